extension EvaluationReport {
  /// The report as one JSON object on one line. Percentages have four decimals.
  ///
  ///     {"corpus": …, "documents": 10, "layers": {"claims": {"typed": {"f1": 92.3077, "p": …, "r": …, "right": 48, …}}}}
  public var json: String {
    var members = ["\"corpus\": " + corpus.quoted]
    members += sizes.map { "\($0.name.quoted): \($0.count)" }
    let layers = layers.map { layer in
      layer.name.quoted + ": {"
        + layer.figures.map { $0.name.quoted + ": " + $0.json }.joined(separator: ", ") + "}"
    }
    members.append("\"layers\": {" + layers.joined(separator: ", ") + "}")
    if !confusions.isEmpty {
      let list = confusions.map {
        "{\"gold\": \($0.gold.quoted), \"predicted\": \($0.predicted.quoted), \"count\": \($0.count)}"
      }
      members.append("\"confusions\": [" + list.joined(separator: ", ") + "]")
    }
    if !findings.isEmpty {
      members.append("\"errors\": [" + findings.map(\.json).joined(separator: ", ") + "]")
    }
    members.append("\"notes\": [" + notes.map(\.quoted).joined(separator: ", ") + "]")
    return "{" + members.joined(separator: ", ") + "}\n"
  }
}

extension Figure {
  fileprivate var json: String {
    var members: [String] = []
    switch measure {
    case .f1, .conll:
      let shares = precisionAndRecall!
      members = [
        "\"f1\": \(percent.fixed(4))", "\"p\": \(shares.precision.fixed(4))",
        "\"r\": \(shares.recall.fixed(4))",
        "\"right\": \(counts.right)", "\"predicted\": \(counts.predicted)", "\"gold\": \(counts.gold)",
      ]
    case .accuracy:
      members = [
        "\"accuracy\": \(percent.fixed(4))", "\"right\": \(counts.right)", "\"gold\": \(counts.gold)",
      ]
    case .mean: members = ["\"f1\": \(percent.fixed(4))"]
    }
    if let interval {
      members.append("\"interval95\": [\(interval.lowerBound.fixed(4)), \(interval.upperBound.fixed(4))]")
    }
    return "{" + members.joined(separator: ", ") + "}"
  }
}

extension Finding {
  fileprivate var json: String {
    let members = [
      ("layer", layer), ("fault", fault.rawValue), ("cause", cause.rawValue), ("id", document),
      ("role", role), ("sentence", sentence), ("gold", gold), ("predicted", predicted),
    ]
    return "{"
      + members.filter { !$0.1.isEmpty }.map { "\"\($0.0)\": \($0.1.quoted)" }.joined(separator: ", ") + "}"
  }
}
