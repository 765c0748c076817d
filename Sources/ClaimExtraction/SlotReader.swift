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
    addAntecedent(p, &objects, &subject)
    order(p, subject, objects, others, &p.fillers)
    addNextPhrase(p, &p.fillers)
    addFrontedClause(p, &p.fillers)
    addShortQuotations(p, &p.fillers)
    addHosted(p, &p.fillers)
    addClausesByPlace(p, &p.fillers)
  }

  /// "overtale operatører i Europa om at droppe X" where the tree hangs the clause far off: preposition, *at*,
  /// infinitive in a row behind the verb, before the clause ends.
  private func addClausesByPlace(_ p: Predication, _ fillers: inout [Filler]) {
    var i = p.verb + 2
    while i < min(view.count, p.verb + 24) {
      if view.isMark(i, ",") || view.isFinite(i) || view.isMark(i, ":") { return }
      if view.classes[i].contains(.at), let preposition = prepositionBefore(i), preposition > p.verb + 1 {
        var k = i + 1
        while k < view.count, view.tag[k] == .adverb { k += 1 }
        guard k < view.count, view.isInfinitive(k) else { return }
        if !fillers.contains(where: { $0.start == i || $0.head == k }) {
          fillers.append(
            Filler(
              slot: .prepositionClause(view.form[preposition]), head: k, start: i, host: preposition - 1,
              preposition: preposition))
        }
        return
      }
      i += 1
    }
  }

  private func nodesWithArguments(_ p: Predication) -> [Int] {
    // Above an operator only the subject counts; above an auxiliary read as a verb everything does.
    p.operators.isEmpty ? p.nodes : [p.nodes[0]]
  }

  private func read(
    _ child: Int, of node: Int, _ p: Predication, _ objects: inout [Filler], _ others: inout [Filler],
    _ subject: inout Filler?
  ) {
    let relation = view.relation[child]
    if relation == .punct || relation == .aux || relation == .cop || relation == .mark || relation == .cc
      || relation == .case || relation == .discourse || relation == .auxPass || view.isPunctuation(child)
    {
      return
    }
    if view.classes[child].contains(.relative), relation == .nsubj || relation == .obj || relation == .expl {
      return
    }
    if let clause = clauseFiller(child, of: node) {
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
          let both = vocabulary[
            vocabulary.names[Int(view.form[child])] + "-" + vocabulary.names[Int(view.form[preposition])]]
          if both != 0, view.form[child] != 0 {
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
  }

  private func prepositional(_ head: Int, _ preposition: Int) -> [Filler] {
    // "gå ind på, da han blev spurgt": a clause is no phrase.
    if view.isVerb(head), view.finiteVerb(of: head) != nil { return [] }
    if view.tag[head] == .adverb { return [] }
    var found: [Filler] = []
    // "over for", "i forhold til", "på vegne af": two prepositions or a fixed adverb and one.
    if preposition > 0, view.form[preposition - 1] != 0 {
      let both = vocabulary[
        vocabulary.names[Int(view.form[preposition - 1])] + "-"
          + vocabulary.names[Int(view.form[preposition])]]
      if both != 0 {
        found.append(Filler(slot: .preposition(both), head: head, preposition: preposition - 1))
      }
    }
    if view.form[preposition] != 0 {
      found.append(Filler(slot: .preposition(view.form[preposition]), head: head, preposition: preposition))
    }
    return found
  }

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
    let openers = view.children(child).filter { $0 < child }
    if let at = openers.first(where: { view.classes[$0].contains(.at) }) {
      if let preposition = prepositionBefore(at) {
        return Filler(
          slot: .prepositionClause(view.form[preposition]), head: child, start: at, preposition: preposition)
      }
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
    if view.isInfinitive(child), view.finiteVerb(of: child) == nil {
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
      return child > node && start > node && !view.isPunctuation(start - 1)
        ? Filler(slot: .clause, head: child, start: start) : nil
    }
    return nil
  }

  private func hasOpener(_ child: Int) -> Bool {
    view.children(child).contains { $0 < child && view.classes[$0].contains(.at) }
  }

  private func firstQuestionWord(_ clause: Int) -> Int? {
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

  private func leftmost(_ node: Int) -> Int {
    var low = node
    var stack = [node]
    while let token = stack.popLast() {
      if !view.isPunctuation(token) { low = min(low, token) }
      stack += view.children(token)
    }
    return low
  }

  private func addAntecedent(_ p: Predication, _ objects: inout [Filler], _ subject: inout Filler?) {
    for node in p.nodes {
      guard let noun = clauses.antecedent(of: node), clauses.relativeFunction(node) == .object else {
        continue
      }
      guard noun.head != subject?.head else { continue }
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
  private func order(
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
    if p.passive {
      if var first = subject {
        first = Filler(slot: .object, head: first.head)
        first.isAntecedent = subject!.isAntecedent
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

  /// "I går fyrede klubben træneren" with *træneren* hung on *klubben*: it is the object.
  private func addNextPhrase(_ p: Predication, _ fillers: inout [Filler]) {
    guard !p.passive, !fillers.contains(where: { $0.slot == .object }),
      let subject = fillers.first(where: { $0.slot == .subject }), subject.head > p.finite,
      let next = view.children(subject.head).first(where: { view.isNextPhrase($0, of: subject.head) })
    else { return }
    fillers.append(Filler(slot: .object, head: next))
  }

  /// "Om der kommer flere fyringer, kan ledelsen ikke udelukke": a clause in front that the tree does not hang here.
  private func addFrontedClause(_ p: Predication, _ fillers: inout [Filler]) {
    guard p.finite > 2, view.isMark(p.finite - 1, ",") else { return }
    var low = 0
    while low < p.finite, view.isPunctuation(low) { low += 1 }
    let opener = view.classes[low]
    let isQuestion = opener.contains(.whether) || opener.contains(.question)
    guard isQuestion || opener.contains(.at),
      !fillers.contains(where: { $0.slot == .question || $0.slot == .clause }),
      let finite = (low..<p.finite - 1).first(where: { view.isFinite($0) })
    else { return }
    let relation = view.relation[finite]
    let node = relation == .aux || relation == .cop ? max(view.head[finite], finite) : finite
    guard node < p.finite else { return }
    var filler = Filler(slot: isQuestion ? .question : .clause, head: node, start: low)
    filler.words = low..<p.finite - 1
    fillers.append(filler)
  }

  /// "kalder indgrebet for »økonomisk mobning«": the words in the marks fill the preposition's slot.
  private func addShortQuotations(_ p: Predication, _ fillers: inout [Filler]) {
    for region in clauses.quotations.regions where region.lowerBound > p.verb && region.count <= 12 {
      let before = region.lowerBound - 2
      guard before > p.verb, before - p.verb < 24, view.tag[before] == .adposition, view.form[before] != 0
      else { continue }
      guard !(p.verb + 1..<before).contains(where: { view.isFinite($0) }) else { continue }
      let slot = Slot.preposition(view.form[before])
      guard !fillers.contains(where: { $0.slot == slot && region.contains($0.head) }) else { continue }
      var filler = Filler(slot: slot, head: region.lowerBound, preposition: before)
      filler.words = region
      fillers.append(filler)
    }
  }

  private func isClauseSlot(_ filler: Filler) -> Bool {
    switch filler.slot {
    case .clause, .question, .quotation: true
    default: false
    }
  }

  private func isPhrase(_ filler: Filler) -> Bool {
    if case .preposition = filler.slot { return true }
    return false
  }

  /// The agent of a passive that the tree hangs on another phrase: "advaret om sårbarheden af leverandøren".
  private func distantAgent(_ p: Predication, _ others: [Filler]) -> Filler? {
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

  /// Phrases and clauses that the tree hangs on another phrase of the clause and that a frame may claim:
  /// "presse USA [til at droppe X]", "true selskabet [med bøder]".
  private func addHosted(_ p: Predication, _ fillers: inout [Filler]) {
    for filler in fillers {
      switch filler.slot {
      case .object, .indirectObject, .preposition, .subject: break
      default: continue
      }
      guard filler.head > p.verb || filler.slot == .object else { continue }
      for child in view.children(filler.head) where child > filler.head {
        if var clause = clauseFiller(child, of: filler.head) {
          clause.host = filler.head
          fillers.append(clause)
        } else if let preposition = preposition(of: child), view.relation[child] != .conj {
          for var hosted in prepositional(child, preposition) {
            hosted.host = filler.head
            fillers.append(hosted)
            // One further down: "pres på [myndighederne i Sydkorea [om at …]]".
            for below in view.children(child) where below > child {
              if var clause = clauseFiller(below, of: child) {
                clause.host = child
                fillers.append(clause)
              }
            }
          }
        }
      }
    }
  }
}
