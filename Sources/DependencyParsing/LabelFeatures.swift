internal import DocumentModel

/// What the labeller knows of a finished tree beside its heads; memory for one sentence, reused.
struct LabelContext {
  /// Which parts of speech are among a word's children: bit n for UPOS n.
  private(set) var childTags: UnsafeMutablePointer<UInt32>
  /// The lemma of a word's first ADP child, its first SCONJ child, its last AUX child.
  private(set) var caseLemma: UnsafeMutablePointer<UInt32>
  private(set) var markLemma: UnsafeMutablePointer<UInt32>
  private(set) var auxLemma: UnsafeMutablePointer<UInt32>
  /// The neighbouring children of the same head.
  private(set) var previousSibling: UnsafeMutablePointer<Int32>
  private(set) var nextSibling: UnsafeMutablePointer<Int32>
  private(set) var lastChild: UnsafeMutablePointer<Int32>
  /// The core labels (`coreBit`) that a word's children have got so far.
  private(set) var seen: UnsafeMutablePointer<UInt32>
  /// The label number of each word, `UInt8.max` for none yet.
  private(set) var labels: UnsafeMutablePointer<UInt8>
  private(set) var capacity = 0

  init() {
    childTags = .allocate(capacity: 0)
    caseLemma = .allocate(capacity: 0)
    markLemma = .allocate(capacity: 0)
    auxLemma = .allocate(capacity: 0)
    previousSibling = .allocate(capacity: 0)
    nextSibling = .allocate(capacity: 0)
    lastChild = .allocate(capacity: 0)
    seen = .allocate(capacity: 0)
    labels = .allocate(capacity: 0)
    reserve(64)
  }

  mutating func reserve(_ n: Int) {
    guard n + 2 > capacity else { return }
    deallocate()
    capacity = max(n + 2, capacity * 2)
    childTags = .allocate(capacity: capacity)
    caseLemma = .allocate(capacity: capacity)
    markLemma = .allocate(capacity: capacity)
    auxLemma = .allocate(capacity: capacity)
    previousSibling = .allocate(capacity: capacity)
    nextSibling = .allocate(capacity: capacity)
    lastChild = .allocate(capacity: capacity)
    seen = .allocate(capacity: capacity)
    labels = .allocate(capacity: capacity)
  }

  func deallocate() {
    childTags.deallocate()
    caseLemma.deallocate()
    markLemma.deallocate()
    auxLemma.deallocate()
    previousSibling.deallocate()
    nextSibling.deallocate()
    lastChild.deallocate()
    seen.deallocate()
    labels.deallocate()
  }

  /// Makes room for the sentence of `c` and gives its marks their heads by rule.
  mutating func settlePunctuation(_ c: Configuration) {
    reserve(c.count)
    // `nextSibling` is filled later; until then it is free.
    if c.wordCount < c.count { PunctuationHeads.settle(c, paired: nextSibling) }
  }

  /// Reads the main tree of `guides`, and puts it into `c`.
  mutating func look(at guides: Guides, _ c: Configuration) {
    reserve(c.count)
    for i in 0..<c.count { c.heads[i] = Int32(truncatingIfNeeded: guides.head(i)) }
    c.recountChildren()
    prepare(c)
  }

  /// Reads the tree off `c`, whose children must have been counted.
  func prepare(_ c: Configuration) {
    let none = Int32(truncatingIfNeeded: c.count + 1)
    for i in 0...c.count + 1 {
      childTags[i] = 0
      caseLemma[i] = 0
      markLemma[i] = 0
      auxLemma[i] = 0
      lastChild[i] = none
      seen[i] = 0
      labels[i] = .max
      nextSibling[i] = none
      previousSibling[i] = none
    }
    for i in 0..<c.count where !c.isMark(i) {
      let h = Int(c.heads[i])
      let tag = c.upos[i]
      childTags[h] |= 1 << UInt32(tag)
      if tag == UPOS.adposition.rawValue, caseLemma[h] == 0 { caseLemma[h] = c.words[i].lemma }
      if tag == UPOS.subordinatingConjunction.rawValue, markLemma[h] == 0 { markLemma[h] = c.words[i].lemma }
      if tag == UPOS.auxiliary.rawValue { auxLemma[h] = c.words[i].lemma }
      let previous = lastChild[h]
      previousSibling[i] = previous
      if previous != none { nextSibling[Int(previous)] = Int32(truncatingIfNeeded: i) }
      lastChild[h] = Int32(truncatingIfNeeded: i)
    }
  }

  func set(_ label: Int, core: UInt32, of word: Int, head: Int) {
    labels[word] = UInt8(truncatingIfNeeded: label)
    seen[head] |= core
  }

  /// The labels of which a head's later children should know: one bit each.
  static func coreBit(_ name: String) -> UInt32 {
    switch name {
    case "nsubj": 1
    case "obj": 2
    case "iobj": 4
    case "expl": 8
    case "ccomp", "xcomp": 16
    case "obl": 32
    case "conj": 64
    case "appos", "flat": 128
    default: 0
    }
  }
}

/// What the choice of a label looks at: word, head, what is below and beside the word.
enum LabelFeatures {
  static let limit = 96

  static func extract(
    _ c: Configuration, _ x: LabelContext, _ i: Int, into hashes: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var f = FeatureList(hashes)
    let words = UnsafePointer(c.words)
    let ih = Int(c.heads[i])
    let none = c.count + 1
    let d = words[i]
    let h = words[ih]
    let g = words[ih < c.count ? Int(c.heads[ih]) : none]
    let kids = c.children[i]
    let headKids = c.children[ih]
    let left1 = words[Int(kids.left1)]
    let left2 = words[Int(kids.left2)]
    let right1 = words[Int(kids.right1)]
    let hl1 = words[Int(headKids.left1)]
    let previous = Int(x.previousSibling[i])
    let following = Int(x.nextSibling[i])
    let previousWord = words[previous]
    let nextWord = words[following]
    let side: UInt32 = ih > i ? 0x5851_F42D : 0x1405_7B7E
    let way = StructureFeatures.distance(ih, i) &+ side
    let functional: UInt32 =
      1 << UInt32(UPOS.auxiliary.rawValue) | 1 << UInt32(UPOS.adposition.rawValue)
      | 1 << UInt32(UPOS.subordinatingConjunction.rawValue) | 1
      << UInt32(UPOS.coordinatingConjunction.rawValue)
      | 1 << UInt32(UPOS.pronoun.rawValue) | 1 << UInt32(UPOS.particle.rawValue)
      | 1 << UInt32(UPOS.determiner.rawValue)
    let below = Hashing.spread(x.childTags[i] & functional)
    let beside = Hashing.spread(x.childTags[ih] & functional)
    let caseLemma = x.caseLemma[i]
    let markLemma = x.markLemma[i]
    let auxLemma = x.auxLemma[ih]
    let seen = x.seen[ih] &* 0x9E37_79B1
    let previousLabel = UInt32(x.labels[previous]) &* 0x1656_67B1
    let between = ih > i ? c.sums[ih] &- c.sums[i] : c.sums[i] &- c.sums[min(ih, c.count)]
    let marks = Between.marks(between)
    let gapBefore = c.gaps[i]
    let gapAfter = c.gaps[i + 1]
    let before = words[i > 0 ? i - 1 : none]
    let after = words[i + 1 < c.count ? i + 1 : none]

    f.add(d.form, side)
    f.add(d.lemma)
    f.add(d.morph, side)
    f.add(d.tag, way)
    f.add(h.form, side)
    f.add(h.lemma)
    f.add(h.morph, side)
    f.add(d.form, h.form)
    f.add(d.lemma, h.lemma)
    f.add(d.lemma, h.morph, side)
    f.add(d.form, h.tag, side)
    f.add(d.morph, h.lemma, side)
    f.add(d.morph, h.morph, way)
    f.add(d.tag, h.tag, way)
    f.add(d.tag, h.lemma, way)
    f.add(d.lemma, h.tag, way)

    f.add(caseLemma, d.tag)
    f.add(caseLemma, d.tag, h.tag, side)
    f.add(caseLemma, d.lemma)
    f.add(caseLemma, h.lemma)
    f.add(caseLemma, d.lemma, h.lemma)
    f.add(markLemma, d.morph)
    f.add(markLemma, d.tag, h.tag, side)
    f.add(markLemma, h.lemma)
    f.add(below, d.tag, h.tag, side)
    f.add(below, d.morph)
    f.add(below, h.lemma)
    f.add(below, d.morph, h.morph, side)
    f.add(beside, d.tag, h.tag, side)
    f.add(beside, d.morph, h.morph, side)
    f.add(beside, d.lemma, side)
    f.add(auxLemma, d.tag, h.morph, side)
    f.add(auxLemma, beside, d.lemma)

    f.add(left1.lemma, d.tag)
    f.add(left1.lemma, d.tag, h.tag, side)
    f.add(left1.morph, d.morph, h.tag)
    f.add(left1.tag, left2.tag, d.tag, h.tag)
    f.add(right1.tag, d.tag, h.tag)
    f.add(right1.lemma, d.tag, side)

    f.add(seen, d.tag, h.tag, side)
    f.add(seen, d.morph, h.morph, side)
    f.add(seen, d.lemma, side)
    f.add(seen, h.lemma, d.tag, side)
    f.add(seen, previousLabel, d.tag, side)
    f.add(previousLabel, d.tag, h.tag, side)
    f.add(previousLabel, d.morph, side)
    f.add(previousWord.tag, d.tag, h.tag, side)
    f.add(previousWord.morph, d.morph, h.morph, side)
    f.add(nextWord.tag, d.tag, h.tag, side)
    f.add(nextWord.morph, d.morph, h.morph, side)
    f.add(previousWord.tag, d.tag, nextWord.tag, h.tag)
    f.add(nextWord.lemma, d.tag, h.tag, side)
    f.add(hl1.lemma, d.tag, h.tag, side)

    f.add(g.tag, h.tag, d.tag)
    f.add(g.lemma, h.tag, d.tag)
    f.add(g.morph, h.morph, d.morph)
    f.add(gapBefore, d.tag, h.tag, side)
    f.add(gapAfter, d.tag, h.tag, side)
    f.add(marks, d.tag, h.tag, side)
    f.add(marks, d.morph, h.morph)
    f.add(marks, below, d.tag, h.tag)
    f.add(Between.verbs(between), d.tag, h.tag, side)
    f.add(before.tag, d.tag, after.tag)
    f.add(before.lemma, d.tag, h.tag)
    f.add(after.lemma, d.tag, h.tag)
    f.add(d.lemma, after.tag, side)
    f.add(d.form, after.lemma)
    f.add(d.form, before.lemma)
    return f.count
  }
}
