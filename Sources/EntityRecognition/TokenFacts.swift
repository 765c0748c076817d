/// How a token is written.
struct TokenShape: OptionSet {
  let rawValue: UInt16
  init(rawValue: UInt16) { self.rawValue = rawValue }
  private init(_ bit: Int) { rawValue = 1 << UInt16(bit) }

  /// Begins with a capital letter.
  static let capital = TokenShape(0)
  /// Holds a small letter.
  static let small = TokenShape(1)
  /// Two capital letters at least and no small one: "USA", "KØBENHAVN".
  static let allCapitals = TokenShape(2)
  /// Begins with a digit: "3F".
  static let digit = TokenShape(3)
  /// Holds a letter or digit.
  static let word = TokenShape(4)
  /// "P.", "H.C.": every capital with its full stop.
  static let initial = TokenShape(5)
  static let hyphen = TokenShape(6)
  /// Nothing lies between it and the token before.
  static let adjoins = TokenShape(7)
  /// The first word of its sentence, marks aside.
  static let firstWord = TokenShape(8)
  /// Its sentence is written in capitals.
  static let inCapitals = TokenShape(9)
  /// Four letters at least.
  static let long = TokenShape(10)
  /// A result such as "2-1".
  static let score = TokenShape(11)
  /// Holds a digit.
  static let figures = TokenShape(12)
  /// A capital right behind a small letter: "DentaNord".
  static let innerCapital = TokenShape(13)
}

/// What is looked up once for every token.
struct TokenFacts {
  /// The token as it is.
  var form = FormMatch()
  /// The node of the token without its genitive ending, -1 for none.
  var stem: Int32 = -1
  var shape: TokenShape = []
  /// The bytes of the genitive ending: 1 in "Danmarks" and "Vestas'", 2 in "DR's", 4 in "DR’s".
  var ending: UInt8 = 0
}

extension TokenFacts {
  /// Reads a token: its shape, its ending and the hash of its key.
  init(
    reading span: TokenSpan, hash: inout NameHash
  ) {
    var shape: TokenShape = []
    var scalars = NameScalars(span.text, from: Int(span.starts[span.first]), to: span.end)
    var count = 0
    var capitals = 0
    var letters = 0
    var initials = true
    var before: UInt32 = 0
    var digitsOnly = true
    while true {
      let s = scalars.next()
      if s == NameScalars.end { break }
      let folded = Letter.folded(s)
      hash.feed(folded)
      if folded != s {
        capitals += 1
        letters += 1
        if count == 0 { shape.insert(.capital) }
        if count > 0, before != 0x2E { initials = false }
        if Letter.isSmall(before) { shape.insert(.innerCapital) }
        digitsOnly = false
      } else if Letter.isSmall(s) {
        letters += 1
        shape.insert(.small)
        initials = false
        digitsOnly = false
      } else if s >= 0x30, s <= 0x39 {
        if count == 0 { shape.insert(.digit) }
        shape.insert([.word, .figures])
        initials = false
      } else if s == 0x2D || s == 0x2013 {
        shape.insert(.hyphen)
        if before != 0x2E { initials = false }
      } else if s == 0x2E {
        if before == 0x2E || count == 0 { initials = false }
        digitsOnly = false
      } else {
        if Letter.isLetterOrDigit(s) { shape.insert([.word, .small]) }
        initials = false
        digitsOnly = false
      }
      before = s
      count += 1
    }
    if letters > 0 { shape.insert(.word) }
    if letters >= 4 { shape.insert(.long) }
    if capitals >= 2, !shape.contains(.small) { shape.insert(.allCapitals) }
    if initials, capitals > 0, before == 0x2E { shape.insert(.initial) }
    if digitsOnly, shape.contains([.digit, .hyphen]), count >= 3, count <= 7 { shape.insert(.score) }
    self.shape = shape
    if letters >= 1 { ending = TokenFacts.genitiveEnding(span) }
  }

  /// The length in bytes of what may be a genitive ending: 's, ’s, s, and the apostrophe after s, x or z.
  private static func genitiveEnding(_ span: TokenSpan) -> UInt8 {
    let text = span.text
    let start = Int(span.starts[span.first])
    let end = span.end
    let last = text[end - 1]
    if last == 0x73 {
      if end - start > 2, text[end - 2] == 0x27 { return 2 }
      if end - start > 4, isCurly(text, end - 1) { return 4 }
      return end - start > 2 ? 1 : 0
    }
    if last == 0x27, end - start >= 2, endsInSibilant(text[end - 2]) { return 1 }
    if end - start >= 4, isCurly(text, end), endsInSibilant(text[end - 4]) { return 3 }
    return 0
  }

  private static func isCurly(_ text: UnsafePointer<UInt8>, _ end: Int) -> Bool {
    text[end - 3] == 0xE2 && text[end - 2] == 0x80 && text[end - 1] == 0x99
  }

  private static func endsInSibilant(_ b: UInt8) -> Bool {
    let small = b | 0x20
    return small == 0x73 || small == 0x78 || small == 0x7A
  }
}
