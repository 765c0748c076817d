internal import DocumentModel

/// A CoNLL-U gold file and an analysis of the same text.
public struct TreebankEvaluation: Sendable {
  public let name: String
  public let options: EvaluationOptions
  let score: TreebankScore

  /// - Throws: `EvaluationError` where the two texts differ, white space aside.
  public init(
    gold: TokenTable, predicted: TokenTable, name: String, predictedName: String = "predicted",
    options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationError) {
    self.name = name
    self.options = options
    score = try TreebankScore(gold: gold, system: predicted, name: predictedName)
  }

  /// Whether a column is filled on both sides.
  private func measured(_ isFilled: (TokenTable.Word) -> Bool) -> Bool {
    score.gold.words.contains(where: isFilled) && score.system.words.contains(where: isFilled)
  }

  public func report() -> EvaluationReport {
    var report = EvaluationReport(corpus: name)
    report.sizes = [("sentences", score.gold.sentences.count), ("words", score.gold.words.count)]
    func add(_ layer: Layers, _ name: String, _ figures: @autoclosure () -> [Figure]) {
      guard options.layers.contains(layer) else { return }
      report.layers.append(EvaluationReport.Layer(name: name, figures: figures()))
    }
    add(.tokens, "tokens", score.wordFigures)
    add(.sentences, "sents", [score.sentenceFigure])
    if measured({ $0.tag != "_" }) { add(.morphology, "tags", score.tagFigures) }
    if measured({ $0.head != nil }) {
      add(.syntax, "tree", score.treeFigures)
      add(.syntax, "relations", score.relationFigures)
    }
    if let refused = score.refusedTrees, report.layers.contains(where: { $0.name == "tree" }) {
      report.notes.append("no trees: \(refused)")
    }
    if report.layers.contains(where: { $0.name == "tags" || $0.name == "tree" }) {
      report.confusions = score.confusions()
    }
    let bootstrap = Bootstrap(draws: options.bootstrapDraws)
    for k in report.layers.indices where report.layers[k].name != "relations" {
      bootstrap.intervals(&report.layers[k].figures)
    }
    return report
  }
}
