internal import ClaimExtraction
public import DocumentModel
internal import EntityRecognition

extension Pipeline {
  /// Says for each name and claim of `document` which lexicon line made it and what lost, and for a verb without a claim
  /// or a capitalised word without a name what failed first. Plain text, one paragraph a sentence.
  public func explanation(of document: Document) -> String {
    let document = complete(document)
    guard let sentences = document.sentences, let tokens = document.tokens else { return "" }
    let traces = recognizer?.explain(among: tokens, in: sentences, of: document.text) ?? []
    let predicates = extractor?.explanations(of: document) ?? []
    var lines: [String] = []
    for sentence in sentences {
      lines.append(document.text(ofTokens: sentence))
      for trace in traces where sentence.contains(trace.token) { lines += describe(trace, document) }
      for predicate in predicates where sentence.contains(predicate.token) {
        lines += describe(predicate, document)
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private func describe(_ trace: EntityTrace, _ document: Document) -> [String] {
    var lines: [String] = []
    for option in trace.options {
      let text = document.text(ofTokens: option.tokens)
      if let reason = option.lostBecause {
        lines.append(
          "      not '\(text)' \(option.label.name), \(option.rule), \(option.evidence): \(reason)")
      } else {
        lines.append("  name '\(text)' \(option.label.name): \(option.rule), \(option.evidence)")
      }
    }
    if let refusal = trace.refusal {
      lines.append("  no name '\(document.text(ofToken: trace.token))': \(refusal)")
    }
    return lines
  }

  private func describe(_ predicate: PredicateExplanation, _ document: Document) -> [String] {
    let word = document.text(ofToken: predicate.token)
    var lines: [String] = []
    if let winner = predicate.winner {
      let claim = document.claims?.all.first { $0.predicate.contains { $0.contains(predicate.token) } }
      if let claim {
        lines.append(
          "  claim '\(word)' \(claim.type.name): frame '\(winner.frame)', \(winner.line), \(winner.score) points"
        )
        for role in ClaimRole.allCases {
          guard let range = claim.roles[role] else { continue }
          lines.append("      \(role.name) '\(document.text(ofTokens: range))'")
        }
        lines.append("      \(claim.polarity.name), \(claim.factuality.name)")
      } else {
        lines.append(
          "  no claim '\(word)': frame '\(winner.frame)', \(winner.line) fits, but it is another claim's action, or a noun without an actor and something more of its own"
        )
      }
    } else {
      lines.append("  no claim '\(word)': \(predicate.failure ?? "no frame fits")")
    }
    for line in predicate.operators { lines.append("      under the operator \(line)") }
    for rival in predicate.rivals.prefix(12) {
      lines.append("      not frame '\(rival.frame)', \(rival.line): \(rival.reason)")
    }
    if predicate.rivals.count > 12 { lines.append("      and \(predicate.rivals.count - 12) frames more") }
    return lines
  }
}
