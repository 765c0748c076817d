import ICUText
import LexiconFormat
import Testing
import Tokenization

@Suite struct LexiconTests {
  static let files = [
    "abbreviations.tsv", "tokens/domains.tsv", "tokens/emoticons.tsv", "tokens/openers.tsv",
    "tokens/ordinals.tsv",
    "tokens/verbs.tsv",
  ]

  @Test func theProjectsFilesAreSound() {
    var diagnostics: [LexiconDiagnostic] = []
    _ = TokenLexicon(compiling: Fixture.lexicons, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: files) func rowsAreInDanishOrderAndComposed(_ path: String) throws {
    let file = try #require(Fixture.lexicons.file(path))
    var diagnostics: [LexiconDiagnostic] = []
    let columns =
      path.hasSuffix("openers.tsv") || path.hasSuffix("emoticons.tsv") || path.hasSuffix("verbs.tsv")
      ? ["form", "note"] : ["form", "kind", "note"]
    let table = LexiconTable(reading: file, columns: columns, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(Normalizer.isNFC(String(decoding: file.bytes, as: UTF8.self)))
    for (a, b) in zip(table.rows, table.rows.dropFirst()) {
      #expect(Collator.danish.compare(a.fields[0], b.fields[0]) < 0, "\(path):\(b.line): \(b.fields[0])")
    }
  }

  @Test func faultsAreNamedAtTheirPlace() {
    let head = "#! source hand\n#! license CC0-1.0\n#! order given\nform\tkind\tnote\n"
    let folder = LexiconFolder(files: [
      LexiconFile(
        path: "abbreviations.tsv", text: head + "bl.a.\tsometimes\t\nkgl\talways\t\nnr.\talways\t\n"),
      LexiconFile(path: "tokens/domains.tsv", text: head + "dk\ttop\n"),
    ])
    var diagnostics: [LexiconDiagnostic] = []
    _ = TokenLexicon(compiling: folder, diagnostics: &diagnostics)
    #expect(
      diagnostics.map(\.description) == [
        "abbreviations.tsv:5:7: error: unknown kind 'sometimes'; one of always either final number word",
        "abbreviations.tsv:6:1: error: 'kgl' is no abbreviation with a full stop; write it with one",
        "tokens/domains.tsv:5:1: error: 2 fields where the header has 3; part them by tabs",
      ])
  }
}
