/// Finds the earliest layer of a prediction that cannot carry a span of gold.
struct CauseFinder {
  let gold: AnnotatedText
  let predicted: AnnotatedText

  /// What led to a wrong or missing filler whose right span is `span`.
  func cause(ofSpan span: Range<Int>) -> Finding.Cause {
    if let early = earlyCause(span) { return early }
    if let names = gold.entities, let found = predicted.entities,
      names.contains(where: { name in name.range.overlaps(span) && !found.contains { $0.range == name.range }
      })
    {
      return .name
    }
    return hangsTogether(span) ? .rule : .tree
  }

  /// What led to a missed claim with the given predicate.
  func cause(ofPredicate predicate: [Range<Int>]) -> Finding.Cause {
    for piece in predicate { if let early = earlyCause(piece) { return early } }
    let tags = tokens(in: predicate[0]).map(\.tag).filter { !$0.isEmpty }
    if !tags.isEmpty, !tags.contains(where: { ["VERB", "AUX", "NOUN"].contains($0) }) { return .tag }
    return .rule
  }

  private func earlyCause(_ span: Range<Int>) -> Finding.Cause? {
    guard let tokens = predicted.tokens else { return .unknown }
    if let sentences = predicted.sentences,
      !sentences.contains(where: { $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound })
    {
      return .sentence
    }
    let starts = tokens.contains { $0.range.lowerBound == span.lowerBound }
    let ends = tokens.contains { $0.range.upperBound == span.upperBound }
    return starts && ends ? nil : .token
  }

  private func tokens(in span: Range<Int>) -> [AnnotatedToken] {
    (predicted.tokens ?? []).filter { $0.range.overlaps(span) }
  }

  /// Whether exactly one word of the span has its head outside: the tree sees the span as one phrase.
  private func hangsTogether(_ span: Range<Int>) -> Bool {
    guard let tokens = predicted.tokens else { return true }
    let inside = tokens.indices.filter { tokens[$0].range.overlaps(span) }
    let members = Set(inside)
    let tops = inside.count { i in
      guard let head = tokens[i].head else { return false }
      return head == i || !members.contains(head)
    }
    return tops <= 1
  }
}
