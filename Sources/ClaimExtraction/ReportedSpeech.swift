internal import DocumentModel

/// Finds the words that a verb of saying reports: inside quotation marks, after a dialogue dash, before ", siger hun".
struct ReportedSpeech {
  let view: SentenceView
  let quotations: QuotationMap

  /// The reported words of the verb of `p`, or `nil`. `hasClause`: an at-clause of its own stands behind the verb.
  func words(of p: Predication, hasClause: Bool) -> Range<Int>? {
    let finite = p.finite
    if hasClause { return nil }
    if let around = quotations.regions.first(where: { $0.contains(p.verb) && $0.count > 1 }) {
      return fronted(p, from: around.lowerBound)
    }
    if let before = quotations.regions.last(where: {
      $0.upperBound <= finite && isNear($0.upperBound, finite)
    }) {
      return trimmed(before)
    }
    if let next = quotations.regions.first(where: { $0.lowerBound > p.verb }), next.lowerBound - p.verb <= 4,
      !(p.verb + 1..<next.lowerBound).contains(where: { view.isFinite($0) || view.tag[$0] == .adposition })
    {
      return trimmed(next)
    }
    if quotations.isDialogueLine, let words = fronted(p, from: 1) { return words }
    if let words = fronted(p, from: 0) { return words }
    return quoteAfter(p.verb, finite)
  }

  /// The quotation right before a finite verb.
  func quotationBefore(_ finite: Int) -> Range<Int>? {
    guard !quotations.contains(finite) else { return nil }
    return quotations.regions.last { $0.upperBound <= finite && isNear($0.upperBound, finite) }
  }

  /// Nothing but marks and a short word or two between the quotation and the verb.
  private func isNear(_ end: Int, _ verb: Int) -> Bool {
    var words = 0
    for i in end..<verb {
      if view.isFinite(i) { return false }
      if !view.isPunctuation(i) { words += 1 }
    }
    return words <= 2
  }

  /// "Prisen falder igen, mener eksperter": a clause, a comma, the verb, its subject.
  private func fronted(_ p: Predication, from start: Int) -> Range<Int>? {
    let finite = p.finite
    // The subject comes behind: "…, der protesterede søndag, har bedt om et møde" is no report.
    if let subject = p.subject, subject.head < finite, finite != p.verb || !isNominal(finite + 1) {
      return nil
    }
    guard finite > start + 1,
      view.isMark(finite - 1, ",") || view.isMark(finite - 1, "?") || view.isMark(finite - 1, "!")
        || view.isMark(finite - 1, "–") || view.isMark(finite - 1, "-")
    else { return nil }
    guard finite + 1 < view.count, !view.isPunctuation(finite + 1) else { return nil }
    // The clause in front must be a main clause, or have one: "Når prisen stiger, falder salget, siger hun".
    var low = start
    while low < finite, view.isPunctuation(low) { low += 1 }
    guard low < finite - 1, hasMainVerb(low..<finite - 1) else { return nil }
    return trimmed(low..<finite - 1)
  }

  private func isNominal(_ token: Int) -> Bool {
    guard token < view.count else { return false }
    switch view.tag[token] {
    case .noun, .properNoun, .pronoun, .determiner, .adjective, .numeral: return true
    default: return false
    }
  }

  /// A finite verb that no relative or subordinating word between it and the comma before it governs.
  private func hasMainVerb(_ range: Range<Int>) -> Bool {
    let opener = view.classes[range.lowerBound]
    var isSubordinate =
      opener.contains(.subordinator) || opener.contains(.condition)
      || view.tag[range.lowerBound] == .subordinatingConjunction && !opener.contains(.at)
        && !opener.contains(.whether)
    for i in range {
      if view.isMark(i, ",") {
        isSubordinate = false
      } else if view.isFinite(i) {
        if !isSubordinate { return true }
        // "De, der har været der[,] har …": the second verb is the main clause's.
        isSubordinate = false
      } else if view.classes[i].contains(.relative), i > range.lowerBound {
        isSubordinate = isSubordinate || view.isMark(i - 1, ",") || view.tag[i] == .pronoun
      } else if view.tag[i] == .subordinatingConjunction, i > range.lowerBound {
        isSubordinate = true
      }
    }
    return false
  }

  /// X siger: »…« — behind a colon, or a quotation that follows the verb with nothing but a subject between.
  private func quoteAfter(_ verb: Int, _ finite: Int) -> Range<Int>? {
    guard let region = quotations.regions.first(where: { $0.lowerBound > verb }) else {
      return colonAfter(verb)
    }
    let between = verb + 1..<region.lowerBound
    if between.contains(where: { view.isMark($0, ",") }) { return nil }
    if between.contains(where: { view.isMark($0, ":") }) { return trimmed(region) }
    if between.contains(where: { view.isFinite($0) || view.classes[$0].contains(.at) }) { return nil }
    return between.count <= 4 && region.count >= 3 ? trimmed(region) : nil
  }

  private func colonAfter(_ verb: Int) -> Range<Int>? {
    guard
      let colon = (verb + 1..<max(verb + 1, min(view.count, verb + 12))).first(where: { view.isMark($0, ":") }
      ),
      colon + 1 < view.count,
      !(verb + 1..<colon).contains(where: { view.isFinite($0) || view.isMark($0, ",") })
    else { return nil }
    return trimmed(colon + 1..<view.count)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, view.isPunctuation(low) { low += 1 }
    while high > low, view.isPunctuation(high - 1) { high -= 1 }
    return low < high ? low..<high : nil
  }
}
