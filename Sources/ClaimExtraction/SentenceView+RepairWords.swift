internal import DocumentModel

/// Repairs of single words: participles, *som*, numbers with *over*, phrases that tell when.
extension SentenceView {
  /// "vil have loven [ændret]": behind *have* and its object a participle says what is to be.
  func isWishedResult(_ token: Int) -> Bool {
    let verb = head[token]
    return isParticiple(token) && verb >= 0 && verb < token && isInfinitive(verb) && isHave(verb)
      && hasDependent(verb) { relation[$0] == .obj && $0 > verb && $0 < token }
  }

  /// "hjemsender [afviste] asylansøgere" with the noun as the participle's object.
  func verbOfParticiple(_ token: Int) -> Int? {
    guard isParticiple(token), token > 0, token + 1 < count, head[token] == token - 1,
      isFinite(token - 1) || isInfinitive(token - 1), relation[token] == .xcomp, tag[token + 1] == .noun,
      head[token + 1] == token, relation[token + 1] == .obj || relation[token + 1] == .nsubj,
      tag[token - 1] == .verb, !isOperatorOfParticiples(token - 1)
    else { return nil }
    return token - 1
  }

  func mendParticiple(_ token: Int, below verb: Int) {
    reattach(token + 1, to: verb, as: .obj)
    reattach(token, to: token + 1, as: .amod)
  }

  /// "anholdt [i nat] to mænd" with *i* before *mænd*: a fixed phrase that tells when.
  func isTimeAdverb(_ token: Int) -> Bool {
    opensFixedPhrase(token)
      && (lexiconClasses(token + 1).contains(.measure) || lexiconClasses(token + 1).contains(.when))
  }

  /// "i nat", "i går": a preposition and the word that is one with it.
  func opensFixedPhrase(_ token: Int) -> Bool {
    tag[token] == .adposition && token + 1 < count && head[token + 1] == token
      && relation[token + 1] == .fixed
  }

  func isWhen(_ token: Int) -> Bool {
    isTime(token) || classes[token].contains(.measure) || lexiconClasses(token).contains(.measure)
  }

  /// "den reform, [som] et flertal vedtog": *som* behind a comma, read as the preposition of the subject.
  func repairRelative(_ token: Int) {
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
  func repairQuantity(_ token: Int) {
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
}
