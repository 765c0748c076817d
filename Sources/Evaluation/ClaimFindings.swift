internal import DocumentModel

/// The single errors in the claims of one text, in the order of the claims. Gold claims of type `other` are left out,
/// as in the typed scores.
struct ClaimFindings {
  private let gold: AnnotatedText
  private let predicted: AnnotatedText
  private let causes: CauseFinder
  private(set) var all: [Finding] = []

  init(gold: AnnotatedText, predicted: AnnotatedText) {
    self.gold = gold
    self.predicted = predicted
    causes = CauseFinder(gold: gold, predicted: predicted)
    let (a, b) = (gold.claims ?? [], predicted.claims ?? [])
    let matching = ClaimMatching(gold: a, predicted: b)
    for (i, claim) in a.enumerated() where claim.isTyped {
      if let j = matching.predictedOfGold[i] {
        compare(claim, b[j])
      } else {
        add(.missed, causes.cause(ofPredicate: claim.predicate), claim, nil)
      }
    }
    for (j, claim) in b.enumerated() where claim.isTyped {
      if let i = matching.goldOfPredicted[j] {
        if !a[i].isTyped { add(.spurious, .rule, a[i], claim) }
      } else {
        add(.spurious, .rule, nil, claim)
      }
    }
  }

  /// Notes what is wrong with a predicted claim that was matched.
  private mutating func compare(_ a: ScoredClaim, _ b: ScoredClaim) {
    if a.type != b.type { add(.wrongType, .rule, a, b) }
    for role in ClaimRole.scored {
      let (x, y) = (a.roles[role], b.roles[role])
      if x == nil && y == nil || ClaimMatching.same(x, y) { continue }
      if let x {
        let elsewhere = ClaimRole.scored.contains { $0 != role && ClaimMatching.same(x, b.roles[$0]) }
        let fault: Finding.Fault = elsewhere ? .wrongRole : y == nil ? .missedRole : .wrongSpan
        add(fault, elsewhere ? .rule : causes.cause(ofSpan: x), a, b, role)
      } else if let y, !ClaimRole.scored.contains(where: { $0 != role && ClaimMatching.same(a.roles[$0], y) })
      {
        // A filler that gold has under another role was told of there.
        add(.spuriousRole, .rule, a, b, role)
      }
    }
    if a.polarity != b.polarity { add(.wrongPolarity, .rule, a, b) }
    if a.factuality != b.factuality { add(.wrongFactuality, .rule, a, b) }
    let (x, y) = (a.roles[.source], b.roles[.source])
    if (x != nil || y != nil) && !ClaimMatching.same(x, y) { add(.wrongSource, .rule, a, b) }
  }

  private mutating func add(
    _ fault: Finding.Fault, _ cause: Finding.Cause, _ a: ScoredClaim?, _ b: ScoredClaim?,
    _ role: ClaimRole? = nil
  ) {
    let place = (a ?? b)!.predicate[0].lowerBound
    let sentence = gold.sentence(at: place).map { gold.text(gold.sentences![$0]) } ?? ""
    all.append(
      Finding(
        layer: "claims", fault: fault, cause: cause, document: gold.id, sentence: sentence,
        gold: a.map { gold.notation($0) } ?? "", predicted: b.map { gold.notation($0) } ?? "",
        role: role?.name ?? ""))
  }
}

extension AnnotatedText {
  /// A claim in the notation of `corpus/claims.md`: `presses · pressure · actor USA · addressee Sydkorea`.
  func notation(_ claim: ScoredClaim) -> String {
    var parts = [claim.predicate.map(text).joined(separator: " ... "), claim.type]
    if claim.polarity != "positive" { parts.append(claim.polarity) }
    if claim.factuality != "actual" { parts.append(claim.factuality) }
    for role in ClaimRole.allCases {
      if let span = claim.roles[role] { parts.append("\(role.name) \(text(span))") }
    }
    return parts.joined(separator: " · ")
  }
}
