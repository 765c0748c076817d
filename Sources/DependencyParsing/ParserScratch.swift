/// The memory of one call, and the steps from words to a tree with labels.
struct ParserScratch {
  /// How many heads of a token the guided arcs choose from, beside those in the guides' trees.
  /// On the development part of DDT as good as all.
  private static let heads = 4
  var configuration = Configuration()
  /// The same sentence from its end.
  var backward = Configuration()
  var reader = SentenceReader()
  private var vote = TreeVote()
  private let graph = ArcGraph()
  var labels = LabelContext()
  let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: StructureFeatures.limit)
  private let sums = UnsafeMutablePointer<SIMD8<Int16>>.allocate(capacity: ParserModel.widest / 8)

  func deallocate() {
    configuration.deallocate()
    backward.deallocate()
    vote.deallocate()
    graph.deallocate()
    labels.deallocate()
    hashes.deallocate()
    sums.deallocate()
  }

  /// Gives every token a head.
  mutating func buildTree(_ model: ParserModel, accuracy: DependencyParser.Accuracy) {
    let n = configuration.count
    backward.fill(reversing: configuration)
    vote.reserve(n)
    run(.forward, model)
    run(.backward, model)
    let forwardTree = UnsafePointer(vote.tree(.forward))
    backward.setGuide { Configuration.mirrored(forwardTree, $0, n) }
    run(.guidedBackward, model)
    let backwardTree = UnsafePointer(vote.tree(.backward))
    configuration.setGuide { backwardTree[$0] }
    run(.guidedForward, model)
    guard ArcGraph.takes(n) else {
      vote.decide(n, configuration.heads)
      return
    }
    scorePlainArcs(model)
    graph.solve(n, vote.tree(.graph))
    graph.prune(n, keeping: ParserScratch.heads)
    for k in 0..<(accuracy == .high ? Voter.mains.count : 1) { scoreGuidedArcs(model, k) }
    graph.solve(n, configuration.heads)
  }

  private func scorePlainArcs(_ model: ParserModel) {
    let width = configuration.count + 1
    graph.clear(configuration.count)
    let table = model.plainArcs
    graph.eachArc(configuration, labels, model.arcKinds, nil) { h, m, count in
      graph.scores[m * width + h] = table.score(graph.hashes, count)
    }
  }

  private mutating func scoreGuidedArcs(_ model: ParserModel, _ k: Int) {
    let width = configuration.count + 1
    let guides = vote.guides(Voter.mains[k])
    labels.look(at: guides, configuration)
    let table = model.guidedArcs(k)
    graph.eachArc(configuration, labels, nil, guides) { h, m, count in
      let score = table.score(graph.hashes, count)
      // The first table puts the score in the place of "excluded".
      if k == 0 { graph.scores[m * width + h] = score } else { graph.scores[m * width + h] += score }
    }
  }

  private mutating func run(_ pass: Pass, _ model: ParserModel) {
    let n = configuration.count
    let tree = vote.tree(Voter(pass))
    if pass.isBackward {
      run(model, model.steps(pass), on: &backward, guided: pass.isGuided)
      for i in 0..<n { tree[i] = Configuration.mirrored(backward.heads, i, n) }
    } else {
      run(model, model.steps(pass), on: &configuration, guided: pass.isGuided)
      for i in 0..<n { tree[i] = configuration.heads[i] }
    }
  }

  private func run(
    _ model: ParserModel, _ table: UnsafePointer<UInt16>, on c: inout Configuration, guided: Bool
  ) {
    c.restart()
    while !c.isFinal { c.apply(nextAction(model, table, c, guided: guided)) }
  }

  private func nextAction(
    _ model: ParserModel, _ table: UnsafePointer<UInt16>, _ c: Configuration, guided: Bool
  ) -> Action {
    let canLeft = c.canLeft
    let canRight = c.canRight
    guard c.canShift else { return canLeft ? .left : .right }
    guard canLeft || canRight else { return .shift }
    var count = StructureFeatures.extract(c, into: hashes)
    if guided { count = GuideFeatures.extract(c, into: hashes, after: count) }
    let scores = model.stepScores(hashes, count, in: table)
    if canLeft, scores.left > 0 { return canRight && scores.right > scores.left ? .right : .left }
    return canRight && scores.right > 0 ? .right : .shift
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
