extension Floors {
  /// The figures of a report that lie below their floor or were not measured, in words; empty where all is well.
  ///
  /// Rows of other corpora are passed over. Figures are compared as the report prints them, with two decimals.
  public func shortfalls(of report: EvaluationReport) -> [String] {
    rows.filter { $0.corpus == report.corpus }.compactMap { row in
      guard let figure = report.figure(row.layer, row.metric) else {
        return "\(row.layer) \(row.metric): not measured (floor \(row.floor.fixed(1)))"
      }
      let value = Double(figure.percent.fixed(2))!
      return value < row.floor
        ? "\(row.layer) \(row.metric): \(figure.percent.fixed(2)) is below the floor \(row.floor.fixed(1))"
        : nil
    }
  }

  /// The metrics that a corpus without rows gets, in order.
  static let usual: [(layer: String, metrics: [String])] = [
    ("tokens", ["tokens", "Tokens"]), ("sents", ["sentences", "Sentences"]),
    ("tags", ["UPOS", "UFeats", "Lemmas"]), ("tree", ["UAS", "LAS"]), ("ents", ["micro"]),
    ("claims", ["typed", "roles", "whole", "source", "type", "polarity", "factuality"]),
  ]

  /// Takes in what was measured.
  ///
  /// Rows of the report's corpus get the new figure and date, and a higher floor where the figure allows: the figure
  /// rounded down to one decimal. A floor never goes down here, and a row whose figure fell below it stays as it is: that
  /// takes an edit by hand and a sentence of why. Layers that have no rows yet get the usual metrics.
  public mutating func update(with report: EvaluationReport, date: String) {
    for k in rows.indices where rows[k].corpus == report.corpus {
      guard let figure = report.figure(rows[k].layer, rows[k].metric) else { continue }
      let measured = Double(figure.percent.fixed(2))!
      if measured == rows[k].measured || measured < rows[k].floor { continue }
      rows[k].measured = measured
      rows[k].date = date
      rows[k].floor = max(rows[k].floor, Floors.floor(under: measured))
    }
    for (layer, metrics) in Floors.usual
    where !rows.contains(where: { $0.corpus == report.corpus && $0.layer == layer }) {
      for metric in metrics {
        guard let figure = report.figure(layer, metric) else { continue }
        let measured = Double(figure.percent.fixed(2))!
        rows.append(
          Row(
            corpus: report.corpus, layer: layer, metric: metric, floor: Floors.floor(under: measured),
            measured: measured, date: date))
      }
    }
  }

  private static func floor(under measured: Double) -> Double {
    // In hundredths, so that 97.10 stays 97.1.
    Double(Int((measured * 100).rounded()) / 10) / 10
  }

  /// The file's text.
  public var text: String {
    let lines = rows.map { row in
      [row.corpus, row.layer, row.metric, row.floor.fixed(1), row.measured.fixed(2), row.date].joined(
        separator: "\t")
    }
    return (comments + [Floors.columns.joined(separator: "\t")] + lines).joined(separator: "\n") + "\n"
  }
}
