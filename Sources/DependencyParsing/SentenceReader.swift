internal import DocumentModel

/// Fills a configuration with the tokens of a sentence.
///
/// Used alike by the parser and the trainer, so that both see the same.
struct SentenceReader {
  private var count = 0
  private var words = 0
  private var marks: Marks = []
  private var sum: UInt64 = 0

  mutating func begin(tokens: Int, in c: inout Configuration) {
    c.reserve(tokens)
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
      c.pairs[count] = PunctuationHeads.Pair(form)
      marks.formUnion(mark)
      sum &+= Between.unit(mark)
    } else {
      c.pairs[count] = .none
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
