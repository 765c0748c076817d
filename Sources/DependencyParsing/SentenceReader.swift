internal import DocumentModel

/// Fills a configuration with the words of a sentence, leaving marks out, and remembers which is which.
///
/// Used alike by the parser and the trainer, so that both see the same.
struct SentenceReader {
  /// The token of each word.
  private(set) var places: UnsafeMutablePointer<Int32> = .allocate(capacity: 0)
  /// 1 for tokens that are marks (and so no words of the configuration).
  private(set) var isMark: UnsafeMutablePointer<UInt8> = .allocate(capacity: 0)
  private(set) var pairs: UnsafeMutablePointer<PunctuationHeads.Pair> = .allocate(capacity: 0)
  private var capacity = 0
  private var tokenCount = 0
  private var wordCount = 0
  private var marks: Marks = []
  private var sum: UInt64 = 0

  func deallocate() {
    places.deallocate()
    isMark.deallocate()
    pairs.deallocate()
  }

  mutating func begin(tokens: Int, in c: inout Configuration) {
    c.reserve(tokens)
    if tokens > capacity {
      deallocate()
      capacity = max(tokens, capacity * 2)
      places = .allocate(capacity: capacity)
      isMark = .allocate(capacity: capacity)
      pairs = .allocate(capacity: capacity)
    }
    tokenCount = 0
    wordCount = 0
    marks = []
    sum = 0
  }

  mutating func addMark(_ form: UnsafeBufferPointer<UInt8>) {
    isMark[tokenCount] = 1
    pairs[tokenCount] = PunctuationHeads.Pair(form)
    tokenCount += 1
    marks.formUnion(Marks(token: form))
    sum &+= Between.unit(Marks(token: form))
  }

  mutating func addWord(_ word: Word, upos: UPOS, to c: inout Configuration) {
    isMark[tokenCount] = 0
    pairs[tokenCount] = .none
    places[wordCount] = Int32(truncatingIfNeeded: tokenCount)
    c.words[wordCount] = word
    c.upos[wordCount] = upos.rawValue
    closeGap(&c)
    sum &+= Between.unit(upos)
    tokenCount += 1
    wordCount += 1
  }

  mutating func end(_ c: inout Configuration) {
    closeGap(&c)
    c.count = wordCount
    c.closeWords()
  }

  private mutating func closeGap(_ c: inout Configuration) {
    c.gaps[wordCount] = Hashing.spread(UInt32(marks.rawValue) + 256)
    c.sums[wordCount] = sum
    marks = []
  }
}
