/// Internet addresses, e-mail addresses and file names.
extension TokenScanner {
  /// The piece after the address that begins at piece `first`, nil where there is none.
  func endOfAddress(_ first: Int) -> Int? {
    guard pieces.kinds[first].isWord else { return nil }
    if pieces.kind(first + 1) == .colon, pieces.kind(first + 2) == .slash, pieces.kind(first + 3) == .slash,
      pieces.kind(first + 4) != .end
    {
      return endOfPath(first + 4)  // https://…
    }
    if isWWW(first), pieces.kind(first + 1) == .stop, pieces.kind(first + 2).isWord {
      return endOfPath(first + 2)
    }
    return endOfMail(first)
  }

  /// navn.efternavn@eksempel.dk
  private func endOfMail(_ first: Int) -> Int? {
    var k = first
    while k - first < 24 {
      switch pieces.kind(k) {
      case .letter, .digit, .stop, .underscore, .hyphen, .plus: k += 1
      case .at:
        guard pieces.kind(k + 1).isWord else { return nil }
        var end = k + 2
        while pieces.kind(end).isWord
          || (pieces.kind(end) == .stop || pieces.kind(end) == .hyphen) && pieces.kind(end + 1).isWord
        { end += 1 }
        return end
      default: return nil
      }
    }
    return nil
  }

  private func isWWW(_ k: Int) -> Bool {
    let start = pieces.starts[k]
    guard pieces.starts[k + 1] - start == 3 else { return false }
    return (0..<3).allSatisfy { p[start + $0] | 0x20 == 0x77 }
  }

  /// The end of an address of which piece `k` is part: to the end of the chunk or the next quotation mark or angle
  /// bracket, less the marks of the sentence at its end.
  func endOfPath(_ k: Int) -> Int {
    var end = k
    var open = 0
    while end < pieces.count {
      let kind = pieces.kinds[end]
      if kind == .quote || kind == .symbol && (p[pieces.starts[end]] == 0x3C || p[pieces.starts[end]] == 0x3E)
      {
        break
      }
      if kind == .open { open += 1 }
      if kind == .close {
        if open == 0 { break }
        open -= 1
      }
      end += 1
    }
    trim: while end > k + 1 {
      switch pieces.kinds[end - 1] {
      case .stop, .comma, .colon, .semicolon, .exclamation, .apostrophe, .ellipsis, .open, .emDash: end -= 1
      default: break trim
      }
    }
    return end
  }

  /// Where the dotted word with a stop at `j` is an address or file name ("dr.dk", "www.avisen.dk/foto",
  /// "referat.pdf"): the piece after it.
  func endOfDomain(_ first: Int, _ j: Int) -> Int? {
    var k = j
    var last = j
    var labels = 0
    while labels < 12, pieces.kind(k) == .stop, pieces.kind(k + 1).isWord {
      last = k + 1
      k += 2
      while pieces.kind(k).isWord
        || pieces.kind(k) == .hyphen && pieces.kind(k + 1).isWord && !isDomainEnd(last, k)
      {
        k += 1
      }
      labels += 1
    }
    guard k == last + 1, labels > 0 else { return nil }
    let hasPath = pieces.kind(k) == .slash && pieces.kind(k + 1).isWord
    switch domain(last, k) {
    case TokenLexicon.topDomain where isAllSmall(last) || isAllCapital(last) && isAllCapital(last - 2):
      return hasPath || pieces.kind(k) == .slash && pieces.kind(k + 1) == .end ? endOfPath(k) : k
    case TokenLexicon.wordDomain where hasPath && isAllSmall(last): return endOfPath(k)
    case TokenLexicon.fileEnding where isAllSmall(last) || isAllCapital(last): return k
    default: return nil
    }
  }

  /// Whether pieces `last..<k` are a top-level domain: "DR.dk-artikel" has its domain before the hyphen.
  private func isDomainEnd(_ last: Int, _ k: Int) -> Bool {
    k == last + 1 && domain(last, k) != 0
  }

  /// Whether the word with a stop at `j` is an address or file name by its last part.
  func isAddress(_ first: Int, _ j: Int) -> Bool {
    guard j - 2 > first, pieces.kinds[j - 2] == .stop else { return false }
    let value = domain(j - 1, j)
    return value == TokenLexicon.topDomain || value == TokenLexicon.fileEnding
  }

  /// What the domain lexicon says of pieces `k..<end`, whatever their case.
  private func domain(_ k: Int, _ end: Int) -> UInt8 {
    lexicon.domains.value(p + pieces.starts[k], pieces.starts[end] - pieces.starts[k]) & ~WordTable.shouted
  }

  private func isAllSmall(_ k: Int) -> Bool {
    (pieces.starts[k]..<pieces.starts[k + 1]).allSatisfy { p[$0] < 0x41 || p[$0] > 0x5A }
  }

  private func isAllCapital(_ k: Int) -> Bool {
    k >= 0 && (pieces.starts[k]..<pieces.starts[k + 1]).allSatisfy { p[$0] < 0x61 }
  }
}
