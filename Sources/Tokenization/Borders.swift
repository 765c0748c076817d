/// The gaps between the tokens of a text, as places where a sentence may end.
struct Borders {
  let p: UnsafePointer<UInt8>
  let n: Int
  let starts: UnsafePointer<Int32>
  let ends: UnsafePointer<Int32>
  let count: Int
  let lexicon: TokenLexicon
  var layout: LineLayout

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: UnsafeBufferPointer<Int32>,
    _ ends: UnsafeBufferPointer<Int32>,
    _ lexicon: TokenLexicon
  ) {
    p = bytes.baseAddress!
    n = bytes.count
    self.starts = starts.baseAddress!
    self.ends = ends.baseAddress!
    count = starts.count
    self.lexicon = lexicon
    layout = LineLayout(p, n)
  }

  /// What the rules say of the gap before a token.
  enum Verdict: Equatable {
    case goesOn, ends
    /// The rules leave it open; `likely` is the answer where there is no model.
    case open(likely: Bool)
  }

  // MARK: Tokens

  @inline(__always) func start(_ t: Int) -> Int { Int(starts[t]) }
  @inline(__always) func end(_ t: Int) -> Int { Int(ends[t]) }
  @inline(__always) func length(_ t: Int) -> Int { Int(ends[t] - starts[t]) }
  @inline(__always) func first(_ t: Int) -> UInt8 { p[Int(starts[t])] }
  @inline(__always) func last(_ t: Int) -> UInt8 { p[Int(ends[t]) - 1] }

  /// Whether token `t` follows the one before it without white space.
  @inline(__always) func isGlued(_ t: Int) -> Bool { t > 0 && ends[t - 1] == starts[t] }

  func gap(_ t: Int) -> Gap { Gap(p, n, end(t - 1), start(t)) }

  func letterKind(_ t: Int) -> Following.Kind {
    let kind = Following.kind(p, start(t), n)
    // iPhone, eBay, mRNA: a name that begins small
    if kind == .lower, length(t) > 2, Following.kind(p, start(t) + 1, n) == .upper { return .upper }
    return kind
  }

  func flags(_ t: Int) -> UInt8 { t >= 0 && t < count ? lexicon.words.value(p + start(t), length(t)) : 0 }

  func isNumber(_ t: Int) -> Bool { t >= 0 && Bytes.classes[Int(first(t))] == ByteClass.digit }

  func isOpener(_ t: Int) -> Bool { flags(t) & TokenLexicon.opener != 0 }

  /// A quotation mark of any kind.
  func isQuote(_ t: Int) -> Bool {
    switch length(t) {
    case 1: return first(t) == 0x22 || first(t) == 0x27 || first(t) == 0x60
    case 2: return first(t) == 0xC2 && (last(t) == 0xAB || last(t) == 0xBB)
    case 3:
      guard first(t) == 0xE2, p[start(t) + 1] == 0x80 else { return false }
      return last(t) >= 0x98 && last(t) <= 0x9F || last(t) == 0xB9 || last(t) == 0xBA
    default: return false
    }
  }

  func isClosingBracket(_ t: Int) -> Bool {
    length(t) == 1 && (first(t) == 0x29 || first(t) == 0x5D || first(t) == 0x7D)
  }
  func isOpeningBracket(_ t: Int) -> Bool {
    length(t) == 1 && (first(t) == 0x28 || first(t) == 0x5B || first(t) == 0x7B)
  }

  /// - – — and runs of hyphens.
  func isDash(_ t: Int) -> Bool {
    switch length(t) {
    case 1, 2: first(t) == 0x2D && last(t) == 0x2D
    case 3:
      first(t) == 0x2D || first(t) == 0xE2 && p[start(t) + 1] == 0x80 && last(t) >= 0x92 && last(t) <= 0x95
    default: false
    }
  }

  /// An emoji or a face made of marks.
  func isFace(_ t: Int) -> Bool {
    let b = first(t)
    if b >= 0x80 {
      return b == 0xF0 || b == 0xE2 && length(t) >= 3 && p[start(t) + 1] >= 0x98 && p[start(t) + 1] <= 0x9E
    }
    return lexicon.emoticonStarts[Int(b)] && length(t) >= 2 && length(t) <= 5
      && lexicon.emoticons.value(p + start(t), length(t)) != 0
  }

  /// The last token before gap `t` that is no closing mark and no face.
  func lastBeforeClosers(_ t: Int) -> Int {
    var e = t - 1
    while e > 0, t - e < 5, isGlued(e) && (isQuote(e) || isClosingBracket(e)) || isFace(e) { e -= 1 }
    return e
  }

  /// The first token from `t` on that is no opening mark and no dash.
  func firstAfterOpeners(_ t: Int) -> Int {
    var f = t
    while f + 1 < count, f - t < 4, isQuote(f) || isOpeningBracket(f) || isDash(f) { f += 1 }
    return f
  }

  /// Whether token `t` is the first of its line.
  func beginsLine(_ t: Int) -> Bool {
    if t == 0 { return true }
    let kind = gap(t).kind
    return kind == .line || kind == .paragraph
  }

  // MARK: Ends

  /// What kind of end stands before a gap, closing marks passed over.
  enum EndMark: UInt8 {
    case none, stop, exclamation, ellipsis, colon, comma
    /// A token that owns its full stop.
    case abbreviation, number, initial
  }

  func endMark(_ e: Int) -> EndMark {
    switch last(e) {
    case 0x2E:
      if length(e) == 1 { return .stop }
      if first(e) == 0x2E { return .ellipsis }
      if isNumber(e) { return .number }
      return isInitial(e) ? .initial : .abbreviation
    case 0x21, 0x3F: return length(e) <= 3 ? .exclamation : .none
    case 0x3A: return length(e) == 1 ? .colon : .none
    case 0x2C, 0x3B: return length(e) == 1 ? .comma : .none
    case 0xA6: return length(e) >= 3 && first(e) == 0xE2 || first(e) == 0x2E ? .ellipsis : .none
    default: return .none
    }
  }

  /// "P.", "Å.", "H.C."
  func isInitial(_ t: Int) -> Bool {
    var i = start(t)
    guard Following.kind(p, i, n) == .upper, kind(t) == .none || kind(t) == .word else { return false }
    while i < end(t) {
      i += Bytes.length(p[i])
      guard i < end(t), p[i] == 0x2E else { return false }
      i += 1
    }
    return true
  }

  /// "§" or "Stk.": with a number it heads a provision of a law.
  static func isHeadingLabel(_ p: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    switch end - start {
    case 2: p[start] == 0xC2 && p[start + 1] == 0xA7
    case 4: p[start] == 0x53 && p[start + 1] == 0x74 && p[start + 2] == 0x6B && p[start + 3] == 0x2E
    default: false
    }
  }

  /// What the abbreviation lexicon says of token `t`.
  func kind(_ t: Int) -> TokenLexicon.Abbreviation {
    let whole = TokenLexicon.Abbreviation(lexicon.abbreviations, p + start(t), length(t))
    if whole != .none { return whole }
    for ending in lexicon.endings where length(t) > ending.bytes.count {
      let at = end(t) - ending.bytes.count
      if (0..<ending.bytes.count).allSatisfy({ p[at + $0] == ending.bytes[$0] }) { return ending.kind }
    }
    return .none
  }
}
