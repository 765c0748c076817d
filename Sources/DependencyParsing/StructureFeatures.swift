/// What the choice of the next step looks at: the top of the stack, the next words, their children, marks between.
enum StructureFeatures {
  static let limit = 256

  @inline(__always) static func distance(_ a: Int, _ b: Int) -> UInt32 {
    let d = abs(a - b)
    let bucket = d < 5 ? d : d < 7 ? 5 : d < 10 ? 6 : 7
    return UInt32(truncatingIfNeeded: bucket) &* 0x27D4_EB2F
  }

  /// Writes the features of the present state to `hashes` (room for `limit`); returns how many.
  static func extract(_ c: Configuration, into hashes: UnsafeMutablePointer<UInt32>) -> Int {
    var f = FeatureList(hashes)
    let words = UnsafePointer(c.words)
    let i0 = c.top(0)
    let i1 = c.top(1)
    let i2 = c.top(2)
    let j0 = c.buffer(0)
    let j1 = c.buffer(1)
    let j2 = c.buffer(2)
    let none = c.count + 1
    let s0 = words[i0]
    let s1 = words[i1]
    let s2 = words[i2]
    let b0 = words[j0]
    let b1 = words[j1]
    let b2 = words[j2]
    let s0c = c.children[i0]
    let s1c = c.children[i1]
    let b0c = c.children[j0]

    // Single words.
    f.add(s0.form, s0.tag)
    f.add(s0.lemma)
    f.add(s0.morph)
    f.add(b0.form, b0.tag)
    f.add(b0.lemma)
    f.add(b0.morph)
    f.add(s1.form, s1.tag)
    f.add(s1.lemma)
    f.add(s1.morph)
    f.add(b1.form, b1.tag)
    f.add(b1.lemma)
    f.add(b1.morph)
    f.add(b2.lemma)
    f.add(b2.morph)
    f.add(s2.lemma)
    f.add(s2.morph)

    // Pairs.
    let d0 = i0 < none ? distance(i0, j0) : 7
    let d1 = i1 < none ? distance(i1, i0) : 7
    f.add(s0.form, b0.form)
    f.add(s0.lemma, b0.lemma)
    f.add(s0.lemma, b0.morph)
    f.add(s0.morph, b0.lemma)
    f.add(s0.morph, b0.morph)
    f.add(s0.tag, b0.tag, d0)
    f.add(s0.lemma, b0.tag, d0)
    f.add(s0.tag, b0.lemma, d0)
    f.add(s0.morph, b0.morph, d0)

    f.add(s1.form, s0.form)
    f.add(s1.lemma, s0.lemma)
    f.add(s1.lemma, s0.morph)
    f.add(s1.morph, s0.lemma)
    f.add(s1.morph, s0.morph)
    f.add(s1.tag, s0.tag, d1)
    f.add(s1.lemma, s0.tag, d1)
    f.add(s1.tag, s0.lemma, d1)
    f.add(s1.morph, s0.morph, d1)

    f.add(b0.lemma, b1.lemma)
    f.add(b0.morph, b1.morph)
    f.add(b0.lemma, b1.tag)
    f.add(b0.tag, b1.lemma)
    f.add(s0.lemma, b1.lemma)
    f.add(s0.morph, b1.morph)
    f.add(s0.lemma, b1.tag)
    f.add(s0.tag, b1.lemma)
    f.add(s1.lemma, b0.lemma)
    f.add(s1.morph, b0.morph)
    f.add(s1.lemma, b0.tag)
    f.add(s1.tag, b0.lemma)
    f.add(s2.morph, s1.morph)
    f.add(s2.morph, s0.morph)
    f.add(s2.lemma, s0.tag)
    f.add(s2.tag, s0.lemma)
    f.add(s2.tag, b0.tag)

    // Three and four.
    f.add(s0.tag, b0.tag, b1.tag)
    f.add(s0.morph, b0.morph, b1.morph)
    f.add(s0.lemma, b0.tag, b1.tag)
    f.add(s0.tag, b0.lemma, b1.tag)
    f.add(s0.tag, b0.tag, b1.lemma)
    f.add(s0.lemma, b0.lemma, b1.tag)
    f.add(s1.tag, s0.tag, b0.tag)
    f.add(s1.morph, s0.morph, b0.morph)
    f.add(s1.lemma, s0.tag, b0.tag)
    f.add(s1.tag, s0.lemma, b0.tag)
    f.add(s1.tag, s0.tag, b0.lemma)
    f.add(s1.lemma, s0.lemma, b0.tag)
    f.add(s1.tag, s0.lemma, b0.lemma)
    f.add(s1.lemma, s0.tag, b0.lemma)
    f.add(s1.lemma, s0.lemma, b0.lemma)
    f.add(s2.tag, s1.tag, s0.tag)
    f.add(s2.morph, s1.morph, s0.morph)
    f.add(s2.tag, s1.tag, s0.tag, b0.tag)
    f.add(b0.tag, b1.tag, b2.tag)
    f.add(b0.lemma, b1.tag, b2.tag)
    f.add(s0.tag, b0.tag, b1.tag, b2.tag)
    f.add(s1.tag, s0.tag, b0.tag, b1.tag)
    f.add(s1.tag, s0.tag, b1.tag)
    f.add(s1.tag, b0.tag, b1.tag)
    f.add(s1.lemma, s0.lemma, b0.tag, b1.tag)

    // Children.
    let s0l1 = words[Int(s0c.left1)]
    let s0l2 = words[Int(s0c.left2)]
    let s0r1 = words[Int(s0c.right1)]
    let s0r2 = words[Int(s0c.right2)]
    let s1l1 = words[Int(s1c.left1)]
    let s1l2 = words[Int(s1c.left2)]
    let s1r1 = words[Int(s1c.right1)]
    let s1r2 = words[Int(s1c.right2)]
    let b0l1 = words[Int(b0c.left1)]
    let b0l2 = words[Int(b0c.left2)]
    f.add(s0l1.lemma)
    f.add(s0r1.lemma)
    f.add(s1l1.lemma)
    f.add(s1r1.lemma)
    f.add(b0l1.lemma)
    f.add(s0.tag, s0l1.lemma)
    f.add(s0.morph, s0l1.morph)
    f.add(s0.tag, s0l2.lemma)
    f.add(s0.tag, s0l1.tag, s0l2.tag)
    f.add(s0.tag, s0r1.lemma)
    f.add(s0.morph, s0r1.morph)
    f.add(s0.tag, s0r1.tag, s0r2.tag)
    f.add(s0.lemma, s0l1.tag)
    f.add(s0.lemma, s0r1.tag)
    f.add(s1.tag, s1l1.lemma)
    f.add(s1.morph, s1l1.morph)
    f.add(s1.tag, s1l1.tag, s1l2.tag)
    f.add(s1.tag, s1r1.lemma)
    f.add(s1.morph, s1r1.morph)
    f.add(s1.tag, s1r1.tag, s1r2.tag)
    f.add(s1.lemma, s1r1.tag)
    f.add(s1.lemma, s1l1.tag)
    f.add(b0.tag, b0l1.lemma)
    f.add(b0.morph, b0l1.morph)
    f.add(b0.tag, b0l1.tag, b0l2.tag)
    f.add(b0.lemma, b0l1.tag)

    f.add(s0.tag, b0.tag, s0l1.tag)
    f.add(s0.tag, b0.tag, s0r1.tag)
    f.add(s0.tag, b0.tag, b0l1.tag)
    f.add(s0.tag, b0.tag, s0l1.lemma)
    f.add(s0.tag, b0.tag, s0r1.lemma)
    f.add(s0.tag, b0.tag, b0l1.lemma)
    f.add(s0.lemma, b0.tag, b0l1.tag)
    f.add(s0.morph, b0.morph, b0l1.morph)
    f.add(s1.tag, s0.tag, s1l1.tag)
    f.add(s1.tag, s0.tag, s1r1.tag)
    f.add(s1.tag, s0.tag, s0l1.tag)
    f.add(s1.tag, s0.tag, s0r1.tag)
    f.add(s1.tag, s0.tag, s0l1.lemma)
    f.add(s1.lemma, s0.tag, s0l1.lemma)
    f.add(s1.tag, s0.lemma, s0l1.lemma)
    f.add(s1.lemma, s0.lemma, s0l1.lemma)
    f.add(s1.tag, s0.tag, s1r1.lemma)
    f.add(s1.lemma, s0.tag, s1r1.tag)
    f.add(s1.morph, s0.morph, s0l1.morph)
    f.add(s1.tag, s0.tag, s0l1.lemma, b0.tag)
    f.add(s1.tag, s1r1.tag, s0.tag, b0.tag)
    f.add(s1.tag, s1l1.tag, s0.tag, b0.tag)
    f.add(s1.tag, s0.tag, b0.tag, b0l1.tag)
    f.add(s1.tag, s0.tag, s0l1.tag, s0r1.tag)
    f.add(s0.tag, s0l1.tag, b0.tag, b0l1.tag)
    f.add(s1.tag, b0.tag, b0l1.lemma)

    // How many children.
    let s0v = (min(s0c.leftCount, 3) << 4 | min(s0c.rightCount, 3)) &* 0x1656_67B1
    let s1v = (min(s1c.leftCount, 3) << 4 | min(s1c.rightCount, 3)) &* 0x1656_67B1
    let b0v = min(b0c.leftCount, 3) &* 0x1656_67B1
    f.add(s0.morph, s0v)
    f.add(s1.morph, s1v)
    f.add(b0.morph, b0v)
    f.add(s0.tag, s0v, b0.tag)
    f.add(s1.tag, s1v, s0.tag)
    f.add(s1.tag, s1v, s0.tag, s0v)

    // Marks and verbs between.
    let depth = UInt32(truncatingIfNeeded: min(c.stackSize, 4)) &* 0x51ED_270B
    let between0 = i0 < none ? c.sums[j0] &- c.sums[i0] : 0
    let between1 = i1 < none ? c.sums[i0] &- c.sums[i1] : 0
    let marks0 = Between.marks(between0)
    let marks1 = Between.marks(between1)
    let verbs0 = Between.verbs(between0)
    let verbs1 = Between.verbs(between1)
    let gap0 = c.gaps[min(j0, c.count)]
    let gap1 = c.gaps[min(j1, c.count)]
    let after0 = i0 < c.count ? c.gaps[i0 + 1] : 3
    let before0 = i0 < c.count ? c.gaps[i0] : 3
    f.add(gap0, s0.tag, b0.tag)
    f.add(gap0, s0.lemma)
    f.add(gap0, b0.lemma)
    f.add(gap0, depth)
    f.add(gap1, b0.morph)
    f.add(gap1, s0.tag, b0.tag, b1.tag)
    f.add(marks0, s0.tag, b0.tag)
    f.add(marks0, s0.morph, b0.morph)
    f.add(marks1, s1.tag, s0.tag)
    f.add(marks1, s1.morph, s0.morph)
    f.add(marks1, marks0, s1.tag, s0.tag)
    f.add(marks1, gap0, s1.tag, s0.tag)
    f.add(marks1, s1.tag, s0.tag, b0.tag)
    f.add(gap0, s1.tag, s0.tag, b0.tag)
    f.add(after0, s0.tag, b0.tag)
    f.add(before0, s1.tag, s0.tag)
    f.add(before0, after0, s0.morph)
    f.add(verbs0, s0.tag, b0.tag)
    f.add(verbs1, s1.tag, s0.tag)
    f.add(verbs0, marks0, s0.tag, b0.tag)
    f.add(verbs1, marks1, s1.tag, s0.tag)
    f.add(s2.tag, s1.tag, depth)
    f.add(s0.tag, b0.tag, depth)
    f.add(depth, s1.tag, s0.tag, b0.tag)

    // Neighbours in the text.
    let beforeB = words[j0 > 0 && j0 <= c.count ? j0 - 1 : none]
    let afterS = words[i0 < c.count ? i0 + 1 : none]
    let beforeS = words[i0 < none && i0 > 0 ? i0 - 1 : none]
    f.add(s0.tag, afterS.tag, b0.tag, beforeB.tag)
    f.add(s0.tag, b0.tag, beforeB.lemma)
    f.add(s0.tag, b0.tag, afterS.lemma)
    f.add(s1.tag, beforeS.tag, s0.tag)
    f.add(s1.tag, beforeS.lemma, s0.tag)
    f.add(s1.tag, s0.tag, afterS.tag)
    return f.count
  }
}
