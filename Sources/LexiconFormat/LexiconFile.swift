/// One file of a lexicon folder: its path below the folder ("frames/pressure.frames") and its bytes.
public struct LexiconFile: Sendable, Hashable {
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file from text, for tests: `LexiconFile(path: "a.tsv", text: "form\tlabel\nDR\tORG\n")`.
  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The lines with their numbers from 1, without line feeds. Reports bad UTF-8, carriage returns, trailing
  /// blanks and a missing last line feed.
  func lines(_ diagnostics: inout [LexiconDiagnostic]) -> [(number: Int, text: Substring)] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      diagnostics.append(
        LexiconDiagnostic(file: path, line: 1, column: 1, message: "the file is not UTF-8; save it as UTF-8"))
      return []
    }
    var lines: [(number: Int, text: Substring)] = []
    var number = 0
    // By bytes: a start of the program reads ten thousand lines.
    for part in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = Substring(part)
      // A table row may end with empty fields, so a tab is allowed there; blanks never are.
      if part.last == 0x20 || part.last == 0x0D {
        report(
          &diagnostics, number, line.unicodeScalars.count,
          part.last == 0x0D
            ? "a carriage return ends the line; save the file with LF line ends"
            : "a blank ends the line; remove it")
      }
      lines.append((number, line))
    }
    if lines.last?.text.isEmpty == true {
      lines.removeLast()
    } else if !bytes.isEmpty {
      report(&diagnostics, number, 1, "the last line has no line feed; add one")
    }
    return lines
  }

  func report(_ diagnostics: inout [LexiconDiagnostic], _ line: Int, _ column: Int, _ message: String) {
    diagnostics.append(LexiconDiagnostic(file: path, line: line, column: column, message: message))
  }
}
