internal import DocumentModel

/// Fills a configuration with the tokens of a sentence, and keeps what the rule for punctuation needs.
///
/// Used alike by the parser and the trainer, so that both see the same.
struct SentenceReader {
  private(set) var pairs: UnsafeMutablePointer<PunctuationHeads.Pair> = .allocate(capacity: 0)
  private var capacity = 0
  private var count = 0
  private var words = 0
  private var marks: Marks = []
  private var sum: UInt64 = 0

  func deallocate() { pairs.deallocate() }

  mutating func begin(tokens: Int, in c: inout Configuration) {
    c.reserve(tokens)
    if tokens > capacity {
      deallocate()
      capacity = max(tokens, capacity * 2)
      pairs = .allocate(capacity: capacity)
    }
    count = 0
    words = 0
    marks = []
    sum = 0
  }

  mutating func add(_ word: Word, upos: UPOS, form: UnsafeBufferPointer<UInt8>, to c: inout Configuration) {
    c.words[count] = word
    c.upos[count] = upos.rawValue
    closeGap(&c)
    c.marks[count] = 0
    if upos == .punctuation {
      let mark = Marks(token: form)
      c.marks[count] = mark.rawValue
      pairs[count] = PunctuationHeads.Pair(form)
      marks.formUnion(mark)
      sum &+= Between.unit(mark)
    } else {
      pairs[count] = .none
      marks = []
      sum &+= Between.unit(upos)
      words += 1
    }
    count += 1
  }

  mutating func end(_ c: inout Configuration) {
    closeGap(&c)
    c.count = count
    c.wordCount = words
    c.closeWords()
  }

  private func closeGap(_ c: inout Configuration) {
    c.gaps[count] = Marks.gap(marks)
    c.sums[count] = sum
  }
}
