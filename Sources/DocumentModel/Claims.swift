/// The kinds of claim (corpus/claims.md); `other` is any other act.
public enum ClaimType: UInt8, Sendable, Hashable, CaseIterable {
  case state, request, demand, pressure, warn, threaten, accuse, reject, support, propose, commit, agree, meet
  case sanction, attack, protest, prosecute, fund, acquire, appoint, withdraw, launch, change, compete, other

  private static let names = allCases.map { String(describing: $0) }
  public var name: String { Self.names[Int(rawValue)] }
  public init?(name: some StringProtocol) {
    guard let type = ClaimType.allCases.first(where: { $0.name == name }) else { return nil }
    self = type
  }

  /// PLOVER's event code of the type, `nil` where it has none; a frame may set its own.
  public var plover: String? {
    switch self {
    case .request, .demand: "REQUEST"
    case .pressure, .prosecute: "COERCE"
    case .threaten: "THREATEN"
    case .accuse: "ACCUSE"
    case .reject: "REJECT"
    case .support: "SUPPORT"
    case .agree: "AGREE"
    case .meet: "CONSULT"
    case .sanction: "SANCTION"
    case .attack: "ASSAULT"
    case .protest: "PROTEST"
    case .fund: "AID"
    case .state, .warn, .propose, .commit, .acquire, .appoint, .withdraw, .launch, .change, .compete, .other:
      nil
    }
  }
}

/// Whether the predicate is asserted or denied.
public enum Polarity: UInt8, Sendable, Hashable, CaseIterable {
  case positive, negative
  private static let names = allCases.map { String(describing: $0) }
  public var name: String { Self.names[Int(rawValue)] }
}

/// Whether the act is said to happen, tried, intended or only possible.
public enum Factuality: UInt8, Sendable, Hashable, CaseIterable {
  case actual, planned, attempted, possible
  private static let names = allCases.map { String(describing: $0) }
  public var name: String { Self.names[Int(rawValue)] }
}

/// The roles that a span of the sentence can fill.
public enum ClaimRole: UInt8, Sendable, Hashable, CaseIterable {
  case actor, addressee, action, object, content, source
  private static let names = allCases.map { String(describing: $0) }
  public var name: String { Self.names[Int(rawValue)] }
  public init?(name: some StringProtocol) {
    guard let role = ClaimRole.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }
}

/// Somebody does, says or wants something: who, what, to whom, to make them do what, about what.
///
/// All spans are ranges of token indices inside the sentence.
public struct Claim: Sendable, Hashable {
  public var sentence: Int
  public var type: ClaimType
  /// A PLOVER code that the frame sets in place of the type's own.
  public var plover: String?
  /// The pieces of the predicate, ascending: "lægger pres på" is one, "kalder … tilbage" two.
  public var predicate: [Range<Int>]
  /// The dictionary form of the whole predicate: "lægge pres på".
  public var predicateLemma: String
  public var roles: [ClaimRole: Range<Int>]
  /// The lemma of the action's verb.
  public var actionLemma: String
  public var polarity: Polarity
  public var factuality: Factuality
  public var evidence: LexiconLine

  public init(
    sentence: Int, type: ClaimType, plover: String? = nil, predicate: [Range<Int>], predicateLemma: String,
    roles: [ClaimRole: Range<Int>] = [:], actionLemma: String = "", polarity: Polarity = .positive,
    factuality: Factuality = .actual, evidence: LexiconLine
  ) {
    self.sentence = sentence
    self.type = type
    self.plover = plover
    self.predicate = predicate
    self.predicateLemma = predicateLemma
    self.roles = roles
    self.actionLemma = actionLemma
    self.polarity = polarity
    self.factuality = factuality
    self.evidence = evidence
  }
}

/// The claims of a text, by sentence and place of the predicate.
public struct Claims: Sendable, Hashable {
  public var all: [Claim]
  public init(_ all: [Claim] = []) { self.all = all }
}
