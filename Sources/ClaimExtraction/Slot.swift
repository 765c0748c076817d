/// A grammatical function of a clause, after the passive has been undone.
enum Slot: Sendable, Hashable {
  case subject, object, indirectObject, clause, infinitive, question, quotation, possessor, nationality, colon
  /// A phrase with a preposition, by the preposition's number ("over for" is `over-for`).
  case preposition(Vocabulary.ID)
  /// An at-clause or at-infinitive after a preposition.
  case prepositionClause(Vocabulary.ID)

  /// The slots without a preposition, by their names in frames.
  static let named: [(name: String, slot: Slot)] = [
    ("subj", .subject), ("obj", .object), ("iobj", .indirectObject), ("at", .clause), ("inf", .infinitive),
    ("hv", .question), ("quote", .quotation), ("poss", .possessor), ("adj", .nationality), ("colon", .colon),
  ]
  fileprivate static let plain = named.map(\.slot)
}

/// A grammatical function that can fill a role, with a condition on what fills it: `obj:person`, `om-at`.
struct SlotPattern: Sendable, Hashable {
  enum Kind: UInt8, Sendable { case any, person, thing }
  let slot: Slot
  let kind: Kind
}

extension SlotPattern {
  /// The pattern as one number, as compiled frames hold it.
  ///
  ///     bits 0–3   its place in `Slot.named`, 14 a preposition, 15 a clause after one
  ///     bits 4–5   the kind
  ///     bits 6–    the preposition's number
  var code: Int32 {
    let bits = Int32(kind.rawValue) << 4
    switch slot {
    case .preposition(let word): return word << 6 | bits | 14
    case .prepositionClause(let word): return word << 6 | bits | 15
    default: return bits | Int32(Slot.plain.firstIndex(of: slot) ?? 0)
    }
  }

  init(code: Int32) {
    kind = Kind(rawValue: UInt8(code >> 4 & 3)) ?? .any
    switch code & 15 {
    case 14: slot = .preposition(code >> 6)
    case 15: slot = .prepositionClause(code >> 6)
    case let place: slot = place < Slot.plain.count ? Slot.plain[Int(place)] : .subject
    }
  }
}
