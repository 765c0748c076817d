internal import DocumentModel

/// A tree of the treebank as the parser will meet it: words as numbers, heads made projective.
struct TrainingSentence {
  private let words: [Word]
  private let wordCount: Int
  private let upos: [UInt8]
  private let marks: [UInt8]
  private let pairs: [PunctuationHeads.Pair]
  private let gaps: [UInt32]
  private let sums: [UInt64]
  /// The root's head is the number of tokens.
  let heads: [Int32]
  private let projectiveHeads: [Int32]
  /// The same, counted from the end.
  private let backwardHeads: [Int32]
  /// The trees, from the beginning, that the voters give when they have not learnt from this sentence.
  private var trees: [Int32]
  let labels: [UInt8]
  /// Its place among the trees that a parser made; `nil` for one of the treebank.
  private let placeAmongParsed: Int?

  /// - Returns: `nil` for a sentence without words.
  init?(
    _ sentence: TreebankSentence, placeAmongParsed: Int? = nil, labelNumbers: [String: Int],
    reader: inout SentenceReader, scratch c: inout Configuration
  ) {
    reader.begin(tokens: sentence.count, in: &c)
    for i in 0..<sentence.count {
      var form = sentence.forms[i]
      form.withUTF8 { form in
        let word = Word(
          form: Hashing.word(form), lemma: Hashing.text(sentence.lemmas[i]), upos: sentence.upos[i],
          features: Hashing.features(sentence.feats[i]))
        reader.add(word, upos: sentence.upos[i], form: form, to: &c)
      }
    }
    reader.end(&c)
    let n = c.count
    guard c.wordCount > 0 else { return nil }
    wordCount = c.wordCount
    words = Array(UnsafeBufferPointer(start: c.words, count: n))
    upos = Array(UnsafeBufferPointer(start: c.upos, count: n))
    marks = Array(UnsafeBufferPointer(start: c.marks, count: n))
    pairs = Array(UnsafeBufferPointer(start: c.pairs, count: n))
    gaps = Array(UnsafeBufferPointer(start: c.gaps, count: n + 1))
    sums = Array(UnsafeBufferPointer(start: c.sums, count: n + 1))

    var heads: [Int32] = []
    var labels: [UInt8] = []
    var root = -1
    for i in 0..<n {
      let head = sentence.heads[i] - 1
      if head < 0, root < 0 { root = i }
      heads.append(Int32(head >= 0 ? head : root == i ? n : root))
      labels.append(UInt8(labelNumbers[sentence.deprels[i]] ?? 0))
    }
    self.heads = heads
    projectiveHeads = Projectivity.lift(heads)
    backwardHeads = projectiveHeads.reversed().map { Int($0) < n ? Int32(n - 1) - $0 : $0 }
    self.labels = labels
    trees = [Int32](repeating: 0, count: n * Voter.allCases.count)
    self.placeAmongParsed = placeAmongParsed
  }

  var count: Int { heads.count }

  var isOfTreebank: Bool { placeAmongParsed == nil }

  /// Whether it is learnt from in this round over the trees: one of the treebank always, a parsed one in each
  /// `weight`th, so that the treebank counts `weight` times.
  func takesPart(inRound round: Int, treebankWeight weight: Int) -> Bool {
    placeAmongParsed.map { ($0 + round) % max(1, weight) == 0 } ?? true
  }

  /// The gold tree as `pass` should build it.
  func projectiveHeads(_ pass: Pass) -> [Int32] { pass.isBackward ? backwardHeads : projectiveHeads }

  mutating func setTree(_ voter: Voter, _ heads: [Int32]) {
    trees.replaceSubrange(voter.rawValue * count..<(voter.rawValue + 1) * count, with: heads)
  }

  func tree(_ voter: Voter) -> [Int32] {
    Array(trees[voter.rawValue * count..<(voter.rawValue + 1) * count])
  }

  /// Calls `body` with the voter's tree in place; those of later voters follow it.
  func withTree<Result>(_ voter: Voter, _ body: (UnsafePointer<Int32>) -> Result) -> Result {
    trees.withUnsafeBufferPointer { body($0.baseAddress! + voter.rawValue * count) }
  }

  /// Puts the words into `c`.
  func load(_ c: inout Configuration) {
    let n = words.count
    c.reserve(n)
    c.count = n
    c.wordCount = wordCount
    for i in 0..<n {
      c.words[i] = words[i]
      c.upos[i] = upos[i]
      c.marks[i] = marks[i]
      c.pairs[i] = pairs[i]
    }
    for i in 0...n {
      c.gaps[i] = gaps[i]
      c.sums[i] = sums[i]
    }
    c.closeWords()
  }
}
