/// What the second pass sees of the tree that the first built from the other end (Attardi and Dell'Orletta 2009):
/// where that tree has the heads of the words at hand, and whether children are still to come.
enum GuideFeatures {
  /// Where a guide head lies as seen from a state.
  @inline(__always)
  private static func place(_ head: Int, _ c: Configuration, _ i1: Int, _ i0: Int, _ j0: Int) -> UInt32 {
    let place: UInt32
    if head == c.count {
      place = 1
    } else if head > c.count {
      place = 2
    } else if head == j0 {
      place = 3
    } else if head > j0 {
      place = 4
    } else if head == i0 {
      place = 5
    } else if head == i1 {
      place = 6
    } else if head > i0 || i0 > c.count {
      place = 7
    } else if head > i1 || i1 > c.count {
      place = 8
    } else {
      place = 9
    }
    return place &* 0x9E37_79B1
  }

  /// Adds to the features that `StructureFeatures` found.
  static func extract(_ c: Configuration, into hashes: UnsafeMutablePointer<UInt32>, after count: Int) -> Int
  {
    var f = FeatureList(hashes, count: count)
    let i0 = c.top(0)
    let i1 = c.top(1)
    let j0 = c.buffer(0)
    let j1 = c.buffer(1)
    let s0 = c.words[i0]
    let s1 = c.words[i1]
    let b0 = c.words[j0]
    let g0 = Int(c.guideHeads[i0])
    let g1 = Int(c.guideHeads[i1])
    let gb = Int(c.guideHeads[j0])
    let ps0 = place(g0, c, i1, i0, j0)
    let ps1 = place(g1, c, i1, i0, j0)
    let pb0 = place(gb, c, i1, i0, j0)
    let pb1 = place(Int(c.guideHeads[j1]), c, i1, i0, j0)
    // Whether the guide gives the word children from the next word on, at the next word, or none.
    let r0 = Int(c.guideRight[i0])
    let r1 = Int(c.guideRight[i1])
    let k0: UInt32 = (r0 > c.count || r0 < j0 ? 1 : r0 == j0 ? 2 : 3) &* 0x85EB_CA6B
    let k1: UInt32 = (r1 > c.count || r1 < j0 ? 1 : r1 == j0 ? 2 : 3) &* 0x85EB_CA6B
    let l0 = Int(c.guideLeft[j0])
    let kb: UInt32 = (l0 > c.count ? 1 : l0 == i0 ? 2 : l0 < i0 ? 3 : 4) &* 0x85EB_CA6B
    let state = ps0 &+ (k0 &* 31)
    f.add(ps0, k0)
    f.add(ps0, pb0, kb)
    f.add(ps0, ps1, k1)
    f.add(state, pb0, s0.tag, b0.tag)
    f.add(state, s0.lemma)
    f.add(state, s0.morph)
    f.add(state, b0.lemma)
    f.add(state, s1.tag, s0.tag)
    f.add(state, s1.lemma, s0.tag)
    f.add(state, s0.morph, b0.morph)
    f.add(state, s1.tag, s0.tag, b0.tag)
    f.add(state, s1.morph, s0.morph)
    f.add(state, pb0 &+ kb, pb1)
    f.add(pb0, kb, b0.morph, s0.tag)
    f.add(pb0, b0.lemma, s0.tag)
    f.add(ps1, k1, s1.tag, s0.tag)
    f.add(c.words[g0].lemma, s0.lemma, ps0)
    f.add(c.words[g0].morph, s0.morph, state)
    f.add(c.words[gb].tag, b0.tag, s0.tag, pb0)
    f.add(state, StructureFeatures.distance(i0, j0), s0.tag, b0.tag)
    return f.count
  }
}
