internal import DocumentModel

/// Two runs over the same gold: their figures side by side, and the claims that one has right and the other not.
public struct RunComparison: Sendable {
  /// One figure of both runs.
  public struct Row: Sendable {
    public let layer: String
    public let name: String
    public let before: Double
    public let after: Double
    /// The 95 % interval of `after − before` over paired draws, where asked for.
    public let interval: ClosedRange<Double>?
  }

  /// A claim of gold that only one of the runs has wholly right (type, polarity, every role).
  public struct Turn: Sendable, Hashable {
    public let document: String
    public let sentence: String
    public let gold: String
    /// What the run that has it wrong has in its place; empty for nothing.
    public let wrong: String
  }

  public let corpus: String
  public private(set) var rows: [Row] = []
  public private(set) var won: [Turn] = []
  public private(set) var lost: [Turn] = []

  /// Compares two runs over the same gold.
  public init(before: RecordEvaluation, after: RecordEvaluation) {
    self.init(corpus: after.name, before.report(), after.report(), draws: after.options.bootstrapDraws)
    guard after.options.layers.contains(.claims) else { return }
    for (a, b) in zip(before.pairs, after.pairs) { turn(a.gold, a.predicted, b.predicted) }
  }

  public init(before: TreebankEvaluation, after: TreebankEvaluation) {
    self.init(corpus: after.name, before.report(), after.report(), draws: after.options.bootstrapDraws)
  }

  private init(corpus: String, _ before: EvaluationReport, _ after: EvaluationReport, draws: Int) {
    self.corpus = corpus
    for layer in after.layers where layer.name != "relations" {
      let pairs = layer.figures.compactMap { b in before.figure(layer.name, b.name).map { ($0, b) } }
      let intervals = Bootstrap(draws: draws).differences(pairs.map(\.0), pairs.map(\.1))
      for ((a, b), interval) in zip(pairs, intervals) {
        rows.append(
          Row(layer: layer.name, name: b.name, before: a.percent, after: b.percent, interval: interval))
      }
    }
  }

  /// Notes the claims of one text that turned from wrong to right or back.
  private mutating func turn(_ gold: AnnotatedText, _ before: AnnotatedText, _ after: AnnotatedText) {
    let claims = gold.claims ?? []
    let (a, b) = (before.claims ?? [], after.claims ?? [])
    let (old, new) = (
      ClaimMatching(gold: claims, predicted: a).predictedOfGold.map { $0.map { a[$0] } },
      ClaimMatching(gold: claims, predicted: b).predictedOfGold.map { $0.map { b[$0] } }
    )
    for (i, claim) in claims.enumerated() where claim.isTyped {
      let wasRight = old[i].map { ClaimMatching.whole(claim, $0) } ?? false
      let isRight = new[i].map { ClaimMatching.whole(claim, $0) } ?? false
      if wasRight == isRight { continue }
      let wrong = wasRight ? new[i] : old[i]
      let sentence =
        gold.sentence(at: claim.predicate[0].lowerBound).map { gold.text(gold.sentences![$0]) } ?? ""
      let turn = Turn(
        document: gold.id, sentence: sentence, gold: gold.notation(claim),
        wrong: wrong.map { gold.notation($0) } ?? "")
      if isRight { won.append(turn) } else { lost.append(turn) }
    }
  }

  /// The comparison for people.
  public var text: String {
    var lines = ["\(corpus): before and after", ""]
    let drawn = rows.contains { $0.interval != nil }
    lines.append(
      "".left(24) + "before".right(9) + "after".right(9) + "change".right(9)
        + (drawn ? "   95 % interval" : ""))
    for row in rows {
      let change = row.after - row.before
      var line =
        "\(row.layer) \(row.name)".left(24) + row.before.fixed(2).right(9) + row.after.fixed(2).right(9)
      line += ((change >= 0 ? "+" : "") + change.fixed(2)).right(9)
      if let interval = row.interval {
        line += "   \(interval.lowerBound.fixed(2)) .. \(interval.upperBound.fixed(2))"
      }
      lines.append(line)
    }
    for (title, turns, run) in [("won", won, "before"), ("lost", lost, "after")] {
      lines += ["", "claims \(title): \(turns.count)"]
      for turn in turns {
        lines += ["", "\(title) \(turn.document)", "    \(Finding.oneLine(turn.sentence))"]
        lines.append("      \("gold".left(9))\(Finding.oneLine(turn.gold))")
        lines.append("      \(run.left(9))\(turn.wrong.isEmpty ? "–" : Finding.oneLine(turn.wrong))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The comparison as one JSON object on one line.
  public var json: String {
    let figures = rows.map { row in
      var members = [
        "\"layer\": \(row.layer.quoted)", "\"figure\": \(row.name.quoted)",
        "\"before\": \(row.before.fixed(4))",
        "\"after\": \(row.after.fixed(4))",
      ]
      if let interval = row.interval {
        members.append("\"change95\": [\(interval.lowerBound.fixed(4)), \(interval.upperBound.fixed(4))]")
      }
      return "{" + members.joined(separator: ", ") + "}"
    }
    func list(_ turns: [Turn]) -> String {
      "["
        + turns.map {
          "{\"id\": \($0.document.quoted), \"sentence\": \($0.sentence.quoted), \"gold\": \($0.gold.quoted), "
            + "\"wrong\": \($0.wrong.quoted)}"
        }.joined(separator: ", ") + "]"
    }
    return "{\"corpus\": \(corpus.quoted), \"figures\": [" + figures.joined(separator: ", ")
      + "], \"won\": \(list(won)), \"lost\": \(list(lost))}\n"
  }
}
