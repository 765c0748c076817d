internal import DocumentModel

/// From the clause's first verb down to the verb that says what is done.
extension ClauseReader {
  /// Goes down through main-verb auxiliaries, modals and operators to the verb that says what is done.
  func descend(_ p: inout Predication, coordinated: Bool = false) {
    var steps = 0
    while steps < 6 {
      steps += 1
      let verb = p.verb
      if let below = participleBelow(verb) ?? infinitiveBelowModal(verb) {
        if let modal = modal(verb) {
          p.raise(to: modal, byModal: true)
          if !p.modals.contains(verb) { p.modals.append(verb) }
        }
        enter(below, &p)
        continue
      }
      guard let (found, infinitive) = operatorAbove(p, fromFinite: !coordinated),
        infinitive > p.verb || view.relation[p.verb] == .cop || p.verb == p.finite
          || !p.nodes.contains(infinitive)
      else { return }
      p.raise(to: found.factuality)
      if found.negates { p.negative = true }
      p.operators.append(found.line)
      if found.subjectIsObject, !found.participle, let object = objectOf(verb, before: infinitive) {
        p.subject = Filler(slot: .subject, head: object)
      }
      enter(infinitive, &p)
    }
  }

  func enter(_ verb: Int, _ p: inout Predication) {
    p.verb = verb
    p.nodes.insert(verb, at: 0)
    note(auxiliariesOf: verb, in: &p)
    if view.children(verb).contains(where: {
      $0 < p.finite && view.classes[$0].contains(.condition) && view.relation[$0] == .mark
    }) {
      p.raise(to: .possible)
    }
    if p.subject == nil { p.subject = subject(of: verb, finite: verb) }
  }

  func objectOf(_ verb: Int, before infinitive: Int) -> Int? {
    view.children(verb).first {
      (view.relation[$0] == .obj || view.relation[$0] == .iobj || view.relation[$0] == .nsubj)
        && $0 < infinitive
        && $0 > verb && !view.isVerb($0)
    }
  }

  /// *har/er/blev* read as a main verb over a participle: the participle is the verb.
  func participleBelow(_ verb: Int) -> Int? {
    guard lexicon.auxiliaries[view.lemma[verb]] != nil else { return nil }
    // "vil have planerne skrinlagt": with an object between it is no perfect.
    if view.isInfinitive(verb),
      view.children(verb).contains(where: { view.relation[$0] == .obj && $0 > verb && !view.isVerb($0) })
    {
      return nil
    }
    return view.children(verb).first {
      view.isParticiple($0) && view.tag[$0] == .verb && $0 > verb
        && (view.relation[$0] == .xcomp || view.relation[$0] == .ccomp || view.relation[$0] == .advcl
          || view.relation[$0] == .dep || (view.relation[$0] == .obj && $0 - verb < 4))
        && view.traits[$0].contains(.past)
        && !view.children($0).contains { view.relation[$0] == .mark || view.relation[$0] == .det }
    }
  }

  func infinitiveBelowModal(_ verb: Int) -> Int? {
    guard lexicon.modals[view.form[verb]] != nil else { return nil }
    return view.children(verb).first {
      view.isInfinitive($0) && $0 > verb && !view.children($0).contains { view.classes[$0].contains(.at) }
    }
  }

  /// The operator pattern that begins at the clause's verb, and the infinitive beneath it. Read off the words, so
  /// that a wrong tree does not hide it.
  func operatorAbove(_ p: Predication, fromFinite: Bool) -> (ClaimLexicon.Operator, Int)? {
    for start in p.verb == p.finite || !fromFinite ? [p.verb] : [p.verb, p.finite] {
      guard start == p.verb || view.lemma[start] != 0 else { continue }
      // By form first: "siges at" is an operator, "sige at" is not.
      let patterns =
        (lexicon.operators[view.form[start]] ?? []) + (lexicon.operators[view.lemma[start]] ?? [])
      for pattern in patterns {
        if let infinitive = infinitive(under: pattern, from: start) { return (pattern, infinitive) }
      }
    }
    return nil
  }

  func infinitive(under pattern: ClaimLexicon.Operator, from start: Int) -> Int? {
    var wanted = pattern.words[...]
    var i = start + 1
    let limit = min(view.count, start + 16)
    while i < limit {
      if let word = wanted.first, view.form[i] == word || view.lemma[i] == word {
        wanted = wanted.dropFirst()
        i += 1
        continue
      }
      if wanted.isEmpty {
        if pattern.participle, view.isParticiple(i), view.traits[i].contains(.past), view.tag[i] == .verb,
          view.isInSubtree(i, of: start), mayBeResult(i, of: start, pattern)
        {
          return i
        }
        if pattern.bare, !pattern.participle, view.isInfinitive(i), view.isInSubtree(i, of: start) {
          return i
        }
        if !pattern.bare, view.classes[i].contains(.at),
          view.tag[i] != .subordinatingConjunction
            || i + 1 < limit && (view.isInfinitive(i + 1) || isInfinitiveByPlace(i + 1))
        {
          // "planer om at": an *at* behind a preposition belongs to a noun, unless the pattern names it.
          let before = i - 1
          if view.tag[before] == .adposition, pattern.words.last != view.form[before] { return nil }
          // The pattern's words stand right before *at*, but for an adverb: "lader det være op til X at" is none.
          if let last = pattern.words.last, !(view.form[before] == last || view.lemma[before] == last),
            !(view.tag[before] == .adverb && i >= 2
              && (view.form[i - 2] == last || view.lemma[i - 2] == last))
          {
            return nil
          }
          var k = i + 1
          while k < limit, !view.isInfinitive(k), !isInfinitiveByPlace(k) {
            guard view.tag[k] == .adverb || view.tag[k] == .adjective || view.tag[k] == .auxiliary else {
              return nil
            }
            k += 1
          }
          guard k < limit else { return nil }
          return view.tag[k] == .auxiliary && view.head[k] > k && view.relation[k] == .aux ? view.head[k] : k
        }
      }
      // "er gået med til at" is not "være med til at".
      if !pattern.words.isEmpty, wanted.count == pattern.words.count, view.isVerb(i) { return nil }
      if view.isMark(i, ",") || view.isMark(i, ".") || view.isMark(i, ":")
        || (view.isFinite(i) && i > start + 1)
      {
        return nil
      }
      i += 1
    }
    return nil
  }

  /// "fik løst sagen": the participle stands right behind, unless the pattern has an X ("ønsker sagen løst") or the verb is
  /// passive ("ventes i morgen løst"). A frame that names the participle goes first: "fik sparket".
  private func mayBeResult(_ participle: Int, of verb: Int, _ pattern: ClaimLexicon.Operator) -> Bool {
    if !pattern.subjectIsObject, !view.traits[verb].contains(.passive),
      (verb + 1..<participle).contains(where: { view.tag[$0] != .adverb && view.tag[$0] != .pronoun })
    {
      return false
    }
    return !frames.called(byVerb: view.lemma[verb]).contains { index in
      frames[Int(index)].words.contains { view.matches($0, at: participle) }
    }
  }

  /// Behind *at* stands an infinitive, whatever its tag: "fortsætter med at bombe havnen" with *bombe* read as a noun.
  func isInfinitiveByPlace(_ token: Int) -> Bool {
    guard token > 0, view.classes[token - 1].contains(.at),
      view.tag[token - 1] != .subordinatingConjunction
        || view.tag[token] == .noun
    else { return false }
    return (view.tag[token] == .noun || view.tag[token] == .adjective || view.tag[token] == .adverb)
      && view.withBytes(token) { $0.last == 0x65 && $0.count > 3 }
  }
}
