internal import DocumentModel

/// A word as the scorers see it: four mixed numbers.
struct Word {
  var form: UInt32
  var lemma: UInt32
  /// UPOS.
  var tag: UInt32
  /// UPOS and FEATS.
  var morph: UInt32

  init(form: UInt32, lemma: UInt32, upos: UPOS, features: UInt32) {
    self.form = form
    self.lemma = lemma
    tag = Hashing.spread(UInt32(upos.rawValue) + 1)
    morph = Hashing.spread(features &+ UInt32(upos.rawValue) &* 0x0101_0101)
  }

  private init(special: UInt32) {
    form = Hashing.spread(special)
    lemma = form
    tag = form
    morph = form
  }
  /// The root above the sentence.
  static let root = Word(special: 1001)
  /// What a place that is not there looks like.
  static let none = Word(special: 1002)
}

/// The kinds of mark that stand between two words.
struct Marks: OptionSet {
  let rawValue: UInt8
  static let comma = Marks(rawValue: 1)
  static let dash = Marks(rawValue: 2)
  static let colon = Marks(rawValue: 4)
  static let quote = Marks(rawValue: 8)
  static let opening = Marks(rawValue: 16)
  static let closing = Marks(rawValue: 32)
  static let final = Marks(rawValue: 64)
  static let other = Marks(rawValue: 128)

  /// The kind of a token that is tagged as a mark.
  init(token bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else {
      self = .other
      return
    }
    switch first {
    case UInt8(ascii: ","): self = .comma
    case UInt8(ascii: "-"): self = .dash
    case UInt8(ascii: ":"), UInt8(ascii: ";"): self = .colon
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): self = .quote
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): self = .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): self = .closing
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): self = .final
    case 0xC2 where bytes.count == 2 && (bytes[1] == 0xAB || bytes[1] == 0xBB): self = .quote  // « »
    case 0xC2 where bytes.count == 2 && bytes[1] == 0xB4: self = .quote  // ´
    case 0xE2 where bytes.count == 3 && bytes[1] == 0x80:
      switch bytes[2] {
      case 0x90...0x95: self = .dash  // ‐ … ―
      case 0x98...0x9F, 0xB9, 0xBA: self = .quote  // ‘ … ‟ ‹ ›
      case 0xA6: self = .final  // …
      default: self = .other
      }
    default: self = .other
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The set as a mixed number.
  @inline(__always) static func gap(_ marks: Marks) -> UInt32 { Hashing.spread(UInt32(marks.rawValue) + 256) }
}

/// Counts of what lies between two places: marks and verbs, five counters of twelve bits in one number, so that a
/// difference of two sums from the sentence's beginning holds the counts between them.
enum Between {
  static func unit(_ marks: Marks) -> UInt64 {
    var sum: UInt64 = 0
    if marks.contains(.comma) { sum += 1 }
    if marks.contains(.quote) { sum += 1 << 12 }
    if !marks.isDisjoint(with: [.dash, .colon, .final]) { sum += 1 << 24 }
    if !marks.isDisjoint(with: [.opening, .closing]) { sum += 1 << 36 }
    return sum
  }

  static func unit(_ upos: UPOS) -> UInt64 { upos == .verb || upos == .auxiliary ? 1 << 48 : 0 }

  /// The counts, each cut at 3.
  @inline(__always) static func marks(_ difference: UInt64) -> UInt32 {
    let comma = min(difference & 0xFFF, 3)
    let quote = min((difference >> 12) & 0xFFF, 3)
    let dash = min((difference >> 24) & 0xFFF, 3)
    let bracket = min((difference >> 36) & 0xFFF, 3)
    return UInt32(truncatingIfNeeded: comma | quote << 2 | dash << 4 | bracket << 6) &* 0x9E37_79B1
  }

  @inline(__always) static func verbs(_ difference: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: min((difference >> 48) & 0xFFF, 3)) &* 0xC2B2_AE35
  }
}
