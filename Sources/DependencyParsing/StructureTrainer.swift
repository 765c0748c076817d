/// Learns the weights of the steps: an averaged perceptron that follows a dynamic oracle.
struct StructureTrainer {
  let options: ParserTraining.Options
  private var c = Configuration()
  private let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: StructureFeatures.limit)
  private var forward = Configuration()

  init(options: ParserTraining.Options) { self.options = options }

  func deallocate() {
    c.deallocate()
    forward.deallocate()
    hashes.deallocate()
  }

  /// Gives every sentence the trees of unguided passes that learnt from the other folds only.
  mutating func jackknife(_ sentences: inout [TrainingSentence]) {
    for pass in [Pass.forward, .backward] {
      for fold in 0..<options.folds {
        let others = sentences.indices.filter { $0 % options.folds != fold }.map { sentences[$0] }
        let weights = train(others, pass) { _, _, _ in }
        for i in stride(from: fold, to: sentences.count, by: options.folds) {
          let tree = tree(of: sentences[i], by: weights, pass)
          if pass.isBackward { sentences[i].backwardTree = tree } else { sentences[i].forwardTree = tree }
        }
      }
    }
  }

  /// The summed averages of all runs. `epochEnd` gets run, epoch and a way to the weights so far.
  mutating func train(
    _ sentences: [TrainingSentence], _ pass: Pass, epochEnd: (Int, Int, () -> [Float]) -> Void
  ) -> [Float] {
    var sum = [Float](repeating: 0, count: 4 << options.structureBits)
    for run in 1...max(1, options.runs) {
      var random = SplitMix(state: options.seed &+ UInt64(run * 10 + pass.rawValue) &* 7919)
      var table = AveragedTable(bits: options.structureBits, width: 4)
      var order = Array(sentences.indices)
      for epoch in 1...max(1, options.epochs) {
        order.shuffle(using: &random)
        for s in order {
          load(sentences[s], pass)
          learn(
            &table, gold: pass.isBackward ? sentences[s].backwardHeads : sentences[s].projectiveHeads,
            guided: pass.isGuided, random: &random, exploration: epoch == 1 ? 0 : options.exploration)
        }
        epochEnd(run, epoch) {
          var now = sum
          table.addAverages(to: &now)
          return now
        }
      }
      table.addAverages(to: &sum)
    }
    return sum
  }

  private mutating func load(_ sentence: TrainingSentence, _ pass: Pass) {
    if pass.isBackward {
      sentence.load(&forward)
      c.fill(reversing: forward)
      guard pass.isGuided else { return }
      sentence.forwardTree.withUnsafeBufferPointer { tree in
        c.setGuide { Configuration.mirrored(tree.baseAddress!, $0, tree.count) }
      }
    } else {
      sentence.load(&c)
      if pass.isGuided { c.setGuide { sentence.backwardTree[$0] } }
    }
  }

  private mutating func learn(
    _ table: inout AveragedTable, gold: [Int32], guided: Bool, random: inout SplitMix, exploration: Double
  ) {
    c.restart()
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 4) { sums in
      while !c.isFinal {
        let costs = DynamicOracle.costs(c, gold: gold)
        let cheapest = min(costs.shift, costs.left, costs.right)
        if let only = costs.only {
          c.apply(only)
          continue
        }
        var count = StructureFeatures.extract(c, into: hashes)
        if guided { count = GuideFeatures.extract(c, into: hashes, after: count) }
        table.score(hashes, count, sums.baseAddress!)
        var predicted: Action?
        var right: Action?
        for action in Action.allCases where costs[action] != .max {
          let score = sums[action.rawValue]
          if predicted.map({ score > sums[$0.rawValue] }) ?? true { predicted = action }
          if costs[action] == cheapest, right.map({ score > sums[$0.rawValue] }) ?? true { right = action }
        }
        guard var step = predicted, let right else { return }
        table.advance()
        if costs[step] > cheapest {
          table.update(hashes, count, good: right.rawValue, bad: step.rawValue)
          if random.fraction() >= exploration { step = right }
        }
        c.apply(step)
      }
    }
  }

  /// The tree, counted from the beginning, that the weights of an unguided pass give.
  private mutating func tree(of sentence: TrainingSentence, by weights: [Float], _ pass: Pass) -> [Int32] {
    load(sentence, pass)
    c.restart()
    let shift = UInt32(32 - options.structureBits)
    while !c.isFinal {
      let count = StructureFeatures.extract(c, into: hashes)
      var scores: (Float, Float, Float) = (0, 0, 0)
      for k in 0..<count {
        let row = Int(hashes[k] >> shift) * 4
        scores.0 += weights[row]
        scores.1 += weights[row + 1]
        scores.2 += weights[row + 2]
      }
      var best: (Action, Float)?
      if c.canShift { best = (.shift, scores.0) }
      if c.canLeft, best.map({ scores.1 > $0.1 }) ?? true { best = (.left, scores.1) }
      if c.canRight, best.map({ scores.2 > $0.1 }) ?? true { best = (.right, scores.2) }
      guard let best else { break }
      c.apply(best.0)
    }
    return (0..<c.count).map { pass.isBackward ? Configuration.mirrored(c.heads, $0, c.count) : c.heads[$0] }
  }
}
