/// The rules: what layout, marks and abbreviations say of a gap.
extension Borders {
  mutating func judge(_ t: Int) -> Verdict {
    let gap = gap(t)
    switch gap.kind {
    case .none: return missingBlank(t)
    case .paragraph: return .ends
    case .blank: return inLine(t)
    case .line:
      if beginsItem(t) { return .ends }
      if layout.isWrapped(before: gap.nextLine) { return inLine(t) }
      return atLine(t)
    }
  }

  /// "slut.Næste": an end mark of a word, a capital, and no blank.
  private func missingBlank(_ t: Int) -> Verdict {
    let b = first(t)
    if b > 0x5A && b < 0x80 || b < 0x41 { return .goesOn }
    guard Following.kind(p, start(t), n) == .upper else { return .goesOn }
    let e = lastBeforeClosers(t)
    guard e > 0, isGlued(e), length(e) == 1, length(t) > 1 else { return .goesOn }
    return last(e) == 0x2E || last(e) == 0x21 || last(e) == 0x3F ? .ends : .goesOn
  }

  /// A single line end in a text that is not hard-wrapped: a small letter goes on.
  private func atLine(_ t: Int) -> Verdict {
    switch letterKind(firstAfterOpeners(t)) {
    case .lower: .goesOn
    case .digit: last(t - 1) == 0x2C || isOrdinal(t) ? .goesOn : .ends
    default: .ends
    }
  }

  /// "3." before a small letter.
  private func isOrdinal(_ t: Int) -> Bool {
    t + 1 < count && last(t) == 0x2E && length(t) > 1 && letterKind(t + 1) == .lower
  }

  /// White space in a line.
  private func inLine(_ t: Int) -> Verdict {
    let b = first(t)
    if b >= 0x61, b <= 0x7A, letterKind(t) == .lower { return .goesOn }
    let f = firstAfterOpeners(t)
    let next = letterKind(f)
    if next == .lower || isFace(t) || isBullet(t - 1) { return .goesOn }
    let e = lastBeforeClosers(t)
    if beginsLine(e), isItemMark(e, t) { return .goesOn }
    if isFace(t - 1), next == .upper { return .ends }
    switch endMark(e) {
    case .stop: return isStray(e) ? .open(likely: false) : .ends
    case .exclamation: return .open(likely: next != .mark || isDash(t) || isQuote(t))
    case .ellipsis:
      // "(...)" stands for what is left out
      return .open(likely: next == .upper && !(e < t - 1 && e > 0 && isOpeningBracket(e - 1)))
    case .abbreviation: return afterAbbreviation(e, f, next)
    case .number: return afterNumber(e, f, next)
    case .initial: return .open(likely: next == .upper && isOpener(f))
    case .colon, .comma, .none: return .open(likely: false)
    }
  }

  /// A full stop that stands apart from the word before it.
  private func isStray(_ e: Int) -> Bool { e > 0 && !isGlued(e) }

  private func afterAbbreviation(_ e: Int, _ f: Int, _ next: Following.Kind) -> Verdict {
    let own = kind(e)
    return switch own == .final ? own : joinedKind(e) ?? own {
    case .always, .number: .goesOn
    case .either, .none: .open(likely: next == .upper && isOpener(f))
    case .final:
      // "kr. 500" goes on, "800 kr. 38 pct. af dem" ends after "kr."
      next == .upper || e + 1 < f
        ? .open(likely: next != .mark) : .open(likely: next == .digit && isNumber(e - 1))
    case .word: .open(likely: next == .upper)
    }
  }

  /// What the token is with the one before it: "m. fl." as "m.fl.".
  private func joinedKind(_ e: Int) -> TokenLexicon.Abbreviation? {
    guard e > 0, last(e - 1) == 0x2E, length(e - 1) > 1, start(e) - end(e - 1) == 1 else { return nil }
    let kind = TokenLexicon.Abbreviation(
      lexicon.abbreviations, p, start(e - 1)..<end(e - 1), start(e)..<end(e))
    return kind == .none ? nil : kind
  }

  private func afterNumber(_ e: Int, _ f: Int, _ next: Following.Kind) -> Verdict {
    guard next == .upper else { return .open(likely: false) }
    if e > 0, Borders.isHeadingLabel(p, start(e - 1), end(e - 1)) { return .goesOn }
    let word = flags(f)
    if word & (TokenLexicon.month | TokenLexicon.head) != 0 { return .goesOn }
    if e > 0, flags(e - 1) & TokenLexicon.ruler != 0 { return .open(likely: word & TokenLexicon.opener != 0) }
    return .open(likely: true)
  }

  // MARK: Items of a list

  /// Whether token `t`, the first of its line, is a bullet, a list number or a dialogue dash.
  func beginsItem(_ t: Int) -> Bool {
    if isBullet(t) { return t + 1 < count }
    if isDash(t) { return t + 1 < count && (!isGlued(t + 1) || letterKind(t + 1) == .upper) }
    guard t + 1 < count else { return false }
    if isNumber(t), length(t) <= 4 {
      if last(t) == 0x2E { return isListNumber(t) }
      return first(t + 1) == 0x29 && isGlued(t + 1) && length(t) <= 3  // 1)
    }
    if isGlued(t + 1), first(t + 1) == 0x29, length(t) <= 2 { return true }  // a)
    return first(t) == 0x28 && t + 2 < count && isGlued(t + 1) && length(t + 1) <= 2 && isGlued(t + 2)
      && first(t + 2) == 0x29  // (1)
  }

  /// "3." at a line's beginning: of a list, unless it goes on as a date or ordinal does.
  private func isListNumber(_ t: Int) -> Bool {
    let next = t + 1
    if gap(next).kind != .blank { return false }
    if letterKind(next) != .lower { return true }
    if flags(next) & TokenLexicon.month != 0 { return false }
    let mark = endMark(lastBeforeClosers(t))
    if mark != .none, mark != .comma { return true }
    // The line before is of a list too.
    var line = t - 1
    while line > 0, t - line < 100, !beginsLine(line) { line -= 1 }
    return isNumber(line) && length(line) <= 4 && last(line) == 0x2E
  }

  func isBullet(_ t: Int) -> Bool {
    switch length(t) {
    case 1: return first(t) == 0x2A || first(t) == 0x2B
    case 2: return first(t) == 0xC2 && last(t) == 0xB7
    case 3:
      guard first(t) == 0xE2 else { return false }
      let c = UInt16(p[start(t) + 1]) << 8 | UInt16(last(t))
      // • ‣ ⁃ ▪ ▫ ■ □ ● ○ ◦ ✓ ✔ → ➢
      return [
        0x80A2, 0x80A3, 0x8183, 0x96AA, 0x96AB, 0x96A0, 0x96A1, 0x978F, 0x978B, 0x97A6, 0x9C93, 0x9C94,
        0x8692, 0x9EA2,
      ]
      .contains(c)
    default: return false
    }
  }

  /// Whether tokens `e..<t` are the number or bullet of an item: "1." or "a)" before "Første punkt".
  private func isItemMark(_ e: Int, _ t: Int) -> Bool {
    if isBullet(e) || isDash(e) { return true }
    return isNumber(e) && length(e) <= 4 && t - e <= 2
  }
}
