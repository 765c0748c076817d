import Testing

@testable import DependencyParsing

@Suite struct SpanningTreeTests {
  /// All trees over `n` words with one root, for small `n`.
  private static func everyTree(_ n: Int) -> [[Int32]] {
    var trees: [[Int32]] = []
    var heads = [Int32](repeating: 0, count: n)
    func isTree() -> Bool {
      heads.count { Int($0) == n } == 1
        && heads.indices.allSatisfy { start in
          var word = start
          for _ in 0..<n where word < n { word = Int(heads[word]) }
          return word == n
        }
    }
    func choose(_ m: Int) {
      guard m < n else {
        if isTree() { trees.append(heads) }
        return
      }
      for h in 0...n where h != m {
        heads[m] = Int32(h)
        choose(m + 1)
      }
    }
    choose(0)
    return trees
  }

  private static func sum(_ scores: [Float], _ heads: [Int32]) -> Float {
    heads.indices.reduce(0) { $0 + scores[$1 * (heads.count + 1) + Int(heads[$1])] }
  }

  private static func solve(_ solver: SpanningTree, _ n: Int, _ scores: [Float]) -> [Int32] {
    var heads = [Int32](repeating: -1, count: n)
    scores.withUnsafeBufferPointer { scores in
      heads.withUnsafeMutableBufferPointer { solver.solve(n, scores.baseAddress!, $0.baseAddress!) }
    }
    return heads
  }

  @Test func noTreeIsBetter() {
    let solver = SpanningTree()
    defer { solver.deallocate() }
    var random = SplitMix(state: 8)
    for n in 1...5 {
      let trees = SpanningTreeTests.everyTree(n)
      for _ in 0..<200 {
        let scores = (0..<n * (n + 1)).map { _ in Float(Int.random(in: -50...50, using: &random)) }
        let found = SpanningTreeTests.solve(solver, n, scores)
        let best = trees.map { SpanningTreeTests.sum(scores, $0) }.max()!
        #expect(trees.contains(found) && SpanningTreeTests.sum(scores, found) == best, "\(scores)")
      }
    }
  }

  /// Where few arcs may be taken, or none, a tree comes out all the same.
  @Test(arguments: [1, 2, 3, 9, 40, SpanningTree.longest])
  func excludedArcsLeaveATree(n: Int) {
    let solver = SpanningTree()
    defer { solver.deallocate() }
    var random = SplitMix(state: UInt64(n))
    for share in [0, 0.02, 0.3] {
      let scores = (0..<n * (n + 1)).map { _ in
        random.fraction() < share ? Float(random.fraction() * 100) : SpanningTree.excluded
      }
      let heads = SpanningTreeTests.solve(solver, n, scores)
      #expect(heads.count { Int($0) == n } == 1)
      for start in 0..<n {
        var word = start
        for _ in 0..<n where word < n { word = Int(heads[word]) }
        #expect(word == n, "a cycle in \(heads)")
      }
    }
  }
}
