internal import DocumentModel

/// What word order says about the subject, where it is surer than the tree: Danish main clauses put the finite verb
/// second, and a subject that does not come first stands right behind it.
struct SubjectOrder {
  let view: SentenceView
  /// Verbs of saying and the like: after a fronted *det* their subject comes behind them.
  let reporting: WordSet
  /// Verbs that only somebody can do: after *det* a person behind them is who does it.
  let agentive: WordSet

  /// The subject that the order of words gives away, or `nil` where it says nothing.
  func subject(of node: Int, finite: Int) -> Int? {
    guard view.isFinite(finite), !view.traits[finite].contains(.imperative), finite + 1 < view.count else {
      return nil
    }
    // "Det sætter vi en stopper for": a nominative right behind the verb.
    let next = finite + 1
    if view.tag[next] == .pronoun,
      view.traits[next].contains(.nominative) || view.classes[next].contains(.nominative),
      isBelow(next, node, finite)
    {
      return next
    }
    guard let phrase = phraseBehind(finite, node) else { return nil }
    // ", siger ministeren": a clause or quotation, the verb, its subject.
    if finite > 0, view.isPunctuation(finite - 1), !view.isMark(finite - 1, ":"),
      !view.isMark(finite - 1, "("),
      view.relation[node] != .conj || view.relation[phrase] == .nsubj || reporting.contains(view.lemma[node]),
      !view.children(node).contains(where: {
        $0 < finite && view.relation[$0] == .nsubj && !view.isPunctuation($0)
      })
    {
      return phrase
    }
    // "Den aftale har partiet opsagt": between a finite auxiliary and the participle only the subject stands.
    if node > finite, phrase < node, view.relation[finite] == .aux || view.relation[finite] == .cop {
      return phrase
    }
    // "Det oplyser politiet": *det* in front, somebody right behind the verb.
    if finite > 0, view.classes[finite - 1].contains(.thing), view.relation[finite - 1] == .nsubj,
      reporting.contains(view.lemma[node]) || isStranding(node)
        || (agentive.contains(view.lemma[node]) && view.isPerson(phrase)),
      view.relation[phrase] == .obj || view.relation[phrase] == .iobj
    {
      return phrase
    }
    if isFrontedThing(node, finite), view.isPerson(phrase),
      agentive.contains(view.lemma[node]) || reporting.contains(view.lemma[node]),
      view.relation[phrase] == .obj || view.relation[phrase] == .iobj
    {
      return phrase
    }
    return nil
  }

  /// "det takkede foreningen nej [til]": the clause ends in a preposition, to which *det* belongs.
  private func isStranding(_ node: Int) -> Bool {
    var i = node + 1
    while i < min(view.count, node + 8), !view.isPunctuation(i) {
      if view.tag[i] == .adposition, view.children(i).isEmpty,
        i + 1 == view.count || view.isPunctuation(i + 1)
      {
        return true
      }
      i += 1
    }
    return false
  }

  /// "[Den kritik] afviser borgmesteren": a thing with *den*, *det* or *de* right before the verb takes up what was said, and
  /// is seldom who acts.
  private func isFrontedThing(_ node: Int, _ finite: Int) -> Bool {
    guard let noun = view.children(node).last(where: { $0 < finite && view.relation[$0] == .nsubj }),
      view.tag[noun] == .noun, !view.traits[noun].contains(.definite), !view.isPerson(noun)
    else { return false }
    return noun == finite - 1
      && view.children(noun).contains { $0 < noun && view.traits[$0].contains(.demonstrative) }
  }

  /// The head of the noun phrase that begins right behind `finite` and has no preposition.
  private func phraseBehind(_ finite: Int, _ node: Int) -> Int? {
    let candidates = (Array(view.children(node)) + (node == finite ? [] : Array(view.children(finite))))
      .sorted().filter {
        $0 > finite && !view.isPunctuation($0) && !view.isTime($0)
          && !(node > finite && view.lexiconClasses($0).contains(.measure))
          && (!view.isVerb($0) || view.isParticiple($0) && view.isPerson($0))
          && !view.classes[$0].contains(.reflexive) && !view.classes[$0].contains(.focus)
          && view.tag[$0] != .adverb && view.tag[$0] != .adposition
          && view.relation[$0] != .aux && view.relation[$0] != .expl && view.relation[$0] != .mark
      }
    for head in candidates.prefix(2) {
      if view.children(head).contains(where: { view.relation[$0] == .case && $0 < head }) { continue }
      guard
        view.tag[head] == .noun || view.tag[head] == .properNoun || view.tag[head] == .pronoun
          || (view.tag[head] == .adjective && (view.relation[head] == .nsubj || view.isPerson(head)))
          || view.tag[head] == .numeral || (view.isParticiple(head) && view.isPerson(head))
      else { continue }
      let start = view.phrase(head).lowerBound
      guard start > finite else { continue }
      if (finite + 1..<max(finite + 1, start)).allSatisfy({ view.classes[$0].contains(.focus) }) {
        return head
      }
    }
    return nil
  }

  private func isBelow(_ token: Int, _ node: Int, _ finite: Int) -> Bool {
    view.head[token] == node || view.head[token] == finite
      || (view.head[token] >= 0 && view.head[view.head[token]] == node && !view.isFinite(view.head[token]))
  }

  /// Every finite clause has a subject: where the tree has none, the noun right before or right behind the verb.
  func recovered(_ node: Int, _ finite: Int) -> Int? {
    guard !view.traits[finite].contains(.imperative), view.isFinite(finite) else { return nil }
    if view.children(node).contains(where: { view.relation[$0] == .expl }) { return nil }
    let behind = phraseBehind(finite, node)
    if let behind, view.isPerson(behind), finite > 0, !view.isPerson(finite - 1) || view.isTime(finite - 1) {
      return behind
    }
    if finite > 0, isNoun(finite - 1), !view.isTime(finite - 1) {
      var k = finite - 1
      while view.relation[k] == .flat, view.head[k] >= 0 { k = view.head[k] }
      let below = view.head[k] == node || view.head[k] == finite || beginsClause(k)
      if below, !hasPreposition(k), view.relation[k] != .nmodPoss { return k }
    }
    let left = view.children(node).last {
      $0 < finite && isNoun($0) && !hasPreposition($0) && !view.isTime($0) && view.relation[$0] != .nmodPoss
    }
    let objects = view.children(node).filter {
      (view.relation[$0] == .obj || view.relation[$0] == .iobj) && !view.isVerb($0) && !view.isPunctuation($0)
        && !view.classes[$0].contains(.reflexive)
    }
    if let left, !view.classes[left].contains(.relative), left > finite - 8,
      view.relation[left] != .obj || objects.count == 1
        || objects.contains(where: { $0 > finite })
          && (view.isPerson(left) || !objects.contains { $0 > finite && view.isPerson($0) })
    {
      return left
    }
    if objects.count >= 2, let first = objects.first, first > finite { return first }
    if let only = objects.first, only > finite, only - finite <= 3, finite > 0,
      !view.isPunctuation(finite - 1),
      view.children(node).contains(where: {
        $0 < finite && view.relation[$0] != .cc && view.relation[$0] != .mark && view.relation[$0] != .punct
      })
    {
      return only
    }
    return nil
  }

  /// The phrase of `noun` stands at the beginning of a sentence or clause: nothing but a subject stands there and right
  /// before a finite verb.
  private func beginsClause(_ noun: Int) -> Bool {
    let start = view.phrase(noun).lowerBound
    guard start > 0 else { return true }
    return (view.isPunctuation(start - 1) && !view.isMark(start - 1, ","))
      || view.tag[start - 1] == .coordinatingConjunction
      || view.tag[start - 1] == .subordinatingConjunction
  }

  private func isNoun(_ token: Int) -> Bool {
    view.tag[token] == .noun || view.tag[token] == .properNoun
      || (view.tag[token] == .pronoun && !view.classes[token].contains(.relative)
        && !view.classes[token].contains(.reflexive) && !view.classes[token].contains(.question))
  }

  private func hasPreposition(_ token: Int) -> Bool {
    view.children(token).contains { $0 < token && view.relation[$0] == .case }
  }
}
