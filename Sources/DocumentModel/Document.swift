/// A text and the layers of analysis that have been laid over it.
///
/// A layer that is `nil` has not been computed; one that is there and empty has, and found nothing. A layer can
/// be filled in from a gold annotation: `Pipeline.complete(_:)` keeps what it finds.
public struct Document: Sendable, Hashable {
  public let text: SourceText
  public var tokens: Tokens?
  public var sentences: Sentences?
  public var entities: Entities?
  public var morphology: Morphology?
  public var syntax: Syntax?
  public var claims: Claims?

  public init(
    text: SourceText, tokens: Tokens? = nil, sentences: Sentences? = nil, entities: Entities? = nil,
    morphology: Morphology? = nil, syntax: Syntax? = nil, claims: Claims? = nil
  ) {
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
    self.entities = entities
    self.morphology = morphology
    self.syntax = syntax
    self.claims = claims
  }
}

/// The layers that a caller can ask for.
public struct Layers: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let tokens = Layers(rawValue: 1)
  public static let sentences = Layers(rawValue: 2)
  public static let entities = Layers(rawValue: 4)
  public static let morphology = Layers(rawValue: 8)
  public static let syntax = Layers(rawValue: 16)
  public static let claims = Layers(rawValue: 32)
  public static let all: Layers = [.tokens, .sentences, .entities, .morphology, .syntax, .claims]
}
