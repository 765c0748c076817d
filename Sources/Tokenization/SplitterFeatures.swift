/// The features of a gap where the rules leave it open: hashes of what stands around it.
///
/// A sentence without an end mark (a headline whose line end is lost) shows in words: the next one has a capital
/// although it is mostly written small, the one before is no word that needs another.
struct SplitterFeatures {
  /// As many as `fill` writes.
  static let count = 35

  let borders: Borders
  let cases: UnsafePointer<UInt8>

  private enum Shape: UInt32 {
    case outside, small, capital, capitals, initial, digit, mark, other
  }

  /// Writes the features of the gap before token `t` to `out`; `sentenceStart` is the first token of the sentence
  /// that would end there.
  func fill(_ out: UnsafeMutablePointer<UInt32>, _ t: Int, sentenceStart: Int, likely: Bool) {
    let a = t - 1
    let e = borders.lastBeforeClosers(t)
    let f = borders.firstAfterOpeners(t)
    let mark =
      UInt32(borders.endMark(e).rawValue) << 5 | UInt32(borders.kind(e).rawValue) << 2
      | (e < a ? 2 : 0) | (likely ? 1 : 0)
    let (wa, wb, wf) = (word(a), word(t), word(f))
    let (sa, sb, sf) = (shape(a), shape(t), shape(f))
    let (sa2, sb2, sf2) = (shape(a - 1), shape(t + 1), shape(f + 1))
    let (ca, cf) = (caseClass(a), caseClass(f))
    let length = bucket(t - sentenceStart)
    let rest = bucket(distanceToMark(t))
    let segment = segment(sentenceStart, t)
    var k = 0
    func add(_ template: UInt32, _ x: UInt32, _ y: UInt32 = 0, _ z: UInt32 = 0, _ v: UInt32 = 0) {
      var h = template &* 0x9E37_79B1 ^ x &* 0x85EB_CA6B
      h = (h ^ h >> 15 ^ y) &* 0xC2B2_AE35
      h = (h ^ h >> 13 ^ z) &* 0x27D4_EB2F
      h = (h ^ h >> 16 ^ v) &* 0x1656_67B1
      out[k] = h ^ h >> 15
      k += 1
    }
    add(1, mark)
    add(2, mark, sb, sf)
    add(3, mark, wb)
    add(4, mark, wa)
    add(5, mark, sa, sb, sb2)
    add(6, mark, sa2 << 8 | sa, sb, cf)
    add(7, wa, sf)
    add(8, wf, sa)
    add(9, wf, sf, ca)
    add(10, word(f + 1), sf, cf)
    add(11, word(a - 1), sa, cf)
    add(12, cf, mark, sa)
    add(13, cf, ca, sb << 8 | sf2, mark)
    add(14, cf, sf, sa, sf2)
    add(15, suffix(a, 3), cf)
    add(16, suffix(f, 3), sa, sf)
    add(17, suffix(a, 2), sf, cf)
    add(18, length, mark, cf)
    add(19, length, segment, cf)
    add(20, segment, cf, sa, sf2)
    add(21, segment, mark, wf)
    add(22, rest, cf, sa)
    add(23, rest, mark, length)
    add(24, caseClass(f + 1), cf, sf2, sa)
    add(25, caseClass(a - 1), ca, cf, sa2 << 8 | sa)
    add(26, wa, wf)
    add(27, wf, word(f + 1))
    add(28, suffix(f + 1, 2), cf, sf)
    add(29, shape(sentenceStart), length, cf, sa)
    add(30, word(a - 1), wa)
    add(31, opensQuote(t), mark, cf)
    add(32, opensQuote(t), segment, sa)
    add(33, shape(f + 2), sf2, sf, cf)
    add(34, suffix(f + 1, 3), suffix(f + 2, 2), cf)
    add(35, verbAfter(f), cf, sa, sf2)
  }

  private func inside(_ t: Int) -> Bool { t >= 0 && t < borders.count }

  private func word(_ t: Int) -> UInt32 {
    inside(t) ? WordTable.hash(borders.p + borders.start(t), min(borders.length(t), 40)) : 1
  }

  private func caseClass(_ t: Int) -> UInt32 { inside(t) ? UInt32(CaseTable.value(cases, word(t))) : 15 }

  private func suffix(_ t: Int, _ bytes: Int) -> UInt32 {
    guard inside(t) else { return 1 }
    let length = min(borders.length(t), bytes)
    return WordTable.hash(borders.p + borders.end(t) - length, length)
  }

  private func shape(_ t: Int) -> UInt32 {
    guard inside(t) else { return Shape.outside.rawValue }
    let start = borders.start(t)
    switch Following.kind(borders.p, start, borders.n) {
    case .digit: return Shape.digit.rawValue
    case .lower: return Shape.small.rawValue
    case .mark, .end:
      return borders.length(t) == 1
        ? Shape.mark.rawValue + UInt32(borders.p[start]) << 3 : Shape.other.rawValue
    case .upper:
      let next = start + Bytes.length(borders.p[start])
      if next >= borders.end(t) { return Shape.initial.rawValue }
      if borders.p[next] == 0x2E { return Shape.initial.rawValue }
      return Following.kind(borders.p, next, borders.n) == .upper
        ? Shape.capitals.rawValue : Shape.capital.rawValue
    }
  }

  private func bucket(_ n: Int) -> UInt32 {
    switch n {
    case ..<5: UInt32(max(n, 0))
    case ..<7: 5
    case ..<10: 6
    case ..<15: 7
    case ..<25: 8
    default: 9
    }
  }

  private func distanceToMark(_ t: Int) -> Int {
    for k in t..<min(t + 25, borders.count) {
      switch borders.endMark(k) {
      case .stop, .exclamation: return k - t
      default: continue
      }
    }
    return 25
  }

  /// What the sentence so far is like: all in capitals, with a common verb, with an open quotation or bracket.
  private func segment(_ start: Int, _ t: Int) -> UInt32 {
    var capitals = true
    var verb = false
    var quotes: UInt32 = 0
    var brackets = 0
    for k in max(start, t - 60)..<t {
      let s = shape(k)
      if s == Shape.small.rawValue || s == Shape.capital.rawValue { capitals = false }
      if isVerb(k) { verb = true }
      if borders.isQuote(k) { quotes += 1 }
      if borders.isOpeningBracket(k) { brackets += 1 }
      if borders.isClosingBracket(k) { brackets -= 1 }
    }
    return (capitals ? 1 : 0) | (verb ? 2 : 0) | (quotes & 1) << 2 | (brackets > 0 ? 8 : 0)
  }

  private func isVerb(_ t: Int) -> Bool {
    guard inside(t), borders.length(t) >= 2 else { return false }
    return borders.flags(t) & TokenLexicon.verb != 0
  }

  private func verbAfter(_ f: Int) -> UInt32 {
    for k in 1..<6 where isVerb(f + k) { return UInt32(k) }
    return 0
  }

  /// A quotation mark before the gap or after it, and how it is spaced.
  private func opensQuote(_ t: Int) -> UInt32 {
    let before: UInt32 = borders.isQuote(t - 1) ? 1 : 0
    guard borders.isQuote(t) else { return before }
    return before | (t + 1 < borders.count && borders.isGlued(t + 1) ? 2 : 4)
  }
}

/// How words are written inside sentences: a class of four bits a word, found by its hash.
///
/// 0: seldom seen. 1-7: the share of capitals, from under 2 % to over 98 %. Unequal words may share a place; most
/// places are empty.
enum CaseTable {
  static let bits = 17
  static let size = 1 << (bits - 1)

  @inline(__always)
  static func value(_ table: UnsafePointer<UInt8>, _ hash: UInt32) -> UInt8 {
    let slot = place(hash)
    return slot & 1 == 0 ? table[slot >> 1] & 15 : table[slot >> 1] >> 4
  }

  static func place(_ hash: UInt32) -> Int { Int((hash &* 0x9E37_79B1) >> UInt32(32 - bits)) }

  static func level(capitals: Int, of all: Int) -> UInt8 {
    let share = Double(capitals) / Double(max(all, 1))
    switch share {
    case ..<0.02: return 1
    case ..<0.1: return 2
    case ..<0.3: return 3
    case ..<0.7: return 4
    case ..<0.9: return 5
    case ..<0.98: return 6
    default: return 7
    }
  }
}
