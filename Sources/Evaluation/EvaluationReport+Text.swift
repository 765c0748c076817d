extension EvaluationReport {
  /// The report as a table for people.
  ///
  ///     corpus/gold/claims.jsonl: 10 documents, 187 sentences
  ///
  ///     claims                     P       R      F1    right predicted     gold
  ///       typed                94.12   90.57   92.31       48        51       53
  public var text: String {
    var lines = [corpus + ": " + sizes.map { "\($0.count) \($0.name)" }.joined(separator: ", ")]
    lines += notes.map { "note: \($0)" }
    for layer in layers where !layer.figures.isEmpty {
      let drawn = layer.figures.contains { $0.interval != nil }
      lines.append("")
      lines.append(
        layer.name.left(20) + "P".right(8) + "R".right(8) + "F1".right(8) + "right".right(9)
          + "predicted".right(10)
          + "gold".right(9) + (drawn ? "   95 % interval" : ""))
      lines += layer.figures.map(\.line)
    }
    if !confusions.isEmpty {
      lines += ["", "most costly confusions, gold → predicted"]
      lines += confusions.map { "  " + String($0.count).right(5) + "  \($0.gold) → \($0.predicted)" }
    }
    if !findings.isEmpty { lines += findingLines }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The errors: first how many of each fault have which cause, then each with its sentence.
  private var findingLines: [String] {
    var lines: [String] = []
    for layer in ["ents", "claims"] {
      let own = findings.filter { $0.layer == layer }
      if own.isEmpty { continue }
      let causes = Finding.Cause.allCases.filter { cause in own.contains { $0.cause == cause } }
      lines += [
        "", "errors in \(layer)".left(20) + causes.map { $0.rawValue.right(10) }.joined() + "all".right(8),
      ]
      for fault in Finding.Fault.allCases {
        let those = own.filter { $0.fault == fault }
        if those.isEmpty { continue }
        let counts = causes.map { cause in String(those.count { $0.cause == cause }).right(10) }
        lines.append("  " + fault.rawValue.left(18) + counts.joined() + String(those.count).right(8))
      }
      for fault in Finding.Fault.allCases {
        for finding in own where finding.fault == fault { lines += finding.lines }
      }
    }
    return lines
  }
}

extension Figure {
  /// The figure as one line of the table.
  fileprivate var line: String {
    let shares = precisionAndRecall
    let cells = [shares?.precision.fixed(2) ?? "", shares?.recall.fixed(2) ?? "", percent.fixed(2)]
    let predicted = measure == .accuracy ? "" : String(counts.predicted)
    var line = "  " + name.left(18) + cells.map { $0.right(8) }.joined()
    if measure != .mean {
      line += String(counts.right).right(9) + predicted.right(10) + String(counts.gold).right(9)
    } else if interval != nil {
      line += "".right(28)
    }
    if let interval { line += "   \(interval.lowerBound.fixed(2)) .. \(interval.upperBound.fixed(2))" }
    return line
  }
}

extension Finding {
  /// The error as lines of the report.
  fileprivate var lines: [String] {
    let title = role.isEmpty ? fault.rawValue : "\(fault.rawValue): \(role)"
    var lines = ["", "\(title) [\(cause.rawValue)] \(document)"]
    if !sentence.isEmpty { lines.append("    \(Finding.oneLine(sentence))") }
    if !gold.isEmpty { lines.append("      gold       \(Finding.oneLine(gold))") }
    if !predicted.isEmpty { lines.append("      predicted  \(Finding.oneLine(predicted))") }
    return lines
  }

  static func oneLine(_ text: String) -> String {
    var text = text
    let scalars = text.unicodeScalars.map { ["\n", "\r", "\t"].contains($0) ? " " : $0 }
    text.unicodeScalars = String.UnicodeScalarView(scalars)
    return text
  }
}
