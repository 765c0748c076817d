import BinaryFormat
import DocumentModel
import TestSupport
import Testing

@testable import DependencyParsing

@Suite struct ParserTests {
  @Test(arguments: DependencyParser.Accuracy.allCases)
  func learnsAToyTreebank(accuracy: DependencyParser.Accuracy) throws {
    let layers = TreebankLayers(Toy.trees)
    try Toy.withParser(Toy.model, accuracy) { parser in
      let syntax = parser.syntax(
        of: layers.tokens, in: layers.sentences, with: layers.morphology, of: layers.text)
      let score = layers.score(syntax)
      #expect(score.uas > 85 && score.las > 80, "\(score)")
      #expect(syntax.inventory === RelationInventory.standard)
    }
  }

  @Test func trainingTwiceGivesTheSameBytes() {
    #expect(ParserTraining.train(Toy.trees, development: [], options: Toy.options) == Toy.model)
  }

  @Test func parsedTreesAreLearntFrom() throws {
    let (treebank, parsed) = (Array(Toy.trees.prefix(6)), Array(Toy.trees.suffix(4)))
    var options = Toy.options
    options.treebankWeight = 1
    let layers = TreebankLayers(parsed)
    func uas(_ model: [UInt8]) throws -> Double {
      try Toy.withParser(model) {
        layers.score(
          $0.syntax(of: layers.tokens, in: layers.sentences, with: layers.morphology, of: layers.text)
        ).uas
      }
    }
    let without = ParserTraining.train(treebank, development: [], options: options)
    let with = ParserTraining.train(treebank, parsed: parsed, development: [], options: options)
    #expect(try uas(with) > uas(without))
    #expect(ParserTraining.train(treebank, parsed: parsed, development: [], options: options) == with)
  }

  @Test func parsedTreesCountOnceBesideTheTreebank() throws {
    var scratch = ParserScratch()
    defer { scratch.deallocate() }
    for place in [nil, 0, 1, 6] {
      let sentence = try #require(
        TrainingSentence(
          Toy.trees[0], placeAmongParsed: place, labelNumbers: [:], reader: &scratch.reader,
          scratch: &scratch.configuration))
      let rounds = (1...8).filter { sentence.takesPart(inRound: $0, treebankWeight: 4) }
      #expect(rounds.count == (place == nil ? 8 : 2))
    }
  }

  @Test(arguments: [0, 1, 2, 3, 7, 60, 120, 121, 700, 5000], DependencyParser.Accuracy.allCases)
  func anySequenceBecomesATree(length: Int, accuracy: DependencyParser.Accuracy) throws {
    for seed in 1...(length < 100 ? 20 : 1) {
      let document = randomDocument(length: length, seed: UInt64(seed))
      try Toy.withParser(Toy.model, accuracy) { parser in
        var parsed = document
        parsed.syntax = parser.syntax(
          of: document.tokens!, in: document.sentences!, with: document.morphology!, of: document.text)
        #expect(parsed.brokenInvariants() == [], "seed \(seed)")
      }
    }
  }

  /// One sentence of tokens with forms, tags and lemmas drawn at random; some seeds have marks only, or long tokens.
  private func randomDocument(length: Int, seed: UInt64) -> Document {
    var random = SplitMix(state: seed &* 977 &+ UInt64(length))
    let forms = [
      "hus", "Hun", "\"", ",", "(", ")", "«", "»", ".", "ø", String(repeating: "å", count: 3000), "12",
    ]
    let row = (0..<length).map { _ in
      let form = forms.randomElement(using: &random)!
      return (form, seed % 5 == 0 ? UPOS.punctuation : UPOS.allCases.randomElement(using: &random)!)
    }
    let sentence = TreebankSentence(
      forms: row.map(\.0), lemmas: row.map(\.0), upos: row.map(\.1),
      feats: row.map { _ in ["", "A=B"].randomElement(using: &random)! },
      heads: row.indices.map { $0 }, deprels: row.map { _ in "dep" })
    let layers = TreebankLayers([sentence])
    return Document(
      text: layers.text, tokens: layers.tokens, sentences: layers.sentences, morphology: layers.morphology)
  }

  @Test func damagedModelsAreRefused() {
    #expect(throws: ArchiveError.self) { try Toy.withParser([]) { _ in } }
    #expect(throws: ArchiveError.self) { try Toy.withParser(Array(Toy.model.dropLast(100))) { _ in } }
    var changed = Toy.model
    changed[changed.count - 9] ^= 1
    #expect(throws: ArchiveError.self) { try Toy.withParser(changed) { _ in } }
    var empty = SectionArchiveWriter(kind: "parser", version: 2)
    #expect(throws: ArchiveError.self) { try Toy.withParser(empty.encoded()) { _ in } }
    empty.add("header", [UInt32.max, 1, 2, 3, 4])
    empty.add("label-names", Array("root".utf8))
    for name in Pass.allCases.map(\.section) + ParserModel.arcSections + ["arc-kinds", "labels"] {
      empty.add(name, [UInt8](repeating: 0, count: 8))
    }
    #expect(throws: ArchiveError.self) { try Toy.withParser(empty.encoded()) { _ in } }
  }

  /// The floor is for gold tags; with a tagger's the pipeline's own test measures.
  @Test(.enabled(if: TestFile.shared != nil))
  func embeddedModelHoldsItsFloor() throws {
    let model = TestFile.bytes(TestFile.root + "/Sources/CEmbedded/models/parser.model") ?? []
    try #require(!model.isEmpty)
    let trees = readCoNLLU(TestFile.text(TestFile.shared! + "/data/treebank/da-dev.conllu") ?? "")
    let layers = TreebankLayers(trees)
    for (accuracy, floor) in [(DependencyParser.Accuracy.standard, 84.0), (.high, 84.1)] {
      try Toy.withParser(model, accuracy) { parser in
        let syntax = parser.syntax(
          of: layers.tokens, in: layers.sentences, with: layers.morphology, of: layers.text)
        let score = layers.score(syntax)
        #expect(score.las >= floor, "\(accuracy): \(score)")
      }
    }
  }

  private func readCoNLLU(_ text: String) -> [TreebankSentence] {
    text.split(separator: "\n\n").map { block in
      let rows = block.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      return TreebankSentence(
        forms: rows.map { $0[1] }, lemmas: rows.map { $0[2] }, upos: rows.map { UPOS(name: $0[3]) ?? .other },
        feats: rows.map { $0[5] }, heads: rows.map { Int($0[6]) ?? 0 }, deprels: rows.map { $0[7] })
    }
  }
}
