/// Heads of punctuation by rule, after the practice of udapi's `ud.FixPunct`, which placed the marks of the treebank:
/// a pair of quotes or brackets goes to the head of what it encloses; any other mark as high as it can without
/// crossing an arc, on the lower of the two sides. So the mark that ends a sentence goes to its root. A head that the
/// parser chose stays if it lies on the way there.
///
///     Han sagde , at hun kom .      "," → kom (as "at" does), "." → sagde
///
enum PunctuationHeads {
  /// What a mark opens or closes; a plain mark neither. A straight quote does both by turns.
  enum Pair: UInt8 {
    case none, opensRound, closesRound, opensSquare, closesSquare
    case straightDouble, straightSingle, guillemetLeft, guillemetRight, curlyHigh, curlyHighTurned, curlyLow
    case apostrophe, apostropheTurned

    init(_ mark: UnsafeBufferPointer<UInt8>) {
      self = .none
      switch mark.count {
      case 1:
        switch mark[0] {
        case UInt8(ascii: "("): self = .opensRound
        case UInt8(ascii: ")"): self = .closesRound
        case UInt8(ascii: "["): self = .opensSquare
        case UInt8(ascii: "]"): self = .closesSquare
        case UInt8(ascii: "\""): self = .straightDouble
        case UInt8(ascii: "'"): self = .straightSingle
        default: break
        }
      case 2:
        if mark[0] == UInt8(ascii: "'"), mark[1] == UInt8(ascii: "'") { self = .straightDouble }
        if mark[0] == UInt8(ascii: "`"), mark[1] == UInt8(ascii: "`") { self = .straightDouble }
        if mark[0] == 0xC2, mark[1] == 0xAB { self = .guillemetLeft }
        if mark[0] == 0xC2, mark[1] == 0xBB { self = .guillemetRight }
      case 3:
        guard mark[0] == 0xE2, mark[1] == 0x80 else { break }
        switch mark[2] {
        case 0x98: self = .apostropheTurned
        case 0x99: self = .apostrophe
        case 0x9C: self = .curlyHighTurned
        case 0x9D: self = .curlyHigh
        case 0x9E: self = .curlyLow
        default: break
        }
      default: break
      }
    }

    /// Whether `self` can close what `opening` opened.
    func closes(_ opening: Pair) -> Bool {
      switch (opening, self) {
      case (.opensRound, .closesRound), (.opensSquare, .closesSquare), (.straightDouble, .straightDouble),
        (.straightSingle, .straightSingle), (.guillemetLeft, .guillemetRight),
        (.guillemetRight, .guillemetLeft),
        (.curlyHigh, .curlyHigh), (.curlyHighTurned, .curlyHigh), (.curlyLow, .curlyHigh),
        (.curlyLow, .curlyHighTurned), (.apostrophe, .apostrophe), (.apostropheTurned, .apostrophe):
        true
      default: false
      }
    }

    var opens: Bool { self != .none && self != .closesRound && self != .closesSquare }
  }

  /// A pair further apart than this counts as two marks without a partner, and climbing ends after as many steps:
  /// keeps the time linear on any text.
  static let reach = 400

  /// Takes marks out from between words and their heads, and gives every mark a head that the rule allows: the one
  /// the parser chose, where that lies on the way up from one of its neighbours, else the rule's own.
  ///
  /// `c.heads` must be a tree that holds a word; it has one root afterwards, which is a word.
  static func settle(_ c: Configuration, paired: UnsafeMutablePointer<Int32>) {
    makeLeaves(c)
    for i in 0..<c.count { paired[i] = -1 }
    attachPairs(c, paired)
    var left = -1
    var right = 0
    for i in 0..<c.count {
      guard c.isMark(i) else {
        left = i
        continue
      }
      if right <= i { right = i + 1 }
      while right < c.count, c.isMark(right) { right += 1 }
      c.heads[i] =
        paired[i] >= 0
        ? paired[i]
        : Int32(truncatingIfNeeded: head(of: i, left: left, right: right < c.count ? right : -1, in: c))
    }
  }

  /// A word below a mark goes up to the mark's own head; a mark below a mark too.
  private static func makeLeaves(_ c: Configuration) {
    let n = Int32(truncatingIfNeeded: c.count)
    // From each mark up to the first word or the root, each mark on the way being pointed there: linear in all.
    for i in 0..<c.count where c.isMark(i) {
      var top = c.heads[i]
      while top < n, c.isMark(Int(top)) { top = c.heads[Int(top)] }
      var k = i
      while c.heads[k] != top {
        let above = Int(c.heads[k])
        c.heads[k] = top
        k = above
      }
    }
    var root: Int32 = -1
    for i in 0..<c.count where !c.isMark(i) {
      let head = c.heads[i]
      if head < n, c.isMark(Int(head)) { c.heads[i] = c.heads[Int(head)] }
      if c.heads[i] == n {
        if root < 0 { root = Int32(truncatingIfNeeded: i) } else { c.heads[i] = root }
      }
    }
  }

  /// The head of a mark at `i` between its nearest words, -1 for none on a side.
  private static func head(of i: Int, left: Int, right: Int, in c: Configuration) -> Int {
    let chosen = Int(c.heads[i])
    var low = left
    var steps = 0
    while low >= 0, steps < reach {
      if low == chosen { return chosen }
      let parent = Int(c.heads[low])
      if parent > i { break }
      low = parent
      steps += 1
    }
    var high = right
    steps = 0
    while high >= 0, steps < reach {
      if high == chosen { return chosen }
      let parent = Int(c.heads[high])
      if parent == c.count || parent < i { break }
      high = parent
      steps += 1
    }
    guard low >= 0 else { return high }
    guard high >= 0 else { return low }
    // The arcs from `low` to the right and from `high` to the left both pass over the mark: the inner one's child
    // is the lower node. A root's arc passes over everything.
    let lowParent = Int(c.heads[low])
    if lowParent == c.count { return high }
    return Int(c.heads[high]) == c.count || lowParent <= high ? low : high
  }

  private static func attachPairs(
    _ c: Configuration, _ paired: UnsafeMutablePointer<Int32>
  ) {
    // The open marks, newest last; few at a time, older ones are forgotten.
    var open: (Int, Int, Int, Int) = (-1, -1, -1, -1)
    for i in 0..<c.count where c.isMark(i) && c.pairs[i] != .none {
      let pair = c.pairs[i]
      var partner = -1
      if open.0 >= 0, pair.closes(c.pairs[open.0]) {
        partner = open.0
        open = (open.1, open.2, open.3, -1)
      } else if open.1 >= 0, pair.closes(c.pairs[open.1]) {
        partner = open.1
        open = (open.2, open.3, -1, -1)
      } else if open.2 >= 0, pair.closes(c.pairs[open.2]) {
        partner = open.2
        open = (open.3, -1, -1, -1)
      } else if pair.opens {
        open = (i, open.0, open.1, open.2)
      }
      guard partner >= 0, i - partner <= reach else { continue }
      let top = onlyTop(between: partner, and: i, in: c)
      if top >= 0 {
        paired[partner] = Int32(truncatingIfNeeded: top)
        paired[i] = Int32(truncatingIfNeeded: top)
      }
    }
  }

  /// The one word between two places whose head is outside; -1 where there are several or none.
  private static func onlyTop(between from: Int, and to: Int, in c: Configuration) -> Int {
    var top = -1
    for i in from + 1..<to where !c.isMark(i) {
      let head = Int(c.heads[i])
      if head < from || head > to {
        if top >= 0 { return -1 }
        top = i
      }
    }
    return top
  }
}
