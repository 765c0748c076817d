/// Heads of punctuation by rule, after the practice of udapi's `ud.FixPunct`, which placed the marks of the treebank:
/// a pair of quotes or brackets goes to the head of what it encloses; any other mark as high as it can without
/// crossing an arc, on the lower of the two sides. So the mark that ends a sentence goes to its root.
///
///     Han sagde , at hun kom .      "," → kom (as "at" does), "." → sagde
///
/// Works on places in one sentence; a root's head is itself. Only words have heads when it begins, and no mark
/// becomes a head.
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

  /// The tokens of one sentence.
  struct Sentence {
    let count: Int
    /// The pair kind of every mark, `nil` pointer element semantics: `isMark[i] == 0` for words.
    let isMark: UnsafePointer<UInt8>
    let pairs: UnsafePointer<Pair>
    let heads: UnsafeMutablePointer<Int32>
  }

  /// Gives every mark of `s` a head. The sentence must hold a word.
  static func attach(in s: Sentence) {
    for i in 0..<s.count where s.isMark[i] != 0 { s.heads[i] = -1 }
    attachPairs(in: s)
    var left = -1
    var right = 0
    for i in 0..<s.count {
      if s.isMark[i] == 0 {
        left = i
      } else if s.heads[i] < 0 {
        if right <= i { right = i + 1 }
        while right < s.count, s.isMark[right] != 0 { right += 1 }
        s.heads[i] = Int32(
          truncatingIfNeeded: head(of: i, left: left, right: right < s.count ? right : -1, in: s))
      }
    }
  }

  /// The head of a mark at `i` between its nearest words, -1 for none on a side.
  private static func head(of i: Int, left: Int, right: Int, in s: Sentence) -> Int {
    var low = left
    var steps = 0
    while low >= 0, steps < reach {
      let parent = Int(s.heads[low])
      if parent == low || parent > i { break }
      low = parent
      steps += 1
    }
    var high = right
    steps = 0
    while high >= 0, steps < reach {
      let parent = Int(s.heads[high])
      if parent == high || parent < i { break }
      high = parent
      steps += 1
    }
    guard low >= 0 else { return high }
    guard high >= 0 else { return low }
    // The arcs from `low` to the right and from `high` to the left both pass over the mark: the inner one's child
    // is the lower node. A root's arc passes over everything.
    let lowParent = Int(s.heads[low])
    let highParent = Int(s.heads[high])
    if lowParent == low { return high }
    if highParent == high { return low }
    return lowParent <= high ? low : high
  }

  private static func attachPairs(in s: Sentence) {
    // The open marks, newest last; few at a time, older ones are forgotten.
    var open: (Int32, Int32, Int32, Int32) = (-1, -1, -1, -1)
    for i in 0..<s.count where s.isMark[i] != 0 && s.pairs[i] != .none {
      let pair = s.pairs[i]
      var partner: Int32 = -1
      if open.0 >= 0, pair.closes(s.pairs[Int(open.0)]) {
        partner = open.0
        open = (open.1, open.2, open.3, -1)
      } else if open.1 >= 0, pair.closes(s.pairs[Int(open.1)]) {
        partner = open.1
        open = (open.2, open.3, -1, -1)
      } else if open.2 >= 0, pair.closes(s.pairs[Int(open.2)]) {
        partner = open.2
        open = (open.3, -1, -1, -1)
      } else if pair.opens {
        open = (Int32(truncatingIfNeeded: i), open.0, open.1, open.2)
      }
      if partner >= 0, i - Int(partner) <= reach { attachPair(Int(partner), i, in: s) }
    }
  }

  /// Both to the one word between them whose head is outside; left alone where there are several or none.
  private static func attachPair(_ from: Int, _ to: Int, in s: Sentence) {
    var top = -1
    for i in from + 1..<to where s.isMark[i] == 0 {
      let parent = Int(s.heads[i])
      if parent == i || parent < from || parent > to {
        if top >= 0 { return }
        top = i
      }
    }
    guard top >= 0 else { return }
    s.heads[from] = Int32(truncatingIfNeeded: top)
    s.heads[to] = Int32(truncatingIfNeeded: top)
  }
}
