/// One difference between gold and prediction: what is wrong, what probably led to it, and the sentence.
public struct Finding: Sendable, Hashable {
  /// What is wrong.
  public enum Fault: String, Sendable, Hashable, CaseIterable {
    case missed, spurious
    case wrongType = "wrong type"
    /// The filler of one role was given to another.
    case wrongRole = "wrong role"
    case wrongSpan = "wrong span"
    case missedRole = "missed role"
    case spuriousRole = "spurious role"
    case wrongPolarity = "wrong polarity"
    case wrongFactuality = "wrong factuality"
    case wrongSource = "wrong source"
    case wrongLabel = "wrong label"
  }

  /// The earliest stage whose output cannot carry the right answer. It is read off the predicted layers: gold has
  /// no trees, so it is a hint where to look, not a proof.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// A sentence border runs through the claim.
    case sentence
    /// The right span does not begin and end at token borders.
    case token
    /// The name in the right span was missed or cut otherwise.
    case name
    /// The predicate was not tagged as a verb or noun.
    case tag
    /// The words of the right span do not hang together under one head.
    case tree
    /// All of that is in order: a frame or rule.
    case rule
    /// No tokens in the prediction to tell by.
    case unknown
  }

  public let layer: String
  public let fault: Fault
  public let cause: Cause
  public let document: String
  public let sentence: String
  /// What stands in gold and what was predicted, for people: `presses · pressure · actor USA`.
  public let gold: String
  public let predicted: String
  /// The role that is wrong, empty where it is the whole claim or name.
  public let role: String
}
