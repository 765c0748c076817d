import DocumentModel
import TestSupport
import Testing

@testable import Evaluation

/// Our figures against those of the public scorers, as they print them, over gold with seeded errors.
@Suite(.enabled(if: PublicScorers.areHere)) struct PublicScorerTests {
  static let gold: [AnnotatedText] = {
    let path = TestFile.root + "/corpus/gold/claims.jsonl"
    return try! AnnotatedText.records(TestFile.bytes(path)!, name: path)
  }()

  /// A generator that is the same in every run of a test.
  private func predicted(_ seed: UInt64) -> [AnnotatedText] {
    var random = SeededGenerator(seed: seed)
    return PublicScorerTests.gold.map { $0.perturbed(&random) }
  }

  private func jsonl(_ texts: [AnnotatedText]) -> String { texts.map(\.goldRecord).joined() }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func equalsClaimsTool(seed: UInt64) throws {
    let predicted = predicted(seed)
    let report = try RecordEvaluation(gold: Self.gold, predicted: predicted, name: "gold").report()
    func row(_ title: String, _ name: String) -> String {
      let figure = report.figure("claims", name)!
      let (p, r) = figure.precisionAndRecall!
      return
        "\(title.left(22)) P \(p.fixed(1).right(5))  R \(r.fixed(1).right(5))  F1 \(figure.percent.fixed(1).right(5))"
    }
    func share(_ name: String) -> String { "\(name) \(report.figure("claims", name)!.percent.fixed(1))" }
    let lines =
      [row("typed claims", "typed"), row("all claims", "all")]
      + ClaimRole.scored.map { row("  \($0.name)", $0.name) }
      + [
        row("roles (main)", "roles"), row("whole claims", "whole"), row("source", "source"),
        "on \(report.figure("claims", "type")!.counts.gold) matched: "
          + ["type", "polarity", "factuality"].map(share).joined(separator: "  ")
          + "   (gold claims \(report.figure("claims", "typed")!.counts.gold) typed)",
      ]
    #expect(PublicScorers.run("claims_tool.py score FILES", jsonl(Self.gold), jsonl(predicted)) == lines)
  }

  @Test(arguments: [
    ("keep", "drop"), ("drop", "drop"), ("ignore", "drop"), ("keep", "keep"), ("ignore", "ignore"),
  ])
  func equalsEntityScorer(part: String, deriv: String) throws {
    for seed in 20...21 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      // Gold with parts and derived words in it, which the corpus has not.
      let gold = Self.gold.map { text in
        var text = text
        for i in text.entities!.indices where random.chance(0.3) {
          text.entities![i].kind = [.part, .deriv].randomElement(using: &random)!
        }
        return text
      }
      let predicted = gold.map { $0.perturbed(&random) }
      let reading = EntityReading(part: KindReading(rawValue: part)!, deriv: KindReading(rawValue: deriv)!)
      let options = EvaluationOptions(layers: .entities, entities: reading, bootstrapDraws: 200)
      let report = try RecordEvaluation(gold: gold, predicted: predicted, name: "gold", options: options)
        .report()
      func row(_ exact: String, _ overlap: String) -> String {
        let (x, o) = (report.figure("ents", exact)!, report.figure("ents", overlap)!)
        let (p, r) = x.precisionAndRecall!
        let (op, or) = o.precisionAndRecall!
        let counts = [x.counts.right, x.counts.predicted, x.counts.gold].map { String($0).right(6) }.joined()
        return exact.left(8) + [p, r, x.percent].map { $0.fixed(2).right(7) }.joined() + "  " + counts + "   "
          + op.fixed(2).right(14) + or.fixed(2).right(7) + o.percent.fixed(2).right(7)
      }
      let interval = report.figure("ents", "micro")!.interval!
      let lines =
        ["PER", "LOC", "ORG"].map { row($0, "\($0) overlap") } + [row("micro", "overlap")]
        + [
          "macro F1 \(report.figure("ents", "macro")!.percent.fixed(2))",
          "micro F1 95% interval \(interval.lowerBound.fixed(2)) .. \(interval.upperBound.fixed(2)) (200 draws)",
        ]
      let files = (jsonl(gold), jsonl(predicted))
      let options2 = "--part \(part) --deriv \(deriv)"
      let printed = PublicScorers.run("score_ner.py FILES", files.0, files.1, options2 + " --boot 200")
      #expect(Array(printed.dropFirst(2)) == lines, "seed \(seed)")

      let spans = PublicScorers.run("score_ner.py FILES", files.0, files.1, options2 + " --unlabeled")
      let own = row("spans", "spans overlap")
      #expect(spans.first { $0.hasPrefix("micro") }?.dropFirst(8) == own.dropFirst(8), "seed \(seed)")
    }
  }

  @Test(arguments: 31...33 as ClosedRange<UInt64>) func equalsTreebankScorer(seed: UInt64) throws {
    let path = TestFile.shared! + "/data/treebank/da-dev.conllu"
    guard let bytes = TestFile.bytes(path) else { return }
    let gold = try TokenTable(conllu: bytes, name: path)
    var random = SeededGenerator(seed: seed)
    // A leaf that is given a head among the leaves can close a cycle: then both scorers must refuse the trees.
    let predicted = gold.perturbed(&random, trees: seed != 33)
    let reread = try TokenTable(conllu: Array(predicted.conllu.utf8), name: "predicted")
    let score = try TreebankScore(gold: gold, system: reread)
    func line(_ names: [String], _ figures: [Figure]) -> String {
      names.map { name in "\(name) \(figures.first { $0.name == name }!.percent.fixed(2))" }.joined(
        separator: "  ")
    }
    let figures = score.wordFigures + [score.sentenceFigure] + score.tagFigures + score.treeFigures
    let own = line(["Tokens", "Sentences", "UPOS", "UFeats", "Lemmas", "UAS", "LAS"], figures)
    let printed = PublicScorers.run(
      "score_conllu.py FILES", String(decoding: bytes, as: UTF8.self), predicted.conllu)
    #expect(printed == [own])
    #expect(figures.first { $0.name == "Tokens" }!.percent < 100)
  }

  @Test(arguments: ["a cycle", "2 roots", "a head outside it, or none"])
  func refusesTheSameTrees(fault: String) throws {
    let heads = [
      "a cycle": ["2", "1", "0"], "2 roots": ["0", "0", "1"], "a head outside it, or none": ["0", "1", "7"],
    ]
    func table(_ heads: [String]) -> String {
      zip(["USA", "presser", "Kina"], heads).enumerated().map {
        "\($0 + 1)\t\($1.0)\t_\tNOUN\t_\t_\t\($1.1)\tobj\t_\t_\n"
      }.joined() + "\n"
    }
    let (gold, predicted) = (table(["2", "0", "2"]), table(heads[fault]!))
    let score = try TreebankScore(
      gold: try TokenTable(conllu: Array(gold.utf8), name: "gold"),
      system: try TokenTable(conllu: Array(predicted.utf8), name: "predicted"))
    #expect(score.refusedTrees == "sentence 1: \(fault)")
    #expect(score.treeFigures.allSatisfy { $0.percent == 0 })
    let printed = PublicScorers.run("score_conllu.py FILES", gold, predicted)
    #expect(printed.first?.hasSuffix("UAS 0.00  LAS 0.00") == true)
  }
}
