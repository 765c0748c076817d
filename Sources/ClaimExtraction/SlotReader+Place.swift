internal import DocumentModel

/// What the tree hangs elsewhere and the order of words gives back.
extension SlotReader {
  /// "[Det] har byrådet ikke taget stilling til": what stands in front belongs to the preposition that ends the clause.
  func addStranded(_ p: Predication, _ objects: inout [Filler]) {
    guard
      let front = objects.first(where: { $0.slot == .object && ($0.isAntecedent || $0.head < p.finite) })
    else { return }
    var i = p.verb + 1
    while i < min(view.count, p.verb + 7), !view.isPunctuation(i), !view.isFinite(i) {
      let ends = i + 1 == view.count || view.isPunctuation(i + 1) || view.isFinite(i + 1)
      if ends, view.tag[i] == .adposition, view.form[i] != 0, view.children(i).isEmpty {
        var filler = Filler(slot: .preposition(view.form[i]), head: front.head, preposition: i)
        filler.isAntecedent = true
        objects.append(filler)
        return
      }
      i += 1
    }
  }

  /// "anholdt i nat [to unge mænd]": a noun behind the verb that the tree takes for an adverbial, with no preposition and
  /// no measure of time, is the object of a verb that has none.
  func addBareObject(_ p: Predication, _ subject: Filler?, _ others: [Filler], _ objects: inout [Filler]) {
    guard objects.count <= 1, !p.passive, !others.contains(where: { isClauseSlot($0) }) else { return }
    let noun = view.children(p.verb).first { child in
      child > p.verb && view.relation[child] == .obl && child != subject?.head
        && (view.tag[child] == .noun || view.tag[child] == .properNoun) && !view.isTime(child)
        && !lexicon.classes(of: view.lemma[child]).contains(.measure)
        && !view.children(child).contains { view.tag[$0] == .adposition && $0 < child }
        && !(p.verb + 1..<child).contains { view.isPunctuation($0) || view.isFinite($0) }
    }
    guard let noun else { return }
    // "forklarede aktionærerne [det store tab]": a second one only right behind the first.
    if let first = objects.first {
      guard first.head > p.verb, view.phrase(first.head).upperBound == view.phrase(noun).lowerBound else {
        return
      }
    }
    objects.append(Filler(slot: .object, head: noun))
  }

  /// "overtale operatører i Europa om at droppe X" where the tree hangs the clause far off: preposition, *at*,
  /// infinitive in a row behind the verb, before the clause ends.
  func addClausesByPlace(_ p: Predication, _ fillers: inout [Filler]) {
    var i = p.verb + 2
    while i < min(view.count, p.verb + 24) {
      if view.isMark(i, ","),
        fillers.contains(where: { $0.slot == .object && $0.head < i && view.phrase($0.head).contains(i) })
      {
        i += 1
        continue
      }
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

  /// "bekræfter eller afviser [historien]", "filmet og undersøgt [af dykkere]": verbs joined with nothing between share what
  /// stands behind the second, whichever of them the tree hangs it on.
  func addShared(_ p: Predication, _ fillers: inout [Filler]) {
    guard !fillers.contains(where: { $0.head > p.verb }), let other = partner(of: p.verb) else { return }
    for child in view.children(other) where child > max(other, p.verb) {
      if let clause = clauseFiller(child, of: other) {
        fillers.append(clause)
      } else if p.passive, let preposition = preposition(of: child),
        view.classes[preposition].contains(.agent)
      {
        fillers.append(Filler(slot: .subject, head: child, preposition: preposition))
      } else if !p.passive, view.relation[child] == .obj, preposition(of: child) == nil {
        fillers.append(Filler(slot: .object, head: child))
      }
    }
  }

  /// The verb that `verb` is joined to with nothing but *og*, *eller* and an adverb between.
  private func partner(of verb: Int) -> Int? {
    func joined(_ first: Int, _ second: Int) -> Bool {
      view.isParticiple(second) == view.isParticiple(first) && first + 1 < second
        && view.tag[first + 1] == .coordinatingConjunction
        && (first + 2..<second).allSatisfy { view.tag[$0] == .adverb }
    }
    if let next = view.children(verb).first(where: {
      $0 > verb && view.relation[$0] == .conj && view.isVerb($0)
    }), joined(verb, next) {
      return next
    }
    let above = view.head[verb]
    if view.relation[verb] == .conj, above >= 0, above < verb, view.isVerb(above), joined(above, verb) {
      return above
    }
    return nil
  }

  /// "sigtede en mand, der bor i Ishøj, [for røveri]": behind the relative clause of an object the verb's phrases go on.
  func addBehindRelative(_ p: Predication, _ fillers: inout [Filler]) {
    for filler in fillers where filler.slot == .object || filler.slot == .indirectObject {
      guard filler.head > p.verb,
        let clause = view.children(filler.head).first(where: { view.isRelativeClause($0, of: filler.head) }),
        let comma = (clause + 1..<max(clause + 1, view.count - 2)).first(where: { view.isMark($0, ",") }),
        view.tag[comma + 1] == .adposition, view.form[comma + 1] != 0
      else { continue }
      let preposition = comma + 1
      if view.classes[preposition + 1].contains(.at) {
        var verb = preposition + 2
        while verb < view.count, view.tag[verb] == .adverb { verb += 1 }
        guard verb < view.count, view.isInfinitive(verb) else { continue }
        fillers.append(
          Filler(
            slot: .prepositionClause(view.form[preposition]), head: verb, start: preposition + 1,
            preposition: preposition))
      } else if view.relation[preposition] == .case, view.head[preposition] > preposition {
        fillers.append(
          Filler(
            slot: .preposition(view.form[preposition]), head: view.head[preposition],
            preposition: preposition))
      }
      return
    }
  }

  /// "I går fyrede klubben træneren" with *træneren* hung on *klubben*: it is the object.
  func addNextPhrase(_ p: Predication, _ fillers: inout [Filler]) {
    guard !p.passive, !fillers.contains(where: { $0.slot == .object }),
      let subject = fillers.first(where: { $0.slot == .subject }), subject.head > p.finite,
      let next = view.children(subject.head).first(where: { view.isNextPhrase($0, of: subject.head) })
    else { return }
    fillers.append(Filler(slot: .object, head: next))
  }

  /// "Om der kommer flere fyringer, kan ledelsen ikke udelukke": a clause in front that the tree does not hang here.
  func addFrontedClause(_ p: Predication, _ fillers: inout [Filler]) {
    guard p.finite > 2, view.isMark(p.finite - 1, ",") else { return }
    var low = 0
    while low < p.finite, view.isPunctuation(low) { low += 1 }
    let opener = view.classes[low]
    let isQuestion = opener.contains(.whether) || opener.contains(.question)
    guard isQuestion || opener.contains(.at), low < p.finite,
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
  func addShortQuotations(_ p: Predication, _ fillers: inout [Filler]) {
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

  /// Phrases and clauses that the tree hangs on another phrase of the clause and that a frame may claim:
  /// "presse USA [til at droppe X]", "true selskabet [med bøder]".
  func addHosted(_ p: Predication, _ fillers: inout [Filler]) {
    for filler in fillers {
      switch filler.slot {
      case .object, .indirectObject, .preposition, .subject: break
      default: continue
      }
      guard
        filler.head > p.verb || filler.slot == .object
          || view.lexiconClasses(filler.head).contains(.message)
      else { continue }
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
