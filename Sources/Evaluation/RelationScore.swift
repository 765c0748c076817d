/// What of a treebank's annotation is taken for what, and how often.
public struct Confusion: Sendable, Hashable {
  public let gold: String
  public let predicted: String
  public let count: Int
}

extension TreebankScore {
  /// F1 of head and relation for each relation of gold, subtypes apart, the most frequent first.
  var relationFigures: [Figure] {
    var frequency: [String: Int] = [:]
    for word in gold.words { frequency[word.relation, default: 0] += 1 }
    let taken = refusedTrees == nil
    return frequency.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { relation, _ in
      figure(relation, counted: { $0.relation == relation }) { i, j in
        taken && gold.headSpan(i) == system.headSpan(j) && system.words[j].relation == relation
      }
    }
  }

  /// The errors of the trees that cost LAS most: a wrong relation as `nmod → obl`, a wrong head under the right
  /// relation as `nmod → nmod (head)`, and of the tags `UPOS VERB → AUX`; most frequent first.
  func confusions(limit: Int = 12) -> [Confusion] {
    var counts: [[String]: Int] = [:]
    for (i, j) in partner.enumerated() {
      guard let j else { continue }
      let (a, b) = (gold.words[i], system.words[j])
      if a.tag != b.tag { counts[["UPOS \(a.tag)", b.tag], default: 0] += 1 }
      guard refusedTrees == nil, !attached(i, j, labeled: true) else { continue }
      let (x, y) = (String(gold.mainRelation(i)), String(system.mainRelation(j)))
      counts[[x, x == y ? "\(y) (head)" : y], default: 0] += 1
    }
    return counts.map { Confusion(gold: $0.key[0], predicted: $0.key[1], count: $0.value) }
      .sorted { ($1.count, $0.gold, $0.predicted) < ($0.count, $1.gold, $1.predicted) }
      .prefix(limit).map { $0 }
  }
}
