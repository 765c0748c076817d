/// A universal part of speech (https://universaldependencies.org/u/pos/).
public enum UPOS: UInt8, Sendable, Hashable, CaseIterable {
  case adjective, adposition, adverb, auxiliary, coordinatingConjunction, determiner, interjection, noun
  case numeral, particle, pronoun, properNoun, punctuation, subordinatingConjunction, symbol, verb, other

  private static let names = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
  ]

  /// The name in files: `UPOS.properNoun.name == "PROPN"`.
  public var name: String { UPOS.names[Int(rawValue)] }

  /// The tag of a name in a file, or `nil` for an unknown one.
  public init?(name: some StringProtocol) {
    guard let index = UPOS.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: UInt8(index))
  }
}
