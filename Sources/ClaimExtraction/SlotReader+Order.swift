internal import DocumentModel

/// Which of the phrases is what: the passive undone, objects told apart.
extension SlotReader {
  func addAntecedent(_ p: Predication, _ objects: inout [Filler], _ subject: inout Filler?) {
    for node in p.nodes {
      guard let noun = clauses.antecedent(of: node), noun.head != subject?.head else { continue }
      // "et forslag, [som] byrådet tager stilling [til]".
      if let word = clauses.relativeWord(of: node),
        let stranded = view.children(word).first(where: {
          $0 > p.verb && view.relation[$0] == .case && view.form[$0] != 0
            && !(p.verb + 1..<$0).contains { view.isMark($0, ",") || view.isFinite($0) }
        })
      {
        var filler = Filler(slot: .preposition(view.form[stranded]), head: noun.head, preposition: stranded)
        filler.isAntecedent = true
        objects.append(filler)
        return
      }
      guard clauses.relativeFunction(node) == .object else { continue }
      // "huset, som han bor i": the antecedent stands behind the stranded preposition.
      if let stranded = view.children(p.verb).first(where: {
        view.tag[$0] == .adposition && $0 > p.verb && view.children($0).isEmpty
          && ($0 + 1 >= view.count || view.isPunctuation($0 + 1) || view.isVerb($0 + 1))
      }), view.form[stranded] != 0 {
        var filler = Filler(slot: .preposition(view.form[stranded]), head: noun.head, preposition: stranded)
        filler.isAntecedent = true
        objects.append(filler)
      } else {
        var filler = Filler(slot: .object, head: noun.head)
        filler.isAntecedent = true
        objects.append(filler)
      }
      return
    }
  }

  /// Undoes the passive and settles which object is which.
  func order(
    _ p: Predication, _ subject: Filler?, _ objects: [Filler], _ others: [Filler], _ fillers: inout [Filler]
  ) {
    var direct: [Filler] = []
    for object in objects {
      if case .preposition = object.slot {
        fillers.append(object)
        continue
      }
      direct.append(object)
    }
    direct = direct.filter { !isReflexive($0.head, p) }
    // "oplysninger, som køberne mener, at mægleren har fortiet": the antecedent belongs to the clause below.
    if others.contains(where: { $0.slot == .clause }) { direct.removeAll(where: \.isAntecedent) }
    if p.passive {
      if let subject {
        // "Kunderne blev lovet erstatning": who gets something is the subject where the thing stays behind.
        let receives =
          view.isPerson(subject.head)
          && direct.contains { $0.head > p.verb && view.tag[$0.head] == .noun && !view.isPerson($0.head) }
        var first = Filler(slot: receives ? .indirectObject : .object, head: subject.head)
        first.isAntecedent = subject.isAntecedent
        fillers.append(first)
      }
      if let agent = others.first(where: { filler in
        filler.preposition.map { view.classes[$0].contains(.agent) } ?? false && isPhrase(filler)
      }) {
        fillers.append(Filler(slot: .subject, head: agent.head, preposition: agent.preposition))
        fillers += direct.map { Filler(slot: .object, head: $0.head) }
        fillers += others.filter { $0.head != agent.head }
        return
      }
      fillers += direct.map { Filler(slot: .object, head: $0.head) }
      fillers += others
      if let agent = distantAgent(p, others) { fillers.append(agent) }
      return
    }
    if let subject {
      var filler = Filler(slot: .subject, head: subject.head)
      // "brancheforeningen Danske Medier": a name right behind a noun is its apposition, whatever the tree says.
      let range = view.phrase(subject.head)
      if view.tag[subject.head] == .noun,
        let name = direct.first(where: {
          view.entity[$0.head] != nil && view.phrase($0.head).lowerBound == range.upperBound
        }), direct.filter({ !$0.isAntecedent }).count == 1, others.contains(where: { isClauseSlot($0) })
      {
        filler.words = range.lowerBound..<view.phrase(name.head).upperBound
        direct.removeAll { $0.head == name.head }
      }
      fillers.append(filler)
    }
    let nouns = direct.filter { !$0.isAntecedent }
    if nouns.count >= 2, nouns.allSatisfy({ $0.slot == .object }), view.isPerson(nouns[0].head) {
      fillers.append(Filler(slot: .indirectObject, head: nouns[0].head))
      fillers += nouns.dropFirst().map { Filler(slot: .object, head: $0.head) }
      fillers += direct.filter(\.isAntecedent)
    } else {
      fillers += direct
    }
    fillers += others
    // "Der kommer flere fyringer": behind an expletive the object is who or what the verb tells of.
    if subject == nil, let real = fillers.first(where: { $0.slot == .object }),
      p.nodes.contains(where: { view.children($0).contains { view.relation[$0] == .expl } })
    {
      fillers.insert(Filler(slot: .subject, head: real.head), at: 0)
    }
  }

  func isClauseSlot(_ filler: Filler) -> Bool {
    switch filler.slot {
    case .clause, .question, .quotation: true
    default: false
    }
  }

  func isPhrase(_ filler: Filler) -> Bool {
    if case .preposition = filler.slot { return true }
    return false
  }

  /// The agent of a passive that the tree hangs on another phrase: "advaret om sårbarheden af leverandøren".
  func distantAgent(_ p: Predication, _ others: [Filler]) -> Filler? {
    for filler in others where filler.head > p.verb {
      for child in view.children(filler.head) where child > filler.head && view.isPerson(child) {
        if let preposition = preposition(of: child), view.classes[preposition].contains(.agent),
          !isPhrase(filler) || !view.isPerson(filler.head)
        {
          return Filler(slot: .subject, head: child, host: filler.head, preposition: preposition)
        }
      }
    }
    return nil
  }

  func isReflexive(_ token: Int, _ p: Predication) -> Bool {
    guard view.classes[token].contains(.reflexive) else { return false }
    if view.traits[token].contains(.reflexive) { return true }
    // mig, dig, os, jer are reflexive beside a subject of their own person.
    guard let subject = p.subject?.head else { return false }
    let person: FeatureTraits = [.firstPerson, .secondPerson]
    let own = view.traits[subject].intersection(person)
    return !own.isEmpty && own == view.traits[token].intersection(person)
      && view.traits[subject].contains(.plural) == view.traits[token].contains(.plural)
  }
}
