internal import DocumentModel

/// What is said: the clause or phrase, to where the main clause goes on.
extension ClaimBuilder {
  /// The words that fill a content.
  func contentWords(_ filler: Filler) -> Range<Int> {
    if let words = filler.words { return words }
    switch filler.slot {
    case .clause, .prepositionClause:
      return coordinated(upToMainClause(view.clauseSpan(filler.head, from: filler.start)))
    case .question, .infinitive:
      return coordinated(view.clauseSpan(filler.head, from: filler.start))
    default:
      return view.phrase(filler.head)
    }
  }

  /// "erkender, at det gik galt[, men han afviser …]": behind a comma and *og* or *men* a clause with a subject of its own and
  /// no *at* is a main clause again.
  private func upToMainClause(_ range: Range<Int>) -> Range<Int> {
    for i in range where view.isMark(i, ",") && i + 3 < range.upperBound {
      guard view.tag[i + 1] == .coordinatingConjunction, !view.isFinite(i + 2),
        view.tag[i + 2] != .subordinatingConjunction, view.tag[i + 2] != .adposition,
        !view.classes[i + 2].contains(.at), !view.classes[i + 2].contains(.relative),
        !view.classes[i + 2].contains(.question)
      else { continue }
      var k = i + 2
      while k < range.upperBound, !view.isMark(k, ","), !view.isFinite(k) { k += 1 }
      guard k < range.upperBound, view.isFinite(k), i > range.lowerBound + 1 else { continue }
      return range.lowerBound..<i
    }
    return range
  }

  /// A second at-clause joined by *og* belongs to what is said, wherever the tree hangs it.
  private func coordinated(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while true {
      var i = range.upperBound
      while i < view.count, view.isPunctuation(i), !view.isMark(i, ".") { i += 1 }
      guard i + 1 < view.count, view.tag[i] == .coordinatingConjunction, view.classes[i + 1].contains(.at),
        view.head[i + 1] > i
      else { return range }
      let more = view.clauseSpan(view.head[i + 1], from: i + 1)
      guard more.upperBound > range.upperBound else { return range }
      range = range.lowerBound..<more.upperBound
    }
  }
}
