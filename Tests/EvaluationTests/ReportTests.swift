import DocumentModel
import TestSupport
import Testing

@testable import Evaluation

@Suite struct ReportTests {
  private static let folder = "Tests/EvaluationTests/Cases"

  private func texts(_ name: String) throws -> [AnnotatedText] {
    let path = "\(Self.folder)/\(name).clm"
    return try AnnotatedText.claimNotation(TestFile.text(TestFile.root + "/" + path)!, file: path)
  }

  private func run(_ name: String, draws: Int = 0, errors: Bool = false) throws -> RecordEvaluation {
    try RecordEvaluation(
      gold: texts("report-gold"), predicted: texts(name), name: "report-gold.clm",
      options: EvaluationOptions(bootstrapDraws: draws, listsErrors: errors))
  }

  @Test func printsATable() throws {
    let report = try run("report-before", draws: 50, errors: true).report()
    expectGolden(report.text, "\(Self.folder)/report.txt")
    expectGolden(report.json, "\(Self.folder)/report.json")
  }

  @Test func setsTwoRunsSideBySide() throws {
    let comparison = RunComparison(
      before: try run("report-before", draws: 50), after: try run("report-after", draws: 50))
    expectGolden(comparison.text, "\(Self.folder)/comparison.txt")
    #expect(comparison.won.count == 3)
    #expect(comparison.lost.count == 1)
  }

  @Test func printsTreebankFigures() throws {
    let gold = """
      1\tUSA\tUSA\tPROPN\t_\t_\t2\tnsubj\t_\t_
      2\tpresser\tpresse\tVERB\t_\tTense=Pres\t0\troot\t_\t_
      3\tKina\tKina\tPROPN\t_\t_\t2\tobj\t_\tSpaceAfter=No
      4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_


      """
    let predicted = gold.replacing("2\tobj", with: "2\tobl").replacing(
      "PROPN\t_\t_\t2\tnsubj", with: "NOUN\t_\t_\t3\tnsubj")
    let evaluation = try TreebankEvaluation(
      gold: TokenTable(conllu: Array(gold.utf8), name: "gold"),
      predicted: TokenTable(conllu: Array(predicted.utf8), name: "predicted"), name: "usa.conllu")
    expectGolden(evaluation.report().text, "\(Self.folder)/report-treebank.txt")
  }

  @Test func tellsWhatLedToAnError() {
    // "Havnen i Køge tier." as the program might see it.
    let characters = Array("Havnen i Køge tier.".unicodeScalars)
    func predicted(_ tokens: [AnnotatedToken], sentences: [Range<Int>] = [0..<19]) -> AnnotatedText {
      AnnotatedText(id: "a", characters: characters, sentences: sentences, tokens: tokens, entities: [])
    }
    func words(_ heads: [Int]) -> [AnnotatedToken] {
      zip([0..<6, 7..<8, 9..<13, 14..<18, 18..<19], heads).map {
        AnnotatedToken(range: $0, tag: "NOUN", head: $1)
      }
    }
    var gold = AnnotatedText(id: "a", characters: characters, sentences: [0..<19], claims: [])
    func cause(_ text: AnnotatedText) -> Finding.Cause {
      CauseFinder(gold: gold, predicted: text).cause(ofSpan: 0..<13)
    }

    #expect(cause(predicted(words([3, 2, 0, 3, 3]))) == .rule)
    #expect(cause(predicted(words([3, 2, 3, 3, 3]))) == .tree)
    #expect(cause(predicted(words([3, 2, 0, 3, 3]), sentences: [0..<8, 9..<19])) == .sentence)
    #expect(cause(predicted([AnnotatedToken(range: 0..<8), AnnotatedToken(range: 9..<19)])) == .token)
    #expect(cause(AnnotatedText(id: "a")) == .unknown)
    gold.entities = [AnnotatedEntity(range: 9..<13, label: "LOC")]
    #expect(cause(predicted(words([3, 2, 0, 3, 3]))) == .name)
  }

  @Test func leavesOutLayersThatWereNotPredicted() throws {
    let gold = try texts("report-gold")
    let named = gold.map { AnnotatedText(id: $0.id, characters: $0.characters, entities: $0.entities) }
    let report = try RecordEvaluation(gold: gold, predicted: named, name: "gold").report()
    #expect(report.layers.map(\.name) == ["ents"])
    let nothing = try RecordEvaluation(gold: gold, predicted: [], name: "gold").report()
    #expect(nothing.layers.map(\.name) == ["sents", "ents", "claims"])
    #expect(nothing.figure("claims", "roles")?.percent == 0)
  }

  @Test func refusesWhatDoesNotFit() throws {
    let gold = try texts("report-gold")
    func message(_ predicted: [AnnotatedText]) -> String? {
      do {
        _ = try RecordEvaluation(gold: gold, predicted: predicted, name: "gold", predictedName: "run.jsonl")
        return nil
      } catch { return "\(error)" }
    }
    #expect(message([gold[0], gold[0]]) == "run.jsonl: id 'havn' twice")
    #expect(message([AnnotatedText(id: "skov")]) == "run.jsonl: id 'skov' is not in gold")
    var other = gold[0]
    other.characters!.append("\n")
    #expect(message([other]) == nil)
    other.characters!.insert("X", at: 0)
    #expect(message([other]) == "run.jsonl: id 'havn': its text differs from gold")
  }

  @Test func drawsAsPythonDoes() {
    // python3 -c "import random; r = random.Random(1); print(r.random(), r.random()); print(r.choices(range(5), k=5))"
    var generator = MersenneTwister(seed: 1)
    #expect(generator.uniform() == 0.13436424411240122)
    #expect(generator.uniform() == 0.8474337369372327)
    #expect(generator.draws(5) == [3, 1, 2, 2, 3])
  }

  @Test(arguments: [
    (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.5, 0, "2"), (100, 2, "100.00"), (-0.05, 1, "-0.1"),
  ])
  func roundsAsPrintfDoes(value: Double, decimals: Int, text: String) {
    #expect(value.fixed(decimals) == text)
  }
}
