/// Learns the weights of the steps: an averaged perceptron that follows a dynamic oracle.
struct StepTrainer {
  let options: ParserTraining.Options
  private var c = Configuration()
  private var forward = Configuration()
  private let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: StructureFeatures.limit)

  init(options: ParserTraining.Options) { self.options = options }

  func deallocate() {
    c.deallocate()
    forward.deallocate()
    hashes.deallocate()
  }

  /// The summed averages of all runs, left and right in a row. Guided passes need the sentences' trees of the
  /// unguided ones.
  mutating func train(_ sentences: [TrainingSentence], _ pass: Pass) -> [Float] {
    let isLearnt = frequentRows(sentences, pass)
    var sum = [Float](repeating: 0, count: 2 << options.stepBits)
    for run in 1...max(1, options.runs) {
      var random = SplitMix(state: options.seed &+ UInt64(run * 10 + pass.rawValue) &* 7919)
      var table = StepTable(bits: options.stepBits, isLearnt: isLearnt)
      var order = Array(sentences.indices)
      for epoch in 1...max(1, options.epochs) {
        order.shuffle(using: &random)
        for s in order
        where sentences[s].takesPart(inRound: epoch, treebankWeight: options.treebankWeight) {
          load(sentences[s], pass)
          learn(
            &table, gold: sentences[s].projectiveHeads(pass), guided: pass.isGuided, random: &random,
            exploration: epoch == 1 ? 0 : options.exploration)
        }
      }
      table.addAverages(to: &sum)
    }
    return sum
  }

  /// Which rows have features that occur often enough on the way to the gold trees.
  private mutating func frequentRows(_ sentences: [TrainingSentence], _ pass: Pass) -> [Bool] {
    var counts = [UInt8](repeating: 0, count: 1 << options.stepBits)
    let shift = UInt32(32 - options.stepBits)
    for sentence in sentences {
      load(sentence, pass)
      c.restart()
      let gold = sentence.projectiveHeads(pass)
      while !c.isFinal {
        let costs = DynamicOracle.costs(c, gold: gold)
        let step: Action =
          costs.left == costs.cheapest ? .left : costs.right == costs.cheapest ? .right : .shift
        if costs.only == nil {
          for k in 0..<extract(pass.isGuided) {
            let row = Int(hashes[k] >> shift)
            if counts[row] < .max { counts[row] += 1 }
          }
        }
        c.apply(step)
      }
    }
    return counts.map { $0 >= options.minimumStepCount }
  }

  private mutating func load(_ sentence: TrainingSentence, _ pass: Pass) {
    if pass.isBackward {
      sentence.load(&forward)
      c.fill(reversing: forward)
      guard pass.isGuided else { return }
      sentence.withTree(.forward) { tree in c.setGuide { Configuration.mirrored(tree, $0, sentence.count) } }
    } else {
      sentence.load(&c)
      if pass.isGuided { sentence.withTree(.backward) { tree in c.setGuide { tree[$0] } } }
    }
  }

  @inline(__always)
  private func extract(_ guided: Bool) -> Int {
    let count = StructureFeatures.extract(c, into: hashes)
    return guided ? GuideFeatures.extract(c, into: hashes, after: count) : count
  }

  private mutating func learn(
    _ table: inout StepTable, gold: [Int32], guided: Bool, random: inout SplitMix, exploration: Double
  ) {
    c.restart()
    while !c.isFinal {
      let costs = DynamicOracle.costs(c, gold: gold)
      if let only = costs.only {
        c.apply(only)
        continue
      }
      let count = extract(guided)
      let scores = table.score(hashes, count)
      var predicted: Action?
      var right: Action?
      for action in [Action.shift, .left, .right] where costs[action] != .max {
        let score = scores[action.rawValue]
        if predicted.map({ score > scores[$0.rawValue] }) ?? true { predicted = action }
        if costs[action] == costs.cheapest, right.map({ score > scores[$0.rawValue] }) ?? true {
          right = action
        }
      }
      guard var step = predicted, let right else { return }
      table.advance()
      if costs[step] > costs.cheapest {
        table.update(hashes, count, good: right, bad: step)
        if random.fraction() >= exploration { step = right }
      }
      c.apply(step)
    }
  }

  /// The tree, counted from the beginning, that `weights` give.
  mutating func tree(of sentence: TrainingSentence, by weights: [Float], _ pass: Pass) -> [Int32] {
    load(sentence, pass)
    c.restart()
    let shift = UInt32(32 - options.stepBits)
    while !c.isFinal {
      guard c.canShift, c.canLeft || c.canRight else {
        c.apply(c.canShift ? .shift : c.canLeft ? .left : .right)
        continue
      }
      let count = extract(pass.isGuided)
      var left: Float = 0
      var right: Float = 0
      weights.withUnsafeBufferPointer { weights in
        for k in 0..<count {
          let row = Int(hashes[k] >> shift) * 2
          left += weights[row]
          right += weights[row + 1]
        }
      }
      if c.canLeft, left > 0 {
        c.apply(c.canRight && right > left ? .right : .left)
      } else {
        c.apply(c.canRight && right > 0 ? .right : .shift)
      }
    }
    return (0..<c.count).map { pass.isBackward ? Configuration.mirrored(c.heads, $0, c.count) : c.heads[$0] }
  }
}
