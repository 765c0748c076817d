/// Learns the weights of arcs: for every sentence the best tree by the weights so far, with a point more for each
/// wrong arc, is set against the gold tree, and the weights move just as far as makes up for the difference (MIRA:
/// McDonald, Crammer and Pereira 2005), averaged over all sentences.
struct ArcTrainer {
  let options: ParserTraining.Options
  let kinds: [UInt8]
  private let graph = ArcGraph()
  private var c = Configuration()
  private var context = LabelContext()
  private var weights: [Float] = []
  private var corrections: [Float] = []
  private var isLearnt: [Bool] = []
  private var step: Float = 1
  /// The rows of the features of gold and wrong arcs.
  private var changes: [(row: Int32, sign: Float)] = []

  init(options: ParserTraining.Options, kinds: [UInt8]) {
    self.options = options
    self.kinds = kinds
  }

  func deallocate() {
    graph.deallocate()
    c.deallocate()
    context.deallocate()
  }

  /// One bit for each kind of arc that the trees have.
  static func kinds(of sentences: [TrainingSentence]) -> [UInt8] {
    var bits = [UInt8](repeating: 0, count: ArcKinds.bytes)
    var c = Configuration()
    defer { c.deallocate() }
    for sentence in sentences {
      sentence.load(&c)
      for m in 0..<sentence.count {
        let kind = ArcKinds.number(c, head: Int(sentence.heads[m]), dependent: m)
        bits[kind >> 3] |= 1 << UInt8(kind & 7)
      }
    }
    return bits
  }

  /// The averaged weights: of arcs by themselves, or in view of the voters' trees with `main` as the main one.
  mutating func train(_ sentences: [TrainingSentence], main: Voter?) -> [Float] {
    let size = 1 << options.arcBits
    isLearnt = frequentRows(sentences, main)
    weights = [Float](repeating: 0, count: size)
    corrections = weights
    step = 1
    var random = SplitMix(state: options.seed &* 77 &+ UInt64(main?.rawValue ?? 9))
    var order = sentences.indices.filter { ArcGraph.takes(sentences[$0].count) }
    for epoch in 1...max(1, options.arcEpochs) {
      order.shuffle(using: &random)
      for s in order
      where sentences[s].takesPart(inRound: epoch, treebankWeight: options.treebankWeight) {
        learn(sentences[s], main, limit: main == nil ? options.arcStep : options.guidedArcStep)
      }
    }
    return weights.indices.map { weights[$0] - corrections[$0] / step }
  }

  private mutating func frequentRows(_ sentences: [TrainingSentence], _ main: Voter?) -> [Bool] {
    var counts = [UInt8](repeating: 0, count: 1 << options.arcBits)
    let shift = UInt32(32 - options.arcBits)
    for sentence in sentences where ArcGraph.takes(sentence.count) {
      view(sentence, main) { trainer, guides in
        for m in 0..<sentence.count {
          let count = trainer.graph.features(
            trainer.c, trainer.context, guides, head: Int(sentence.heads[m]), dependent: m)
          for k in 0..<count {
            let row = Int(trainer.graph.hashes[k] >> shift)
            if counts[row] < .max { counts[row] += 1 }
          }
        }
      }
    }
    return counts.map { $0 >= options.minimumArcCount }
  }

  /// Calls `body` with the sentence in `c` and, with a main tree, what `TreeFeatures` need.
  private mutating func view(
    _ sentence: TrainingSentence, _ main: Voter?, _ body: (inout ArcTrainer, Guides?) -> Void
  ) {
    sentence.load(&c)
    context.reserve(sentence.count)
    guard let main else { return body(&self, nil) }
    sentence.withTree(.forward) { trees in
      let guides = Guides(trees: trees, stride: sentence.count, main: main)
      context.look(at: guides, c)
      body(&self, guides)
    }
  }

  /// Scores the arcs of the sentence in `c`; wrong ones get a point more where `gold` is given.
  private func score(_ guides: Guides?, _ weights: [Float], gold: [Int32]?) {
    let width = c.count + 1
    let shift = UInt32(32 - options.arcBits)
    graph.clear(c.count)
    kinds.withUnsafeBufferPointer { kinds in
      weights.withUnsafeBufferPointer { weights in
        graph.eachArc(c, context, kinds.baseAddress!, guides) { h, m, count in
          var sum: Float = 0
          for k in 0..<count { sum += weights[Int(graph.hashes[k] >> shift)] }
          if let gold, Int(gold[m]) != h { sum += 1 }
          graph.scores[m * width + h] = sum
        }
      }
    }
  }

  private mutating func learn(_ sentence: TrainingSentence, _ main: Voter?, limit: Float) {
    view(sentence, main) { trainer, guides in trainer.learn(sentence, guides, limit) }
  }

  private mutating func learn(_ sentence: TrainingSentence, _ guides: Guides?, _ limit: Float) {
    let n = sentence.count
    score(guides, weights, gold: sentence.heads)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: n) { heads in
      graph.solve(n, heads.baseAddress!)
      step += 1
      var loss: Float = 0
      changes.removeAll(keepingCapacity: true)
      for m in 0..<n where heads[m] != sentence.heads[m] {
        let right = Int(sentence.heads[m])
        let wrong = Int(heads[m])
        loss += graph.scores[m * (n + 1) + wrong] - graph.scores[m * (n + 1) + right]
        note(head: right, m, guides, 1)
        note(head: wrong, m, guides, -1)
      }
      guard loss > 0, !changes.isEmpty else { return }
      let size = min(limit, loss / Float(changes.count))
      for (row, sign) in changes {
        weights[Int(row)] += sign * size
        corrections[Int(row)] += sign * size * step
      }
    }
  }

  private mutating func note(head h: Int, _ m: Int, _ guides: Guides?, _ sign: Float) {
    let shift = UInt32(32 - options.arcBits)
    for k in 0..<graph.features(c, context, guides, head: h, dependent: m) {
      let row = graph.hashes[k] >> shift
      if isLearnt[Int(row)] { changes.append((Int32(truncatingIfNeeded: row), sign)) }
    }
  }

  /// The best tree by `weights` of arcs by themselves; for a sentence too long for it, the tree of the last pass.
  mutating func tree(of sentence: TrainingSentence, by weights: [Float]) -> [Int32] {
    guard ArcGraph.takes(sentence.count) else { return sentence.tree(.guidedBackward) }
    sentence.load(&c)
    context.reserve(sentence.count)
    score(nil, weights, gold: nil)
    var heads = [Int32](repeating: 0, count: sentence.count)
    heads.withUnsafeMutableBufferPointer { graph.solve(sentence.count, $0.baseAddress!) }
    return heads
  }
}
