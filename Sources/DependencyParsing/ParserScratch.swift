/// The memory of one call, and the two passes over a sentence that lies in it.
struct ParserScratch {
  var configuration = Configuration()
  var reader = SentenceReader()
  var labels = LabelContext()
  let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: StructureFeatures.limit)
  private let sums = UnsafeMutablePointer<SIMD8<Int16>>.allocate(capacity: ParserModel.widest / 8)

  func deallocate() {
    configuration.deallocate()
    reader.deallocate()
    labels.deallocate()
    hashes.deallocate()
    sums.deallocate()
  }

  /// Gives every word a head.
  mutating func buildTree(_ model: ParserModel) {
    configuration.restart()
    while !configuration.isFinal {
      configuration.apply(nextAction(model))
    }
  }

  private func nextAction(_ model: ParserModel) -> Action {
    let canLeft = configuration.canLeft
    let canRight = configuration.canRight
    guard configuration.canShift else { return canLeft ? .left : .right }
    guard canLeft || canRight else { return .shift }
    let count = StructureFeatures.extract(configuration, into: hashes)
    let scores = model.structureScores(hashes, count)
    var best = Action.shift
    var bestScore = scores.shift
    if canLeft, scores.left > bestScore {
      best = .left
      bestScore = scores.left
    }
    if canRight, scores.right > bestScore { best = .right }
    return best
  }

  /// Gives every word a label, left to right.
  mutating func labelTree(_ model: ParserModel, coreBits: [UInt32], rootLabel: Int) {
    labels.reserve(configuration.count)
    labels.prepare(configuration)
    for i in 0..<configuration.count {
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
