/// The trees of the other parsers over a sentence, as the score of an arc sees them (stacking: Nivre and McDonald
/// 2008). One is the main one: its children and heads count, of the others only whether they have the arc.
struct Guides {
  /// One tree a voter, `stride` apart.
  let trees: UnsafePointer<Int32>
  let stride: Int
  let main: Voter

  @inline(__always) func head(_ m: Int) -> Int { Int(trees[main.rawValue * stride + m]) }

  /// Which trees have the arc from `h` to `m`, one bit each.
  @inline(__always) func pattern(head h: Int, dependent m: Int) -> UInt32 {
    var bits: UInt32 = 0
    for v in 0..<Voter.allCases.count where Int(trees[v * stride + m]) == h { bits |= 1 << UInt32(v) }
    return bits
  }

  /// How many trees have `m` as root, and how many the arc the other way round.
  @inline(__always) func doubts(head h: Int, dependent m: Int, _ n: Int) -> UInt32 {
    var sum: UInt32 = 0
    for v in 0..<Voter.allCases.count {
      if Int(trees[v * stride + m]) == n { sum += 1 }
      if h < n, Int(trees[v * stride + h]) == m { sum += 16 }
    }
    return sum
  }
}

/// The features of an arc in view of the guides.
enum TreeFeatures {
  /// Adds to the features that `ArcFeatures` found.
  ///
  /// - Parameters:
  ///   - x: what the main tree has below and beside each word.
  ///   - pattern: `guides.pattern` of the arc.
  ///   - sibling: the dependent's neighbour below the same head on the head's side, in the main tree.
  @inline(__always)
  static func extract(
    _ c: Configuration, _ x: LabelContext, _ guides: Guides, head h: Int, dependent m: Int, pattern: UInt32,
    sibling: Int, into hashes: UnsafeMutablePointer<UInt32>, after count: Int
  ) -> Int {
    var f = FeatureList(hashes, count: count)
    let n = c.count
    let none = n + 1
    let words = UnsafePointer(c.words)
    let head = words[h]
    let word = words[m]
    let side = ArcFeatures.side(h, m, n)
    let way = side &+ UInt32(truncatingIfNeeded: ArcFeatures.distance(h, m, n)) &* 0x27D4_EB2F
    let votes = (pattern &+ 1) &* 0x9E37_79B1 &+ guides.doubts(head: h, dependent: m, n) &* 0x85EB_CA6B
    let sums = h == n ? 0 : h > m ? c.sums[h] &- c.sums[m] : c.sums[m] &- c.sums[h + 1]
    let marks = Between.marks(sums)
    let preposition = x.caseLemma[m]
    let conjunction = x.markLemma[m]
    let above = h < n ? guides.head(h) : none
    let grandparent = words[above]
    let beside = words[sibling]
    let kids = c.children[m]
    let left = words[Int(kids.left1)]
    let right = words[Int(kids.right1)]

    f.add(votes)
    f.add(votes, word.tag, head.tag, way)
    f.add(votes, word.tag)
    f.add(votes, head.tag)
    f.add(votes, word.lemma)
    f.add(votes, head.lemma)
    f.add(votes, word.morph, head.morph)
    f.add(votes, way, word.tag)
    f.add(votes, preposition, head.tag, word.tag)

    f.add(preposition, head.lemma, word.tag, side)
    f.add(preposition, head.lemma, word.lemma, side)
    f.add(preposition, head.tag, word.lemma, side)
    f.add(preposition, head.morph, word.tag, way)
    f.add(preposition, x.caseLemma[h], head.tag, way)
    f.add(conjunction, head.lemma, word.tag, side)
    f.add(conjunction, head.tag, word.tag, way)
    f.add(conjunction, head.morph, word.morph, marks)

    f.add(beside.tag, head.tag, word.tag, side)
    f.add(beside.lemma, head.tag, word.tag, side)
    f.add(beside.tag, head.lemma, word.tag, side)
    f.add(beside.morph, head.morph, word.morph, side)
    f.add(beside.lemma, word.lemma, head.tag)
    f.add(grandparent.tag, head.tag, word.tag, side)
    f.add(grandparent.lemma, head.tag, word.tag)
    f.add(grandparent.tag, head.tag, word.lemma, above > m ? 1 : 2)
    f.add(grandparent.morph, head.morph, word.morph)
    f.add(left.lemma, word.tag, head.tag, way)
    f.add(right.lemma, word.tag, head.tag, way)
    f.add(left.tag, word.tag, head.tag, right.tag)
    f.add(x.childTags[m], word.tag, head.tag, side)
    f.add(x.childTags[h], word.tag, head.tag, side)
    f.add(x.childTags[h], x.childTags[m], head.tag, word.tag &+ side)
    return f.count
  }
}
