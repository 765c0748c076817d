public import DocumentModel

/// An `example` or `not` line of a frame.
public struct FrameExample: Sendable {
  public let frame: String
  public let frameLine: LexiconLine
  public let line: LexiconLine
  public let type: ClaimType
  public let sentence: String
  /// The claim in the guidelines' notation; `nil` for a `not` line.
  public let claim: String?
}

extension ClaimExtractor {
  /// The number of frames.
  public var frameCount: Int { frames.count }

  /// Every example of every frame, in file order.
  public var examples: [FrameExample] { frames.examples }

  /// What is wrong with the claims of an example's sentence, or `nil` where the example holds: an `example` must yield
  /// that claim by this frame, a `not` line no claim by this frame.
  public func failure(of example: FrameExample, in document: Document) -> String? {
    let claims = document.claims?.all ?? []
    guard let notation = example.claim else {
      guard let claim = claims.first(where: { $0.evidence == example.frameLine }) else { return nil }
      return "a claim '\(claim.predicateLemma)' where there should be none"
    }
    var fault = ""
    guard let wanted = ExpectedClaim(notation, type: example.type, fault: &fault) else { return fault }
    let candidates = claims.filter { wanted.meets($0, in: document) }
    guard !candidates.isEmpty else { return "no claim at '\(wanted.predicate)'" }
    let best = candidates.map { ($0, wanted.differences(from: $0, in: document)) }.min {
      $0.1.count < $1.1.count
    }!
    if !best.1.isEmpty { return best.1.joined(separator: "; ") + " (by \(best.0.evidence))" }
    if best.0.evidence != example.frameLine { return "made by \(best.0.evidence), not by this frame" }
    return nil
  }
}
