internal import DocumentModel

/// Which predicted claim stands for which gold claim of the same text.
///
/// Two claims can be matched when their predicates share a character; each is matched once, the pair with the most
/// equal roles first, then the pair with the same type, then in order.
struct ClaimMatching {
  /// For each gold claim the index of the predicted one, and the other way round.
  private(set) var predictedOfGold: [Int?]
  private(set) var goldOfPredicted: [Int?]

  init(gold: [ScoredClaim], predicted: [ScoredClaim]) {
    predictedOfGold = gold.map { _ in nil }
    goldOfPredicted = predicted.map { _ in nil }
    var pairs: [(equalRoles: Int, sameType: Int, gold: Int, predicted: Int)] = []
    for (i, a) in gold.enumerated() {
      for (j, b) in predicted.enumerated() where ClaimMatching.share(a.predicate, b.predicate) {
        pairs.append((ClaimMatching.equalRoles(a, b), a.type == b.type ? 1 : 0, i, j))
      }
    }
    pairs.sort {
      (-$0.equalRoles, -$0.sameType, $0.gold, $0.predicted) < (
        -$1.equalRoles, -$1.sameType, $1.gold, $1.predicted
      )
    }
    for pair in pairs where predictedOfGold[pair.gold] == nil && goldOfPredicted[pair.predicted] == nil {
      predictedOfGold[pair.gold] = pair.predicted
      goldOfPredicted[pair.predicted] = pair.gold
    }
  }

  /// Whether any piece of one predicate shares a character with any of the other.
  static func share(_ a: [Range<Int>], _ b: [Range<Int>]) -> Bool {
    a.contains { x in b.contains { x.overlaps($0) } }
  }

  /// Whether two spans overlap with Dice ≥ 0.5 over characters.
  static func same(_ a: Range<Int>?, _ b: Range<Int>?) -> Bool {
    guard let a, let b else { return false }
    let common = min(a.upperBound, b.upperBound) - max(a.lowerBound, b.lowerBound)
    return common > 0 && 4 * common >= a.count + b.count
  }

  static func equalRoles(_ a: ScoredClaim, _ b: ScoredClaim) -> Int {
    ClaimRole.scored.reduce(0) { $0 + (same(a.roles[$1], b.roles[$1]) ? 1 : 0) }
  }

  /// Whether type, polarity and every role of the main figure are right, and no role too many.
  static func whole(_ a: ScoredClaim, _ b: ScoredClaim) -> Bool {
    a.type == b.type && a.polarity == b.polarity
      && ClaimRole.scored.allSatisfy { role in
        let (x, y) = (a.roles[role], b.roles[role])
        return x == nil && y == nil || same(x, y)
      }
  }
}
