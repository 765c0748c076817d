internal import DocumentModel

/// What the score of an arc from a head to a dependent looks at (McDonald, Crammer and Pereira 2005): the two words,
/// their neighbours, what lies between.
enum ArcFeatures {
  static let limit = 128

  /// Features of the arc from `h` (`c.count` is the root) to `m`. `between` is which parts of speech lie between.
  @inline(__always)
  static func extract(
    _ c: Configuration, head h: Int, dependent m: Int, between: UInt32,
    into hashes: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var f = FeatureList(hashes)
    let n = c.count
    let none = n + 1
    let words = UnsafePointer(c.words)
    let head = words[h]
    let word = words[m]
    let side = side(h, m, n)
    let way = side &+ UInt32(truncatingIfNeeded: distance(h, m, n)) &* 0x27D4_EB2F
    let beforeHead = words[h > 0 && h < n ? h - 1 : none]
    let afterHead = words[h + 1 < n ? h + 1 : none]
    let before = words[m > 0 ? m - 1 : none]
    let after = words[m + 1 < n ? m + 1 : none]
    let sums =
      h == n ? 0 : h > m ? c.sums[h] &- c.sums[m] : c.sums[m] &- c.sums[h + 1]
    let marks = Between.marks(sums)
    let verbs = Between.verbs(sums)
    let gap = c.gaps[m]
    let gapAfter = c.gaps[m + 1]
    let headGap = h < n ? c.gaps[h] : 5
    let headGapAfter = h < n ? c.gaps[h + 1] : 5
    let tags = Hashing.spread(between)

    f.add(head.lemma, way)
    f.add(head.morph, way)
    f.add(word.lemma, way)
    f.add(word.morph, way)
    f.add(word.form, side)
    f.add(head.form, side)
    f.add(head.tag, word.tag, way)
    f.add(head.tag, word.tag, side)
    f.add(head.morph, word.morph, way)
    f.add(head.morph, word.morph, side)
    f.add(head.lemma, word.tag, way)
    f.add(head.tag, word.lemma, way)
    f.add(head.lemma, word.morph, side)
    f.add(head.morph, word.lemma, side)
    f.add(head.lemma, word.lemma, side)
    f.add(head.form, word.form, side)
    f.add(head.lemma, word.form, side)

    f.add(head.tag, afterHead.tag, before.tag, word.tag &+ way)
    f.add(beforeHead.tag, head.tag, before.tag, word.tag &+ way)
    f.add(head.tag, afterHead.tag, word.tag, after.tag &+ way)
    f.add(beforeHead.tag, head.tag, word.tag, after.tag &+ way)
    f.add(head.tag, afterHead.tag, word.tag, side)
    f.add(beforeHead.tag, head.tag, word.tag, side)
    f.add(head.tag, before.tag, word.tag, way)
    f.add(head.tag, word.tag, after.tag, way)
    f.add(head.lemma, before.lemma, word.tag, side)
    f.add(head.tag, before.lemma, word.tag, way)
    f.add(head.lemma, before.lemma, word.lemma, side)
    f.add(head.tag, after.lemma, word.tag, way)
    f.add(head.tag, afterHead.lemma, word.tag, side)
    f.add(head.tag, beforeHead.lemma, word.tag, side)

    f.add(head.tag, word.tag, tags, side)
    f.add(head.lemma, word.tag, tags, side)
    f.add(head.tag, word.lemma, tags, side)
    f.add(tags, way)
    f.add(head.tag, word.tag, marks, way)
    f.add(head.morph, word.morph, marks, side)
    f.add(head.tag, word.tag, verbs &+ marks &* 3, side)
    f.add(head.tag, word.tag, verbs, way)
    f.add(head.lemma, word.tag, marks, side)
    f.add(head.tag, word.lemma, marks, side)
    f.add(gap, head.tag, word.tag, way)
    f.add(gapAfter, head.tag, word.tag, way)
    f.add(headGap, head.tag, word.tag, way)
    f.add(headGapAfter, head.tag, word.tag, way)
    f.add(gap, word.lemma, head.tag, side)
    f.add(gapAfter, word.lemma, head.tag, side)
    f.add(gap, gapAfter, word.morph &+ head.tag, side)
    return f.count
  }

  /// A mixed number for where the head is: right, left, above all.
  @inline(__always) static func side(_ h: Int, _ m: Int, _ n: Int) -> UInt32 {
    (h == n ? 3 : h > m ? 1 : 2) &* 0x5851_F42D
  }

  /// The distance of head and dependent in steps that grow; 15 for the root.
  @inline(__always) static func distance(_ h: Int, _ m: Int, _ n: Int) -> Int {
    guard h < n else { return 15 }
    let d = abs(h - m)
    return d < 6 ? d : d < 8 ? 6 : d < 11 ? 7 : d < 16 ? 8 : d < 25 ? 9 : 10
  }
}

/// Which arcs are worth a score: kinds by parts of speech, side and distance that the training trees have.
enum ArcKinds {
  static let bytes = 18 * 17 * 32 / 8

  /// The number of the kind of an arc.
  @inline(__always) static func number(_ c: Configuration, head h: Int, dependent m: Int) -> Int {
    let tag = h == c.count ? 17 : Int(c.upos[h])
    return (tag * 17 + Int(c.upos[m])) * 32 + ArcFeatures.distance(h, m, c.count) * 2 + (h > m ? 1 : 0)
  }
}
