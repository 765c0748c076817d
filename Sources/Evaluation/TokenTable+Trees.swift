extension TokenTable {
  /// What the CoNLL scorer would refuse in the first tree that it cannot take, in words; `nil` where all are trees.
  ///
  /// Needed are: every head in the sentence, exactly one root, no cycle.
  public var brokenTree: String? {
    for (n, sentence) in sentences.enumerated() {
      let heads = sentence.words.map { $0.head ?? -1 }
      let place = "sentence \(n + 1)"
      if heads.contains(where: { !(0...heads.count ~= $0) }) { return "\(place): a head outside it, or none" }
      let roots = heads.count { $0 == 0 }
      if roots != 1 { return "\(place): \(roots) roots" }
      if TokenTable.hasCycle(heads) { return "\(place): a cycle" }
    }
    return nil
  }

  /// Whether some word does not reach a root. `heads` count from 1, 0 is the root.
  private static func hasCycle(_ heads: [Int]) -> Bool {
    var reaches = [Bool](repeating: false, count: heads.count + 1)
    reaches[0] = true
    for i in heads.indices {
      var path: [Int] = []
      var k = i + 1
      while !reaches[k] {
        path.append(k)
        if path.count > heads.count { return true }
        k = heads[k - 1]
      }
      for step in path { reaches[step] = true }
    }
    return false
  }
}
