internal import DocumentModel

/// A tree of the treebank as the parser will meet it: marks taken out, words as numbers, heads made projective.
struct TrainingSentence {
  private let words: [Word]
  private let upos: [UInt8]
  private let gaps: [UInt32]
  private let sums: [UInt64]
  /// Heads among the words; the root's head is the number of words.
  let heads: [Int32]
  let projectiveHeads: [Int32]
  let labels: [UInt8]

  /// - Returns: `nil` for a sentence without words.
  init?(
    _ sentence: TreebankSentence, labelNumbers: [String: Int], reader: inout SentenceReader,
    scratch c: inout Configuration
  ) {
    reader.begin(tokens: sentence.count, in: &c)
    for i in 0..<sentence.count {
      let upos = sentence.upos[i]
      var form = sentence.forms[i]
      form.withUTF8 { form in
        if upos == .punctuation {
          reader.addMark(form)
        } else {
          let word = Word(
            form: Hashing.word(form), lemma: Hashing.text(sentence.lemmas[i]), upos: upos,
            features: Hashing.features(sentence.feats[i]))
          reader.addWord(word, upos: upos, to: &c)
        }
      }
    }
    reader.end(&c)
    let n = c.count
    guard n > 0 else { return nil }
    words = Array(UnsafeBufferPointer(start: c.words, count: n))
    upos = Array(UnsafeBufferPointer(start: c.upos, count: n))
    gaps = Array(UnsafeBufferPointer(start: c.gaps, count: n + 1))
    sums = Array(UnsafeBufferPointer(start: c.sums, count: n + 1))

    var wordOfToken = [Int](repeating: -1, count: sentence.count)
    for w in 0..<n { wordOfToken[Int(reader.places[w])] = w }
    var heads: [Int32] = []
    var labels: [UInt8] = []
    var root = -1
    for w in 0..<n {
      let token = Int(reader.places[w])
      var head = sentence.heads[token] - 1
      while head >= 0, wordOfToken[head] < 0 { head = sentence.heads[head] - 1 }
      var label = sentence.deprels[token]
      if head < 0 {
        label = "root"
        if root < 0 { root = w }
      }
      heads.append(Int32(head < 0 ? (root == w ? n : root) : wordOfToken[head]))
      if head < 0, root != w { label = "conj" }
      labels.append(UInt8(labelNumbers[label] ?? 0))
    }
    self.heads = heads
    projectiveHeads = Projectivity.lift(heads)
    self.labels = labels
  }

  /// Puts the words into `c`.
  func load(_ c: inout Configuration) {
    let n = words.count
    c.reserve(n)
    c.count = n
    for i in 0..<n {
      c.words[i] = words[i]
      c.upos[i] = upos[i]
    }
    for i in 0...n {
      c.gaps[i] = gaps[i]
      c.sums[i] = sums[i]
    }
    c.closeWords()
  }
}
