internal import DocumentModel

/// What is wanted: the verb of the clause below, its object, who acts.
extension ClaimBuilder {
  /// The verb of a complement, what it acts on, and who acts.
  func action(of filler: Filler, ofType type: ClaimType) -> (
    words: Range<Int>, verb: Int, object: Range<Int>?, subject: Range<Int>?
  ) {
    let reader = extractor.complement(filler.head, view: view, matcher: matcher)
    let p = reader.predication
    var words = reader.match?.words ?? [p.verb]
    // Particle, reflexive pronoun and light noun belong to the action where they stand beside the verb.
    words = contiguous(words, around: p.verb)
    let range = words.first!..<words.last! + 1
    var object: Range<Int>?
    if let frame = reader.frame, let match = reader.match {
      // Whom the inner act is turned to counts only where the verb itself governs it: "at beskylde ham".
      let governed = frame.slots(.addressee).filter { $0.slot == .object || $0.slot == .indirectObject }
      for pattern in frame.slots(.object) + governed {
        if let found = matcher.filler(pattern, in: match), !words.contains(found.head), !isClause(found) {
          object = phrase(found, [:])
          break
        }
      }
    }
    if object == nil {
      object = p.fillers.first { $0.slot == .object && !words.contains($0.head) }.map { view.phrase($0.head) }
    }
    let finite = view.finiteVerb(of: filler.head) != nil
    let subject =
      finite && !p.passive ? p.fillers.first { $0.slot == .subject }.map { view.phrase($0.head) } : nil
    if object == nil, finite, subject == nil || !takesSubject(type) {
      object = subject ?? p.fillers.first { $0.slot == .object }.map { view.phrase($0.head) }
    }
    // "kræver, at prisen falder": a thing cannot be told to.
    if object == nil, let head = p.fillers.first(where: { $0.slot == .subject })?.head, subject != nil,
      !view.isPerson(head)
    {
      object = subject
    }
    return (range, p.verb, object, object != subject ? subject : nil)
  }

  private func contiguous(_ words: [Int], around verb: Int) -> [Int] {
    var low = verb
    var high = verb
    while words.contains(low - 1) { low -= 1 }
    while words.contains(high + 1) { high += 1 }
    return Array(low...high)
  }

  /// Whether who acts in the clause below is who is told to.
  func takesSubject(_ type: ClaimType) -> Bool {
    type == .demand || type == .request || type == .pressure
  }
}
