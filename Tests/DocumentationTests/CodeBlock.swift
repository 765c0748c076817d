import TestSupport
import Testing

/// A fenced block of a Markdown file: ```` ```tsv file=mine/names/mine.tsv ````.
struct CodeBlock {
  struct Line {
    let document: String
    let number: Int
    let text: String

    var location: SourceLocation {
      SourceLocation(fileID: document, filePath: TestFile.root + "/" + document, line: number, column: 1)
    }

    /// Whether this is what was printed; "…" at the end stands for anything.
    func fits(_ printed: String) -> Bool {
      text.hasSuffix("…") ? printed.hasPrefix(text.dropLast()) : printed == text
    }
  }

  /// The words behind the fence: the language, then `key=value`.
  let words: [String]
  var lines: [Line] = []

  var language: String { words.first ?? "" }
  var text: String { lines.map { $0.text + "\n" }.joined() }

  func attribute(_ key: String) -> String? {
    words.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
  }

  /// The lines that begin with `$ `, each with those below it.
  var commands: [(command: Line, expected: [Line])] {
    var found: [(command: Line, expected: [Line])] = []
    for line in lines where !line.text.isEmpty {
      if line.text.hasPrefix("$ ") {
        found.append((line, []))
      } else if !found.isEmpty {
        found[found.count - 1].expected.append(line)
      }
    }
    return found
  }

  static func lines(of document: String) -> [Line] {
    let text = TestFile.text(TestFile.root + "/" + document) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      Line(document: document, number: $0.offset + 1, text: String($0.element))
    }
  }

  static func all(in document: String) -> [CodeBlock] {
    var blocks: [CodeBlock] = []
    var open: CodeBlock?
    for line in lines(of: document) {
      if line.text.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          open = CodeBlock(words: line.text.dropFirst(3).split(separator: " ").map(String.init))
        }
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }
}
