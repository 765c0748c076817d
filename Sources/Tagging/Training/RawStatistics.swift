/// Frequencies of forms in running text, and how often they have a capital inside sentences.
struct RawStatistics {
  struct Counts {
    var total: UInt32 = 0
    var inside: UInt32 = 0
    var capital: UInt32 = 0
  }

  /// By running hash of the folded form.
  private(set) var counts: [UInt64: Counts] = [:]

  /// Counts the words of `text`. Where `capitalsCount` is false, its capitals say nothing (older spelling).
  mutating func add(_ text: [UInt8], capitalsCount: Bool) {
    var form = FoldedForm()
    text.withUnsafeBufferPointer { text in
      var i = 0
      var insideSentence = false
      while i < text.count {
        let b = text[i]
        guard RawStatistics.isWord(b) else {
          // A blank or comma keeps us inside the sentence.
          if b != 0x20 && b != 0x2C { insideSentence = false }
          i += 1
          continue
        }
        let start = i
        while i < text.count {
          if RawStatistics.isWord(text[i]) {
            i += 1
          } else if (text[i] == 0x2D || text[i] == 0x27) && i + 1 < text.count
            && RawStatistics.isWord(text[i + 1])
          {
            i += 1
          } else {
            break
          }
        }
        guard i - start <= 64 else { continue }
        form.fold(UnsafeBufferPointer(rebasing: text[start..<i]))
        guard form.letters > 0 else { continue }
        let capital = form.capitals != .none
        let inside = insideSentence && capitalsCount
        let hash = form.hash
        counts[hash, default: Counts()].total += 1
        if inside {
          counts[hash]!.inside += 1
          if capital { counts[hash]!.capital += 1 }
        }
        insideSentence = true
      }
    }
  }

  private static func isWord(_ b: UInt8) -> Bool {
    b >= 0x61 && b <= 0x7A || b >= 0x41 && b <= 0x5A || b >= 0x30 && b <= 0x39 || b >= 0x80 && b < 0xC0
      || b >= 0xC3 && b <= 0xD9
  }

  /// The facts of all forms of running text (seen `minimum` times) and of the dictionaries, by hash.
  func facts(lexicon: [LexicalForm], minimum: UInt32) -> [UInt32] {
    var form = FoldedForm()
    var analyses: [UInt64: Set<String>] = [:]
    for entry in lexicon {
      fold(entry.form, into: &form)
      guard form.count > 0 else { continue }
      analyses[form.hash, default: []].insert(entry.analysis)
    }
    var frequency: [String: Int] = [:]
    let sets = analyses.mapValues { $0.sorted().joined(separator: "|") }
    for set in sets.values { frequency[set, default: 0] += 1 }
    let ranked = frequency.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(2046)
    var numbers: [String: UInt32] = [:]
    for (k, set) in ranked.enumerated() { numbers[set.key] = UInt32(k + 1) }

    var keys = Set(counts.filter { $0.value.total >= minimum }.keys)
    keys.formUnion(sets.keys)
    return WordFacts.table(
      of: keys.sorted().map { hash in
        let count = counts[hash] ?? Counts()
        let analysis = sets[hash].map { numbers[$0] ?? 2047 } ?? 0
        return (
          hash,
          RawStatistics.frequencyClass(count.total) << 14 | RawStatistics.capitalClass(count) << 11 | analysis
        )
      }.filter { $0.1 != 0 })
  }

  private static func frequencyClass(_ n: UInt32) -> UInt32 {
    switch n {
    case 0: 0
    case 1...2: 1
    case 3...5: 2
    case 6...20: 3
    case 21...100: 4
    case 101...1000: 5
    case 1001...10000: 6
    default: 7
    }
  }

  private static func capitalClass(_ c: Counts) -> UInt32 {
    guard c.inside > 0 else { return 0 }
    switch Double(c.capital) / Double(c.inside) {
    case ..<0.02: return 1
    case ..<0.1: return 2
    case ..<0.3: return 3
    case ..<0.7: return 4
    case ..<0.95: return 5
    case ..<1: return 6
    default: return 7
    }
  }
}

/// Folds a string.
func fold(_ string: String, into form: inout FoldedForm) {
  var string = string
  string.withUTF8 { form.fold($0) }
}
