internal import DocumentModel

extension SentenceView {
  /// Systematic slips of tagger and parser that the words themselves give away, mended before anything is read.
  ///
  /// Works on heads alone; children are linked afterwards.
  func repair(pastLikeParticiple: WordSet) {
    for token in 0..<count {
      if let noun = conjoinedNoun(token) { reattach(token, to: noun) }
      if let verb = verbBetween(token) { mendSubject(token, of: verb) }
      if tag[token] == .verb, let name = nameRange(token), name.lowerBound < token { mendName(name, token) }
      if isPeopleInFront(token) { relabel(token, .nsubj) }
      if relation[token] == .amod, isWishedResult(token) { relabel(token, .xcomp) }
      if let verb = verbOfParticiple(token) { mendParticiple(token, below: verb) }
      if relation[token] == .nsubj { repairSubject(token) }
      if relation[token] == .case, isTimeAdverb(token) { makeAdverb(token) }
      if let verb = verbBehindClause(token) { reattach(token, to: verb) }
      if let verb = verbOfNextNoun(token) { reattach(token, to: verb, as: .obj) }
      if classes[token].contains(.relative), tag[token] == .adposition { repairRelative(token) }
      if tag[token] == .numeral { repairPeople(token) }
      if classes[token].contains(.quantity) { repairQuantity(token) }
      if pastLikeParticiple.contains(lemma[token]), isLonePast(token) { makePast(token) }
    }
  }

  /// "fjerner [bænkene], [skraldespandene] og [legepladsen]" with the second noun joined to the verb: a noun is joined to
  /// the noun before it.
  private func conjoinedNoun(_ token: Int) -> Int? {
    let verb = head[token]
    guard relation[token] == .conj, verb >= 0, verb < token, isVerb(verb), isNominal(token),
      !hasDependent(token, where: { relation[$0] == .nsubj || relation[$0] == .cop || relation[$0] == .aux })
    else { return nil }
    // Its own first word, behind a comma or *og*.
    var start = token
    while start > 0, isDependent(start - 1, of: token), tag[start - 1] != .coordinatingConjunction,
      !isPunctuation(start - 1)
    { start -= 1 }
    guard start > 1, !hasDependent(token, where: { relation[$0] == .case && $0 >= start }) else { return nil }
    var before = start - 1
    guard isMark(before, ",") || tag[before] == .coordinatingConjunction else { return nil }
    if tag[before] == .coordinatingConjunction, isMark(before - 1, ",") { before -= 1 }
    before -= 1
    guard before > verb, isNominal(before) else { return nil }
    // Up to the head of that phrase, right below the verb.
    var top = before
    while head[top] > verb { top = head[top] }
    return head[top] == verb && top > verb && isNominal(top) ? top : nil
  }

  /// A second subject of one verb is none: "[politiet] og [tolden] undersøger", "Politiet: [Mand] stak sin nabo", "…, men øger
  /// også [udgifterne]".
  private func repairSubject(_ token: Int) {
    let verb = head[token]
    guard verb >= 0, isNominal(token), token > 0 else { return }
    if token > verb {
      // Behind *og* or *men* the subject stands before the verb or is shared.
      if verb > 0, relation[verb] == .conj, isFinite(verb), tag[verb - 1] == .coordinatingConjunction,
        !hasDependent(verb, where: { relation[$0] == .obj || relation[$0] == .expl })
      {
        relabel(token, .obj)
      }
      return
    }
    var start = token
    while start > 0, isDependent(start - 1, of: token), tag[start - 1] != .coordinatingConjunction,
      !isPunctuation(start - 1)
    { start -= 1 }
    if tag[start] == .adposition, hasDependent(verb, where: { relation[$0] == .nsubj && $0 > verb }) {
      // "[Ud over presset mod bankerne] kræver USA …".
      relabel(token, .obl)
      return
    }
    guard start > 1 else { return }
    if tag[start - 1] == .coordinatingConjunction {
      var other = start - 2
      while other >= 0, head[other] > other, head[other] != verb { other = head[other] }
      while other >= 0, head[other] >= 0, head[other] != verb, head[other] < other { other = head[other] }
      if other >= 0, other < token, head[other] == verb, relation[other] == .nsubj, isNominal(other) {
        reattach(token, to: other, as: .conj)
        reattach(start - 1, to: token, as: .cc)
      }
    } else if isMark(start - 1, ":"),
      let other = (0..<start - 1).last(where: { head[$0] == verb && relation[$0] == .nsubj })
    {
      relabel(other, .dep)
    }
  }

  /// The finite verb right behind `token` where `token` hangs on the noun behind that verb: "[Vestas] lander ordre".
  private func verbBetween(_ token: Int) -> Int? {
    let verb = token + 1
    let noun = head[token]
    guard noun > verb, isNominal(token), isFinite(verb), head[noun] == verb, tag[verb] == .verb,
      relation[token] == .nmodPoss || relation[token] == .nmod || relation[token] == .amod
        || relation[token] == .det || relation[token] == .flat,
      !traits[token].contains(.genitive),
      !hasDependent(token, where: { relation[$0] == .case && $0 < token })
    else { return nil }
    return verb
  }

  private func mendSubject(_ token: Int, of verb: Int) {
    let noun = head[token]
    reattach(token, to: verb, as: .nsubj)
    if relation[noun] == .nsubj { relabel(noun, .obj) }
  }

  /// "[Forbrugerrådet Tænk] råder …" with *Tænk* read as the verb: a word inside a name governs nothing outside it.
  private func mendName(_ name: Range<Int>, _ token: Int) {
    let top = name.lowerBound
    guard name.upperBound < count, isFinite(name.upperBound), head[name.upperBound] == token else { return }
    let verb = name.upperBound
    let (above, label) = (head[token], relation[token])
    raise(verb, to: above, as: label)
    for other in 0..<count where head[other] == token && !name.contains(other) { reattach(other, to: verb) }
    reattach(top, to: verb, as: .nsubj)
    reattach(token, to: top, as: .flat)
    makeName(token)
  }

  /// "[Unge] smadrede skolen": an adjective or participle that begins the sentence right before its finite verb is somebody.
  private func isPeopleInFront(_ token: Int) -> Bool {
    let verb = token + 1
    guard tag[token] == .adjective || isParticiple(token), verb < count, head[token] == verb, isFinite(verb),
      token == 0 || isPunctuation(token - 1), relation[token] != .nsubj, traits[token].contains(.plural)
    else { return false }
    return !hasDependent(verb) { $0 < verb && (relation[$0] == .nsubj || relation[$0] == .expl) }
  }

  /// "vil have loven [ændret]": behind *have* and its object a participle says what is to be.
  private func isWishedResult(_ token: Int) -> Bool {
    let verb = head[token]
    return isParticiple(token) && verb >= 0 && verb < token && isInfinitive(verb) && isHave(verb)
      && hasDependent(verb) { relation[$0] == .obj && $0 > verb && $0 < token }
  }

  /// "hjemsender [afviste] asylansøgere" with the noun as the participle's object.
  private func verbOfParticiple(_ token: Int) -> Int? {
    guard isParticiple(token), token > 0, token + 1 < count, head[token] == token - 1,
      isFinite(token - 1) || isInfinitive(token - 1), relation[token] == .xcomp, tag[token + 1] == .noun,
      head[token + 1] == token, relation[token + 1] == .obj || relation[token + 1] == .nsubj,
      tag[token - 1] == .verb, !isOperatorOfParticiples(token - 1)
    else { return nil }
    return token - 1
  }

  private func mendParticiple(_ token: Int, below verb: Int) {
    reattach(token + 1, to: verb, as: .obj)
    reattach(token, to: token + 1, as: .amod)
  }

  /// "anholdt [i nat] to mænd" with *i* before *mænd*: a fixed phrase that tells when.
  private func isTimeAdverb(_ token: Int) -> Bool {
    tag[token] == .adposition && token + 1 < count && head[token + 1] == token
      && relation[token + 1] == .fixed
      && (lexiconClasses(token + 1).contains(.measure) || lexiconClasses(token + 1).contains(.when))
  }

  /// "De kræver, at ministeren redegør for sagen, og [anklager] regeringen": behind the comma that closes an at-clause, *og* and
  /// a verb without subject go on with the clause above.
  private func verbBehindClause(_ token: Int) -> Int? {
    guard relation[token] == .conj, isVerb(token), token > 2, head[token] >= 0, head[token] < token,
      !hasDependent(token, where: { relation[$0] == .nsubj || relation[$0] == .expl })
    else { return nil }
    var start = token
    while start > 0, isDependent(start - 1, of: token), tag[start - 1] != .coordinatingConjunction,
      !isPunctuation(start - 1)
    { start -= 1 }
    guard start > 1, tag[start - 1] == .coordinatingConjunction, isMark(start - 2, ",") else { return nil }
    // The at-clause that the verb before is in, and the verb above that clause.
    var clause = head[token]
    while !hasDependent(clause, where: { classes[$0].contains(.at) && relation[$0] == .mark && $0 < clause })
    {
      guard head[clause] >= 0, relation[clause] == .conj else { return nil }
      clause = head[clause]
    }
    let above = head[clause]
    guard above >= 0, above < clause, isVerb(above), isFinite(above) == isFinite(token),
      isParticiple(above) == isParticiple(token), isInfinitive(above) == isInfinitive(token)
    else { return nil }
    return above
  }

  /// "opfordrer i en udtalelse [regeringen] til at …", "afviste mandag aften [kritikken]": a definite noun right behind a phrase
  /// with a preposition or a time is the verb's own.
  private func verbOfNextNoun(_ token: Int) -> Int? {
    let noun = head[token]
    guard relation[token] == .nmod, noun >= 0, token == noun + 1, tag[token] == .noun, entity[token] == nil,
      traits[token].contains(.definite), !traits[noun].contains(.genitive), tag[noun] == .noun
    else { return nil }
    let isPhrase = hasDependent(noun) { relation[$0] == .case && $0 < noun }
    guard isPhrase && !traits[noun].contains(.definite) || isWhen(noun) else { return nil }
    var above = head[noun]
    while above >= 0, above < noun, isWhen(above) { above = head[above] }
    guard above >= 0, above < noun, isVerb(above),
      !hasDependent(above, where: { relation[$0] == .obj && $0 > above && !isVerb($0) })
    else { return nil }
    return above
  }

  private func isWhen(_ token: Int) -> Bool {
    isTime(token) || classes[token].contains(.measure) || lexiconClasses(token).contains(.measure)
  }

  /// "den reform, [som] et flertal vedtog": *som* behind a comma, read as the preposition of the subject.
  private func repairRelative(_ token: Int) {
    if token > 0, relation[token] == .nsubj, tag[token - 1] == .adverb || tag[token - 1] == .adjective {
      // "så sent som i august" has no relative pronoun.
      relabel(token, .case)
      return
    }
    let noun = head[token]
    guard token > 0, isMark(token - 1, ","), relation[token] == .case, noun > token, relation[noun] == .obl,
      tag[noun] == .noun || tag[noun] == .properNoun || tag[noun] == .pronoun
    else { return }
    let verb = head[noun]
    guard verb > noun, relation[verb] == .aclRelcl, isVerb(verb),
      !hasDependent(verb, where: { relation[$0] == .nsubj })
    else { return }
    reattach(token, to: verb, as: .obj)
    relabel(noun, .nsubj)
  }

  /// "[over] 300 landmænd demonstrerede", "der opføres [op til] 34 boliger": before a number these words tell how many.
  private func repairQuantity(_ token: Int) {
    guard tag[token] == .adposition, token + 1 < count, tag[token + 1] == .numeral else { return }
    let noun = head[token]
    guard noun > token, relation[token] == .case, !isWhen(noun), head[noun] >= 0 else { return }
    if relation[noun] == .obj || relation[noun] == .nsubj { return relabel(token, .advmod) }
    guard relation[noun] == .obl else { return }
    let above = head[noun]
    if above == token - 1, tag[above] == .adverb, head[above] >= 0, isVerb(head[above]) {
      let verb = head[above]
      reattach(noun, to: verb, as: .obj)
      reattach(above, to: noun, as: .advmod)
      relabel(token, .advmod)
      return
    }
    let isFree = !hasDependent(above) { relation[$0] == (above > noun ? .nsubj : .obj) }
    if isVerb(above), isFree {
      relabel(noun, above > noun ? .nsubj : .obj)
      relabel(token, .advmod)
    }
  }

  /// "[160 ansatte] nedlagde arbejdet": a number hung on the verb, with a participle that stands for people.
  private func repairPeople(_ number: Int) {
    let verb = head[number]
    guard relation[number] == .nummod, verb >= 0, isVerb(verb), !isYear(number), number + 1 < count,
      isParticiple(number + 1), head[number + 1] == number
    else { return }
    let hasSubject = hasDependent(verb) { relation[$0] == .nsubj && !isTime($0) }
    relabel(number, hasSubject && number > verb ? .obj : .nsubj)
    if number > 0, head[number - 1] == number, relation[number - 1] == .case,
      classes[number - 1].contains(.quantity)
    {
      relabel(number - 1, .advmod)
    }
  }

  /// "Politiet anholdt tre mænd": past tense and participle are the same word; without an auxiliary and with a bare noun
  /// behind it, in a sentence with a full stop, it is the past tense.
  private func isLonePast(_ token: Int) -> Bool {
    guard isParticiple(token), tag[token] == .verb, token == 0 || tag[token - 1] != .determiner,
      relation[token] != .amod, count > 2,
      isMark(count - 1, "."),
      !hasDependent(
        token, where: { relation[$0] == .aux || relation[$0] == .cop || relation[$0] == .auxPass })
    else { return false }
    let above = head[token]
    return above < 0 || !isVerb(above) || relation[token] == .ccomp || relation[token] == .conj
  }

  private func isNominal(_ token: Int) -> Bool { tag[token] == .noun || tag[token] == .properNoun }

  private func isDependent(_ token: Int, of noun: Int) -> Bool {
    var k = token
    while k >= 0, k != noun { k = head[k] }
    return k == noun
  }

  private func hasDependent(_ token: Int, where body: (Int) -> Bool) -> Bool {
    (0..<count).contains { head[$0] == token && body($0) }
  }
}
