internal import DocumentModel

/// One walk over a text that collects its tokens.
///
/// It goes from chunk to chunk (a chunk holds no white space). Plain words, with a comma or without, are done on the
/// spot; any other chunk is cut into pieces, which the rules of Danish join to tokens: `word(from:)` for what begins
/// with a letter or digit, `mark(at:)` for the rest.
struct TokenScanner {
  let p: UnsafePointer<UInt8>
  let n: Int
  let lexicon: TokenLexicon
  private let icuOnly: Bool
  private(set) var tokens = Tokens()
  var pieces = Pieces()
  private var breaker: WordBreakerBox?
  /// Whether a single quotation mark is open, so that one after a word closes it: 'Hej hans' but Hans'.
  var singleQuoteIsOpen = false

  init(_ p: UnsafePointer<UInt8>, _ n: Int, _ lexicon: TokenLexicon, icuOnly: Bool) {
    self.p = p
    self.n = n
    self.lexicon = lexicon
    self.icuOnly = icuOnly
    tokens.reserveCapacity(n / 5 + 4)
  }

  mutating func run() {
    let classes = Bytes.classes
    var i = 0
    while i < n {
      if p[i] == 0x20 {
        i += 1
        continue
      }
      let space = Bytes.spaceLength(p, i, n)
      if space > 0 {
        if p[i] == 0x0A { singleQuoteIsOpen = false }
        i += space
        continue
      }
      var j = i
      while j < n {
        let c = classes[Int(p[j])]
        if c == ByteClass.letter {
          j += 1
        } else if c == ByteClass.letterLead, j + 1 < n, p[j] != 0xC3 || p[j + 1] != 0x97 && p[j + 1] != 0xB7 {
          j += 2
        } else {
          break
        }
      }
      if j > i {
        if j == n || classes[Int(p[j])] == ByteClass.space {
          emit(i, j)
          i = j
          continue
        }
        if p[j] == 0x2C, j + 1 == n || classes[Int(p[j + 1])] == ByteClass.space {
          emit(i, j)
          emit(j, j + 1)
          i = j + 1
          continue
        }
      }
      i = chunk(from: i)
    }
  }

  @inline(__always)
  mutating func emit(_ start: Int, _ end: Int) { tokens.append(start: start, end: end) }

  /// Tokens of the chunk at `start`; returns where it ends.
  private mutating func chunk(from start: Int) -> Int {
    pieces.take(p, n, from: start, always: &breaker, icuOnly: icuOnly)
    var k = 0
    while k < pieces.count {
      if let next = emoticon(at: k) {
        k = next
      } else if pieces.kinds[k].isWord || pieces.kinds[k] == .superscript {
        k = word(from: k, then: k + 1)
      } else {
        k = mark(at: k)
      }
    }
    return max(pieces.end, start + 1)
  }

  /// The face of marks at piece `k`, as far as nothing but marks and further faces follow it.
  private mutating func emoticon(at k: Int) -> Int? {
    let start = pieces.starts[k]
    guard lexicon.emoticonStarts[Int(p[start])] else { return nil }
    if k > 0, pieces.kinds[k - 1] == .digit || pieces.kinds[k - 1] == .open { return nil }
    if k > 0, pieces.kinds[k].isWord { return nil }
    if k > 0, pieces.kinds[0] == .open, k < 8 { return nil }
    var length = min(5, pieces.end - start)
    while length >= 2 {
      if lexicon.emoticons.value(p + start, length) != 0 {
        var next = k
        while next < pieces.count, pieces.starts[next] < start + length { next += 1 }
        if pieces.starts[next] == start + length, mayFollowEmoticon(next) {
          emit(start, start + length)
          return next
        }
      }
      length -= 1
    }
    return nil
  }

  private func mayFollowEmoticon(_ k: Int) -> Bool {
    switch pieces.kind(k) {
    case .end, .stop, .comma, .exclamation, .quote, .close, .symbol, .ellipsis: true
    default: pieces.kind(k).isWord ? false : lexicon.emoticonStarts[Int(p[pieces.starts[k]])]
    }
  }
}
