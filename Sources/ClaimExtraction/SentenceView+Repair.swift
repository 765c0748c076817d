internal import DocumentModel

extension SentenceView {
  /// Systematic slips of tagger and parser that the words themselves give away, mended before anything is read.
  ///
  /// Works on heads alone; children are linked afterwards.
  func repair(pastLikeParticiple: Set<Vocabulary.ID>) {
    for token in 0..<count {
      if let noun = conjoinedNoun(token) { reattach(token, to: noun) }
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
