internal import ICUText

/// What stands next in the text after a full stop: it decides whether the stop is an end mark.
struct Following {
  enum Kind { case end, upper, lower, digit, mark }

  let kind: Kind
  /// The byte at which the next word or mark begins, closing and opening marks passed over.
  let at: Int
  /// Whether a line ends in between.
  let crossesLine: Bool

  /// No gap is followed further than this: a text of blanks must not cost the square of its length.
  private static let reach = 200

  /// Looks from byte `start`, which is where the stop ends.
  init(_ p: UnsafePointer<UInt8>, _ n: Int, from start: Int) {
    let limit = min(n, start + Following.reach)
    var i = start
    while i < limit, let length = Following.quoteOrBracket(p, i, n) { i += length }
    var lines = 0
    while i < limit {
      let length = Bytes.spaceLength(p, i, n)
      if length == 0 { break }
      if Gap.endsLine(p, i, n) { lines += 1 }
      i += length
    }
    while i < limit, let length = Following.quoteOrBracket(p, i, n) { i += length }
    at = i
    crossesLine = lines > 0
    kind = i >= n || lines > 1 ? .end : Following.kind(p, i, n)
  }

  static func kind(_ p: UnsafePointer<UInt8>, _ i: Int, _ n: Int) -> Kind {
    guard i < n else { return .end }
    let b = p[i]
    switch Bytes.classes[Int(b)] {
    case ByteClass.letter: return b < 0x61 ? .upper : .lower
    case ByteClass.digit: return .digit
    case ByteClass.mark, ByteClass.space: return .mark
    default:
      if b == 0xC3, i + 1 < n {
        if p[i + 1] == 0x97 || p[i + 1] == 0xB7 { return .mark }
        return p[i + 1] < 0x9F ? .upper : .lower
      }
      let scalar = Following.scalar(p, i, n)
      if !CharacterProperties.isLetter(scalar) { return .mark }
      return CharacterProperties.isUppercase(scalar) ? .upper : .lower
    }
  }

  private static func scalar(_ p: UnsafePointer<UInt8>, _ i: Int, _ n: Int) -> UInt32 {
    let length = min(Bytes.length(p[i]), n - i)
    var value = UInt32(p[i]) & (length == 1 ? 0x7F : 0xFF >> UInt32(length + 1))
    for k in 1..<max(length, 1) { value = value << 6 | UInt32(p[i + k] & 0x3F) }
    return value
  }

  /// The length of the quotation mark or bracket at `i`, nil where there is none.
  private static func quoteOrBracket(_ p: UnsafePointer<UInt8>, _ i: Int, _ n: Int) -> Int? {
    switch p[i] {
    case 0x22, 0x27, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D: return 1
    case 0xC2: return i + 1 < n && (p[i + 1] == 0xAB || p[i + 1] == 0xBB) ? 2 : nil
    case 0xE2:
      guard i + 2 < n, p[i + 1] == 0x80 else { return nil }
      return p[i + 2] >= 0x98 && p[i + 2] <= 0x9F || p[i + 2] == 0xB9 || p[i + 2] == 0xBA ? 3 : nil
    default: return nil
    }
  }
}

/// What lies between two tokens.
struct Gap {
  /// No white space, white space in a line, one line end, or a paragraph's end.
  enum Kind: UInt8 { case none, blank, line, paragraph }

  let kind: Kind
  /// The byte after the first line end, where there is one.
  let nextLine: Int

  init(_ p: UnsafePointer<UInt8>, _ n: Int, _ from: Int, _ to: Int) {
    if from == to {
      kind = .none
      nextLine = from
      return
    }
    if to - from == 1, p[from] == 0x20 {
      kind = .blank
      nextLine = from
      return
    }
    var i = from
    var lines = 0
    var first = from
    while i < to {
      let length = max(Bytes.spaceLength(p, i, n), 1)
      if Gap.endsLine(p, i, n) {
        lines += 1
        if p[i] == 0xE2, p[i + 2] == 0xA9 { lines += 1 }  // U+2029 ends a paragraph
        if lines == 1 { first = i + length }
      }
      i += length
    }
    kind = lines == 0 ? .blank : lines == 1 ? .line : .paragraph
    nextLine = first
  }

  /// Whether the white space character at `i` ends a line: LF, CR without LF, VT, FF, NEL, U+2028, U+2029.
  @inline(__always)
  static func endsLine(_ p: UnsafePointer<UInt8>, _ i: Int, _ n: Int) -> Bool {
    switch p[i] {
    case 0x0A, 0x0B, 0x0C: true
    case 0x0D: i + 1 >= n || p[i + 1] != 0x0A
    case 0xC2: i + 1 < n && p[i + 1] == 0x85
    case 0xE2: i + 2 < n && p[i + 1] == 0x80 && (p[i + 2] == 0xA8 || p[i + 2] == 0xA9)
    default: false
    }
  }
}
