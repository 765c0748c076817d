internal import DocumentModel

/// Full stops in and after words: is the stop part of the word, does the word go on after it?
extension TokenScanner {
  /// The stop at piece `j` of the word that began at piece `first`. Returns the piece up to which the word now
  /// reaches (`j` itself: the stop is not part of it), and whether it may go on there.
  func stop(_ first: Int, _ j: Int) -> (end: Int, goesOn: Bool) {
    let next = pieces.kind(j + 1)
    // The rules look back over the word: no word is so long, and a text of stops must not cost its square.
    if j - first > 60 { return next.isWord ? (j + 2, true) : (j, false) }
    switch next {
    case .stop, .ellipsis:
      // "til B.T.." and "800 kr..": an abbreviation and an end mark; three stops are an ellipsis.
      let run = runOfStops(j) - j
      let owns = next == .stop && (run == 2 || run == 4) && (kind(first, j) != .none || isInitials(first, j))
      return (owns ? j + 1 : j, false)
    case .digit: return beforeDigit(first, j)
    case .letter: return isNumber(first, j) ? numberBeforeLetter(j) : beforeLetter(first, j)
    case .hyphen, .slash:
      // ph.d.-studerende, 1.-klasses, 10.-11., km./t.; "mio.- og milliardbeløb"
      let wordFollows = pieces.kind(j + 2).isWord
      let owns = isNumber(first, j) || kind(first, j) != .none || isInitials(first, j)
      return owns && (wordFollows || next == .hyphen && kind(first, j).ownsStop) ? (j + 1, true) : (j, false)
    case .enDash: return isNumber(first, j) && pieces.kind(j + 2) == .digit ? (j + 1, true) : (j, false)
    case .apostrophe:
      // cand.polit.'er
      let owns = pieces.kind(j + 2) == .letter && (kind(first, j).ownsStop || isInitials(first, j))
      return owns ? (j + 1, true) : stopAtEnd(first, j)
    case .comma, .colon, .semicolon, .exclamation:
      let form = kind(first, j)
      let owns =
        form.ownsStop || form == .number || form == .word && next != .exclamation || isInitials(first, j)
        || isNumber(first, j) && length(first, j) <= 3 || hasInnerStop(first, j) && !isAddress(first, j)
      return (owns ? j + 1 : j, false)
    default: return stopAtEnd(first, j)
    }
  }

  private func beforeDigit(_ first: Int, _ j: Int) -> (end: Int, goesOn: Bool) {
    if pieces.kinds[j - 1] == .digit { return (j + 2, true) }  // 1.000, 12.30
    if kind(first, j) != .none { return (j + 1, false) }  // nr.5
    if isOneLetter(j - 1) { return (j + 2, true) }  // A.5
    return (j, false)
  }

  private func numberBeforeLetter(_ j: Int) -> (end: Int, goesOn: Bool) {
    if isOneLetter(j + 1), pieces.kind(j + 2) != .stop || !pieces.kind(j + 3).isWord {
      return (j + 2, true)  // 2.g, Christian 4.s
    }
    if isSmall(j + 1) { return (j + 1, false) }  // 5.maj
    let word = lexicon.words.value(p + pieces.starts[j + 1], pieces.starts[j + 2] - pieces.starts[j + 1])
    return (word & (TokenLexicon.month | TokenLexicon.head) != 0 ? j + 1 : j, false)
  }

  private func beforeLetter(_ first: Int, _ j: Int) -> (end: Int, goesOn: Bool) {
    if let end = endOfDomain(first, j) { return (end, true) }  // dr.dk
    if let end = longestAbbreviation(first, j) {
      switch pieces.kind(end) {
      case .letter where isGenitive(end): return (end + 1, true)  // pct.s, B.T.s
      case .hyphen, .slash, .apostrophe:
        // "ph.d.-studerende" goes on; "bl.a-" does not
        return pieces.kind(end + 1).isWord ? (end, true) : (end, false)
      default: return (end, false)  // hr.Jensen: the token is "hr."
      }
    }
    if isOneLetter(j - 1), j - 1 == first || pieces.kinds[j - 2] == .stop || pieces.kinds[j - 2] == .hyphen {
      // H.C.Andersen: the initials end before the name. m.v. goes on.
      return isOneLetter(j + 1) || isSmall(j + 1) ? (j + 2, true) : (j + 1, false)
    }
    // slut.Næste: a blank is missing
    return isSmall(j + 1) ? (j + 2, true) : (j, false)
  }

  /// A lone "s" at piece `k`.
  private func isGenitive(_ k: Int) -> Bool {
    p[pieces.starts[k]] == 0x73 && pieces.starts[k + 1] == pieces.starts[k] + 1 && pieces.kind(k + 1) != .stop
  }

  /// The stop at `j` where the chunk ends, or only closing marks follow: the next word decides.
  private func stopAtEnd(_ first: Int, _ j: Int) -> (end: Int, goesOn: Bool) {
    (belongs(first, j) ? j + 1 : j, false)
  }

  private func belongs(_ first: Int, _ j: Int) -> Bool {
    let form = kind(first, j)
    if form.ownsStop || continuesAbbreviation(first, j) { return true }
    let next = Following(p, n, from: pieces.starts[j] + 1)
    if form == .number { return next.kind == .digit }
    if form == .word {
      // "(i dag, red.)"
      if pieces.kind(j + 1) == .close { return pieces.kinds[0] == .open || previousIsComma() }
      return next.kind == .lower && !next.crossesLine || next.kind == .digit && !endsWithNumber(first)
    }
    if isNumber(first, j) { return isOrdinal(first, j, next) }
    if isInitials(first, j) { return initialOwnsStop(first, j, next) }
    if hasInnerStop(first, j) { return !isAddress(first, j) && isDottedForm(first, j) }
    switch next.kind {
    case .lower: return isRomanNumeral(first, j) || isVowelless(first, j)
    case .upper: return isVowelless(first, j) && word(at: next.at) & TokenLexicon.opener == 0
    default: return false
    }
  }

  /// The second part of "m. fl.", "dr. med.", "cand. mag.": the lexicon has it written together.
  private func continuesAbbreviation(_ first: Int, _ j: Int) -> Bool {
    let t = tokens.count - 1
    guard first == 0, t >= 0, pieces.starts[0] - Int(tokens.ends[t]) == 1, previousEndsWithStop() else {
      return false
    }
    let previous = Int(tokens.starts[t])..<Int(tokens.ends[t])
    return TokenLexicon.Abbreviation(
      lexicon.abbreviations, p, previous, pieces.starts[0]..<pieces.starts[j] + 1
    ).ownsStop
  }

  /// A unit such as "km" after a number: "5 km. 30 mand" has a full stop.
  private func endsWithNumber(_ first: Int) -> Bool {
    guard let last = tokens.ends.last else { return false }
    return Bytes.classes[Int(p[Int(last) - 1])] == ByteClass.digit && pieces.starts[first] - Int(last) < 4
  }

  /// Whether the stop after a number makes it an ordinal.
  private func isOrdinal(_ first: Int, _ j: Int, _ next: Following) -> Bool {
    let digits = length(first, j)
    for k in first..<j where pieces.kinds[k] == .colon || pieces.kinds[k] == .comma { return false }
    let isPlain = j == first + 1
    let last = pieces.starts[j] - pieces.starts[j - 1]
    switch next.kind {
    case .lower: return last <= 3 && (isPlain || hasHyphen(first, j) || last <= 2)
    case .upper:
      guard last <= 3 else { return false }
      if isListNumber(first, j, next) { return true }
      let flags = word(at: next.at)
      if flags & (TokenLexicon.month | TokenLexicon.head) != 0 { return true }
      return previousFlags() & TokenLexicon.ruler != 0 && flags & TokenLexicon.opener == 0 && digits <= 2
    case .digit:
      if isListNumber(first, j, next) { return true }
      // d. 3. 4. 2024
      return digits <= 2 && isPlain && (previousEndsWithStop() && startsDate(next.at))
    case .mark:
      if isListNumber(first, j, next) { return true }
      // 3. - 5. maj
      return digits <= 2 && isPlain && isRange(next.at)
    case .end: return isListNumber(first, j, next) && next.crossesLine
    }
  }

  /// A number at the beginning of a line, with more on the line: "1. Første punkt", "§ 1. Loven gælder".
  private func isListNumber(_ first: Int, _ j: Int, _ next: Following) -> Bool {
    guard first == 0, j == 1, length(first, j) <= 3, !next.crossesLine else { return false }
    var i = pieces.starts[0] - 1
    if next.kind == .upper, let label = headingLabel() { i = label - 1 }
    var reach = 40
    while i >= 0, reach > 0 {
      if p[i] == 0x0A || p[i] == 0x0D { return true }
      guard p[i] == 0x20 || p[i] == 0x09 else { return false }
      i -= 1
      reach -= 1
    }
    return i < 0
  }

  /// Where the last token is "§" or "Stk." and begins a sentence or line: the byte at which it begins.
  private func headingLabel() -> Int? {
    let t = tokens.count - 1
    guard t >= 0 else { return nil }
    let start = Int(tokens.starts[t])
    let end = Int(tokens.ends[t])
    guard Borders.isHeadingLabel(p, start, end) else { return nil }
    if t > 0, start > Int(tokens.ends[t - 1]) {
      let stop = Int(tokens.starts[t - 1])
      if p[stop] == 0x2E, Int(tokens.ends[t - 1]) == stop + 1 { return 0 }
    }
    return start
  }

  private func startsDate(_ at: Int) -> Bool {
    var i = at
    while i < n, Bytes.classes[Int(p[i])] == ByteClass.digit { i += 1 }
    return i - at == 4 || i - at <= 2 && i < n && p[i] == 0x2E
  }

  private func isRange(_ at: Int) -> Bool {
    var i = at
    if p[i] == 0x2D {
      i += 1
    } else if p[i] == 0xE2, i + 2 < n, p[i + 1] == 0x80, p[i + 2] == 0x93 {
      i += 3
    } else {
      return false
    }
    while i < n, p[i] == 0x20 { i += 1 }
    return i < n && Bytes.classes[Int(p[i])] == ByteClass.digit
  }

  /// "P. Madsen", "U.S.A. vandt", "København K."; but "vitamin D. Det" and "plan B." end.
  private func initialOwnsStop(_ first: Int, _ j: Int, _ next: Following) -> Bool {
    if j > first + 1 { return true }
    if isSmall(first) { return next.kind == .digit && !isWordOfOneLetter(first) }
    if endsWithNumber(first) { return next.kind == .lower }
    if previousFlags() & TokenLexicon.label != 0 { return next.kind == .lower || next.kind == .digit }
    switch next.kind {
    case .upper:
      return word(at: next.at) & TokenLexicon.opener == 0
        || previousIsName() && p[pieces.starts[first]] < 0x80
    case .lower, .digit: return true
    case .end, .mark: return previousIsName() && p[pieces.starts[first]] < 0x80  // not "Odense Å."
    }
  }

  /// i, å, ø: words of their own.
  private func isWordOfOneLetter(_ k: Int) -> Bool {
    p[pieces.starts[k]] == 0x69 || p[pieces.starts[k]] == 0xC3
  }

  // MARK: The word so far

  /// What the abbreviation lexicon says of the word with its stop at `j`.
  func kind(_ first: Int, _ j: Int) -> TokenLexicon.Abbreviation {
    let start = pieces.starts[first]
    let end = pieces.starts[j]
    let whole = TokenLexicon.Abbreviation(lexicon.abbreviations, p + start, end - start, stop: true)
    if whole != .none { return whole }
    // 4-cyl., cpr-nr.: the part after the last hyphen
    var k = j - 1
    while k > first, pieces.kinds[k] != .hyphen, pieces.kinds[k] != .slash { k -= 1 }
    if k > first {
      let part = pieces.starts[k + 1]
      let found = TokenLexicon.Abbreviation(lexicon.abbreviations, p + part, end - part, stop: true)
      if found.ownsStop { return found }
    }
    for ending in lexicon.endings where end - start > ending.bytes.count {
      var at = end - ending.bytes.count + 1
      var same = Bytes.classes[Int(p[at - 1])] == ByteClass.letter
      for b in ending.bytes.dropLast() where same {
        same = p[at] == b
        at += 1
      }
      if same { return ending.kind }
    }
    return .none
  }

  /// The piece after the longest abbreviation that begins with the word so far and its stop at `j`.
  private func longestAbbreviation(_ first: Int, _ j: Int) -> Int? {
    let start = pieces.starts[first]
    var best: Int? = kind(first, j) != .none ? j + 1 : nil
    var k = j
    var parts = 0
    while parts < 5, pieces.kind(k) == .stop, pieces.kind(k + 1) == .letter {
      k += 2
      parts += 1
      let end = pieces.starts[k]
      if end - start > WordTable.longest { break }
      if TokenLexicon.Abbreviation(lexicon.abbreviations, p + start, end - start, stop: true).ownsStop {
        best = pieces.kind(k) == .stop && runOfStops(k) != k + 3 ? k + 1 : k
      }
    }
    return best
  }

  func isNumber(_ first: Int, _ j: Int) -> Bool {
    for k in first..<j where pieces.kinds[k] == .letter { return false }
    return pieces.kinds[j - 1] == .digit
  }

  /// The bytes of the word so far.
  private func length(_ first: Int, _ j: Int) -> Int { pieces.starts[j] - pieces.starts[first] }

  /// Single letters with stops between them, or one letter: "H", "H.C", "m.v", "J.-P".
  func isInitials(_ first: Int, _ j: Int) -> Bool {
    var k = first
    while k < j {
      if pieces.kinds[k] == .letter {
        guard isOneLetter(k) else { return false }
      } else if pieces.kinds[k] != .stop, pieces.kinds[k] != .hyphen {
        return false
      }
      k += 1
    }
    return pieces.kinds[j - 1] == .letter
  }

  private func hasInnerStop(_ first: Int, _ j: Int) -> Bool {
    for k in first..<j where pieces.kinds[k] == .stop { return true }
    return false
  }

  private func hasHyphen(_ first: Int, _ j: Int) -> Bool {
    for k in first..<j
    where pieces.kinds[k] == .hyphen || pieces.kinds[k] == .enDash || pieces.kinds[k] == .slash {
      return true
    }
    return false
  }

  /// "cand.techn", "o.lign", "man.-fre": short parts of letters.
  private func isDottedForm(_ first: Int, _ j: Int) -> Bool {
    if hasHyphen(first, j), pieces.starts[j] - pieces.starts[j - 1] > 3 { return false }
    for k in first..<j {
      switch pieces.kinds[k] {
      case .letter: if pieces.starts[k + 1] - pieces.starts[k] > 7 { return false }
      case .stop, .hyphen: continue
      default: return false
      }
    }
    return true
  }

  private func isRomanNumeral(_ first: Int, _ j: Int) -> Bool {
    guard j == first + 1 else { return false }
    for i in pieces.starts[first]..<pieces.starts[j] {
      guard p[i] == 0x49 || p[i] == 0x56 || p[i] == 0x58 else { return false }
    }
    return true
  }

  /// A word of consonants, "kgl" or "Vlg": an abbreviation that the lexicon lacks. Not "TDC".
  private func isVowelless(_ first: Int, _ j: Int) -> Bool {
    guard j == first + 1, length(first, j) >= 2 else { return false }
    let start = pieces.starts[first]
    for i in start..<pieces.starts[j] {
      if i > start, p[i] == p[i - 1] | 0x20 { return false }  // "Hmm"
      switch i == start ? p[i] | 0x20 : p[i] {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0x41...0x5A, 0x80...0xFF: return false
      default: continue
      }
    }
    return true
  }

  // MARK: The neighbours

  /// What the word lexicon says of the last token.
  func previousFlags() -> UInt8 {
    guard let start = tokens.starts.last, let end = tokens.ends.last else { return 0 }
    return lexicon.words.value(p + Int(start), Int(end - start))
  }

  /// Whether the last token begins with a capital, just before this chunk.
  private func previousIsName() -> Bool {
    guard let start = tokens.starts.last, let end = tokens.ends.last, Int(end) <= pieces.starts[0],
      pieces.starts[0] - Int(end) < 3
    else { return false }
    return Following.kind(p, Int(start), n) == .upper
      && lexicon.words.value(p + Int(start), Int(end - start)) & TokenLexicon.opener == 0
  }

  private func previousIsComma() -> Bool { tokens.ends.last.map { p[Int($0) - 1] == 0x2C } ?? false }

  private func previousEndsWithStop() -> Bool {
    guard let start = tokens.starts.last, let end = tokens.ends.last else { return false }
    return end - start > 1 && p[Int(end) - 1] == 0x2E
  }

  /// What the word lexicon says of the word at byte `at`.
  private func word(at start: Int) -> UInt8 {
    var end = start
    while end < n, end - start <= WordTable.longest {
      let c = Bytes.classes[Int(p[end])]
      guard c == ByteClass.letter || c == ByteClass.letterLead else { break }
      end += c == ByteClass.letter ? 1 : 2
    }
    return lexicon.words.value(p + start, min(end, n) - start)
  }
}
