/// Which capitals of a sentence say something.
enum SentenceCapitals {
  /// What a token is for the question.
  enum Kind: UInt8 {
    case word, mark
    /// A mark after which a word has a capital whatever it is: colon, quotation mark, full stop.
    case opener
  }

  static func kind(of form: borrowing FoldedForm) -> Kind {
    if form.letters > 0 || form.digits > 0 { return .word }
    guard form.count > 0, form.count <= 3 else { return .mark }
    switch form.lower[0] {
    case 0x3A, 0x22, 0x27, 0x2E, 0x21, 0x3F: return .opener
    case 0xC2: return form.lower[1] == 0xAB || form.lower[1] == 0xBB ? .opener : .mark
    case 0xE2: return form.count == 3 && form.lower[1] == 0x80 && form.lower[2] >= 0x98 ? .opener : .mark
    default: return .mark
    }
  }

  /// A headline in capitals: three words of two letters or more, and no small letter.
  struct Headline {
    private var words = 0
    private var small = false

    @inline(__always)
    mutating func take(_ form: borrowing FoldedForm) {
      if form.capitals == .all { words += 1 }
      if form.smallLetters > 0 { small = true }
    }

    var holds: Bool { words >= 3 && !small }
  }
}
