internal import DocumentModel

/// Repairs of subjects: two of one verb, people read as adjectives, names read as verbs.
extension SentenceView {
  /// A second subject of one verb is none: "[politiet] og [tolden] undersøger", "Politiet: [Mand] stak sin nabo", "…, men øger
  /// også [udgifterne]".
  func repairSubject(_ token: Int) {
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
    let start = firstWord(token)
    if tag[start] == .adposition, hasDependent(verb, where: { relation[$0] == .nsubj && $0 > verb }) {
      // "[Ud over presset mod bankerne] kræver USA …".
      relabel(token, .obl)
      return
    }
    if isMark(verb - 1, ","), hasDependent(verb, where: { relation[$0] == .nsubj && $0 == verb + 1 }),
      let reported = (verb + 2..<max(count, verb + 2)).first(where: {
        head[$0] == verb && relation[$0] == .ccomp
      })
    {
      // "[Loven], sagde ministeren, bliver ændret": the subject of what is reported.
      reattach(token, to: reported)
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
  func verbBetween(_ token: Int) -> Int? {
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

  func mendSubject(_ token: Int, of verb: Int) {
    let noun = head[token]
    reattach(token, to: verb, as: .nsubj)
    if relation[noun] == .nsubj { relabel(noun, .obj) }
  }

  /// "[Forbrugerrådet Tænk] råder …" with *Tænk* read as the verb: a word inside a name governs nothing outside it.
  func mendName(_ name: Range<Int>, _ token: Int) {
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
  func isPeopleInFront(_ token: Int) -> Bool {
    let verb = token + 1
    guard tag[token] == .adjective || isParticiple(token), verb < count, head[token] == verb, isFinite(verb),
      token == 0 || isPunctuation(token - 1), relation[token] != .nsubj, traits[token].contains(.plural)
    else { return false }
    return !hasDependent(verb) { $0 < verb && (relation[$0] == .nsubj || relation[$0] == .expl) }
  }

  /// "[160 ansatte] nedlagde arbejdet": a number hung on the verb, with a participle that stands for people.
  func repairPeople(_ number: Int) {
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
  func isLonePast(_ token: Int) -> Bool {
    guard isParticiple(token), tag[token] == .verb, token == 0 || tag[token - 1] != .determiner,
      relation[token] != .amod, count > 2,
      isMark(count - 1, "."),
      !hasDependent(
        token, where: { relation[$0] == .aux || relation[$0] == .cop || relation[$0] == .auxPass })
    else { return false }
    let above = head[token]
    return above < 0 || !isVerb(above) || relation[token] == .ccomp || relation[token] == .conj
  }

  /// "Onsdag blev [en 19-årig] anholdt", "har skadet [kornet]": no adjective belongs to a verb that has an auxiliary; it stands for
  /// somebody or something.
  func repairAdjective(_ token: Int) {
    let verb = head[token]
    guard relation[token] == .amod, verb >= 0, isVerb(verb),
      let auxiliary = (0..<verb).first(where: { head[$0] == verb && relation[$0] == .aux })
    else { return }
    if token > verb {
      guard traits[token].contains(.definite), !hasDependent(verb, where: { relation[$0] == .obj }) else {
        return
      }
      relabel(token, .obj)
      return
    }
    guard token > auxiliary, let article = (auxiliary..<token).first(where: { tag[$0] == .determiner }),
      head[article] == verb || head[article] == token
    else { return }
    for other in 0..<auxiliary where head[other] == verb && relation[other] == .nsubj {
      guard isTime(other) || lexiconClasses(other).contains(.measure) else { return }
      relabel(other, .obl)
    }
    relabel(token, .nsubj)
    reattach(article, to: token)
  }

  /// "Tirsdag blev [en 27-årig fra Aarhus] dømt" with the adjective as the top and the participle below it: the participle is the
  /// verb of that auxiliary.
  func raiseParticiple(_ token: Int) {
    let somebody = head[token]
    guard isParticiple(token), relation[token] == .aclRelcl, somebody > 1, somebody < token,
      tag[somebody] == .adjective,
      let auxiliary = (0..<somebody).first(where: {
        head[$0] == somebody && relation[$0] == .aux && lexicon.auxiliaries[lemma[$0]] == .become
      }),
      (auxiliary..<somebody).contains(where: { head[$0] == somebody && tag[$0] == .determiner }),
      !hasDependent(token, where: { relation[$0] == .aux || relation[$0] == .nsubj })
    else { return }
    raise(token, to: head[somebody], as: relation[somebody])
    relabel(somebody, .nsubj)
    for other in 0...auxiliary where head[other] == somebody {
      reattach(other, to: token, as: relation[other] == .nsubj ? .obl : nil)
    }
  }
}
