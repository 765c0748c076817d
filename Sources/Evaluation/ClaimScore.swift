public import DocumentModel

/// The claim scores of one text ("Scoring" in `corpus/claims.md`); add them up for a corpus.
///
/// Equal to `claims_tool.py score`, count by count.
public struct ClaimScore: Sendable, Hashable {
  /// Claims of a type other than `other`: found or not. One that meets only a gold `other` is spurious.
  public private(set) var typed = Counts()
  /// Claims of any type.
  public private(set) var all = Counts()
  /// The fillers of gold's typed claims and what was predicted for them, by `ClaimRole.scored`.
  public private(set) var roles: [ClaimRole: Counts] = [:]
  /// Typed claims with the type, the polarity and every role right.
  public private(set) var whole = Counts()
  public private(set) var source = Counts()
  /// On the typed gold claims that were matched: how many have the right type, polarity, factuality.
  public private(set) var type = Counts()
  public private(set) var polarity = Counts()
  public private(set) var factuality = Counts()

  public init(gold: [ScoredClaim], predicted: [ScoredClaim]) {
    self.init(gold: gold, predicted: predicted, matching: ClaimMatching(gold: gold, predicted: predicted))
  }

  init(gold: [ScoredClaim], predicted: [ScoredClaim], matching: ClaimMatching) {
    for role in ClaimRole.scored { roles[role] = Counts() }
    let matched = matching.predictedOfGold.count { $0 != nil }
    all = Counts(right: matched, predicted: predicted.count, gold: gold.count)
    for (i, a) in gold.enumerated() where a.isTyped {
      count(a, matching.predictedOfGold[i].map { predicted[$0] })
    }
    for (j, b) in predicted.enumerated() where b.isTyped {
      if let i = matching.goldOfPredicted[j], gold[i].isTyped { continue }
      typed.predicted += 1
      whole.predicted += 1
      for role in ClaimRole.scored where b.roles[role] != nil { roles[role]!.predicted += 1 }
    }
  }

  /// Counts a typed gold claim and the predicted one that it was matched with.
  private mutating func count(_ a: ScoredClaim, _ b: ScoredClaim?) {
    typed.gold += 1
    whole.gold += 1
    for role in ClaimRole.scored {
      let (x, y) = (a.roles[role], b?.roles[role])
      roles[role]! += Counts(
        right: ClaimMatching.same(x, y) ? 1 : 0, predicted: y == nil ? 0 : 1, gold: x == nil ? 0 : 1)
    }
    guard let b else { return }
    if b.isTyped {
      typed.right += 1
      typed.predicted += 1
    }
    whole.predicted += 1
    if ClaimMatching.whole(a, b) { whole.right += 1 }
    let (x, y) = (a.roles[.source], b.roles[.source])
    source += Counts(
      right: ClaimMatching.same(x, y) ? 1 : 0, predicted: y == nil ? 0 : 1, gold: x == nil ? 0 : 1)
    type += Counts(right: a.type == b.type ? 1 : 0, gold: 1)
    polarity += Counts(right: a.polarity == b.polarity ? 1 : 0, gold: 1)
    factuality += Counts(right: a.factuality == b.factuality ? 1 : 0, gold: 1)
  }

  /// All roles of the main figure together.
  public var allRoles: Counts { ClaimRole.scored.reduce(Counts()) { $0 + roles[$1]! } }

  /// The lines of a report over the scores of a corpus' texts.
  static func figures(_ texts: [ClaimScore]) -> [Figure] {
    [Figure("typed", units: texts.map(\.typed)), Figure("all", units: texts.map(\.all))]
      + ClaimRole.scored.map { role in Figure(role.name, units: texts.map { $0.roles[role]! }) }
      + [
        Figure("roles", units: texts.map(\.allRoles)), Figure("whole", units: texts.map(\.whole)),
        Figure("source", units: texts.map(\.source)),
        Figure("type", .accuracy, units: texts.map(\.type)),
        Figure("polarity", .accuracy, units: texts.map(\.polarity)),
        Figure("factuality", .accuracy, units: texts.map(\.factuality)),
      ]
  }
}
