/// The memory of one call, and the two passes over a sentence that lies in it.
struct ParserScratch {
  var configuration = Configuration()
  /// The same sentence from its end.
  var backward = Configuration()
  var reader = SentenceReader()
  private var vote = TreeVote()
  var labels = LabelContext()
  let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: StructureFeatures.limit)
  private let sums = UnsafeMutablePointer<SIMD8<Int16>>.allocate(capacity: ParserModel.widest / 8)

  func deallocate() {
    configuration.deallocate()
    backward.deallocate()
    vote.deallocate()
    labels.deallocate()
    hashes.deallocate()
    sums.deallocate()
  }

  /// Gives every token a head.
  mutating func buildTree(_ model: ParserModel, accuracy: DependencyParser.Accuracy) {
    let n = configuration.count
    backward.fill(reversing: configuration)
    run(.forward, model)
    let forwardHeads = UnsafePointer(configuration.heads)
    if accuracy == .high {
      vote.reserve(n)
      for i in 0..<n { vote.tree(.forward)[i] = configuration.heads[i] }
      run(.backward, model)
      keepBackwardTree(in: vote.tree(.backward))
      backward.setGuide { Configuration.mirrored(forwardHeads, $0, n) }
      run(.guidedBackward, model)
      keepBackwardTree(in: vote.tree(.guidedBackward))
      let guide = vote.tree(.backward)
      configuration.setGuide { guide[$0] }
      run(.guidedForward, model)
      for i in 0..<n { vote.tree(.guidedForward)[i] = configuration.heads[i] }
      vote.decide(n, configuration.heads)
    } else {
      backward.setGuide { Configuration.mirrored(forwardHeads, $0, n) }
      run(.guidedBackward, model)
      keepBackwardTree(in: configuration.heads)
    }
  }

  private func keepBackwardTree(in heads: UnsafeMutablePointer<Int32>) {
    for i in 0..<backward.count { heads[i] = Configuration.mirrored(backward.heads, i, backward.count) }
  }

  private mutating func run(_ pass: Pass, _ model: ParserModel) {
    if pass.isBackward {
      run(model, model.table(pass), on: &backward, guided: pass.isGuided)
    } else {
      run(model, model.table(pass), on: &configuration, guided: pass.isGuided)
    }
  }

  private func run(
    _ model: ParserModel, _ table: UnsafePointer<UInt32>, on c: inout Configuration, guided: Bool
  ) {
    c.restart()
    while !c.isFinal { c.apply(nextAction(model, table, c, guided: guided)) }
  }

  private func nextAction(
    _ model: ParserModel, _ table: UnsafePointer<UInt32>, _ c: Configuration, guided: Bool
  ) -> Action {
    let canLeft = c.canLeft
    let canRight = c.canRight
    guard c.canShift else { return canLeft ? .left : .right }
    guard canLeft || canRight else { return .shift }
    var count = StructureFeatures.extract(c, into: hashes)
    if guided { count = GuideFeatures.extract(c, into: hashes, after: count) }
    let scores = model.stepScores(hashes, count, in: table)
    var best = Action.shift
    var bestScore = scores.shift
    if canLeft, scores.left > bestScore {
      best = .left
      bestScore = scores.left
    }
    if canRight, scores.right > bestScore { best = .right }
    return best
  }

  /// Puts the marks where they belong, and counts the words' children anew without them.
  mutating func settlePunctuation() {
    labels.settlePunctuation(configuration)
    configuration.recountChildren()
  }

  /// Gives every word a label, left to right; marks keep none.
  mutating func labelTree(_ model: ParserModel, coreBits: [UInt32], rootLabel: Int) {
    labels.prepare(configuration)
    for i in 0..<configuration.count where !configuration.isMark(i) {
      let head = Int(configuration.heads[i])
      var label = rootLabel
      if head < configuration.count {
        let count = LabelFeatures.extract(configuration, labels, i, into: hashes)
        label = model.bestLabel(hashes, count, sums)
      }
      labels.set(label, core: coreBits[label], of: i, head: head)
    }
  }
}
