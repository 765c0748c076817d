import BinaryFormat
import DocumentModel
import LexiconFormat
import Testing
import Tokenization

@Suite struct SplitterTrainingTests {
  /// Headlines without an end mark among sentences, written for this test.
  static let sentences: [String] = {
    let headlines = [
      "Nye tider i Vejle", "Regn på vej", "Dyr jul for mange", "Kamp om skolerne", "Ro i byen",
    ]
    let names = ["Vejle", "Peter Holm", "Danmark", "Odense", "Lise Vind", "Aarhus", "Norge", "Karen Berg"]
    let bodies = [
      "Han besøger X i morgen.", "Det sker i X hver dag.", "De mødte X i går.", "Der er sol over X.",
    ]
    return (0..<240).map { i in
      i % 6 == 0
        ? headlines[i / 6 % headlines.count]
        : bodies[i % bodies.count].replacing("X", with: names[i * 7 % names.count])
    }
  }()

  @Test func trainingIsRepeatable() {
    let a = SplitterTraining.train(sentences: Self.sentences, lexicons: Fixture.lexicons, epochs: 2, seed: 7)
    let b = SplitterTraining.train(sentences: Self.sentences, lexicons: Fixture.lexicons, epochs: 2, seed: 7)
    #expect(a == b)
    #expect(a.count < 300_000)
  }

  @Test func headlinesAreFoundWhereLinesAreLost() {
    let model = SplitterTraining.train(
      sentences: Self.sentences, lexicons: Fixture.lexicons, epochs: 8, seed: 7)
    let splitter = Fixture.splitter(model: Fixture.archive(model))
    let text = SourceText(Self.sentences.joined(separator: " "))
    let withModel = Fixture.document(text, splitter).sentences!.count
    let withRules = Fixture.document(text, Fixture.byRules).sentences!.count
    #expect(abs(withModel - Self.sentences.count) < 6)
    #expect(withRules < Self.sentences.count - 30)
  }

  @Test func aDamagedModelIsNamedAndNotUsed() throws {
    var writer = SectionArchiveWriter(kind: "splitter", version: 1)
    writer.add("weights", [Int8](repeating: 0, count: 3))
    #expect(throws: ArchiveError.self) {
      try SentenceSplitter(lexicon: Fixture.lexicon, model: Fixture.archive(writer.encoded()))
    }
  }
}
