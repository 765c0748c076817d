/// Tokens that begin with a mark.
extension TokenScanner {
  /// The token at piece `k`, which is no word; returns the piece after it.
  mutating func mark(at k: Int) -> Int {
    let next = pieces.kind(k + 1)
    let opens = k == 0 || pieces.kinds[k - 1] == .open || pieces.kinds[k - 1] == .quote
    switch pieces.kinds[k] {
    case .stop, .ellipsis:
      let end = runOfStops(k)
      if end > k + 1 || pieces.kinds[k] == .ellipsis { return take(k, end) }
      // ".dk-domæner", ".22-kaliber"
      if k == 0, next == .digit || next == .letter && isSmall(k + 1) { return word(from: k, then: k + 2) }
      return take(k, k + 1)
    case .hyphen:
      if next == .hyphen { return take(k, sameRun(k)) }
      // "-5 grader", "kvinder og -mænd"; but "-Hvad siger du?" is a dialogue dash
      if opens, next == .digit || next == .letter && isSmall(k + 1) { return word(from: k, then: k + 2) }
      return take(k, k + 1)
    case .minus, .enDash, .plus:
      if opens, next == .digit { return word(from: k, then: k + 2) }
      return take(k, sameRun(k))
    case .apostrophe: return apostrophe(at: k, opens: opens)
    case .quote:
      if let end = quotedCompound(k) { return word(from: k, then: end) }
      noteSingleQuote(k)
      return take(k, k + 1)
    case .hash:
      if next.isWord || next == .underscore { return word(from: k, then: k + 2) }
      return take(k, sameRun(k))
    case .at:
      if next.isWord || next == .underscore { return take(k, endOfHandle(k + 1)) }
      return take(k, k + 1)
    case .degree:
      // "°C", "°F"
      if next == .letter, isOneLetter(k + 1), !pieces.kind(k + 2).isWord { return take(k, k + 2) }
      return take(k, k + 1)
    case .emDash, .slash, .underscore: return take(k, sameRun(k))
    case .symbol where p[pieces.starts[k]] >= 0x20: return take(k, sameRun(k))
    default: return take(k, k + 1)
    }
  }

  private mutating func take(_ k: Int, _ end: Int) -> Int {
    emit(pieces.starts[k], pieces.starts[end])
    return end
  }

  /// The end of the run of full stops and ellipses at `k`.
  func runOfStops(_ k: Int) -> Int {
    var end = k + 1
    while pieces.kind(end) == .stop || pieces.kind(end) == .ellipsis { end += 1 }
    return end
  }

  /// The end of the run of the same one-byte mark: "--", "***", "====". Marks beyond ASCII stand alone.
  private func sameRun(_ k: Int) -> Int {
    let b = p[pieces.starts[k]]
    var end = k + 1
    while b < 0x80, end < pieces.count, p[pieces.starts[end]] == b,
      pieces.starts[end + 1] == pieces.starts[end] + 1
    {
      end += 1
    }
    return end
  }

  /// An apostrophe where no word goes before it: '90, or a single quotation mark.
  private mutating func apostrophe(at k: Int, opens: Bool) -> Int {
    let next = pieces.kind(k + 1)
    if opens, next == .digit, pieces.starts[k + 2] == pieces.starts[k + 1] + 2,
      pieces.kind(k + 2) != .apostrophe, !singleQuoteIsOpen
    {
      return word(from: k, then: k + 2)
    }
    singleQuoteIsOpen = opens && next != .end && !singleQuoteIsOpen
    return take(k, k + 1)
  }

  private mutating func noteSingleQuote(_ k: Int) {
    let start = pieces.starts[k]
    guard pieces.starts[k + 1] == start + 3, p[start] == 0xE2 else { return }
    switch p[start + 2] {
    case 0x98:  // ‘ opens, or closes what ‚ has opened
      singleQuoteIsOpen = !singleQuoteIsOpen
    case 0x9A, 0xB9: singleQuoteIsOpen = true  // ‚ ‹
    case 0xBA: singleQuoteIsOpen = false  // ›
    default: break
    }
  }

  /// A quoted first part of a compound, "Jump"-nummer: the piece after the closing mark, nil where there is none.
  private func quotedCompound(_ k: Int) -> Int? {
    var end = k + 1
    while end < min(pieces.count, k + 12) {
      if pieces.kinds[end] == .quote {
        return end > k + 1 && pieces.kind(end + 1) == .hyphen && pieces.kind(end + 2) == .letter
          ? end + 1 : nil
      }
      guard pieces.kinds[end].isWord || pieces.kinds[end] == .hyphen else { return nil }
      end += 1
    }
    return nil
  }

  /// The end of a user name that begins at piece `k`: letters, digits and "_", and a genitive.
  func endOfHandle(_ k: Int) -> Int {
    var end = k
    while pieces.kind(end).isWord || pieces.kind(end) == .underscore
      || (pieces.kind(end) == .stop || pieces.kind(end) == .hyphen || pieces.kind(end) == .apostrophe)
        && pieces.kind(end + 1).isWord
    { end += 1 }
    return end
  }

  /// Whether piece `k` begins with a small letter.
  func isSmall(_ k: Int) -> Bool { Following.kind(p, pieces.starts[k], n) == .lower }

  /// Whether piece `k` is a single letter, of one byte or more.
  func isOneLetter(_ k: Int) -> Bool {
    guard k < pieces.count, pieces.kinds[k] == .letter else { return false }
    let start = pieces.starts[k]
    var end = start + Bytes.length(p[start])
    while end < pieces.starts[k + 1], p[end] == 0xCC || p[end] == 0xCD { end += 2 }  // combining marks
    return end >= pieces.starts[k + 1]
  }
}
