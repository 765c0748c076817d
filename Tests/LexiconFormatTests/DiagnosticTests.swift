import LexiconFormat
import Testing

@Suite struct DiagnosticTests {
  private let head = "#! source hand\n#! license CC0-1.0\n#! order da\n"

  private func table(_ text: String) -> (rows: Int, faults: [String]) {
    var faults: [LexiconDiagnostic] = []
    let table = LexiconTable(
      reading: LexiconFile(path: "names/x.tsv", text: text), columns: ["form", "label"], diagnostics: &faults)
    return (table.rows.count, faults.sorted().map(\.description))
  }

  @Test func aSoundTableIsRead() {
    let (rows, faults) = table(head + "form\tlabel\nEsbjerg\tLOC\n# a comment\nÆrø\tLOC\n")
    #expect(rows == 2 && faults.isEmpty)
  }

  /// All at once, each with its place and what to do.
  @Test func everyFaultOfATableIsReportedAtItsPlace() {
    let (rows, faults) = table("form\tlabel\nEsbjerg\nVejle \tLOC\n\nÆrø\tLOC \nOdense\tLOC")
    #expect(rows == 1)
    #expect(faults.contains { $0.hasPrefix("names/x.tsv:1:1: error: no '#! source' line") })
    #expect(faults.contains { $0.hasPrefix("names/x.tsv:2:1: error: 1 fields where the header has 2") })
    #expect(faults.contains { $0.hasPrefix("names/x.tsv:3:1: error: a blank at the edge of 'Vejle '") })
    #expect(faults.contains { $0.hasPrefix("names/x.tsv:4:1: error: an empty line") })
    #expect(faults.contains { $0.hasPrefix("names/x.tsv:5:8: error: a blank ends the line") })
    #expect(faults.contains { $0.hasPrefix("names/x.tsv:6:1: error: the last line has no line feed") })
  }

  @Test func aFileThatIsNotUTF8SaysSo() {
    var faults: [LexiconDiagnostic] = []
    _ = LexiconTable(
      reading: LexiconFile(path: "a.tsv", bytes: [0x72, 0xF8, 0x64, 0x0A]), columns: ["form"],
      diagnostics: &faults)
    #expect(faults.first?.message.hasPrefix("the file is not UTF-8") == true)
  }

  @Test func recordsContinueOverIndentedLinesAndRefuseUnknownKeys() {
    var faults: [LexiconDiagnostic] = []
    let file = LexiconFile(
      path: "frames/x.frames",
      text: head + "\nframe  presse\nverb   presse\n       tvinge\n\nframe  true\nverbum true\nnot\n")
    let records = LexiconRecords(reading: file, keys: ["frame", "verb", "not"], diagnostics: &faults)
    #expect(records.records.count == 2)
    #expect(records.records.first?.first("verb")?.values == ["presse", "tvinge"])
    #expect(
      faults.sorted().map(\.description) == [
        "frames/x.frames:10:1: error: unknown key 'verbum', did you mean 'verb'? one of frame not verb",
        "frames/x.frames:11:4: error: 'not' has no value; write it after blanks",
      ])
  }

  @Test func aFolderOverlaysFilesOfTheSamePath() {
    let ours = LexiconFolder(files: [
      LexiconFile(path: "a.tsv", text: "1"), LexiconFile(path: "b.tsv", text: "2"),
    ])
    let theirs = LexiconFolder(files: [
      LexiconFile(path: "b.tsv", text: "3"), LexiconFile(path: "c.tsv", text: "4"),
    ])
    let both = ours.overlaid(with: theirs)
    #expect(both.files.map(\.path) == ["a.tsv", "b.tsv", "c.tsv"])
    #expect(both.file("b.tsv")?.bytes == Array("3".utf8))
  }

  @Test func partsOfAValueHaveTheirPlaces() throws {
    var faults: [LexiconDiagnostic] = []
    let file = LexiconFile(path: "frames/x.frames", text: head + "verb  få, gå,\n      stå , \u{E5}bne\n")
    let records = LexiconRecords(reading: file, keys: ["verb"], diagnostics: &faults)
    let items = try #require(records.records.first?.first("verb")).items
    #expect(items.map(\.text) == ["få", "gå", "", "stå", "åbne"])
    #expect(items.map(\.line) == [4, 4, 4, 5, 5])
    #expect(items.map(\.column) == [7, 11, 14, 7, 13])
  }

  @Test(arguments: [
    ("verbs", "verb"), ("adressee", "addressee"), ("fro-at", "for-at"), ("ob", "obj"), ("subejct", "subject"),
    ("xyz", nil), ("", nil), ("noget helt andet", nil),
  ])
  func aSlipIsTakenForWhatWasMeant(_ word: String, _ meant: String?) {
    let known = ["subj", "obj", "verb", "subject", "addressee", "for-at", "om-at"]
    #expect(Suggestion.closest(to: word, among: known) == meant)
  }
}
