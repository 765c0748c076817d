internal import DocumentModel

/// A grammatical function that can fill a role, with a condition on what fills it: `obj:person`, `om-at`.
struct SlotPattern: Sendable, Hashable {
  enum Kind: Sendable { case any, person, thing }
  let slot: Slot
  let kind: Kind
}

/// A grammatical function of a clause, after the passive has been undone.
enum Slot: Sendable, Hashable {
  case subject, object, indirectObject, clause, infinitive, question, quotation, possessor, nationality, colon
  /// A phrase with a preposition, by the preposition's number ("over for" is `over-for`).
  case preposition(Vocabulary.ID)
  /// An at-clause or at-infinitive after a preposition.
  case prepositionClause(Vocabulary.ID)

  static let named: [String: Slot] = [
    "subj": .subject, "obj": .object, "iobj": .indirectObject, "at": .clause, "inf": .infinitive,
    "hv": .question, "quote": .quotation, "poss": .possessor, "adj": .nationality, "colon": .colon,
  ]
}

/// A predicate by sense: what it looks like, and what fills its roles. One record of `frames/*.frames`.
struct Frame: Sendable {
  enum Reflexive: Sendable { case never, required, any }

  struct Example: Sendable {
    let sentence: String
    /// The claim in the notation of the guidelines; empty for `not`.
    let claim: String
    let line: Int
    var isCounterexample: Bool { claim.isEmpty }
  }

  let name: String
  let type: ClaimType
  let plover: String?
  let line: LexiconLine
  var verbs: [Vocabulary.ID] = []
  var nominals: [Vocabulary.ID] = []
  var nouns: [Vocabulary.ID] = []
  var particles: [Vocabulary.ID] = []
  var words: [[Vocabulary.ID]] = []
  var reflexive = Reflexive.never
  var prepositions: [Vocabulary.ID] = []
  var modals: [Vocabulary.ID] = []
  var needs: [[SlotPattern]] = []
  var lacks: [SlotPattern] = []
  var subjectKind = SlotPattern.Kind.any
  var objectKind = SlotPattern.Kind.any
  var subjectNouns: [String] = []
  var objectNouns: [String] = []
  var roles: [ClaimRole: [SlotPattern]] = [:]
  var examples: [Example] = []

  func slots(_ role: ClaimRole) -> [SlotPattern] { roles[role] ?? [] }
}
