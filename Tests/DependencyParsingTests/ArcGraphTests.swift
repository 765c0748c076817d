import Testing

@testable import DependencyParsing

@Suite struct ArcGraphTests {
  /// What sorting would keep is kept, with equals of the last one and the root; all else is excluded.
  @Test(arguments: [1, 4, 5, 12, SpanningTree.longest])
  func pruningKeepsTheBest(n: Int) {
    let graph = ArcGraph()
    defer { graph.deallocate() }
    var random = SplitMix(state: UInt64(n))
    for kept in [1, 4, 7] {
      graph.clear(n)
      for k in 0..<n * (n + 1) where random.fraction() < 0.7 {
        graph.scores[k] = Float(Int.random(in: -20...20, using: &random))
      }
      let before = (0..<n * (n + 1)).map { graph.scores[$0] }
      graph.prune(n, keeping: kept)
      for m in 0..<n {
        let row = before[m * (n + 1)..<(m + 1) * (n + 1)]
        let sorted = row.dropLast().sorted(by: >)
        let least = n > kept ? sorted[kept - 1] : SpanningTree.excluded
        let expected = row.dropLast().map { $0 >= least ? $0 : SpanningTree.excluded } + [row.last!]
        #expect((0...n).map { graph.scores[m * (n + 1) + $0] } == expected)
      }
    }
  }
}
