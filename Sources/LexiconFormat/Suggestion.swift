extension LexiconDiagnostic {
  /// Says that a value is outside a closed set, with the member that was probably meant and all of them.
  ///
  ///     LexiconDiagnostic.unknown("key", "verbs", among: ["noun", "verb"])
  ///     // "unknown key 'verbs', did you mean 'verb'? one of noun verb"
  public static func unknown(_ what: String, _ value: String, among known: [String]) -> String {
    let all = "one of \(known.joined(separator: " "))"
    guard let closest = Suggestion.closest(to: value, among: known) else {
      return "unknown \(what) '\(value)'; \(all)"
    }
    return "unknown \(what) '\(value)', did you mean '\(closest)'? \(all)"
  }
}

/// What a misspelt word was probably meant to be.
public enum Suggestion {
  /// The word of `known` from which `word` is the fewest slips away (a letter too many, too few, another, two swapped),
  /// the first among equals; `nil` where that is more than one slip in three letters.
  public static func closest(to word: String, among known: some Sequence<String>) -> String? {
    let letters = Array(word)
    var best: (word: String, slips: Int)?
    for candidate in known {
      let slips = slips(letters, Array(candidate))
      if slips < best?.slips ?? max(1, letters.count / 3) + 1 { best = (candidate, slips) }
    }
    return best?.word
  }

  /// Optimal string alignment (Damerau).
  private static func slips(_ a: [Character], _ b: [Character]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
