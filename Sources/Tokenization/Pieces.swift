internal import ICUText

/// What a piece of a chunk is: a run of letters, a run of digits, or a mark.
enum PieceKind: UInt8 {
  case letter, digit
  /// ² ³ ¹ ½ ¼ ¾ ₂: they join the word or number before them.
  case superscript
  case stop, ellipsis, comma, colon, semicolon
  /// ! and ?
  case exclamation
  /// ' ’ ` ´
  case apostrophe
  /// - ‐ and the no-break hyphen
  case hyphen
  /// – (and ‒)
  case enDash
  case emDash, minus, plus, slash, ampersand, at, hash, underscore, percent, degree, quote, open, close
  /// Any other mark, an emoji, a control character.
  case symbol
  /// What stands after the last piece.
  case end

  var isWord: Bool { self == .letter || self == .digit }
}

/// The pieces of one chunk, a stretch of text without white space. Its buffers serve one chunk after the other.
///
///     "f.eks.,"  ->  f|.|eks|.|,
///
/// ICU's word iteration is what a piece is, cut further at every mark: ICU holds `slut.Næste`, `3,5` and `DR's`
/// together, and which of them stay together is for the rules of Danish to say. Characters that ICU alone knows
/// (combining marks, emoji sequences, other scripts) never begin a piece inside one of ICU's.
struct Pieces {
  private(set) var kinds: [PieceKind] = []
  /// The byte at which each piece begins, and at the end the byte after the chunk.
  private(set) var starts: [Int] = []
  private(set) var count = 0
  /// Where the chunk ends.
  private(set) var end = 0
  /// Whether the chunk may hold an address: it has an "@", a "://" or "www.".
  private(set) var mayHoldAddress = false

  @inline(__always)
  func kind(_ k: Int) -> PieceKind { k < count ? kinds[k] : .end }

  /// Takes the chunk that begins at `start`, by the byte table where that suffices, else by ICU.
  mutating func take(
    _ p: UnsafePointer<UInt8>, _ n: Int, from start: Int, always breaker: inout WordBreakerBox?, icuOnly: Bool
  ) {
    clear()
    if !icuOnly, scan(p, n, from: start) { return close() }
    clear()
    var i = start
    while i < n, Bytes.spaceLength(p, i, n) == 0 { i += Bytes.length(p[i]) }
    end = min(i, n)
    let box = breaker ?? WordBreakerBox()
    breaker = box
    box.breaker.forEachPiece(in: UnsafeBufferPointer(start: p + start, count: end - start)) { range, isWord in
      cut(p, start + range.lowerBound, start + range.upperBound, isWord)
    }
    close()
  }

  private mutating func clear() {
    kinds.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    mayHoldAddress = false
  }

  private mutating func close() {
    count = kinds.count
    starts.append(end)
  }

  private mutating func add(_ kind: PieceKind, _ at: Int) {
    kinds.append(kind)
    starts.append(at)
  }

  /// The byte-table path. False where a character is met that only ICU can place; the chunk is then begun anew.
  private mutating func scan(_ p: UnsafePointer<UInt8>, _ n: Int, from start: Int) -> Bool {
    var i = start
    var last: PieceKind = .end
    while i < n {
      let (kind, length) = Pieces.classify(p, i, n)
      guard let kind else {
        if length == 0 {  // white space
          end = i
          return true
        }
        // A combining mark or soft hyphen goes with the letters before it.
        guard last.isWord, Pieces.isCombining(p, i, n) else { return false }
        i += length
        continue
      }
      if !kind.isWord {
        add(kind, i)
        noteAddress(p, n, i, kind)
      } else if kind != last {
        add(kind, i)
      }
      last = kind
      i += length
    }
    end = n
    return true
  }

  /// Cuts a piece of ICU's at the marks that the byte table knows, and letters from digits.
  private mutating func cut(_ p: UnsafePointer<UInt8>, _ from: Int, _ to: Int, _ isWord: Bool) {
    var i = from
    var last: PieceKind = .end
    while i < to {
      let (kind, length) = Pieces.classify(p, i, to)
      if let kind {
        if !kind.isWord || kind != last {
          add(kind, i)
          noteAddress(p, end, i, kind)
        }
        last = kind
      } else if last == .end {
        last = isWord ? .letter : .symbol
        add(last, i)
      }
      i += max(length, 1)
    }
  }

  private mutating func noteAddress(_ p: UnsafePointer<UInt8>, _ n: Int, _ i: Int, _ kind: PieceKind) {
    switch kind {
    case .at: mayHoldAddress = true
    case .colon: if i + 2 < n, p[i + 1] == 0x2F, p[i + 2] == 0x2F { mayHoldAddress = true }
    case .stop:
      if i >= 3, p[i - 1] | 0x20 == 0x77, p[i - 2] | 0x20 == 0x77, p[i - 3] | 0x20 == 0x77 {
        mayHoldAddress = true
      }
    default: break
    }
  }

  /// The kind and length of the character at `i`; (nil, 0) for white space, (nil, length) for what ICU must place.
  @inline(__always)
  private static func classify(_ p: UnsafePointer<UInt8>, _ i: Int, _ n: Int) -> (PieceKind?, Int) {
    let b = p[i]
    switch Bytes.classes[Int(b)] {
    case ByteClass.letter: return (.letter, 1)
    case ByteClass.digit: return (.digit, 1)
    case ByteClass.space: return (nil, 0)
    case ByteClass.mark: return (PieceKind(rawValue: Bytes.markKinds[Int(b)])!, 1)
    case ByteClass.letterLead where i + 1 < n:
      return b == 0xC3 && (p[i + 1] == 0x97 || p[i + 1] == 0xB7) ? (.symbol, 2) : (.letter, 2)
    case ByteClass.latinLead where i + 1 < n: return latin(p[i + 1])
    case ByteClass.combiningLead where i + 1 < n: return (nil, 2)
    case ByteClass.threeLead where i + 2 < n: return wide(b, p[i + 1], p[i + 2])
    default: return (nil, min(Bytes.length(b), n - i))
    }
  }

  /// U+0080-00BF.
  private static func latin(_ b: UInt8) -> (PieceKind?, Int) {
    switch b {
    case 0x85, 0xA0: (nil, 0)
    case 0xAA, 0xB5, 0xBA: (.letter, 2)  // ª µ º
    case 0xAB, 0xBB: (.quote, 2)  // « »
    case 0xAD: (nil, 2)  // soft hyphen
    case 0xB0: (.degree, 2)
    case 0xB2, 0xB3, 0xB9, 0xBC, 0xBD, 0xBE: (.superscript, 2)
    case 0xB4: (.apostrophe, 2)  // ´
    default: (.symbol, 2)
    }
  }

  /// The marks of U+2010-2044, the euro sign and the minus sign.
  private static func wide(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> (PieceKind?, Int) {
    if a == 0xE2, b == 0x80 {
      switch c {
      case 0x80...0x8B, 0xA8, 0xA9, 0xAF: return (nil, 0)
      case 0x90, 0x91: return (.hyphen, 3)
      case 0x92, 0x93: return (.enDash, 3)
      case 0x94, 0x95: return (.emDash, 3)
      case 0x99: return (.apostrophe, 3)  // ’
      case 0x98, 0x9A...0x9F, 0xB9, 0xBA: return (.quote, 3)
      case 0xA0, 0xA1, 0xA2: return (.symbol, 3)  // † ‡ •
      case 0xA6: return (.ellipsis, 3)
      case 0xB0: return (.percent, 3)  // ‰
      default: return (nil, 3)
      }
    }
    if a == 0xE2, b == 0x82 {
      if c == 0xAC { return (.symbol, 3) }  // €
      if c <= 0x89 { return (.superscript, 3) }  // the small digits of CO₂
    }
    if a == 0xE2, b == 0x88, c == 0x92 { return (.minus, 3) }
    let isSpace =
      a == 0xE2 && b == 0x81 && c == 0x9F || (a == 0xE1 && b == 0x9A || a == 0xE3 && b == 0x80) && c == 0x80
      || a == 0xEF && b == 0xBB && c == 0xBF
    return (nil, isSpace ? 0 : 3)
  }

  private static func isCombining(_ p: UnsafePointer<UInt8>, _ i: Int, _ n: Int) -> Bool {
    guard i + 1 < n else { return false }
    if p[i] == 0xC2 { return p[i + 1] == 0xAD }
    return p[i] == 0xCC || p[i] == 0xCD && p[i + 1] < 0xB0 && p[i + 1] != 0x8F  // U+034F is a joiner: ICU's
  }
}

/// Holds the ICU iterator of one call of the tokenizer, opened where the first chunk needs it.
final class WordBreakerBox {
  var breaker = WordBreaker()
}
