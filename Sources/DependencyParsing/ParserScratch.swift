/// The memory of one call, and the two passes over a sentence that lies in it.
struct ParserScratch {
  var configuration = Configuration()
  /// The same sentence from its end.
  var backward = Configuration()
  var reader = SentenceReader()
  var labels = LabelContext()
  let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: StructureFeatures.limit)
  private let sums = UnsafeMutablePointer<SIMD8<Int16>>.allocate(capacity: ParserModel.widest / 8)

  func deallocate() {
    configuration.deallocate()
    backward.deallocate()
    reader.deallocate()
    labels.deallocate()
    hashes.deallocate()
    sums.deallocate()
  }

  /// Gives every token a head: a tree from the end, then with it in view one from the beginning.
  mutating func buildTree(_ model: ParserModel) {
    backward.fill(reversing: configuration)
    run(model, model.backward, on: &backward, guided: false)
    configuration.setGuide(reversing: backward)
    run(model, model.forward, on: &configuration, guided: true)
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
    // `nextSibling` is filled later; until then it is free.
    labels.reserve(configuration.count)
    if configuration.wordCount < configuration.count {
      PunctuationHeads.settle(configuration, pairs: reader.pairs, paired: labels.nextSibling)
    }
    configuration.recountChildren()
  }

  /// Gives every word a label, left to right; marks keep none.
  mutating func labelTree(_ model: ParserModel, coreBits: [UInt32], rootLabel: Int) {
    labels.reserve(configuration.count)
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
