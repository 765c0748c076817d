/// Learns the weights of the labels on gold trees: an averaged perceptron that sees its own earlier labels.
struct LabelTrainer {
  let names: [String]
  let options: ParserTraining.Options
  private let coreBits: [UInt32]
  private var c = Configuration()
  private var context = LabelContext()
  private let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: LabelFeatures.limit)

  init(names: [String], options: ParserTraining.Options) {
    self.names = names
    self.options = options
    coreBits = names.map(LabelContext.coreBit)
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
        for s in order { learn(&table, sentences[s]) }
      }
      table.addAverages(to: &sum)
    }
    return sum
  }

  private mutating func learn(_ table: inout AveragedTable, _ sentence: TrainingSentence) {
    sentence.load(&c)
    let n = c.count
    for i in 0..<n { c.heads[i] = sentence.heads[i] }
    c.recountChildren()
    context.reserve(n)
    context.prepare(c)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: table.width) { sums in
      for i in 0..<n where !c.isMark(i) {
        let head = Int(sentence.heads[i])
        let gold = Int(sentence.labels[i])
        var predicted = gold
        if head < n {
          let count = LabelFeatures.extract(c, context, i, into: hashes)
          table.score(hashes, count, sums.baseAddress!)
          predicted = 0
          for a in names.indices where sums[a] > sums[predicted] { predicted = a }
          table.advance()
          if predicted != gold { table.update(hashes, count, good: gold, bad: predicted) }
        }
        context.set(predicted, core: coreBits[predicted], of: i, head: head)
      }
    }
  }
}
