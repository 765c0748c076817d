import DocumentModel
import TestSupport
import Testing

@Suite struct CaseTests {
  static let files = [
    "abbreviations.txt", "addresses.txt", "lines.txt", "names.txt", "numbers.txt", "quotations.txt",
    "sentences.txt",
    "symbols.txt", "words.txt",
  ]

  @Test(arguments: files) func tokensAndSentencesAreAsWritten(_ file: String) {
    for line in CaseFile(file).lines {
      let expected = Notation(line.text)
      let text = SourceText(expected.text)
      for splitter in [Fixture.splitter, Fixture.byRules] {
        let document = Fixture.document(text, splitter)
        if document.tokenTexts != expected.tokens || document.sentenceTexts != expected.sentences {
          let found = Notation.write(text, document.tokens!, document.sentences!)
          Issue.record("found: \(found)", sourceLocation: line.location)
          break
        }
      }
    }
  }

  @Test func thereAreEnoughCases() {
    #expect(CaseTests.files.reduce(0) { $0 + CaseFile($1).lines.count } >= 120)
  }
}
