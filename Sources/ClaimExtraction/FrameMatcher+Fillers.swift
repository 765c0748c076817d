internal import DocumentModel

/// Fillers that a predicate's own words bring: the dependents of its noun, a quotation, a listener.
extension FrameMatcher {
  func addDependents(of word: Int, to fillers: inout [Filler]) {
    for child in view.children(word) {
      if let clause = slots.clauseFiller(child, of: word) {
        fillers.append(clause)
      } else if let preposition = slots.preposition(of: child), view.form[preposition] != 0 {
        let both = slots.joinedPreposition(preposition)
        if both != 0 {
          fillers.append(Filler(slot: .preposition(both), head: child, preposition: preposition))
        }
        fillers.append(
          Filler(slot: .preposition(view.form[preposition]), head: child, preposition: preposition))
        for below in view.children(child) where below > child {
          if var clause = slots.clauseFiller(below, of: child) {
            clause.host = child
            fillers.append(clause)
          } else if hasNoPhrase(child), let phrase = phrase(below, of: child) {
            fillers.append(phrase)
          }
        }
      } else if view.relation[child] == .nmodPoss || (view.traits[child].contains(.genitive) && child < word)
        || (view.traits[child].contains(.possessive) && child < word)
      {
        fillers.append(Filler(slot: .possessor, head: child))
      } else if view.isMention[child], child < word {
        fillers.append(Filler(slot: .nationality, head: child))
      }
    }
  }

  /// "en aftale med Enhedslisten [om boliger]": a name or an amount has no phrase of its own.
  private func hasNoPhrase(_ token: Int) -> Bool {
    view.entity[token] != nil || view.lexiconClasses(token).contains(.measure)
  }

  /// `child` with its preposition, hung on `host`.
  private func phrase(_ child: Int, of host: Int) -> Filler? {
    guard let preposition = slots.preposition(of: child), view.form[preposition] != 0 else { return nil }
    return Filler(
      slot: .preposition(view.form[preposition]), head: child, host: host, preposition: preposition)
  }

  /// The dependents of a noun that is itself the predicate, as fillers.
  func nominalFillers(_ noun: Int) -> [Filler] {
    var fillers: [Filler] = []
    addDependents(of: noun, to: &fillers)
    for filler in fillers {
      guard case .preposition = filler.slot, filler.host == nil, !hasNoPhrase(filler.head) else { continue }
      for child in view.children(filler.head) where child > filler.head {
        if let phrase = phrase(child, of: filler.head) { fillers.append(phrase) }
      }
    }
    // "rapporterer om [pres på X] [om at …]": a clause behind the noun may hang on the verb above.
    let above = view.head[noun]
    if above >= 0, view.isVerb(above) {
      for child in view.children(above) where child > noun {
        if let clause = slots.clauseFiller(child, of: above), case .prepositionClause = clause.slot {
          fillers.append(clause)
        }
      }
    }
    return fillers
  }

  func addQuotation(_ frame: Frame, _ p: Predication, _ match: inout FrameMatch) {
    guard
      frame.slots(.content).contains(where: { $0.slot == .quotation })
        || frame.slots(.object).contains(where: { $0.slot == .quotation })
    else { return }
    guard
      let words = reported.words(
        of: p,
        hasClause: match.fillers.contains {
          ($0.slot == .clause || $0.slot == .question) && $0.head > p.verb && $0.host == nil
        })
    else { return }
    var filler = Filler(slot: .quotation, head: words.lowerBound)
    filler.words = words
    match.fillers.insert(filler, at: 0)
    match.score += 1
    if words.upperBound <= p.finite { addListener(p, &match) }
  }

  /// "siger han med [henvisning] til Danske Bank": the preposition belongs to a noun that is not the subject.
  private func followsOtherNoun(_ preposition: Int, _ p: Predication) -> Bool {
    guard view.tag[preposition - 1] == .noun, let subject = p.subject?.head else { return false }
    let end = view.phrase(subject).upperBound
    return view.children(preposition - 1).contains { view.tag[$0] == .adposition && $0 == end }
  }

  /// ", siger hun til Ritzau": who is told stands behind the subject, wherever the tree hangs it.
  func addListener(_ p: Predication, _ match: inout FrameMatch) {
    var i = p.verb + 2
    while i < min(view.count, p.verb + 22) {
      if view.isFinite(i), view.head[i] < p.verb || view.relation[i] == .conj { break }
      let head = view.head[i]
      if view.tag[i] == .adposition, view.form[i] != 0, head > i, view.relation[i] == .case,
        view.isPerson(head), !followsOtherNoun(i, p)
      {
        let filler = Filler(slot: .preposition(view.form[i]), head: head, preposition: i)
        if !match.fillers.contains(where: { $0.slot == filler.slot && $0.host == nil }) {
          match.fillers.append(filler)
        }
      }
      i += 1
    }
  }
}
