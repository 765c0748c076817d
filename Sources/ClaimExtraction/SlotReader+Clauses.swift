internal import DocumentModel

/// Complement clauses, told by the words that open them.
extension SlotReader {
  /// `child` as a complement clause of `node`, by the words that open it.
  func clauseFiller(_ child: Int, of node: Int) -> Filler? {
    let relation = view.relation[child]
    if relation == .nsubj || relation == .amod && !hasOpener(child) { return nil }
    // hv-clauses with a noun: "hvilket udstyr de bruger".
    if !view.isVerb(child), relation == .obj,
      view.children(child).contains(where: { view.classes[$0].contains(.question) && $0 < child }),
      view.children(child).contains(where: { view.relation[$0] == .aclRelcl })
    {
      return Filler(slot: .question, head: child, start: view.phrase(child).lowerBound)
    }
    let openers = view.children(child).prefix { $0 < child }
    if let at = openers.first(where: { view.classes[$0].contains(.at) }) {
      if let preposition = prepositionBefore(at) {
        return Filler(
          slot: .prepositionClause(view.form[preposition]), head: child, start: at, preposition: preposition)
      }
      // "trods at": a preposition that no frame names.
      if at > 0, view.tag[at - 1] == .adposition, view.form[at - 1] == 0 { return nil }
      return Filler(slot: .clause, head: child, start: at)
    }
    if let whether = openers.first(where: {
      view.classes[$0].contains(.whether) && view.finiteVerb(of: child) != nil
        && (view.relation[$0] == .mark || view.tag[$0] == .subordinatingConjunction)
    }) {
      return Filler(slot: .question, head: child, start: whether, preposition: prepositionBefore(whether))
    }
    if let word = firstQuestionWord(child), view.finiteVerb(of: child) != nil {
      return Filler(slot: .question, head: child, start: word, preposition: prepositionBefore(word))
    }
    guard view.isVerb(child) || view.finiteVerb(of: child) != nil else { return nil }
    guard relation == .ccomp || relation == .obj || relation == .xcomp || relation == .advcl else {
      return nil
    }
    if view.isInfinitive(child)
      || relation == .xcomp && view.isParticiple(child) && lexicon.auxiliaries[view.lemma[node]] == .have,
      view.finiteVerb(of: child) == nil
    {
      return Filler(slot: .infinitive, head: child, start: child)
    }
    let subordinate = openers.contains {
      view.classes[$0].contains(.subordinator) || view.classes[$0].contains(.condition)
        || view.tag[$0] == .subordinatingConjunction
    }
    if subordinate || relation == .advcl { return nil }
    if view.finiteVerb(of: child) != nil {
      // "siger (at) han kommer": a clause without *at* behind its verb.
      let start = leftmost(child)
      // "det flertal, den skal bruge" is a relative clause, "siger han kommer" has no comma.
      guard child > node, start > node,
        !view.isPunctuation(start - 1) || isReportBehindComma(child, start, node)
      else { return nil }
      return Filler(slot: .clause, head: child, start: start)
    }
    return nil
  }

  /// "Hun siger, [hun går af]": who sets a comma before every clause leaves *at* out behind it too. Its subject comes first.
  private func isReportBehindComma(_ child: Int, _ start: Int, _ node: Int) -> Bool {
    guard view.isMark(start - 1, ","), clauses.reporting.contains(view.lemma[node]),
      view.relation[child] == .ccomp || view.relation[child] == .obj, let finite = view.finiteVerb(of: child)
    else { return false }
    return view.tag[start] != .coordinatingConjunction
      && view.children(child).contains {
        $0 < finite
          && (view.relation[$0] == .nsubj && !view.classes[$0].contains(.relative)
            || view.relation[$0] == .expl)
      }
  }

  func hasOpener(_ child: Int) -> Bool {
    view.children(child).contains { $0 < child && view.classes[$0].contains(.at) }
  }

  func firstQuestionWord(_ clause: Int) -> Int? {
    for child in view.children(clause) where child < clause {
      if view.classes[child].contains(.question) {
        // "hvor mange": the question word opens the clause from its own first word on.
        return child
      }
      if let below = view.children(child).first(where: { view.classes[$0].contains(.question) && $0 < child })
      {
        return below
      }
    }
    return nil
  }

  /// The preposition that stands before *at*, a comma or an adverb between: "om, at", "om helt at".
  func prepositionBefore(_ at: Int) -> Int? {
    var i = at - 1
    while i >= 0,
      view.isMark(i, ",")
        || (view.tag[i] == .adverb && at - i < 3 && view.tag[at] != .subordinatingConjunction)
    { i -= 1 }
    guard i >= 0, view.tag[i] == .adposition else { return nil }
    return view.form[i] != 0 ? i : nil
  }

  func leftmost(_ node: Int) -> Int {
    var low = node
    var stack = [node]
    while let token = stack.popLast() {
      if !view.isPunctuation(token) { low = min(low, token) }
      stack += view.children(token)
    }
    return low
  }
}
