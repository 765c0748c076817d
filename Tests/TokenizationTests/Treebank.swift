import TestSupport

/// The texts and forms of a CoNLL-U file, as far as these tests need them.
struct Treebank {
  struct Sentence {
    var text = ""
    var forms: [String] = []
  }

  private(set) var sentences: [Sentence] = []

  init(_ path: String) {
    var sentence = Sentence()
    for line in (TestFile.text(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !sentence.forms.isEmpty { sentences.append(sentence) }
        sentence = Sentence()
      } else if line.hasPrefix("# text = ") {
        sentence.text = String(line.dropFirst(9))
      } else if !line.hasPrefix("#") {
        let columns = line.split(separator: "\t", maxSplits: 2)
        if !columns[0].contains("-") { sentence.forms.append(String(columns[1])) }
      }
    }
  }

  /// The whole text, sentences joined by a blank.
  var text: String { sentences.map(\.text).joined(separator: " ") }
}

/// Precision and recall of spans, counted in characters that are no white space.
struct SpanScore {
  private var gold: Set<Range<Int>>
  private var found: Set<Range<Int>>

  /// - Parameters: the texts of the spans in order; each begins where the last ends.
  init(gold: [String], found: [String]) {
    self.gold = SpanScore.spans(gold)
    self.found = SpanScore.spans(found)
  }

  init(gold: Set<Range<Int>>, found: Set<Range<Int>>) {
    self.gold = gold
    self.found = found
  }

  var f1: Double { 200 * Double(gold.intersection(found).count) / Double(max(gold.count + found.count, 1)) }

  static func spans(_ texts: [String]) -> Set<Range<Int>> {
    var at = 0
    var spans: Set<Range<Int>> = []
    for text in texts {
      let end = at + text.unicodeScalars.count { !$0.properties.isWhitespace }
      spans.insert(at..<end)
      at = end
    }
    return spans
  }
}
