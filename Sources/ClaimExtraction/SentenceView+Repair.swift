internal import DocumentModel

extension SentenceView {
  /// Systematic slips of tagger and parser that the words themselves give away, mended before anything is read.
  ///
  /// Works on heads alone; children are linked afterwards.
  func repair() {
    let pastLikeParticiple = lexicon.pastLikeParticiple
    for token in 0..<count {
      if isMark(token, "'") || isMark(token, "’"), relation[token] == .nsubj { relabel(token, .punct) }
      repairTimePhrase(token)
      repairTimeBeforeNoun(token)
      repairResult(token)
      if isManyInFront(token) { relabel(token, .nsubj) }
      if isBehindColon(token) { relabel(token, .parataxis) }
      if let verb = verbBeforeInsertion(token) { reattach(token, to: verb, as: .obj) }
      if let verb = verbOfSecondName(token) { reattach(token, to: verb, as: .iobj) }
      mendTornSubject(token)
      mendListSubject(token)
      if let noun = conjoinedNoun(token) { reattach(token, to: noun) }
      if let verb = verbBetween(token) { mendSubject(token, of: verb) }
      if tag[token] == .verb, let name = nameRange(token), name.lowerBound < token { mendName(name, token) }
      if isPeopleInFront(token) { relabel(token, .nsubj) }
      if relation[token] == .amod, isWishedResult(token) { relabel(token, .xcomp) }
      if let verb = verbOfParticiple(token) { mendParticiple(token, below: verb) }
      if relation[token] == .nsubj { repairSubject(token) }
      if relation[token] == .case, isTimeAdverb(token) { makeAdverb(token) }
      if let verb = verbBehindClause(token) { reattach(token, to: verb) }
      if isFurtherAtClause(token) { relabel(token, .conj) }
      if let verb = verbOfNextNoun(token) { reattach(token, to: verb, as: .obj) }
      if classes[token].contains(.relative), tag[token] == .adposition { repairRelative(token) }
      if tag[token] == .numeral { repairPeople(token) }
      if tag[token] == .adjective { repairAdjective(token) }
      raiseParticiple(token)
      if classes[token].contains(.quantity) { repairQuantity(token) }
      if pastLikeParticiple.contains(lemma[token]), isLonePast(token) { makePast(token) }
    }
  }

  /// "fjerner [bænkene], [skraldespandene] og [legepladsen]" with the second noun joined to the verb: a noun is joined to
  /// the noun before it.
  func conjoinedNoun(_ token: Int) -> Int? {
    let verb = head[token]
    guard relation[token] == .conj, verb >= 0, verb < token, isVerb(verb), isNominal(token),
      !hasDependent(token, where: { relation[$0] == .nsubj || relation[$0] == .cop || relation[$0] == .aux })
    else { return nil }
    // Behind a comma or *og*.
    let start = firstWord(token)
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

  /// "De kræver, at ministeren redegør for sagen, og [anklager] regeringen": behind the comma that closes an at-clause, *og* and
  /// a verb without subject go on with the clause above.
  func verbBehindClause(_ token: Int) -> Int? {
    guard relation[token] == .conj, isVerb(token), token > 2, head[token] >= 0, head[token] < token,
      !hasDependent(token, where: { relation[$0] == .nsubj || relation[$0] == .expl })
    else { return nil }
    let start = firstWord(token)
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
  func verbOfNextNoun(_ token: Int) -> Int? {
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

  func isNominal(_ token: Int) -> Bool { tag[token] == .noun || tag[token] == .properNoun }

  /// Where the words of `token` begin: back from it as far as they hang on it, marks and *og* apart.
  func firstWord(_ token: Int) -> Int {
    var start = token
    while start > 0, isInSubtree(start - 1, of: token), tag[start - 1] != .coordinatingConjunction,
      !isPunctuation(start - 1)
    { start -= 1 }
    return start
  }

  func hasDependent(_ token: Int, where body: (Int) -> Bool) -> Bool {
    (0..<count).contains { head[$0] == token && body($0) }
  }
}
