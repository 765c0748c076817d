internal import DocumentModel

/// The children of a word so far: the two outermost on each side, and how many.
struct Children {
  var left1: Int32
  var left2: Int32
  var right1: Int32
  var right2: Int32
  var leftCount: UInt32
  var rightCount: UInt32
}

/// The words of one sentence and a half-built tree over them (arc-hybrid, Kuhlmann et al. 2011): a stack, the next
/// word, heads.
///
/// Marks are tokens like others, and stand as `gaps` before words too. Place `count` is the root above the
/// sentence, at the end of the buffer (Ballesteros and Nivre 2013), and `count + 1` what is not there. All memory is
/// one scratch that grows to the longest sentence of a call.
struct Configuration {
  /// Words, then the root, then "none".
  private(set) var words: UnsafeMutablePointer<Word>
  /// `UPOS.rawValue` of every word.
  private(set) var upos: UnsafeMutablePointer<UInt8>
  /// `Marks.rawValue` of every mark, 0 for words.
  private(set) var marks: UnsafeMutablePointer<UInt8>
  /// What every mark opens or closes.
  private(set) var pairs: UnsafeMutablePointer<PunctuationHeads.Pair>
  /// The marks before word i, for i up to `count`.
  private(set) var gaps: UnsafeMutablePointer<UInt32>
  /// `Between` sums up to word i.
  private(set) var sums: UnsafeMutablePointer<UInt64>
  private(set) var children: UnsafeMutablePointer<Children>
  private(set) var heads: UnsafeMutablePointer<Int32>
  private(set) var stack: UnsafeMutablePointer<Int32>
  /// The tree of another parser over the same tokens, with its outermost children; read by `GuideFeatures`.
  private(set) var guideHeads: UnsafeMutablePointer<Int32>
  private(set) var guideLeft: UnsafeMutablePointer<Int32>
  private(set) var guideRight: UnsafeMutablePointer<Int32>
  private(set) var capacity = 0
  var count = 0
  /// How many of the tokens are no marks.
  var wordCount = 0
  private(set) var stackSize = 0
  private(set) var next = 0

  init() {
    words = .allocate(capacity: 0)
    upos = .allocate(capacity: 0)
    marks = .allocate(capacity: 0)
    pairs = .allocate(capacity: 0)
    gaps = .allocate(capacity: 0)
    sums = .allocate(capacity: 0)
    children = .allocate(capacity: 0)
    heads = .allocate(capacity: 0)
    stack = .allocate(capacity: 0)
    guideHeads = .allocate(capacity: 0)
    guideLeft = .allocate(capacity: 0)
    guideRight = .allocate(capacity: 0)
    reserve(64)
  }

  mutating func reserve(_ n: Int) {
    guard n + 2 > capacity else { return }
    deallocate()
    capacity = max(n + 2, capacity * 2)
    words = .allocate(capacity: capacity)
    upos = .allocate(capacity: capacity)
    marks = .allocate(capacity: capacity)
    pairs = .allocate(capacity: capacity)
    gaps = .allocate(capacity: capacity)
    sums = .allocate(capacity: capacity)
    children = .allocate(capacity: capacity)
    heads = .allocate(capacity: capacity)
    stack = .allocate(capacity: capacity)
    guideHeads = .allocate(capacity: capacity)
    guideLeft = .allocate(capacity: capacity)
    guideRight = .allocate(capacity: capacity)
  }

  func deallocate() {
    words.deallocate()
    upos.deallocate()
    marks.deallocate()
    pairs.deallocate()
    gaps.deallocate()
    sums.deallocate()
    children.deallocate()
    heads.deallocate()
    stack.deallocate()
    guideHeads.deallocate()
    guideLeft.deallocate()
    guideRight.deallocate()
  }

  /// Puts the sentinels after `count` words.
  func closeWords() {
    words[count] = .root
    words[count + 1] = .none
  }

  /// Empties the stack and takes away all arcs.
  mutating func restart() {
    let none = Int32(truncatingIfNeeded: count + 1)
    stackSize = 0
    next = 0
    for i in 0...count + 1 {
      children[i] = Children(
        left1: none, left2: none, right1: none, right2: none, leftCount: 0, rightCount: 0)
      heads[i] = none
    }
  }

  @inline(__always) func isMark(_ i: Int) -> Bool { upos[i] == UPOS.punctuation.rawValue }

  var isFinal: Bool { stackSize == 0 && next == count }

  @inline(__always) func top(_ depth: Int) -> Int {
    stackSize > depth ? Int(stack[stackSize - 1 - depth]) : count + 1
  }
  @inline(__always) func buffer(_ ahead: Int) -> Int {
    next + ahead <= count ? next + ahead : count + 1
  }

  var canShift: Bool { next < count }
  /// The root takes one child: the last word on the stack.
  var canLeft: Bool { stackSize > 0 && (next < count || stackSize == 1) }
  var canRight: Bool { stackSize > 1 }

  mutating func apply(_ action: Action) {
    switch action {
    case .shift:
      stack[stackSize] = Int32(truncatingIfNeeded: next)
      stackSize += 1
      next += 1
    case .left:
      stackSize -= 1
      let child = stack[stackSize]
      addLeft(child, to: next)
    case .right:
      stackSize -= 1
      let child = stack[stackSize]
      let head = Int(stack[stackSize - 1])
      addRight(child, to: head)
    }
  }

  /// Words come to a head on its left from near to far: the newest is the outermost.
  @inline(__always) private func addLeft(_ child: Int32, to head: Int) {
    heads[Int(child)] = Int32(truncatingIfNeeded: head)
    children[head].left2 = children[head].left1
    children[head].left1 = child
    children[head].leftCount += 1
  }
  @inline(__always) private func addRight(_ child: Int32, to head: Int) {
    heads[Int(child)] = Int32(truncatingIfNeeded: head)
    children[head].right2 = children[head].right1
    children[head].right1 = child
    children[head].rightCount += 1
  }

  /// Takes the sentence of `other` from its end.
  mutating func fill(reversing other: Configuration) {
    let n = other.count
    reserve(n)
    count = n
    wordCount = other.wordCount
    var marks: Marks = []
    let total = other.sums[n]
    for j in 0..<n {
      let i = n - 1 - j
      words[j] = other.words[i]
      upos[j] = other.upos[i]
      sums[j] = total &- other.sums[i + 1]
      gaps[j] = Marks.gap(marks)
      if other.isMark(i) { marks.formUnion(Marks(rawValue: other.marks[i])) } else { marks = [] }
    }
    sums[n] = total
    gaps[n] = Marks.gap(marks)
    closeWords()
  }

  /// Takes a tree over these tokens as the guide.
  @inline(__always) func setGuide(_ head: (Int) -> Int32) {
    let none = Int32(truncatingIfNeeded: count + 1)
    for i in 0...count + 1 {
      guideHeads[i] = none
      guideLeft[i] = none
      guideRight[i] = none
    }
    for i in 0..<count {
      let h = Int(head(i))
      guideHeads[i] = Int32(truncatingIfNeeded: h)
      if guideLeft[h] == none { guideLeft[h] = Int32(truncatingIfNeeded: i) }
      guideRight[h] = Int32(truncatingIfNeeded: i)
    }
  }

  /// Fills `children` from complete `heads`, leaving out marks.
  func recountChildren() {
    let none = Int32(truncatingIfNeeded: count + 1)
    for i in 0...count + 1 {
      children[i] = Children(
        left1: none, left2: none, right1: none, right2: none, leftCount: 0, rightCount: 0)
    }
    for i in stride(from: count - 1, through: 0, by: -1) where Int(heads[i]) > i && !isMark(i) {
      addLeft(Int32(truncatingIfNeeded: i), to: Int(heads[i]))
    }
    for i in 0..<count where Int(heads[i]) < i && !isMark(i) {
      addRight(Int32(truncatingIfNeeded: i), to: Int(heads[i]))
    }
  }
}

/// The steps of the arc-hybrid system.
enum Action: Int, CaseIterable {
  /// The next word goes on the stack.
  case shift
  /// The stack's top becomes a child of the next word.
  case left
  /// The stack's top becomes a child of the one below it.
  case right
}
