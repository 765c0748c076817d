public import DocumentModel

/// A text and its annotations as the scores read them, whatever they came from.
///
/// All offsets count **code points** (as the records of `corpus/gold` do), ends exclusive: in `"på USA"` the name
/// is `3..<6`. A layer that is `nil` was not annotated; one that is empty was, and nothing was found.
public struct AnnotatedText: Sendable, Hashable {
  public var id: String
  /// The text; `nil` where a record has none. Then offsets cannot be checked against it.
  public var characters: [Unicode.Scalar]?
  public var sentences: [Range<Int>]?
  public var tokens: [AnnotatedToken]?
  public var entities: [AnnotatedEntity]?
  public var claims: [ScoredClaim]?

  public init(
    id: String, characters: [Unicode.Scalar]? = nil, sentences: [Range<Int>]? = nil,
    tokens: [AnnotatedToken]? = nil, entities: [AnnotatedEntity]? = nil, claims: [ScoredClaim]? = nil
  ) {
    self.id = id
    self.characters = characters
    self.sentences = sentences
    self.tokens = tokens
    self.entities = entities
    self.claims = claims
  }

  /// The text between two offsets, as far as there is one.
  public func text(_ range: Range<Int>) -> String {
    guard let characters else { return "" }
    var text = ""
    text.unicodeScalars.append(contentsOf: characters[range.clamped(to: 0..<characters.count)])
    return text
  }

  /// The number of the sentence that holds the character at `offset`, or that ends last before it.
  public func sentence(at offset: Int) -> Int? {
    sentences?.lastIndex { $0.lowerBound <= offset }
  }
}

/// A token: its place, and what the stages said of it where they did.
public struct AnnotatedToken: Sendable, Hashable {
  public var range: Range<Int>
  /// The part of speech by its UD name, empty where there is none.
  public var tag: String
  /// The index of the head among the text's tokens, its own for a root; `nil` where there is no tree.
  public var head: Int?

  public init(range: Range<Int>, tag: String = "", head: Int? = nil) {
    self.range = range
    self.tag = tag
    self.head = head
  }
}

/// A name in the text.
public struct AnnotatedEntity: Sendable, Hashable {
  /// What kind of word the name stands in: by itself, in a compound ("EU-landene"), in a derived word ("danske").
  public enum Kind: String, Sendable, Hashable { case plain, part, deriv }

  public var range: Range<Int>
  public var label: String
  public var kind: Kind

  public init(range: Range<Int>, label: String, kind: Kind = .plain) {
    self.range = range
    self.label = label
    self.kind = kind
  }
}

/// A claim as `corpus/claims.md` defines it, in the form that is scored.
public struct ScoredClaim: Sendable, Hashable {
  /// The pieces of the predicate; never empty.
  public var predicate: [Range<Int>]
  /// The type by its name. A name that the guidelines do not know is wrong wherever it stands, and not `other`.
  public var type: String
  public var polarity: String
  public var factuality: String
  public var roles: Roles

  public init(
    predicate: [Range<Int>], type: String = "other", polarity: String = "positive",
    factuality: String = "actual",
    roles: Roles = Roles()
  ) {
    self.predicate = predicate
    self.type = type
    self.polarity = polarity
    self.factuality = factuality
    self.roles = roles
  }

  /// Whether the claim counts in the typed scores.
  public var isTyped: Bool { type != "other" }
}

extension AnnotatedText {
  /// The layers that the text was annotated with.
  public var layers: Layers {
    var layers: Layers = []
    if tokens != nil { layers.insert(.tokens) }
    if sentences != nil { layers.insert(.sentences) }
    if entities != nil { layers.insert(.entities) }
    if claims != nil { layers.insert(.claims) }
    return layers
  }
}
