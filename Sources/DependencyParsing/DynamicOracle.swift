/// Which steps of the arc-hybrid system keep every gold arc reachable that still is (Goldberg and Nivre 2013), from
/// any state, also one that a wrong step led to.
enum DynamicOracle {
  /// How many gold arcs each step would lose; `Int.max` where the step is not allowed.
  struct Costs {
    var shift = Int.max
    var left = Int.max
    var right = Int.max

    var cheapest: Int { min(shift, left, right) }

    subscript(_ action: Action) -> Int {
      switch action {
      case .shift: shift
      case .left: left
      case .right: right
      }
    }

    /// The step that alone is allowed.
    var only: Action? {
      switch (shift < .max, left < .max, right < .max) {
      case (true, false, false): .shift
      case (false, true, false): .left
      case (false, false, true): .right
      default: nil
      }
    }
  }

  /// The costs of the steps in state `c`.
  ///
  /// - Parameter gold: heads of a projective tree; the root's head is `c.count`.
  static func costs(_ c: Configuration, gold: [Int32]) -> Costs {
    var shift = Int.max
    var left = Int.max
    var right = Int.max
    let b = c.next
    if c.canShift {
      shift = 0
      for depth in 0..<c.stackSize {
        let s = c.top(depth)
        if Int(gold[s]) == b { shift += 1 }
        if depth > 0, Int(gold[b]) == s { shift += 1 }
      }
      // A word above others can no longer become the root's only child.
      if Int(gold[b]) == c.count, c.stackSize > 0 { shift += 1 }
    }
    if c.canLeft || c.canRight {
      let s0 = c.top(0)
      let head = Int(gold[s0])
      var lost = 0
      for k in b..<max(b, c.count) where Int(gold[k]) == s0 { lost += 1 }
      if c.canLeft {
        left = lost
        if c.stackSize > 1, head == c.top(1) { left += 1 }
        if head > b { left += 1 }
      }
      if c.canRight {
        right = lost
        if head >= b { right += 1 }
      }
    }
    return Costs(shift: shift, left: left, right: right)
  }
}

/// Lifting of arcs that cross others, so that a projective parser can learn from the tree (Nivre and Nilsson 2005).
enum Projectivity {
  /// Raises the shortest crossing arc to its head's head until none is left.
  static func lift(_ heads: [Int32]) -> [Int32] {
    var heads = heads
    let root = Int32(heads.count)
    while true {
      var worst = -1
      var length = Int32.max
      for i in heads.indices where heads[i] != root {
        let distance = abs(heads[i] - Int32(i))
        if distance < length, !isProjective(i, heads) {
          worst = i
          length = distance
        }
      }
      guard worst >= 0 else { return heads }
      heads[worst] = heads[Int(heads[worst])]
    }
  }

  /// Whether all between word `i` and its head is below the head.
  private static func isProjective(_ i: Int, _ heads: [Int32]) -> Bool {
    let h = Int(heads[i])
    for k in min(i, h) + 1..<max(max(i, h), min(i, h) + 1) {
      var a = k
      while a != heads.count, a != h { a = Int(heads[a]) }
      if a != h { return false }
    }
    return true
  }
}
