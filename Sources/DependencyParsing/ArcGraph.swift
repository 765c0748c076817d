/// The scores of all arcs of one sentence, and the best tree over them. Its memory is made once.
struct ArcGraph {
  /// `scores[m * (n + 1) + h]` of the arc from `h` to `m`.
  let scores = UnsafeMutablePointer<Float>.allocate(
    capacity: SpanningTree.longest * (SpanningTree.longest + 1))
  let hashes = UnsafeMutablePointer<UInt32>.allocate(capacity: ArcFeatures.limit)
  private let nearest = UnsafeMutablePointer<Int32>.allocate(capacity: SpanningTree.longest + 2)
  private let tree = SpanningTree()

  func deallocate() {
    scores.deallocate()
    hashes.deallocate()
    nearest.deallocate()
    tree.deallocate()
  }

  /// Whether the sentence is short enough: the number of arcs grows with the square of its length.
  static func takes(_ n: Int) -> Bool { n <= SpanningTree.longest }

  /// Excludes all arcs of a sentence of `n` tokens.
  func clear(_ n: Int) {
    for k in 0..<n * (n + 1) { scores[k] = SpanningTree.excluded }
  }

  /// Writes the heads of the best tree.
  func solve(_ n: Int, _ heads: UnsafeMutablePointer<Int32>) { tree.solve(n, scores, heads) }

  /// Excludes all arcs but the `kept` best ones to every token; those to the root stay.
  ///
  /// The better table need not look at what the first one finds hopeless: most arcs are.
  func prune(_ n: Int, keeping kept: Int) {
    let width = n + 1
    guard n > kept else { return }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: kept) { best in
      for m in 0..<n {
        let row = scores + m * width
        best.initialize(repeating: SpanningTree.excluded)
        for h in 0..<n where row[h] > best[kept - 1] {
          var place = kept - 1
          while place > 0, best[place - 1] < row[h] {
            best[place] = best[place - 1]
            place -= 1
          }
          best[place] = row[h]
        }
        for h in 0..<n where row[h] < best[kept - 1] { row[h] = SpanningTree.excluded }
      }
    }
  }

  /// Calls `body` with head, dependent and number of features of every arc to the root, of a kind in `kinds` (without
  /// kinds: that is not excluded), or in one of the guides' trees. The features are in `hashes`.
  @inline(__always)
  func eachArc(
    _ c: Configuration, _ x: LabelContext, _ kinds: UnsafePointer<UInt8>?, _ guides: Guides?,
    _ body: (Int, Int, Int) -> Void
  ) {
    let n = c.count
    let none = Int32(truncatingIfNeeded: n + 1)
    // A word's children in the main tree are passed in the order in which the dependents come near.
    for i in 0...n { nearest[i] = none }
    for m in 0..<n {
      visit(c, x, kinds, guides, n, m, 0, Int(none), body)
      var between: UInt32 = 0
      var h = m - 1
      while h >= 0 {
        visit(c, x, kinds, guides, h, m, between, Int(nearest[h]), body)
        between |= 1 << UInt32(c.upos[h])
        h -= 1
      }
      if let head = guides?.head(m), head < m { nearest[head] = Int32(truncatingIfNeeded: m) }
    }
    for i in 0...n { nearest[i] = none }
    for m in stride(from: n - 1, through: 0, by: -1) {
      var between: UInt32 = 0
      for h in m + 1..<max(n, m + 1) {
        visit(c, x, kinds, guides, h, m, between, Int(nearest[h]), body)
        between |= 1 << UInt32(c.upos[h])
      }
      if let head = guides?.head(m), head < n, head > m { nearest[head] = Int32(truncatingIfNeeded: m) }
    }
  }

  @inline(__always)
  private func visit(
    _ c: Configuration, _ x: LabelContext, _ kinds: UnsafePointer<UInt8>?, _ guides: Guides?, _ h: Int,
    _ m: Int, _ between: UInt32, _ sibling: Int, _ body: (Int, Int, Int) -> Void
  ) {
    let pattern = guides?.pattern(head: h, dependent: m) ?? 0
    if pattern == 0, h < c.count {
      if let kinds {
        let kind = ArcKinds.number(c, head: h, dependent: m)
        if kinds[kind >> 3] >> UInt8(kind & 7) & 1 == 0 { return }
      } else if scores[m * (c.count + 1) + h] == SpanningTree.excluded {
        return
      }
    }
    body(h, m, features(c, x, guides, h, m, between, sibling, pattern))
  }

  @inline(__always)
  private func features(
    _ c: Configuration, _ x: LabelContext, _ guides: Guides?, _ h: Int, _ m: Int, _ between: UInt32,
    _ sibling: Int, _ pattern: UInt32
  ) -> Int {
    let count = ArcFeatures.extract(c, head: h, dependent: m, between: between, into: hashes)
    guard let guides else { return count }
    return TreeFeatures.extract(
      c, x, guides, head: h, dependent: m, pattern: pattern, sibling: sibling, into: hashes, after: count)
  }

  /// Writes the features of one arc to `hashes`; returns how many.
  func features(_ c: Configuration, _ x: LabelContext, _ guides: Guides?, head h: Int, dependent m: Int)
    -> Int
  {
    let n = c.count
    var between: UInt32 = 0
    var sibling = n + 1
    if h < n {
      for k in min(h, m) + 1..<max(h, m) { between |= 1 << UInt32(c.upos[k]) }
      if let guides {
        let way = h > m ? 1 : -1
        for k in stride(from: m + way, to: h, by: way) where guides.head(k) == h {
          sibling = k
          break
        }
      }
    }
    return features(
      c, x, guides, h, m, between, sibling, guides?.pattern(head: h, dependent: m) ?? 0)
  }
}
