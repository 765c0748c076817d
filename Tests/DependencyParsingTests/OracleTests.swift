import Testing

@testable import DependencyParsing

@Suite struct OracleTests {
  /// Heads of a random tree over `n` tokens; the root's head is `n`.
  static func randomTree(_ n: Int, _ random: inout SplitMix) -> [Int32] {
    let order = Array(0..<n).shuffled(using: &random)
    var heads = [Int32](repeating: Int32(n), count: n)
    for k in 1..<max(1, n) where k < n {
      heads[order[k]] = Int32(order[Int.random(in: 0..<k, using: &random)])
    }
    return heads
  }

  @Test func liftingGivesProjectiveTreesAndKeepsProjectiveOnes() {
    var random = SplitMix(state: 4)
    for n in 1...12 {
      for _ in 0..<20 {
        let lifted = Projectivity.lift(OracleTests.randomTree(n, &random))
        #expect(Projectivity.lift(lifted) == lifted)
        #expect(lifted.count { Int($0) == n } == 1)
      }
    }
  }

  /// The longest way on which no gold arc is lost ends in the gold tree.
  @Test func stepsWithoutCostRebuildTheTree() {
    var random = SplitMix(state: 5)
    var c = Configuration()
    defer { c.deallocate() }
    for n in 1...12 {
      for _ in 0..<20 {
        let gold = Projectivity.lift(OracleTests.randomTree(n, &random))
        c.reserve(n)
        c.count = n
        c.restart()
        while !c.isFinal {
          let costs = DynamicOracle.costs(c, gold: gold)
          guard let step = Action.allCases.first(where: { costs[$0] == 0 }) else {
            Issue.record("no step without cost for \(gold)")
            return
          }
          c.apply(step)
        }
        #expect((0..<n).map { c.heads[$0] } == gold)
      }
    }
  }

  @Test func aVoteOverAnyTreesIsATree() {
    var random = SplitMix(state: 6)
    var vote = TreeVote()
    defer { vote.deallocate() }
    for n in 1...12 {
      vote.reserve(n)
      for _ in 0..<100 {
        for voter in Voter.allCases {
          for (i, head) in OracleTests.randomTree(n, &random).enumerated() { vote.tree(voter)[i] = head }
        }
        var heads = [Int32](repeating: 0, count: n)
        heads.withUnsafeMutableBufferPointer { vote.decide(n, $0.baseAddress!) }
        #expect(heads.count { Int($0) == n } == 1)
        for i in 0..<n {
          var k = i
          var steps = 0
          while k < n, steps <= n {
            k = Int(heads[k])
            steps += 1
          }
          #expect(k == n, "a cycle in \(heads)")
        }
      }
    }
  }
}
