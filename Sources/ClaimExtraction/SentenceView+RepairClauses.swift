internal import DocumentModel

/// Repairs between clauses: what is put in between commas, subjects torn from their verb, at-clauses in a row.
extension SentenceView {
  /// "Byrådet åbner, [trods protester], en ny skole": a noun behind an insertion is the object of the verb before it.
  func verbBeforeInsertion(_ token: Int) -> Int? {
    let inserted = head[token]
    guard inserted > 1, inserted < token, isNominal(token), !isWhen(token),
      [.nmod, .conj, .appos, .amod].contains(relation[token])
    else { return nil }
    let verb = head[inserted]
    guard verb >= 0, verb < inserted, isVerb(verb), relation[inserted] == .obl,
      !hasDependent(
        verb,
        where: {
          relation[$0] == .obj || relation[$0] == .ccomp
            || relation[$0] == .aux && lexicon.auxiliaries[lemma[$0]] == .become
        })
    else { return nil }
    // A comma before the preposition, and one right before the noun's own first word.
    guard let preposition = (verb..<inserted).first(where: { head[$0] == inserted && relation[$0] == .case }),
      isMark(preposition - 1, ",")
    else { return nil }
    let start = firstWord(token)
    guard start > inserted, isMark(start - 1, ","), tag[start] != .adposition,
      !hasDependent(inserted, where: { relation[$0] == .conj && $0 > token })
    else { return nil }
    return verb
  }

  /// "[Venstre] og Konservative kræver …" with the first as the root and the verb joined to it.
  func mendTornSubject(_ verb: Int) {
    let first = head[verb]
    guard relation[verb] == .conj, isFinite(verb), first >= 0, first < verb, isNominal(first),
      !hasDependent(first, where: { $0 < first && relation[$0] == .case || relation[$0] == .cop }),
      let second = (first + 1..<verb).first(where: { head[$0] == verb && relation[$0] == .nsubj }),
      let link = (first + 1..<second).first(where: { head[$0] == verb && relation[$0] == .cc })
    else { return }
    // Nothing but the conjunction and the second's own words between the two.
    guard
      (first + 1..<verb).allSatisfy({
        $0 == link || isInSubtree($0, of: second) || isInSubtree($0, of: first)
      }),
      !(first + 1..<link).contains(where: isPunctuation)
    else { return }
    raise(verb, to: head[first], as: relation[first])
    relabel(first, .nsubj)
    reattach(second, to: first, as: .conj)
    reattach(link, to: second, as: .cc)
  }

  /// "[Ministeren] for fødevarer, landbrug og fiskeri kræver …" with *landbrug* as the subject: a word between a comma and *og X*,
  /// where X is joined to the word before the comma, is one of a row.
  func mendListSubject(_ token: Int) {
    let verb = head[token]
    guard relation[token] == .nsubj, verb > token + 2, token > 1, isNominal(token), isMark(token - 1, ","),
      tag[token + 1] == .coordinatingConjunction, isNominal(token + 2), relation[token + 2] == .conj
    else { return }
    let first = head[token + 2]
    guard first >= 0, first < token - 1, isNominal(first) else { return }
    var top = first
    while head[top] >= 0, head[top] < first, isNominal(head[top]), relation[top] != .conj { top = head[top] }
    guard top < first, head[verb] == top, !hasDependent(top, where: { relation[$0] == .case }) else { return }
    raise(verb, to: head[top], as: relation[top])
    relabel(top, .nsubj)
    reattach(token, to: first, as: .conj)
  }

  /// "De kræver, at fristen holdes, og at der [indføres] et loft": the second at-clause below the first is beside it.
  func isFurtherAtClause(_ token: Int) -> Bool {
    let above = head[token]
    guard relation[token] != .conj, above > 0, above < token, isVerb(token), isVerb(above),
      let second = at(token), second > above + 1, tag[second - 1] == .coordinatingConjunction
    else { return false }
    return at(above) != nil
  }

  private func at(_ verb: Int) -> Int? {
    (0..<verb).first { head[$0] == verb && relation[$0] == .mark && classes[$0].contains(.at) }
  }

  /// "fyret af klubben [i går]", "blev [i nat] enige [om en aftale]": a fixed phrase that tells when belongs to the verb, and nothing
  /// belongs to its second word.
  func repairTimePhrase(_ token: Int) {
    if relation[token] == .fixed, token > 0, head[token] == token - 1 {
      let above = head[token - 1]
      guard above >= 0 else { return }
      for other in token + 1..<count where head[other] == token { reattach(other, to: above, as: .obl) }
      return
    }
    guard opensFixedPhrase(token) else { return }
    let noun = head[token]
    guard noun >= 0, noun < token, isNominal(noun) || tag[noun] == .pronoun, head[noun] >= 0 else { return }
    var verb = head[noun]
    while verb >= 0, isNominal(verb), verb < noun { verb = head[verb] }
    if verb >= 0, verb < noun, isVerb(verb) { reattach(token, to: verb) }
  }

  /// "lovede [Trump] [Ukraine] våben": two names of different kind behind the verb are not one.
  func verbOfSecondName(_ token: Int) -> Int? {
    let first = head[token]
    guard relation[token] == .flat, first > 0, first < token, let one = entity[first],
      let other = entity[token],
      one != other, tag[first] == .properNoun,
      !isPunctuation(token - 1)
    else { return nil }
    let verb = head[first]
    guard verb >= 0, verb < first, isVerb(verb), relation[first] == .nsubj else { return nil }
    return verb
  }

  /// "angreb [i nat] Kyiv" with the time hung on the name behind it.
  func repairTimeBeforeNoun(_ token: Int) {
    let noun = head[token]
    guard relation[token] == .nmod, noun > token, token > 1, head[token - 1] == noun, relation[noun] == .obl,
      tag[token - 1] == .adposition, relation[token - 1] == .case, isNominal(noun), noun == token + 1,
      lexiconClasses(token).contains(.when), head[noun] >= 0, head[noun] < token, isVerb(head[noun]),
      !hasDependent(head[noun], where: { relation[$0] == .obj && $0 > head[noun] })
    else { return }
    reattach(token, to: head[noun], as: .obl)
    reattach(token - 1, to: token)
    relabel(noun, .obj)
  }

  /// "[Hundredvis] gik på gaden": a word for how many, right before the finite verb of a clause without subject.
  func isManyInFront(_ token: Int) -> Bool {
    let verb = head[token]
    return tag[token] == .adverb && relation[token] == .advmod && verb >= 0 && token + 1 < count
      && isFinite(token + 1) && classes[token].contains(.quantity)
      && !hasDependent(verb, where: { relation[$0] == .nsubj || relation[$0] == .expl })
  }

  /// "slog Norge [3-1]": the result of a match belongs to the verb.
  func repairResult(_ token: Int) {
    guard tag[token] == .numeral, token > 0, entity[token - 1] != nil,
      withBytes(
        token,
        { bytes in
          bytes.contains(0x2D) && bytes.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
        })
    else { return }
    var verb = head[token]
    while verb >= 0, !isVerb(verb) { verb = head[verb] }
    if verb >= 0, verb < token { reattach(token, to: verb, as: .obl) }
  }

  /// "Formanden om striden: Vi [sælger] ikke": no relative clause begins behind a colon.
  func isBehindColon(_ token: Int) -> Bool {
    guard relation[token] == .aclRelcl, head[token] >= 0, head[token] < token else { return false }
    return (head[token] + 1..<token).contains { isMark($0, ":") }
  }
}
