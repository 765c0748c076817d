internal import DocumentModel

/// How the letters of a form are written.
enum Capitals: UInt8 {
  /// No capital: "hus", "1990", "…".
  case none
  /// Capitals only where a word or a part after a hyphen begins: "Aarhus", "Smith-Jensen".
  case initial
  /// Two or more letters, all capital: "USA".
  case all
  /// Anything else: "SID-huset", "iPhone".
  case mixed
}

/// What a capital says about a token: the column of a form's entry in the model.
enum CapitalClass: UInt8 {
  case lower
  /// A capital inside the sentence.
  case inside
  /// A capital that says nothing: the first word, after a colon or quotation mark, or in a headline in capitals.
  case uninformative
  case all
  case mixed

  static let count = 5
}

/// A word form as the tables know it: composed letters, straight apostrophes, no soft hyphens, lower case.
///
/// "Å" may come as A + U+030A; both are looked up as "å". Only the look-up is folded, never the text. One value is
/// reused for all tokens of a call.
struct FoldedForm: ~Copyable {
  /// The composed form in its own case, as long as `lower`.
  private(set) var cased: UnsafeMutablePointer<UInt8>
  private(set) var lower: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int
  private(set) var capitals = Capitals.none
  private(set) var letters = 0
  private(set) var smallLetters = 0
  private(set) var digits = 0
  private(set) var hyphens = 0
  /// The running hash of `lower`.
  private(set) var hash = FormHash.start

  init() {
    capacity = 256
    cased = .allocate(capacity: capacity)
    lower = .allocate(capacity: capacity)
  }

  deinit {
    cased.deallocate()
    lower.deallocate()
  }

  private mutating func reserve(_ n: Int) {
    guard n > capacity else { return }
    cased.deallocate()
    lower.deallocate()
    capacity = n * 2
    cased = .allocate(capacity: capacity)
    lower = .allocate(capacity: capacity)
  }

  /// Folds a token of valid UTF-8.
  mutating func fold(_ token: UnsafeBufferPointer<UInt8>) {
    let bytes = PlainMark.plain(token)
    reserve(bytes.count)
    var n = 0
    var letters = 0
    var large = 0
    var small = 0
    var digits = 0
    var hyphens = 0
    var largeElsewhere = false
    var begins = true
    let end = bytes.count
    var i = 0
    while i < end {
      let b = bytes[i]
      if b < 0x80 {
        cased[n] = b
        switch b {
        case 0x61...0x7A:
          lower[n] = b
          small += 1
          begins = false
        case 0x41...0x5A:
          lower[n] = b | 0x20
          large += 1
          if !begins { largeElsewhere = true }
          begins = false
        default:
          lower[n] = b
          if b >= 0x30 && b <= 0x39 { digits += 1 }
          if b == 0x2D { hyphens += 1 }
          begins = b == 0x2D || b == 0x2F
        }
        n += 1
        i += 1
        continue
      }
      if b < 0xE0 && i + 1 < end {
        let second = bytes[i + 1]
        i += 2
        if b == 0xC2 && second == 0xAD { continue }
        if (b == 0xCC || b == 0xCD) && n > 0, let letter = Composition.letter(cased[n - 1], b, second) {
          cased[n - 1] = letter.0
          cased[n] = letter.1
          let folded = FoldedForm.lowered(letter.0, letter.1)
          lower[n - 1] = folded.0
          lower[n] = folded.1
          n += 1
          continue
        }
        let folded = FoldedForm.lowered(b, second)
        cased[n] = b
        cased[n + 1] = second
        lower[n] = folded.0
        lower[n + 1] = folded.1
        n += 2
        if folded.0 != b || folded.1 != second {
          large += 1
          if !begins { largeElsewhere = true }
          begins = false
        } else if b >= 0xC3 && b != 0xCC && b != 0xCD {
          small += 1
          begins = false
        }
        continue
      }
      // ‘ and ’ are looked up as '.
      if b == 0xE2 && i + 2 < end && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x98 || bytes[i + 2] == 0x99) {
        cased[n] = 0x27
        lower[n] = 0x27
        n += 1
        i += 3
        continue
      }
      cased[n] = b
      lower[n] = b
      n += 1
      i += 1
    }
    letters = large + small
    count = n
    self.letters = letters
    self.smallLetters = small
    self.digits = digits
    self.hyphens = hyphens
    capitals =
      large == 0
      ? .none
      : small == 0 && large > 1 ? .all : largeElsewhere || cased[0] == lower[0] && begins ? .mixed : .initial
    if capitals == .initial && !FoldedForm.firstIsLarge(cased, lower, n) { capitals = .mixed }
    hash = FormHash.running(lower, n)
  }

  private static func firstIsLarge(_ cased: UnsafePointer<UInt8>, _ lower: UnsafePointer<UInt8>, _ n: Int)
    -> Bool
  {
    for i in 0..<n {
      if cased[i] != lower[i] { return true }
      if cased[i] >= 0x61 && cased[i] <= 0x7A { return false }
    }
    return false
  }

  /// The small letter of a two-byte letter: Latin-1, Latin Extended-A, Russian. All keep their length.
  @inline(__always)
  static func lowered(_ a: UInt8, _ b: UInt8) -> (UInt8, UInt8) {
    switch a {
    case 0xC3: return b >= 0x80 && b <= 0x9E && b != 0x97 ? (a, b | 0x20) : (a, b)
    case 0xC4, 0xC5:
      let code = Int(a & 0x1F) << 6 | Int(b & 0x3F)
      let evenIsLarge = code < 0x138 || code >= 0x14A && code < 0x178
      if code == 0x138 || code == 0x149 || code == 0x178 || code == 0x17F || code == 0x130 || code == 0x131 {
        return (a, b)
      }
      if (code & 1 == 0) != evenIsLarge { return (a, b) }
      let small = code + 1
      return (UInt8(0xC0 | small >> 6), UInt8(0x80 | small & 0x3F))
    case 0xD0:
      if b >= 0x90 && b <= 0x9F { return (0xD0, b + 0x20) }
      if b >= 0xA0 && b <= 0xAF { return (0xD1, b - 0x20) }
      return (a, b)
    default: return (a, b)
    }
  }

  /// The class of this form's capitals at its place in the sentence.
  static func capitalClass(_ capitals: Capitals, uninformative: Bool, headline: Bool) -> CapitalClass {
    switch capitals {
    case .none: .lower
    case .initial: uninformative || headline ? .uninformative : .inside
    case .all: headline ? .uninformative : .all
    case .mixed: .mixed
    }
  }
}

/// Letters written as base letter and combining mark (NFD), with their one-letter forms in Latin-1.
enum Composition {
  /// The two bytes of `base` with the mark of bytes `a`, `b`, or `nil` where Latin-1 has no such letter.
  static func letter(_ base: UInt8, _ a: UInt8, _ b: UInt8) -> (UInt8, UInt8)? {
    guard a == 0xCC else { return nil }
    let large = base & 0x20 == 0
    let second: UInt8
    switch (base | 0x20, b) {
    case (0x61, 0x80): second = 0xA0
    case (0x61, 0x81): second = 0xA1
    case (0x61, 0x82): second = 0xA2
    case (0x61, 0x83): second = 0xA3
    case (0x61, 0x88): second = 0xA4
    case (0x61, 0x8A): second = 0xA5
    case (0x63, 0xA7): second = 0xA7
    case (0x65, 0x80): second = 0xA8
    case (0x65, 0x81): second = 0xA9
    case (0x65, 0x82): second = 0xAA
    case (0x65, 0x88): second = 0xAB
    case (0x69, 0x80): second = 0xAC
    case (0x69, 0x81): second = 0xAD
    case (0x69, 0x82): second = 0xAE
    case (0x69, 0x88): second = 0xAF
    case (0x6E, 0x83): second = 0xB1
    case (0x6F, 0x80): second = 0xB2
    case (0x6F, 0x81): second = 0xB3
    case (0x6F, 0x82): second = 0xB4
    case (0x6F, 0x83): second = 0xB5
    case (0x6F, 0x88): second = 0xB6
    case (0x75, 0x80): second = 0xB9
    case (0x75, 0x81): second = 0xBA
    case (0x75, 0x82): second = 0xBB
    case (0x75, 0x88): second = 0xBC
    case (0x79, 0x81): second = 0xBD
    default: return nil
    }
    return (0xC3, large ? second & ~0x20 : second)
  }
}
