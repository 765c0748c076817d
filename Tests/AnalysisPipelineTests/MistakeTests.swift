import AnalysisPipeline
import LexiconFormat
import TestSupport
import Testing

/// What is told of mistakes in lexicons: `Cases/mistakes.txt`, which has every mistake that `lexicons/README.md` names.
@Suite struct MistakeTests {
  /// A file with faults and what must be told of it.
  private struct Case {
    let line: CaseFile.Line
    let file: LexiconFile
    var expected: [(line: CaseFile.Line, text: String)] = []
  }

  private static let cases: [Case] = {
    let head = "#! source hand⏎#! license CC0-1.0⏎#! order da⏎"
    let names = head + "form⇥label⇥kind⇥id⇥forms⇥note⏎"
    var cases: [Case] = []
    for line in CaseFile("mistakes.txt").lines {
      let rest = line.text.dropFirst(2)
      if line.text.hasPrefix("@ ") {
        let path = String(rest.prefix { $0 != " " })
        var text = String(rest.dropFirst(path.count + 1))
        if text.hasPrefix("HEAD") { text = head + text.dropFirst(4) }
        if text.hasPrefix("NAMES") { text = names + text.dropFirst(5) }
        cases.append(
          Case(line: line, file: LexiconFile(path: path, bytes: TestFile.bytes(ofNotation: text))))
      } else if line.text.hasPrefix("! ") {
        let text = String(decoding: TestFile.bytes(ofNotation: rest), as: UTF8.self)
        cases[cases.count - 1].expected.append((line, text))
      }
    }
    return cases
  }()

  /// The files that claims need, as the repository has them.
  private static let sound = LexiconFolder(
    files: ["words", "verbs", "operators", "animate"].map { name in
      let path = "claims/\(name).tsv"
      return LexiconFile(path: path, bytes: TestFile.bytes(TestFile.root + "/lexicons/" + path) ?? [])
    })

  @Test func mistakesAreToldAtTheirPlacesAndNothingElse() {
    #expect(Self.cases.count > 30)
    #expect(Pipeline.diagnostics(of: Lexicons(Self.sound)).isEmpty)
    for fault in Self.cases {
      let folder = Self.sound.overlaid(with: LexiconFolder(files: [fault.file]))
      var told = Pipeline.diagnostics(of: Lexicons(folder)).map { diagnostic in
        #expect(diagnostic.file == fault.file.path, sourceLocation: fault.line.location)
        return "\(diagnostic.line):\(diagnostic.column): \(diagnostic.message)"
      }
      for (line, text) in fault.expected {
        let place = told.firstIndex { text.hasSuffix("…") ? $0.hasPrefix(text.dropLast()) : $0 == text }
        if let place {
          told.remove(at: place)
        } else {
          Issue.record("not told", sourceLocation: line.location)
        }
      }
      for text in told { Issue.record("told: \(text)", sourceLocation: fault.line.location) }
    }
  }

  @Test func aMissingFileIsTold() {
    let told = Pipeline.diagnostics(of: Lexicons(LexiconFolder(files: [])))
    #expect(
      told.contains { $0.file == "claims/verbs.tsv" && $0.message == "the file is missing; claims need it" })
  }

  /// Each phrase of the document's table of messages is part of a message of the cases, "…", N and M standing for anything.
  @Test func everyMistakeOfTheDocumentHasACase() throws {
    let document = try #require(TestFile.text(TestFile.root + "/lexicons/README.md"))
    let table = try #require(document.split(separator: "| the message says |").last).split(separator: "\n\n")[
      0]
    let messages = Self.cases.flatMap(\.expected).map(\.text) + ["the file is missing; claims need it"]
    var count = 0
    for row in table.split(separator: "\n").dropFirst(2) {
      let cell = row.dropFirst(2).split(separator: " | ")[0]
      for (n, phrase) in cell.split(separator: "`").enumerated() where n % 2 == (cell.hasPrefix("`") ? 0 : 1)
      {
        count += 1
        #expect(messages.contains { Self.holds($0, phrase) }, "no case for \(phrase)")
      }
    }
    #expect(count > 35)
  }

  /// Whether the pieces of `phrase` stand in `message` one behind the other.
  private static func holds(_ message: String, _ phrase: Substring) -> Bool {
    var rest = message[...]
    for piece in phrase.split(whereSeparator: { "…NM".contains($0) }) {
      var words = piece.drop { $0 == " " }
      if words.last == " " { words.removeLast() }
      guard let place = rest.firstRange(of: words) else { return false }
      rest = rest[place.upperBound...]
    }
    return true
  }
}
