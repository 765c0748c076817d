import EntityRecognition
import LexiconFormat
import TestSupport
import Testing

/// `Cases/errors/NAME.input` read as `names/NAME.tsv` must give exactly the lines of `NAME.expected`.
@Suite struct LexiconErrorTests {
  @Test(arguments: ["parties", "first-names", "org-cues", "context", "demonyms"])
  func `all faults of a file are reported at their places`(_ name: String) throws {
    let folder =
      "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/Cases/errors/"
    let input = try #require(TestFile.text(folder + name + ".input"))
    let expected = try #require(TestFile.text(folder + name + ".expected"))
    var faults: [LexiconDiagnostic] = []
    _ = Gazetteer(
      compiling: LexiconFolder(files: [LexiconFile(path: "names/\(name).tsv", text: input)]),
      diagnostics: &faults)
    #expect(faults.sorted().map(\.description).joined(separator: "\n") + "\n" == expected)
  }

  @Test func `a name given in two files is reported with the earlier place`() {
    let head = "#! source hand\n#! license CC0-1.0\n#! order da\nform\tlabel\tkind\tid\tforms\tnote\n"
    var faults: [LexiconDiagnostic] = []
    _ = Gazetteer(
      compiling: LexiconFolder(files: [
        LexiconFile(path: "names/a.tsv", text: head + "Grundfos\tORG\tcompany\tgrundfos\t\t\n"),
        LexiconFile(
          path: "names/b.tsv",
          text: head + "Danfoss\tORG\tcompany\tdanfoss\t\t\nGrundfos\tORG\tcompany\tgrundfos\t\t\n"),
      ]), diagnostics: &faults)
    #expect(faults.map(\.description) == ["names/b.tsv:6:1: error: 'Grundfos' again; first at names/a.tsv:5"])
  }

  @Test func `one form may be several names`() {
    let head = "#! source hand\n#! license CC0-1.0\n#! order da\nform\tlabel\tkind\tid\tforms\tnote\n"
    var faults: [LexiconDiagnostic] = []
    _ = Gazetteer(
      compiling: LexiconFolder(files: [
        LexiconFile(
          path: "names/a.tsv",
          text: head + "Horsens\tLOC\ttown\thorsens\t\t\nHorsens\tORG\ttown-team\tac-horsens\t\t\n")
      ]), diagnostics: &faults)
    #expect(faults.isEmpty)
  }
}
