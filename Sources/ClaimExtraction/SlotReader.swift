internal import DocumentModel

/// Fills the slots of a predication from the dependents of its verb.
struct SlotReader {
  let view: SentenceView
  let vocabulary: Vocabulary
  let lexicon: ClaimLexicon
  let clauses: ClauseReader

  func fill(_ p: inout Predication) {
    var subject = p.subject
    var objects: [Filler] = []
    var others: [Filler] = []
    for node in nodesWithArguments(p) {
      for child in view.children(node) where child != p.subject?.head && !p.nodes.contains(child) {
        read(child, of: node, p, &objects, &others, &subject)
      }
    }
    // "Ikea Gruppens" read as two: a part of another's name is nobody by itself.
    let heads = objects.map(\.head)
    objects.removeAll { object in
      heads.contains { $0 < object.head && view.nameRange($0)?.contains(object.head) == true }
    }
    addAntecedent(p, &objects, &subject)
    addStranded(p, &objects)
    addBareObject(p, subject, others, &objects)
    order(p, subject, objects, others, &p.fillers)
    addNextPhrase(p, &p.fillers)
    addShared(p, &p.fillers)
    addBehindRelative(p, &p.fillers)
    addFrontedClause(p, &p.fillers)
    addShortQuotations(p, &p.fillers)
    addHosted(p, &p.fillers)
    addClausesByPlace(p, &p.fillers)
  }

  func nodesWithArguments(_ p: Predication) -> [Int] {
    // Above an operator only the subject counts; above an auxiliary read as a verb everything does.
    p.operators.isEmpty || clauses.isWished(p) ? p.nodes : [p.nodes[0]]
  }

  func read(
    _ child: Int, of node: Int, _ p: Predication, _ objects: inout [Filler], _ others: inout [Filler],
    _ subject: inout Filler?
  ) {
    let relation = view.relation[child]
    if relation == .punct || relation == .aux || relation == .cop || relation == .mark || relation == .cc
      || relation == .case || relation == .discourse || relation == .auxPass || view.isPunctuation(child)
    {
      return
    }
    if view.classes[child].contains(.relative), child < p.verb,
      relation == .nsubj || relation == .obj || relation == .expl || relation == .obl
    {
      return
    }
    if relation != .conj || !isAtClause(node), let clause = clauseFiller(child, of: node) {
      others.append(clause)
      return
    }
    if relation == .conj || relation == .parataxis { return }
    if let preposition = preposition(of: child) {
      others += prepositional(child, preposition)
      return
    }
    if relation == .obj || relation == .iobj || relation == .expl {
      if relation == .expl
        || view.isTime(child) && !view.children(child).contains(where: { view.relation[$0] == .det })
      {
        return
      }
      objects.append(Filler(slot: relation == .iobj ? .indirectObject : .object, head: child))
      return
    }
    if view.isParticiple(child), view.tag[child] == .verb, child > p.verb, child - p.verb <= 2,
      objects.isEmpty,
      lexicon.auxiliaries[view.lemma[p.verb]] == nil,
      !view.children(child).contains(where: { !view.isPunctuation($0) })
    {
      // "fjerner udstyret": a bare participle behind a verb is a definite noun with a wrong tag.
      objects.append(Filler(slot: .object, head: child))
      return
    }
    if relation == .nsubj {
      if view.isTime(child) { return }
      if subject == nil {
        subject = Filler(slot: .subject, head: child)
      } else if child != subject?.head {
        // Another noun turned out to be the subject: this one is a fronted object.
        objects.append(Filler(slot: .object, head: child))
      }
      return
    }
    if view.tag[child] == .adverb || view.tag[child] == .adposition || relation == .compoundPrt
      || relation == .advmod
    {
      // A particle: the preposition behind it hangs on it.
      for below in view.children(child) {
        if let clause = clauseFiller(below, of: child) {
          others.append(clause)
          continue
        }
        if let preposition = preposition(of: below) {
          var joined = prepositional(below, preposition)
          let both = vocabulary.number(of: view.form[child], joinedTo: view.form[preposition])
          if both != 0 {
            var filler = Filler(slot: .preposition(both), head: below, preposition: child)
            filler.start = below
            joined.insert(filler, at: 0)
          }
          others += joined
        } else if view.relation[below] == .obl || view.relation[below] == .obj, below > child {
          others.append(Filler(slot: .preposition(view.form[child]), head: below, preposition: child))
        }
      }
    }
  }

  private func isAtClause(_ node: Int) -> Bool {
    view.children(node).contains { $0 < node && view.classes[$0].contains(.at) }
  }

  /// The last preposition to the left of a phrase's head that hangs on it.
  func preposition(of head: Int) -> Int? {
    view.children(head).last {
      $0 < head && (view.relation[$0] == .case || view.relation[$0] == .mark) && view.tag[$0] == .adposition
        && !view.classes[$0].contains(.at)
    }
      ?? view.children(head).first {
        // "kun af ministeren": the preposition hangs on the adverb.
        $0 < head && view.tag[$0] == .adverb && view.children($0).contains { view.relation[$0] == .case }
      }.flatMap { adverb in view.children(adverb).first { view.relation[$0] == .case && $0 < head } }
      // "[det] har byrådet taget stilling [til]": left behind at the end of the clause.
      ?? view.children(head).first {
        $0 > head + 1 && view.relation[$0] == .case && view.tag[$0] == .adposition && view.form[$0] != 0
          && view.children($0).isEmpty
      }
  }

  /// The number of a preposition and the word before it, where frames name the two as one: "over-for".
  func joinedPreposition(_ preposition: Int) -> Vocabulary.ID {
    preposition > 0
      ? vocabulary.number(of: view.form[preposition - 1], joinedTo: view.form[preposition]) : 0
  }

  func prepositional(_ head: Int, _ preposition: Int) -> [Filler] {
    // "gå ind på, da han blev spurgt": a clause is no phrase.
    if view.isVerb(head), view.finiteVerb(of: head) != nil { return [] }
    if view.tag[head] == .adverb || view.isYear(head) || view.lexiconClasses(head).contains(.month) {
      return []
    }
    var found: [Filler] = []
    // "over for", "i forhold til", "på vegne af": two prepositions or a fixed adverb and one.
    let both = joinedPreposition(preposition)
    if both != 0 {
      found.append(Filler(slot: .preposition(both), head: head, preposition: preposition - 1))
    }
    if view.form[preposition] != 0 {
      found.append(Filler(slot: .preposition(view.form[preposition]), head: head, preposition: preposition))
    }
    return found
  }
}
