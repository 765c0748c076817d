internal import DocumentModel

/// A sentence as the passes see it: symbols of each token, with room for three tokens that are not there on
/// either side, so that no feature asks where the sentence ends.
struct ContextWindow {
  static let margin = 6
  /// The tag of tokens that are not there.
  static let outside: UInt8 = 255

  let word: UnsafeMutablePointer<UInt32>
  let ending: UnsafeMutablePointer<UInt32>
  let ambiguity: UnsafeMutablePointer<UInt32>
  let capitals: UnsafeMutablePointer<UInt8>
  /// The tags of the first pass, of the second.
  let first: UnsafeMutablePointer<UInt8>
  let second: UnsafeMutablePointer<UInt8>
  /// For the second pass: the nearest verb to the left in the first pass's tags and the marks between.
  let verbBefore: UnsafeMutablePointer<UInt32>

  init(capacity: Int) {
    let n = capacity + 2 * ContextWindow.margin
    word = .allocate(capacity: n)
    ending = .allocate(capacity: n)
    ambiguity = .allocate(capacity: n)
    capitals = .allocate(capacity: n)
    first = .allocate(capacity: n)
    second = .allocate(capacity: n)
    verbBefore = .allocate(capacity: n)
  }

  func deallocate() {
    word.deallocate()
    ending.deallocate()
    ambiguity.deallocate()
    capitals.deallocate()
    first.deallocate()
    second.deallocate()
    verbBefore.deallocate()
  }

  /// Marks the margins around `count` tokens.
  func close(_ count: Int) {
    for k in 0..<ContextWindow.margin {
      for at in [k, count + ContextWindow.margin + k] {
        word[at] = UInt32(k)
        ending[at] = 0
        ambiguity[at] = 0
        capitals[at] = 7
        first[at] = ContextWindow.outside
        second[at] = ContextWindow.outside
      }
    }
  }
}

/// The state of the clause while a pass walks over it: the last verb seen and what came since.
struct ClauseState {
  var verb: UInt32 = 0
  var marks: UInt32 = 0
  var content: UInt32 = 0

  var symbol: UInt32 { verb << 4 | marks }

  /// Takes note of a token's tag. `kinds` says what the tag is for a clause.
  @inline(__always)
  mutating func pass(_ tag: UInt8, _ kind: TagKind) {
    switch kind {
    case .verb:
      verb = UInt32(tag) + 1
      marks = 0
    case .mark: marks = min(marks & 3 + 1, 3) | marks & 12
    case .conjunction: marks |= 4
    case .subordinator: marks |= 8
    default: break
    }
    if kind != .adverb { content = UInt32(tag) + 1 }
  }
}

/// What a tag is for a clause.
enum TagKind: UInt8 {
  case other, verb, mark, conjunction, subordinator, adverb
}

/// The features of a token in its sentence.
enum ContextFeatures {
  static let adverb = UInt32(UPOS.adverb.rawValue)
  static let punctuation = UInt32(UPOS.punctuation.rawValue)

  static let capacity = 96

  /// First pass, left to right: the words around, the tags before.
  @inline(__always)
  static func first(_ w: ContextWindow, _ i: Int, _ clause: ClauseState, to out: UnsafeMutablePointer<UInt32>)
    -> Int
  {
    let t1 = UInt32(w.first[i - 1])
    let t2 = UInt32(w.first[i - 2])
    let t3 = UInt32(w.first[i - 3])
    let word = w.word[i]
    let before = w.word[i - 1]
    let after = w.word[i + 1]
    let own = w.ambiguity[i]
    let next = w.ambiguity[i + 1]
    let next2 = w.ambiguity[i + 2]
    let t12 = t1 << 8 | t2
    var n = 0
    @inline(__always) func add(_ template: UInt32, _ a: UInt32, _ b: UInt32 = 0) {
      out[n] = FormHash.feature(template, a, b)
      n += 1
    }
    add(40, own)
    add(41, t1)
    add(42, t12)
    add(43, t12 << 8 | t3)
    add(44, t2)
    add(45, t1, word)
    add(46, t12, word)
    add(47, before)
    add(48, after)
    add(49, w.word[i - 2])
    add(50, w.word[i + 2])
    add(51, before, word)
    add(52, word, after)
    add(53, next)
    add(54, next, next2)
    add(55, next, own)
    add(56, next &* 31 &+ next2, own)
    add(57, t1, own)
    add(58, t1 &* 0x10001, next)
    add(59, t1 &* 0x10001 &+ next &* 17, own)
    add(60, w.ending[i], t1)
    add(61, w.ending[i - 1])
    add(62, w.ending[i + 1])
    add(63, before, after)
    add(64, w.ambiguity[i - 1], own)
    add(65, UInt32(w.capitals[i]) << 8 | UInt32(w.capitals[i + 1]), UInt32(w.capitals[i - 1]))
    add(66, clause.symbol)
    add(67, clause.symbol, word)
    add(68, clause.symbol, t1 << 1)
    add(69, t2, word)
    add(70, w.ending[i], w.ending[i + 1])
    add(71, t1, after)
    add(72, clause.symbol, next)
    add(73, word, next)
    add(74, UInt32(w.capitals[i]), t1)
    return n
  }

  /// Second pass, right to left: the first pass's tags on the left, this pass's own on the right.
  @inline(__always)
  static func second(
    _ w: ContextWindow, _ i: Int, _ clause: ClauseState, _ coarse: UnsafePointer<UInt8>,
    to out: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let l1 = UInt32(w.first[i - 1])
    let l2 = UInt32(w.first[i - 2])
    let l3 = UInt32(w.first[i - 3])
    let r1 = UInt32(w.second[i + 1])
    let r2 = UInt32(w.second[i + 2])
    let r3 = UInt32(w.second[i + 3])
    let me = UInt32(w.first[i])
    let word = w.word[i]
    let before = w.word[i - 1]
    let after = w.word[i + 1]
    let own = w.ambiguity[i]
    let left = w.verbBefore[i]
    var n = 0
    @inline(__always) func add(_ template: UInt32, _ a: UInt32, _ b: UInt32 = 0) {
      out[n] = FormHash.feature(template, a, b)
      n += 1
    }
    add(80, me)
    add(81, me, word)
    add(82, l1)
    add(83, r1)
    add(84, l1 << 8 | r1)
    add(85, l1 << 8 | l2)
    add(86, r1 << 8 | r2)
    add(87, l1 << 16 | l2 << 8 | l3)
    add(88, r1 << 16 | r2 << 8 | r3)
    add(89, l1 << 16 | l2 << 8 | r1)
    add(90, l1 << 16 | r1 << 8 | r2)
    add(91, l1 << 24 | l2 << 16 | r1 << 8 | r2)
    add(92, l1, word)
    add(93, r1, word)
    add(94, l1 << 8 | r1, word)
    add(95, l1 << 8 | l2, word)
    add(96, r1 << 8 | r2, word)
    add(97, l2)
    add(98, r2)
    add(99, before)
    add(100, after)
    add(101, w.word[i - 2])
    add(102, w.word[i + 2])
    add(103, before, word)
    add(104, word, after)
    add(105, own, l1 << 8 | r1)
    add(106, own, l1)
    add(107, own, r1)
    add(108, own, me)
    add(109, w.ending[i], l1)
    add(110, w.ending[i], r1)
    add(111, UInt32(w.capitals[i]) << 8 | UInt32(w.capitals[i + 1]), UInt32(w.capitals[i - 1]))
    add(112, clause.symbol)
    add(113, clause.symbol, word)
    add(114, clause.content, word)
    add(115, left)
    add(116, left, word)
    add(117, left &* 31 &+ clause.symbol, word)
    add(118, left &* 31 &+ clause.symbol)
    add(119, me << 8 | l1, r1)
    add(120, l2, word)
    add(121, r2, word)
    add(122, clause.symbol, r1)
    add(123, left, l1)
    add(124, before, after)
    add(125, me << 8 | r1, clause.symbol)
    add(126, l1, after)
    add(127, r1, before)
    return n
  }
}
