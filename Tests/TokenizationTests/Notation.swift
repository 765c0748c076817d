import DocumentModel

/// A text with its tokens and sentences in one line.
///
///     A blank parts tokens, | parts them where there is no blank, ‖ ends a sentence.
///     ⏎ is a line feed, ␍ a carriage return, ⇥ a tab, ␣ a no-break space. The blank before ‖ is not in the text.
struct Notation {
  let text: String
  let tokens: [String]
  /// The tokens of each sentence, joined by single blanks.
  let sentences: [String]

  private static let whiteSpace: [Character: String] = [
    "⏎": "\n", "␍": "\r", "⇥": "\t", "␣": "\u{A0}", " ": " ",
  ]

  init(_ line: String) {
    var text = ""
    var tokens: [String] = []
    var sentences: [[String]] = [[]]
    var token = ""
    func close() {
      if token.isEmpty { return }
      tokens.append(token)
      sentences[sentences.count - 1].append(token)
      token = ""
    }
    for character in line.replacing(" ‖", with: "‖") {
      if character == "|" {
        close()
      } else if character == "‖" {
        close()
        sentences.append([])
      } else if let space = Notation.whiteSpace[character] {
        close()
        text += space
      } else {
        token.append(character)
        text.append(character)
      }
    }
    close()
    self.text = text
    self.tokens = tokens
    self.sentences = sentences.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  /// The same notation for what was found, for messages.
  static func write(_ text: SourceText, _ tokens: Tokens, _ sentences: Sentences) -> String {
    var out = ""
    var at = 0
    let names: [UInt8: String] = [0x0A: "⏎", 0x0D: "␍", 0x09: "⇥", 0x20: " "]
    for sentence in sentences {
      if sentence.lowerBound > 0 { out += " ‖" }
      for t in sentence {
        let start = Int(tokens.starts[t])
        if start == at, t > sentence.lowerBound { out += "|" }
        for b in text.utf8[at..<start] { out += names[b] ?? "␣" }
        out += text.string(tokens[t])
        at = Int(tokens.ends[t])
      }
    }
    return out
  }
}
