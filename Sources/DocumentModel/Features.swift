/// What a feature string says, as bits that a stage can test without comparing text.
public struct FeatureTraits: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(bit: UInt64) { rawValue = 1 << bit }

  public static let finite = FeatureTraits(bit: 0)
  public static let infinitive = FeatureTraits(bit: 1)
  public static let participle = FeatureTraits(bit: 2)
  public static let gerund = FeatureTraits(bit: 3)
  public static let indicative = FeatureTraits(bit: 4)
  public static let imperative = FeatureTraits(bit: 5)
  public static let present = FeatureTraits(bit: 6)
  public static let past = FeatureTraits(bit: 7)
  public static let active = FeatureTraits(bit: 8)
  public static let passive = FeatureTraits(bit: 9)
  public static let genitive = FeatureTraits(bit: 10)
  public static let nominative = FeatureTraits(bit: 11)
  public static let accusative = FeatureTraits(bit: 12)
  public static let definite = FeatureTraits(bit: 13)
  public static let indefinite = FeatureTraits(bit: 14)
  public static let singular = FeatureTraits(bit: 15)
  public static let plural = FeatureTraits(bit: 16)
  public static let commonGender = FeatureTraits(bit: 17)
  public static let neuter = FeatureTraits(bit: 18)
  public static let firstPerson = FeatureTraits(bit: 19)
  public static let secondPerson = FeatureTraits(bit: 20)
  public static let thirdPerson = FeatureTraits(bit: 21)
  public static let possessive = FeatureTraits(bit: 22)
  public static let reflexive = FeatureTraits(bit: 23)
  public static let personal = FeatureTraits(bit: 24)
  public static let demonstrative = FeatureTraits(bit: 25)
  public static let interrogativeOrRelative = FeatureTraits(bit: 26)
  public static let comparative = FeatureTraits(bit: 27)
  public static let superlative = FeatureTraits(bit: 28)
  public static let ordinal = FeatureTraits(bit: 29)
  public static let cardinal = FeatureTraits(bit: 30)

  private static let byPair: [String: FeatureTraits] = [
    "VerbForm=Fin": .finite, "VerbForm=Inf": .infinitive, "VerbForm=Part": .participle,
    "VerbForm=Ger": .gerund, "Mood=Ind": .indicative, "Mood=Imp": .imperative, "Tense=Pres": .present,
    "Tense=Past": .past, "Voice=Act": .active, "Voice=Pass": .passive, "Case=Gen": .genitive,
    "Case=Nom": .nominative, "Case=Acc": .accusative, "Definite=Def": .definite,
    "Definite=Ind": .indefinite, "Number=Sing": .singular, "Number=Plur": .plural,
    "Gender=Com": .commonGender, "Gender=Neut": .neuter, "Person=1": .firstPerson,
    "Person=2": .secondPerson, "Person=3": .thirdPerson, "Poss=Yes": .possessive,
    "Reflex=Yes": .reflexive, "PronType=Prs": .personal, "PronType=Dem": .demonstrative,
    "PronType=Int,Rel": .interrogativeOrRelative, "PronType=Rel": .interrogativeOrRelative,
    "PronType=Int": .interrogativeOrRelative, "Degree=Cmp": .comparative, "Degree=Sup": .superlative,
    "NumType=Ord": .ordinal, "NumType=Card": .cardinal,
  ]

  /// The bits of a CoNLL-U FEATS column: `"Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act"`, `"_"` or `""`.
  public init(features: String) {
    self = features.split(separator: "|").reduce(into: []) { bits, pair in
      if let bit = FeatureTraits.byPair[String(pair)] { bits.formUnion(bit) }
    }
  }
}

/// The feature strings that occur in a layer, each with its number; a token holds the number.
///
/// The strings are as in CoNLL-U's FEATS column, the empty string for `_`. Number 0 is always the empty one.
public final class FeatureInventory: Sendable, Hashable {
  public let names: [String]
  public let traits: [FeatureTraits]

  /// - Parameter names: distinct feature strings; the first must be empty.
  public init(names: [String]) {
    precondition(names.first == "")
    self.names = names
    self.traits = names.map(FeatureTraits.init(features:))
  }

  public static func == (a: FeatureInventory, b: FeatureInventory) -> Bool { a === b || a.names == b.names }
  public func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
