import AnalysisPipeline
import DocumentModel
import LexiconFormat
import TestSupport
import Testing

@Suite struct PipelineTests {
  /// The program's lexicons, or the repository's where it was built without.
  private static let lexicons: Lexicons = {
    let builtIn = try! Lexicons.builtIn()
    return builtIn.folder.files.isEmpty
      ? Lexicons(try! LexiconFolder(directory: TestFile.root + "/lexicons")) : builtIn
  }()
  private static let pipeline = try! Pipeline(lexicons: lexicons)

  private let text =
    "USA lægger pres på Sydkorea. Seoul afviser kravet.\n\nPå Ærø bor der få, siger Karen Berg."

  @Test func aLayerBringsThoseThatItNeeds() {
    #expect(Layers([]).withNeeded == [.tokens, .sentences])
    #expect(Layers.entities.withNeeded == [.tokens, .sentences, .entities])
    #expect(Layers.syntax.withNeeded == [.tokens, .sentences, .morphology, .syntax])
    #expect(Layers.claims.withNeeded == .all)
  }

  @Test(arguments: [Layers.tokens, .entities, .morphology, .syntax, .claims])
  func whatIsAskedForIsFilledInAndNothingElse(_ layers: Layers) throws {
    let document = try Pipeline(lexicons: PipelineTests.lexicons, layers: layers)
      .complete(Document(text: SourceText(text)))
    #expect(document.tokens != nil && document.sentences != nil)
    #expect((document.entities != nil) == layers.withNeeded.contains(.entities))
    #expect((document.morphology != nil) == layers.withNeeded.contains(.morphology))
    #expect((document.syntax != nil) == layers.withNeeded.contains(.syntax))
    #expect((document.claims != nil) == layers.withNeeded.contains(.claims))
    #expect(document.brokenInvariants().isEmpty)
  }

  @Test func completingTwiceChangesNothing() {
    let once = PipelineTests.pipeline.complete(Document(text: SourceText(text)))
    #expect(PipelineTests.pipeline.complete(once) == once)
  }

  @Test func layersThatAreThereAreKept() {
    let whole = PipelineTests.pipeline.complete(Document(text: SourceText(text)))
    var gold = Document(text: whole.text, tokens: whole.tokens, sentences: whole.sentences)
    gold.entities = Entities()
    gold.morphology = whole.morphology
    gold.morphology!.tags = .init(repeating: .interjection, count: gold.morphology!.count)
    let document = PipelineTests.pipeline.complete(gold)
    #expect(document.entities == gold.entities)
    #expect(document.morphology == gold.morphology)
    #expect(document.syntax != nil && document.claims != nil)
  }

  @Test func sentencesThatAreGivenArePassedOn() {
    let words = ["Hun", "går", "Han", "bliver"]
    var tokens = Tokens()
    var at = 0
    for word in words {
      tokens.append(start: at, end: at + word.utf8.count)
      at += word.utf8.count + 1
    }
    let sentences = Sentences(firstTokens: [0, 2], tokenCount: 4)
    let document = PipelineTests.pipeline.complete(
      Document(text: SourceText(words.joined(separator: " ")), tokens: tokens, sentences: sentences))
    #expect(document.tokens == tokens && document.sentences == sentences)
    #expect(document.brokenInvariants().isEmpty)
  }

  @Test func anyTextIsAnalysed() {
    // Words that the rules turn on, in any order, between marks, blanks and stranger things.
    let pieces = [
      "Hun", "partiet", "ministeren", "vil", "kan", "ikke", "har", "er", "bliver", "blev", "siger", "kræver",
      "lover",
      "prøver", "at", "give", "tage", "sælge", "solgt", "presset", "og", "eller", "men", "som", "der", "hvis",
      "til",
      "på", "af", "villig", "klar", "nødt", "USA", "Danmarks", "EU-landene", "Karen", "Berg", "2026", "3.",
      "kl.", ".",
      ".", ",", ":", "»", "«", "-", "?", "\n", "\n\n", "\u{A0}", "\0", "👍", "e\u{301}", "\u{FEFF}", "(", ")",
      "\"", "'",
    ]
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let words = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        pieces.randomElement(using: &random)!
      }
      let text = words.joined(separator: Bool.random(using: &random) ? " " : "")
      let document = PipelineTests.pipeline.complete(Document(text: SourceText(text)))
      #expect(document.brokenInvariants() == [], "seed \(seed): \(text)")
      #expect(document.claims != nil, "seed \(seed)")
    }
  }

  @Test func fingerprintsNameLexiconsAndOptions() throws {
    let pipeline = try Pipeline(lexicons: PipelineTests.lexicons, layers: .tokens)
    let fingerprint = pipeline.fingerprint()
    #expect(fingerprint.count == 8 && fingerprint.allSatisfy { "0123456789abcdef".contains($0) })
    #expect(PipelineTests.pipeline.fingerprint() == fingerprint)
    #expect(pipeline.fingerprint(options: "offsets=utf8") != fingerprint)
    let more = LexiconFolder(files: [LexiconFile(path: "andet.tsv", text: "x\n")])
    #expect(
      try Pipeline(lexicons: PipelineTests.lexicons.overlaid(with: more), layers: .tokens).fingerprint()
        != fingerprint)
  }

  @Test func packedAndFolderLexiconsGiveTheSameAnalysis() throws {
    let folder = try Pipeline(lexicons: Lexicons(PipelineTests.lexicons.folder))
    #expect(
      folder.complete(Document(text: SourceText(text)))
        == PipelineTests.pipeline.complete(Document(text: SourceText(text))))
    #expect(folder.fingerprint() == PipelineTests.pipeline.fingerprint())
  }
}
