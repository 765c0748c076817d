/// The trees that the voters give one sentence, and for long sentences their joint tree: every token's head by vote
/// of the passes, as far as the result stays a tree.
///
/// Begins with the last tree and moves a token to a head that more trees give it, if that head is not below it. (The
/// maximum spanning tree over the votes would be the exact answer; it differs in few sentences and costs more.)
struct TreeVote {
  private var trees: UnsafeMutablePointer<Int32> = .allocate(capacity: 0)
  private var stride = 0
  private static let voters = Pass.allCases.count
  /// Guided passes decide ties.
  private static let weight = [10, 10, 11, 12]

  func deallocate() { trees.deallocate() }

  mutating func reserve(_ n: Int) {
    guard n > stride else { return }
    trees.deallocate()
    stride = max(n, stride * 2)
    trees = .allocate(capacity: stride * Voter.allCases.count)
  }

  /// The tree of one voter: heads from the beginning, the root's is the number of tokens.
  func tree(_ voter: Voter) -> UnsafeMutablePointer<Int32> { trees + voter.rawValue * stride }

  /// All trees, with `main` in view.
  func guides(_ main: Voter) -> Guides { Guides(trees: trees, stride: stride, main: main) }

  /// Writes the joint tree of `n` tokens to `heads`.
  func decide(_ n: Int, _ heads: UnsafeMutablePointer<Int32>) {
    let last = tree(.guidedBackward)
    for i in 0..<n { heads[i] = last[i] }
    decideRoot(n, heads)
    for _ in 0..<2 {
      var moved = false
      for i in 0..<n where Int(heads[i]) < n {
        let best = favourite(i, n, rootAllowed: false)
        if best >= 0, best != heads[i], votes(i, best) > votes(i, heads[i]), !isBelow(Int(best), i, n, heads)
        {
          heads[i] = best
          moved = true
        }
      }
      if !moved { break }
    }
  }

  private func votes(_ i: Int, _ head: Int32) -> Int {
    var sum = 0
    for v in 0..<TreeVote.voters where trees[v * stride + i] == head { sum += TreeVote.weight[v] }
    return sum
  }

  /// The head of `i` with most votes; -1 for none.
  private func favourite(_ i: Int, _ n: Int, rootAllowed: Bool) -> Int32 {
    var best: Int32 = -1
    var most = 0
    for v in 0..<TreeVote.voters {
      let head = trees[v * stride + i]
      if !rootAllowed, Int(head) == n { continue }
      let count = votes(i, head)
      if count > most {
        best = head
        most = count
      }
    }
    return best
  }

  /// Makes the token a root that most trees call so, and puts the old root below it.
  private func decideRoot(_ n: Int, _ heads: UnsafeMutablePointer<Int32>) {
    let root = Int32(truncatingIfNeeded: n)
    var old = -1
    var best = -1
    for i in 0..<n {
      if heads[i] == root { old = i }
      if votes(i, root) > 0, best < 0 || votes(i, root) > votes(best, root) { best = i }
    }
    guard old >= 0, best >= 0, best != old else { return }
    let head = favourite(old, n, rootAllowed: false)
    heads[best] = root
    // The old root's new head must hang under the new root, not under the old one.
    if head >= 0, !isBelow(Int(head), old, n, heads) {
      heads[old] = head
    } else {
      heads[old] = Int32(truncatingIfNeeded: best)
    }
  }

  /// Whether the way up from `node` meets `word` (or is too long to tell).
  private func isBelow(_ node: Int, _ word: Int, _ n: Int, _ heads: UnsafeMutablePointer<Int32>) -> Bool {
    var k = node
    for _ in 0..<PunctuationHeads.reach {
      if k == word { return true }
      if k >= n { return false }
      k = Int(heads[k])
    }
    return true
  }
}
