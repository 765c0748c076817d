/// What a name stands for (the labels of DaN+ and UNER).
public enum EntityLabel: UInt8, Sendable, Hashable, CaseIterable {
  case person, location, organisation, miscellaneous

  private static let names = ["PER", "LOC", "ORG", "MISC"]
  public var name: String { EntityLabel.names[Int(rawValue)] }
  public init?(name: some StringProtocol) {
    guard let index = EntityLabel.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: UInt8(index))
  }
}

/// A name in the text: a range of whole tokens with a label.
///
/// A genitive ending is inside ("Huaweis"), a title outside ("statsminister [Mette Frederiksen]").
public struct Entity: Sendable, Hashable {
  public var tokens: Range<Int>
  public var label: EntityLabel
  /// The finer kind from the lexicon ("country", "party"), empty where unknown.
  public var kind: String
  /// The id of what is named: ISO 3166 for countries, else the lexicon's own; empty where unknown.
  public var kbID: String
  /// A compound whose first part is the name: "EU-landene".
  public var isPart: Bool
  public var evidence: LexiconLine

  public init(
    tokens: Range<Int>, label: EntityLabel, kind: String = "", kbID: String = "", isPart: Bool = false,
    evidence: LexiconLine
  ) {
    self.tokens = tokens
    self.label = label
    self.kind = kind
    self.kbID = kbID
    self.isPart = isPart
    self.evidence = evidence
  }
}

/// The names of a text.
public struct Entities: Sendable, Hashable {
  /// Names in order; they do not overlap.
  public var names: [Entity]
  /// Adjectives and inhabitants ("amerikansk", "svenskerne"), the names in compounds and inside other names,
  /// each with the id of what it stands for; in order, may overlap.
  public var mentions: [Entity]

  public init(names: [Entity] = [], mentions: [Entity] = []) {
    self.names = names
    self.mentions = mentions
  }
}
