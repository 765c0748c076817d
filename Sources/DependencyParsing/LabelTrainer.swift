/// Learns the weights of the labels: an averaged perceptron that sees its own earlier labels.
///
/// It learns from every gold tree, and from the tree that a parser gives the sentence, where the head is right: that
/// is what it will meet (dev LAS +0.2).
struct LabelTrainer {
  let names: [String]
  let options: ParserTraining.Options
  private let coreBits: [UInt32]
  private let root: Int
  private var c = Configuration()
  private var context = LabelContext()
  private let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: LabelFeatures.limit)

  init(names: [String], options: ParserTraining.Options) {
    self.names = names
    self.options = options
    coreBits = names.map(LabelContext.coreBit)
    root = names.firstIndex(of: "root") ?? 0
  }

  func deallocate() {
    c.deallocate()
    context.deallocate()
    hashes.deallocate()
  }

  /// The summed averages of all runs.
  mutating func train(_ sentences: [TrainingSentence]) -> [Float] {
    let width = (names.count + 7) / 8 * 8
    var sum = [Float](repeating: 0, count: width << options.labelBits)
    for run in 1...max(1, options.runs) {
      var random = SplitMix(state: options.seed &+ UInt64(run) &* 104_729)
      var table = AveragedTable(bits: options.labelBits, width: width)
      var order = Array(sentences.indices)
      for _ in 1...max(1, options.epochs) {
        order.shuffle(using: &random)
        for s in order {
          learn(&table, sentences[s], in: sentences[s].heads)
          learn(&table, sentences[s], in: sentences[s].tree(.guidedForward))
        }
      }
      table.addAverages(to: &sum)
    }
    return sum
  }

  private mutating func learn(_ table: inout AveragedTable, _ sentence: TrainingSentence, in tree: [Int32]) {
    sentence.load(&c)
    let n = c.count
    for i in 0..<n { c.heads[i] = tree[i] }
    context.settlePunctuation(c)
    c.recountChildren()
    context.prepare(c)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: table.width) { sums in
      for i in 0..<n where !c.isMark(i) {
        let head = Int(c.heads[i])
        let gold = Int(sentence.labels[i])
        var predicted = root
        if head < n {
          let count = LabelFeatures.extract(c, context, i, into: hashes)
          table.score(hashes, count, sums.baseAddress!)
          predicted = 0
          for a in names.indices where sums[a] > sums[predicted] { predicted = a }
          table.advance()
          if predicted != gold, c.heads[i] == sentence.heads[i] {
            table.update(hashes, count, good: gold, bad: predicted)
          }
        }
        context.set(predicted, core: coreBits[predicted], of: i, head: head)
      }
    }
  }
}
