import DocumentModel
import TestSupport
import Testing
import Tokenization

/// Scores on the treebank's development part and on the project's articles, where they lie beside the repository.
@Suite struct FloorTests {
  @Test(.enabled(if: TestFile.shared != nil))
  func treebankFromRawText() {
    let gold = Treebank(TestFile.shared! + "/data/treebank/da-dev.conllu")
    let text = SourceText(gold.text)
    let byModel = Fixture.document(text)
    let byRules = Fixture.document(text, Fixture.byRules)
    let tokens = SpanScore(gold: gold.sentences.flatMap(\.forms), found: byModel.tokenTexts).f1
    let withModel = SpanScore(gold: gold.sentences.map(\.text), found: byModel.sentenceTexts).f1
    let withRules = SpanScore(gold: gold.sentences.map(\.text), found: byRules.sentenceTexts).f1
    print("da-dev, raw text: tokens \(tokens), sentences \(withModel), by rules alone \(withRules)")
    #expect(tokens >= 99.9)
    #expect(withModel >= 93.5)
    #expect(withRules >= 88)
  }

  @Test(.enabled(if: TestFile.shared != nil))
  func articles() {
    var gold: Set<Range<Int>> = []
    var found: Set<Range<Int>> = []
    var at = 0
    for name in FloorTests.names {
      let text = SourceText(TestFile.text("\(TestFile.shared!)/corpus/articles/\(name).txt")!)
      let lines = TestFile.text("\(TestFile.shared!)/corpus/gold/\(name).clm")!.split(separator: "\n")
      let sentences = lines.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
      for span in SpanScore.spans(sentences) { gold.insert(at + span.lowerBound..<at + span.upperBound) }
      for span in SpanScore.spans(Fixture.document(text).sentenceTexts) {
        found.insert(at + span.lowerBound..<at + span.upperBound)
      }
      at += 1_000_000
    }
    let f1 = SpanScore(gold: gold, found: found).f1
    print("ten articles: sentences \(f1) of \(gold.count)")
    #expect(f1 >= 99)
  }

  static let names = [
    "01-chipkrig-5g-udstyr", "02-finanslov-natteforhandling", "04-bank-hvidvask-vilnius",
    "05-vindmoeller-ordre-og-fyringer", "07-dom-knivstikkeri-lemvig", "08-co2-afgift-landbrug",
    "09-ventelister-region-minister", "11-hackerangreb-tandlaegekaede-gdpr", "12-lagerarbejdere-strejke",
    "14-dr-public-service-klage",
  ]
}
