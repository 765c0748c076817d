/// Tokens that begin with a letter, a digit or a sign before one.
extension TokenScanner {
  /// The word whose first pieces are `first..<next`; emits it and returns the piece after it.
  mutating func word(from first: Int, then next: Int) -> Int {
    if pieces.mayHoldAddress, let end = endOfAddress(first) {
      emit(pieces.starts[first], pieces.starts[end])
      return end
    }
    var j = next
    loop: while j < pieces.count {
      let after = pieces.kind(j + 1)
      let before = pieces.kinds[j - 1]
      switch pieces.kinds[j] {
      case .letter, .digit, .superscript: j += 1
      case .hyphen:
        if after.isWord {  // EU-landene
          j += 2
        } else if after == .slash, pieces.kind(j + 2).isWord {  // ind-/udgang
          j += 3
        } else if after != .hyphen {  // Social- og Ældreministeriet
          j += 1
          break loop
        } else {
          break loop
        }
      case .enDash:
        guard after.isWord, before.isWord, (before == .digit) == (after == .digit) else { break loop }
        j += 2  // 2019–2020, Paris–Nice
      case .apostrophe:
        if after.isWord {  // DR's, 90'erne, l'Oréal
          j += 2
        } else if before == .letter, !singleQuoteIsOpen, after != .apostrophe {  // Elvis', ka'
          j += 1
          break loop
        } else {
          break loop
        }
      case .slash:
        if after.isWord {  // og/eller, A/S, 3/4
          j += 2
        } else if after == .hyphen, pieces.kind(j + 2).isWord {
          j += 3
        } else {
          break loop
        }
      case .underscore:
        guard after.isWord else { break loop }
        j += 2
      case .ampersand:
        guard before.isWord, after.isWord else { break loop }  // R&D
        j += 2
      case .hash:
        guard !after.isWord, j == first + 1, isOneLetter(first) else { break loop }
        j += 1  // C#
      case .plus:
        if before == .letter, after == .letter {  // Ctrl+C
          j += 2
        } else if !after.isWord, before.isWord || before == .plus {  // Disney+, 18+, C++
          j += 1
        } else {
          break loop
        }
      case .colon:
        guard before == .digit, after == .digit else { break loop }  // 21:00
        j += 2
      case .comma:
        if before == .digit, after == .digit {  // 3,5
          j += 2
        } else if before == .digit, after == .hyphen || after == .enDash, !pieces.kind(j + 2).isWord {
          j += 2  // 25,-
          break loop
        } else {
          break loop
        }
      case .percent:
        guard after == .hyphen, pieces.kind(j + 2) == .letter else { break loop }
        j += 3  // 100%-ejet
      case .open:  // ven(inde)
        guard before == .letter, after == .letter, pieces.kind(j + 2) == .close, isSmall(j + 1),
          p[pieces.starts[j]] == 0x28
        else { break loop }
        j += 3
      case .stop:
        let (end, goesOn) = stop(first, j)
        j = end
        if !goesOn { break loop }
      default: break loop
      }
    }
    emit(pieces.starts[first], pieces.starts[j])
    return j
  }
}
