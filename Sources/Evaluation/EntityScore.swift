/// How names inside compounds ("EU-landene") and derived words ("danske") count.
public enum KindReading: String, Sendable, Hashable, CaseIterable {
  /// As a plain name of their label (the UNER reading of compounds).
  case keep
  /// As no name at all (the DaNE-like reading).
  case drop
  /// Neither right nor wrong: what is predicted at a gold one is left out of account.
  case ignore
}

/// What counts as a name.
public struct EntityReading: Sendable, Hashable {
  /// The labels that count; others are left out on both sides.
  public var labels: [String]
  public var part: KindReading
  public var deriv: KindReading

  public init(
    labels: [String] = ["PER", "LOC", "ORG"], part: KindReading = .keep, deriv: KindReading = .drop
  ) {
    self.labels = labels
    self.part = part
    self.deriv = deriv
  }

  private func reading(_ kind: AnnotatedEntity.Kind) -> KindReading {
    switch kind {
    case .plain: .keep
    case .part: part
    case .deriv: deriv
    }
  }

  /// The gold and predicted names that count; `unlabeled` gives all of them one label.
  func names(
    gold: [AnnotatedEntity], predicted: [AnnotatedEntity], unlabeled: Bool = false
  ) -> (gold: [Name], predicted: [Name]) {
    func kept(_ entities: [AnnotatedEntity], _ wanted: KindReading) -> [Name] {
      entities.filter { labels.contains($0.label) && reading($0.kind) == wanted }
        .map { Name(range: $0.range, label: unlabeled ? "" : $0.label) }
    }
    let names = kept(gold, .keep)
    let ignored = Set(kept(gold, .ignore).map(\.range))
    let known = Set(names)
    return (names, kept(predicted, .keep).filter { known.contains($0) || !ignored.contains($0.range) })
  }
}

/// A range of code points with a label.
struct Name: Hashable, Sendable {
  var range: Range<Int>
  var label: String
}

/// The entity scores of one text; equal to `score_ner.py`, count by count.
public struct EntityScore: Sendable, Hashable {
  /// By label: the same span and label.
  public private(set) var exact: [String: Counts] = [:]
  /// By label: any shared character and the same label, one to one, as many pairs as can be made.
  public private(set) var overlap: [String: Counts] = [:]
  /// The same span, whatever the label; and any shared character, whatever the label.
  public private(set) var spans = Counts()
  public private(set) var spansOverlap = Counts()
  /// Predicted names that do not begin and end at a gold token's edge (a fault in units shows here).
  public private(set) var offTokenEdge = 0

  public init(
    gold: [AnnotatedEntity], predicted: [AnnotatedEntity], goldTokens: [AnnotatedToken]? = nil,
    reading: EntityReading = EntityReading()
  ) {
    let names = reading.names(gold: gold, predicted: predicted)
    for label in reading.labels {
      let g = names.gold.filter { $0.label == label }.map(\.range)
      let p = names.predicted.filter { $0.label == label }.map(\.range)
      exact[label] = Counts(right: EntityScore.equal(g, p), predicted: p.count, gold: g.count)
      overlap[label] = Counts(right: EntityScore.overlapping(g, p), predicted: p.count, gold: g.count)
    }
    let unlabeled = reading.names(gold: gold, predicted: predicted, unlabeled: true)
    let (g, p) = (unlabeled.gold.map(\.range), unlabeled.predicted.map(\.range))
    spans = Counts(right: EntityScore.equal(g, p), predicted: p.count, gold: g.count)
    spansOverlap = Counts(right: EntityScore.overlapping(g, p), predicted: p.count, gold: g.count)
    if let goldTokens {
      let starts = Set(goldTokens.map(\.range.lowerBound))
      let ends = Set(goldTokens.map(\.range.upperBound))
      offTokenEdge = names.predicted.count {
        !starts.contains($0.range.lowerBound) || !ends.contains($0.range.upperBound)
      }
    }
  }

  /// How many predicted spans are in gold, each gold span used once.
  private static func equal(_ gold: [Range<Int>], _ predicted: [Range<Int>]) -> Int {
    var left: [Range<Int>: Int] = [:]
    for span in gold { left[span, default: 0] += 1 }
    return predicted.count { span in
      guard let n = left[span], n > 0 else { return false }
      left[span] = n - 1
      return true
    }
  }

  /// The size of the largest one-to-one matching of spans that share a character (augmenting paths).
  private static func overlapping(_ gold: [Range<Int>], _ predicted: [Range<Int>]) -> Int {
    var owner: [Int?] = predicted.map { _ in nil }
    let near = gold.map { g in predicted.indices.filter { g.overlaps(predicted[$0]) } }
    func place(_ i: Int, _ seen: inout Set<Int>) -> Bool {
      for j in near[i] where seen.insert(j).inserted {
        if owner[j] == nil || place(owner[j]!, &seen) {
          owner[j] = i
          return true
        }
      }
      return false
    }
    for i in gold.indices {
      var seen: Set<Int> = []
      _ = place(i, &seen)
    }
    return owner.count { $0 != nil }
  }

  /// The lines of a report over the scores of a corpus' texts.
  static func figures(_ texts: [EntityScore], labels: [String]) -> [Figure] {
    func micro(_ score: EntityScore, _ counts: KeyPath<EntityScore, [String: Counts]>) -> Counts {
      labels.reduce(Counts()) { $0 + score[keyPath: counts][$1]! }
    }
    let exact = labels.map { label in Figure(label, units: texts.map { $0.exact[label]! }) }
    let overlap = labels.map { label in Figure("\(label) overlap", units: texts.map { $0.overlap[label]! }) }
    return exact
      + [Figure("micro", units: texts.map { micro($0, \.exact) }), Figure("macro", meanOf: exact)]
      + overlap
      + [
        Figure("overlap", units: texts.map { micro($0, \.overlap) }),
        Figure("spans", units: texts.map(\.spans)), Figure("spans overlap", units: texts.map(\.spansOverlap)),
      ]
  }
}
