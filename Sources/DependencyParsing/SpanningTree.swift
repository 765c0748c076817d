/// The tree with the highest sum of arc scores and one root (Chu and Liu 1965, Edmonds 1967), for one sentence of at
/// most `longest` tokens. Its memory is made once.
struct SpanningTree {
  static let longest = 120
  /// The score of an arc that is not to be taken.
  static let excluded: Float = -1e6
  /// What every root costs where the best tree would have several.
  private static let rootPenalty: Float = 2.5e5

  private static let width = longest + 1
  /// `scores[m * (n + 1) + h]` of the graph in which cycles are drawn together, and which words its arcs stand for.
  private let work = UnsafeMutablePointer<Float>.allocate(capacity: longest * width)
  private let from = UnsafeMutablePointer<UInt8>.allocate(capacity: longest * width)
  private let to = UnsafeMutablePointer<UInt8>.allocate(capacity: longest * width)
  private let best = UnsafeMutablePointer<Int32>.allocate(capacity: width)
  private let visited = UnsafeMutablePointer<Int32>.allocate(capacity: width)
  /// Whether a word stands in the graph; if not, at which contraction it went into which other word.
  private let isActive = UnsafeMutablePointer<Bool>.allocate(capacity: width)
  private let contraction = UnsafeMutablePointer<Int32>.allocate(capacity: width)
  private let owner = UnsafeMutablePointer<Int32>.allocate(capacity: width)
  /// The words of the cycles with their heads in them, one cycle after the other, and where each begins.
  private let cycleWords = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * width)
  private let cycleHeads = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * width)
  private let cycleStarts = UnsafeMutablePointer<Int32>.allocate(capacity: width + 1)

  func deallocate() {
    work.deallocate()
    from.deallocate()
    to.deallocate()
    best.deallocate()
    visited.deallocate()
    isActive.deallocate()
    contraction.deallocate()
    owner.deallocate()
    cycleWords.deallocate()
    cycleHeads.deallocate()
    cycleStarts.deallocate()
  }

  /// Writes the heads of `n` words; the root's is `n`.
  ///
  /// - Parameter scores: `scores[m * (n + 1) + h]` of the arc from `h` to `m`.
  func solve(_ n: Int, _ scores: UnsafePointer<Float>, _ heads: UnsafeMutablePointer<Int32>) {
    build(n, scores, penalty: 0, heads)
    if roots(n, heads) > 1 { build(n, scores, penalty: SpanningTree.rootPenalty, heads) }
    // Where arcs that are excluded would be needed, several roots may be left.
    var root = -1
    for i in 0..<n where Int(heads[i]) == n {
      if root < 0 { root = i } else { heads[i] = Int32(truncatingIfNeeded: root) }
    }
  }

  private func roots(_ n: Int, _ heads: UnsafeMutablePointer<Int32>) -> Int {
    var count = 0
    for i in 0..<n where Int(heads[i]) == n { count += 1 }
    return count
  }

  private func build(
    _ n: Int, _ scores: UnsafePointer<Float>, penalty: Float, _ heads: UnsafeMutablePointer<Int32>
  ) {
    let width = n + 1
    for m in 0..<n {
      for h in 0...n { work[m * width + h] = scores[m * width + h] - (h == n ? penalty : 0) }
      isActive[m] = true
      contraction[m] = .max
    }
    isActive[n] = true
    for m in 0..<n { chooseHead(m, n) }
    var level = 0
    cycleStarts[0] = 0
    while let word = wordOnCycle(n) {
      if level == 0 {
        for m in 0..<n {
          for h in 0...n {
            from[m * width + h] = UInt8(truncatingIfNeeded: h)
            to[m * width + h] = UInt8(truncatingIfNeeded: m)
          }
        }
      }
      contract(cycleOf: word, n, level)
      level += 1
    }
    if level == 0 {
      for m in 0..<n { heads[m] = best[m] }
      return
    }
    for m in 0..<n { heads[m] = -1 }
    for m in 0..<n where isActive[m] { settle(m, Int(best[m]), width, heads) }
    while level > 0 {
      level -= 1
      open(level, n, heads)
    }
  }

  private func chooseHead(_ m: Int, _ n: Int) {
    var head = -1
    for h in 0...n where isActive[h] && h != m {
      if head < 0 || work[m * (n + 1) + h] > work[m * (n + 1) + head] { head = h }
    }
    best[m] = Int32(truncatingIfNeeded: head)
  }

  /// A word of the graph whose best heads lead back to it.
  private func wordOnCycle(_ n: Int) -> Int? {
    for m in 0...n { visited[m] = -1 }
    for start in 0..<n where isActive[start] && visited[start] < 0 {
      var word = start
      while word != n, visited[word] < 0 {
        visited[word] = Int32(truncatingIfNeeded: start)
        word = Int(best[word])
      }
      if word != n, Int(visited[word]) == start { return word }
    }
    return nil
  }

  /// Draws the cycle through `first` together into that word.
  private func contract(cycleOf first: Int, _ n: Int, _ level: Int) {
    let width = n + 1
    let start = Int(cycleStarts[level])
    var end = start
    var word = first
    repeat {
      cycleWords[end] = Int32(truncatingIfNeeded: word)
      cycleHeads[end] = best[word]
      end += 1
      isActive[word] = false
      word = Int(best[word])
    } while word != first
    cycleStarts[level + 1] = Int32(truncatingIfNeeded: end)
    for i in 0...n where isActive[i] {
      var leaving = first
      var entering = first
      var gain = -Float.infinity
      for k in start..<end {
        let j = Int(cycleWords[k])
        if i < n, work[i * width + j] > work[i * width + leaving] { leaving = j }
        let change = work[j * width + i] - work[j * width + Int(cycleHeads[k])]
        if change > gain {
          gain = change
          entering = j
        }
      }
      if i < n { move(i * width + leaving, to: i * width + first) }
      move(entering * width + i, to: first * width + i)
      work[first * width + i] = gain
    }
    for i in 0..<n where isActive[i] {
      for k in start..<end where best[i] == cycleWords[k] { best[i] = Int32(truncatingIfNeeded: first) }
    }
    for k in start..<end {
      let j = Int(cycleWords[k])
      contraction[j] = j == first ? .max : Int32(truncatingIfNeeded: level)
      owner[j] = Int32(truncatingIfNeeded: first)
    }
    isActive[first] = true
    chooseHead(first, n)
  }

  private func move(_ source: Int, to target: Int) {
    work[target] = work[source]
    from[target] = from[source]
    to[target] = to[source]
  }

  /// Gives the word that the arc from `h` to `m` of the graph ends at its head.
  private func settle(_ m: Int, _ h: Int, _ width: Int, _ heads: UnsafeMutablePointer<Int32>) {
    heads[Int(to[m * width + h])] = Int32(from[m * width + h])
  }

  /// Takes a contraction back: one word of its cycle has a head outside by now, the others keep theirs.
  private func open(_ level: Int, _ n: Int, _ heads: UnsafeMutablePointer<Int32>) {
    let range = Int(cycleStarts[level])..<Int(cycleStarts[level + 1])
    var entry = -1
    for i in 0..<n where heads[i] >= 0 {
      let group = group(of: i, at: level)
      if range.contains(where: { Int(cycleWords[$0]) == group }) {
        entry = group
        break
      }
    }
    for k in range where Int(cycleWords[k]) != entry {
      settle(Int(cycleWords[k]), Int(cycleHeads[k]), n + 1, heads)
    }
  }

  /// The word that stood for word `i` just before contraction `level`.
  private func group(of i: Int, at level: Int) -> Int {
    var word = i
    while Int(contraction[word]) < level { word = Int(owner[word]) }
    return word
  }
}
