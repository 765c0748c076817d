/// What a byte of UTF-8 begins, as far as one byte (and for a few lead bytes the next two) can tell.
///
/// The tokenizer knows the characters of ordinary Danish text by this table: ASCII, the letters of U+00C0-024F, the
/// quotation marks and dashes. A chunk with anything else goes to ICU.
enum ByteClass {
  static let space: UInt8 = 0
  static let letter: UInt8 = 1
  static let digit: UInt8 = 2
  /// An ASCII mark: its piece kind is in `Bytes.markKind`.
  static let mark: UInt8 = 3
  /// C3-C9: a letter of two bytes, × and ÷ excepted.
  static let letterLead: UInt8 = 4
  /// C2: Latin-1 marks, NBSP, NEL.
  static let latinLead: UInt8 = 5
  /// CC, CD: combining marks.
  static let combiningLead: UInt8 = 6
  /// E1, E2, E3, EF: may begin white space or a mark of three bytes.
  static let threeLead: UInt8 = 7
  static let other: UInt8 = 8
}

enum Bytes {
  /// `ByteClass` of each byte. A process-long table, so that hot loops index a plain pointer.
  nonisolated(unsafe) static let classes: UnsafePointer<UInt8> = table { b in
    switch b {
    case 0x09...0x0D, 0x20: ByteClass.space
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): ByteClass.letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): ByteClass.digit
    case 0xC3...0xC9: ByteClass.letterLead
    case 0xC2: ByteClass.latinLead
    case 0xCC, 0xCD: ByteClass.combiningLead
    case 0xE1, 0xE2, 0xE3, 0xEF: ByteClass.threeLead
    case 0x80...0xFF: ByteClass.other
    default: ByteClass.mark
    }
  }

  /// The piece kind of each ASCII mark; control characters are symbols like any other.
  nonisolated(unsafe) static let markKinds: UnsafePointer<UInt8> = table { b in
    let kind: PieceKind =
      switch UnicodeScalar(b) {
      case ".": .stop
      case ",": .comma
      case ":": .colon
      case ";": .semicolon
      case "!", "?": .exclamation
      case "'", "`": .apostrophe
      case "-": .hyphen
      case "+": .plus
      case "/": .slash
      case "&": .ampersand
      case "@": .at
      case "#": .hash
      case "_": .underscore
      case "%": .percent
      case "\"": .quote
      case "(", "[", "{": .open
      case ")", "]", "}": .close
      default: .symbol
      }
    return kind.rawValue
  }

  private static func table(_ value: (UInt8) -> UInt8) -> UnsafePointer<UInt8> {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for b in 0...255 { table[b] = value(UInt8(b)) }
    return UnsafePointer(table)
  }

  /// The length in bytes of the white space character at `i`, 0 where there is none.
  ///
  /// White space is Unicode's White_Space, and with it U+200B and U+FEFF, which are no text: words part there.
  @inline(__always)
  static func spaceLength(_ p: UnsafePointer<UInt8>, _ i: Int, _ n: Int) -> Int {
    let c = classes[Int(p[i])]
    if c == ByteClass.space { return 1 }
    if c == ByteClass.latinLead {
      return i + 1 < n && (p[i + 1] == 0xA0 || p[i + 1] == 0x85) ? 2 : 0
    }
    if c == ByteClass.threeLead, i + 2 < n { return isWideSpace(p[i], p[i + 1], p[i + 2]) ? 3 : 0 }
    return 0
  }

  private static func isWideSpace(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    switch (a, b) {
    case (0xE2, 0x80): c <= 0x8B || c == 0xA8 || c == 0xA9 || c == 0xAF
    case (0xE2, 0x81): c == 0x9F
    case (0xE1, 0x9A), (0xE3, 0x80): c == 0x80
    case (0xEF, 0xBB): c == 0xBF
    default: false
    }
  }

  /// The number of bytes of the code point whose lead byte is `b`.
  @inline(__always)
  static func length(_ b: UInt8) -> Int { b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4 }

  /// Byte `b` in small letters, where `previous` is the byte before it: ASCII and À-Þ.
  @inline(__always)
  static func lower(_ b: UInt8, after previous: UInt8) -> UInt8 {
    if b &- 0x41 < 26 { return b | 0x20 }
    if previous == 0xC3, b >= 0x80, b <= 0x9E, b != 0x97 { return b + 0x20 }
    return b
  }
}
