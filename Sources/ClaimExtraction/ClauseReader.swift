internal import DocumentModel

/// Finds the predications of a sentence: for every finite clause its lexical verb, with auxiliaries and operators
/// taken off and what they say about polarity and factuality noted.
struct ClauseReader {
  let view: SentenceView
  let lexicon: ClaimLexicon
  let quotations: QuotationMap
  let isQuestion: Bool
  let reporting: WordSet
  let agentive: WordSet
  /// Verbs whose at-clause is wanted and not told: kræve, foreslå.
  let irrealis: WordSet
  /// The predication that owns each clause head, for subjects shared in coordination.
  private(set) var predications: [Predication] = []

  init(_ view: SentenceView, lexicon: ClaimLexicon, quotations: QuotationMap, frames: FrameSet) {
    self.view = view
    self.lexicon = lexicon
    self.quotations = quotations
    reporting = frames.reporting
    agentive = frames.agentive
    irrealis = frames.irrealis
    isQuestion = view.count > 0 && (0..<view.count).reversed().prefix(3).contains { view.isMark($0, "?") }
    var seen: Set<Int> = []
    for token in 0..<view.count where view.isFinite(token) {
      let relation = view.relation[token]
      let below = relation == .aux || relation == .cop || relation == .auxPass
      let node = below && view.head[token] >= 0 ? view.head[token] : token
      guard seen.insert(node).inserted else { continue }
      predications += read(finite: token, node: node)
    }
    predications += headlines()
  }

  // MARK: - From the finite verb to the lexical one

  private func read(finite: Int, node: Int) -> [Predication] {
    var p = Predication(finite: finite, verb: finite, nodes: [node])
    if node != finite, view.isVerb(node) { p.verb = node }
    p.subject = subject(of: node, finite: finite)
    note(auxiliariesOf: node, in: &p)
    settleClause(node, finite: finite, &p)
    descend(&p)
    noteNegationBetween(&p)
    p.passive = isPassive(p)
    return [p] + coordinated(with: p)
  }

  /// The modals and negations among the dependents of a clause head.
  private func note(auxiliariesOf node: Int, in p: inout Predication) {
    if let modal = lexicon.modals[view.form[node]], view.isFinite(node) {
      p.raise(to: modal.factuality, byModal: true)
      p.modals.append(node)
    }
    for child in view.children(node) {
      if view.relation[child] == .aux || view.relation[child] == .cop || view.relation[child] == .auxPass {
        if let modal = lexicon.modals[view.form[child]] {
          // "skal have sagt" is hearsay, "burde have sagt" is not.
          let perfect =
            view.isParticiple(node) && view.tag[node] == .verb
            && view.children(node).contains {
              lexicon.auxiliaries[view.lemma[$0]] == .have && view.isInfinitive($0)
            }
          let hearsay =
            perfect && view.lemma[child] == view.lemma[child] && modal.factuality == .planned
            && isHearsayModal(child)
          if !hearsay { p.raise(to: modal.factuality, byModal: true) }
          p.modals.append(child)
        }
        noteNegation(below: child, in: &p)
      }
    }
    noteNegation(below: node, in: &p)
  }

  private func isHearsayModal(_ token: Int) -> Bool {
    view.lemmaText(token) == "skulle" && view.traits[token].contains(.present)
  }

  private func noteNegation(below node: Int, in p: inout Predication) {
    for child in view.children(node) {
      let classes = view.classes[child]
      if classes.contains(.negation), !isOnly(after: child), !isBeyond(child, node) {
        p.negative = true
      } else if classes.contains(.possible) {
        p.raise(to: .possible)
      } else if classes.contains(.negativeDeterminer), view.relation[child] != .conj {
        p.negative = true
      } else if view.relation[child] == .nsubj || view.relation[child] == .obj, !view.isVerb(child) {
        for grandchild in view.children(child)
        where grandchild < child || view.classes[child].contains(.negativeDeterminer) {
          if view.classes[grandchild].contains(.negativeDeterminer)
            || (view.classes[grandchild].contains(.negation) && !isOnly(after: grandchild))
          {
            p.negative = true
          }
        }
      }
    }
  }

  /// "lover ikke at bruge magt", "siger, at det ikke støtter": the negation belongs to the complement.
  private func isBeyond(_ negation: Int, _ node: Int) -> Bool {
    guard negation > node else { return false }
    if negation + 1 < view.count, view.classes[negation + 1].contains(.at) { return true }
    return (node + 1..<negation).contains { view.isMark($0, ",") || view.classes[$0].contains(.at) }
  }

  /// Between the finite verb and the predicate a negation holds for the predicate, wherever the tree hangs it.
  private func noteNegationBetween(_ p: inout Predication) {
    guard p.verb > p.finite + 1 else { return }
    for i in p.finite + 1..<p.verb {
      if view.isMark(i, ",") || view.isFinite(i) || view.tag[i] == .coordinatingConjunction { return }
      if view.classes[i].contains(.negation), !isOnly(after: i) { p.negative = true }
    }
  }

  /// "ikke kun", "ikke bare": no negation.
  private func isOnly(after token: Int) -> Bool {
    token + 1 < view.count && view.classes[token + 1].contains(.only)
  }

  /// What the clause's place says: under *hvis*, a question, an imperative, a verb-first condition.
  private func settleClause(_ node: Int, finite: Int, _ p: inout Predication) {
    if view.traits[finite].contains(.imperative) { p.raise(to: .planned) }
    for child in view.children(node) where child < finite || child < node {
      let classes = view.classes[child]
      if classes.contains(.condition), view.relation[child] == .mark || view.relation[child] == .advmod {
        p.raise(to: .possible)
      }
      if child < finite, view.relation[child] == .mark, classes.contains(.whether) {
        p.raise(to: .possible)
      }
    }
    if isIndirectQuestion(node) { p.raise(to: .possible) }
    if isQuestion, view.head[node] == -1 || isConjoinedToRoot(node), sharesQuestionMark(finite) {
      p.raise(to: .possible)
    }
    if isVerbFirstCondition(node, finite) { p.raise(to: .possible) }
    // "inden strejken går i gang": what a present tense waits for is to come.
    if view.traits[finite].contains(.present),
      view.children(node).contains(where: {
        $0 < finite && view.classes[$0].contains(.pending) && view.relation[$0] == .mark
      })
    {
      p.raise(to: .planned)
    }
    if let above = wantingVerb(node), irrealis.contains(view.lemma[above]) { p.raise(to: .planned) }
    for child in view.children(node) where view.classes[child].contains(.future) {
      p.raise(to: .planned)
    }
    if view.traits[finite].contains(.present), lexicon.modals[view.form[finite]] == nil,
      lexicon.auxiliaries[view.lemma[finite]] != .have
    {
      // A present tense with a time to come, or behind a condition: "åbner på lørdag", "hvis …, lukker vi fabrikken".
      let window = clauseWindow(node, finite)
      if window.contains(where: { i in lexicon.futurePhrases.contains { view.matches($0, at: i) } }) {
        p.raise(to: .planned)
      }
      if view.children(node).contains(where: { clause in
        clause < finite
          && view.children(clause).contains {
            view.classes[$0].contains(.condition) && view.relation[$0] == .mark
          }
      }) {
        p.raise(to: .planned)
      }
    }
  }

  /// The question mark stands in the same quotation, or outside quotations, as the verb; no colon between.
  private func sharesQuestionMark(_ finite: Int) -> Bool {
    guard let mark = (finite..<view.count).last(where: { view.isMark($0, "?") }) else { return false }
    return quotations.contains(mark) == quotations.contains(finite)
      && !(finite..<mark).contains { view.isMark($0, ":") }
  }

  private func clauseWindow(_ node: Int, _ finite: Int) -> Range<Int> {
    var end = max(node, finite) + 1
    while end < view.count, !view.isMark(end, ","), !view.isFinite(end) { end += 1 }
    var start = min(node, finite)
    while start > 0, !view.isMark(start - 1, ","), !view.isMark(start - 1, ":"), !view.isFinite(start - 1) {
      start -= 1
    }
    return start..<end
  }

  /// The verb whose at-clause the clause of `node` is, through coordination.
  private func wantingVerb(_ node: Int) -> Int? {
    var k = node
    guard view.children(k).contains(where: { view.classes[$0].contains(.at) && $0 < k }) else { return nil }
    while view.relation[k] == .conj, view.head[k] >= 0, !irrealis.contains(view.lemma[view.head[k]]) {
      k = view.head[k]
    }
    return view.head[k] >= 0 && view.head[k] < k ? view.head[k] : nil
  }

  private func isConjoinedToRoot(_ node: Int) -> Bool {
    view.relation[node] == .conj && view.head[node] >= 0 && view.head[view.head[node]] == -1
  }

  private func isIndirectQuestion(_ node: Int) -> Bool {
    guard let governor = governorOfQuestion(node) else { return false }
    let isDenied = view.children(governor).contains { view.classes[$0].contains(.negation) }
    return isDenied || !lexicon.classes(of: view.lemma[governor]).contains(.factive)
  }

  private func governorOfQuestion(_ node: Int) -> Int? {
    guard view.head[node] >= 0 else { return nil }
    let hasQuestionWord = view.children(node).contains {
      $0 < node
        && (view.classes[$0].contains(.question)
          || view.children($0).contains { view.classes[$0].contains(.question) })
    }
    let relation = view.relation[node]
    if hasQuestionWord,
      relation == .obj || relation == .ccomp || relation == .xcomp || relation == .advcl || relation == .obl
    {
      return view.head[node]
    }
    // "hvilken X nogen gør": the noun X is the object, the verb its relative clause.
    let noun = view.head[node]
    if relation == .aclRelcl, view.children(noun).contains(where: { view.classes[$0].contains(.question) }) {
      return view.head[noun] >= 0 ? view.head[noun] : nil
    }
    return nil
  }

  /// "Siger han nej, …": a finite verb first, its clause below a later finite verb.
  private func isVerbFirstCondition(_ node: Int, _ finite: Int) -> Bool {
    guard !isQuestion else { return false }
    var before = finite - 1
    while before >= 0, view.isPunctuation(before) { before -= 1 }
    guard before == -1 || (view.isPunctuation(finite - 1) && before >= 0 && view.isMark(finite - 1, ":"))
    else {
      return false
    }
    guard !view.traits[finite].contains(.imperative) else { return false }
    // A comma and then another finite verb straight after it.
    var i = finite + 1
    while i + 1 < view.count {
      if view.isMark(i, ",") {
        if view.isFinite(i + 1), !view.classes[i + 1].contains(.relative) { return true }
      }
      if i > finite + 40 { break }
      i += 1
    }
    return false
  }

  /// Goes down through main-verb auxiliaries, modals and operators to the verb that says what is done.
  private func descend(_ p: inout Predication, coordinated: Bool = false) {
    var steps = 0
    while steps < 6 {
      steps += 1
      let verb = p.verb
      if let below = participleBelow(verb) ?? infinitiveBelowModal(verb) {
        if let modal = lexicon.modals[view.form[verb]] {
          p.raise(to: modal.factuality, byModal: true)
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
      if found.subjectIsObject, let object = objectOf(verb, before: infinitive) {
        p.subject = Filler(slot: .subject, head: object)
      }
      enter(infinitive, &p)
    }
  }

  private func enter(_ verb: Int, _ p: inout Predication) {
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

  private func objectOf(_ verb: Int, before infinitive: Int) -> Int? {
    view.children(verb).first {
      (view.relation[$0] == .obj || view.relation[$0] == .iobj || view.relation[$0] == .nsubj)
        && $0 < infinitive
        && $0 > verb && !view.isVerb($0)
    }
  }

  /// *har/er/blev* read as a main verb over a participle: the participle is the verb.
  private func participleBelow(_ verb: Int) -> Int? {
    guard lexicon.auxiliaries[view.lemma[verb]] != nil else { return nil }
    return view.children(verb).first {
      view.isParticiple($0) && view.tag[$0] == .verb && $0 > verb
        && (view.relation[$0] == .xcomp || view.relation[$0] == .ccomp || view.relation[$0] == .advcl
          || view.relation[$0] == .dep || (view.relation[$0] == .obj && $0 - verb < 4))
        && view.traits[$0].contains(.past)
        && !view.children($0).contains { view.relation[$0] == .mark || view.relation[$0] == .det }
    }
  }

  private func infinitiveBelowModal(_ verb: Int) -> Int? {
    guard lexicon.modals[view.form[verb]] != nil else { return nil }
    return view.children(verb).first {
      view.isInfinitive($0) && $0 > verb && !view.children($0).contains { view.classes[$0].contains(.at) }
    }
  }

  /// The operator pattern that begins at the clause's verb, and the infinitive beneath it. Read off the words, so
  /// that a wrong tree does not hide it.
  private func operatorAbove(_ p: Predication, fromFinite: Bool) -> (ClaimLexicon.Operator, Int)? {
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

  private func infinitive(under pattern: ClaimLexicon.Operator, from start: Int) -> Int? {
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
        if pattern.participle, view.isParticiple(i), view.tag[i] == .verb, view.isInSubtree(i, of: start) {
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

  /// Fills in what a complement's own words say.
  func complete(_ p: inout Predication, node: Int, finite: Int) {
    p.subject = view.isFinite(finite) ? subject(of: node, finite: finite) : nil
    note(auxiliariesOf: node, in: &p)
    descend(&p)
    p.passive = isPassive(p)
  }

  /// Behind *at* stands an infinitive, whatever its tag: "fortsætter med at bombe havnen" with *bombe* read as a noun.
  private func isInfinitiveByPlace(_ token: Int) -> Bool {
    guard token > 0, view.classes[token - 1].contains(.at),
      view.tag[token - 1] != .subordinatingConjunction
        || view.tag[token] == .noun
    else { return false }
    return (view.tag[token] == .noun || view.tag[token] == .adjective || view.tag[token] == .adverb)
      && view.withBytes(token) { $0.last == 0x65 && $0.count > 3 }
  }

  // MARK: - Coordination

  /// Infinitives and participles coordinated with the lexical verb under the same auxiliaries and operators.
  private func coordinated(with p: Predication) -> [Predication] {
    var found: [Predication] = []
    for node in p.nodes where node == p.verb {
      for child in view.children(node) where view.relation[child] == .conj && view.isVerb(child) {
        guard finiteAuxiliary(child) == nil, !view.isFinite(child), child > node else { continue }
        guard view.isInfinitive(child) == view.isInfinitive(node) else { continue }
        var q = p
        q.verb = child
        q.nodes = [child]
        q.fillers = []
        // "lukker ikke skolen, men fyrer": the negation ends at a contrast; else it holds for both.
        if view.children(child).contains(where: { view.classes[$0].contains(.contrast) }) {
          q.negative = false
        }
        note(auxiliariesOf: child, in: &q)
        descend(&q, coordinated: true)
        q.passive = isPassive(q, like: p)
        found.append(q)
        // Only onwards: an operator must not lead back to the verb that this one is joined to.
        if q.verb >= child { found += coordinated(with: q) }
      }
    }
    return found
  }

  private func finiteAuxiliary(_ node: Int) -> Int? {
    view.children(node).first {
      (view.relation[$0] == .aux || view.relation[$0] == .cop) && view.isFinite($0)
    }
  }

  /// Elliptical headlines: "Bank sigtet for hvidvask" is a finite passive. A part between dashes or colons counts by
  /// itself.
  private func headlines() -> [Predication] {
    var found: [Predication] = []
    for token in 0..<view.count
    where view.isParticiple(token) && view.tag[token] == .verb && view.traits[token].contains(.past)
      && (view.relation[token] != .amod || view.head[token] < token)
      && !predications.contains(where: { $0.nodes.contains(token) })
    {
      let part = headlinePart(around: token)
      guard part.lowerBound < token, !part.contains(where: { view.isFinite($0) || view.isMark($0, ",") }),
        !part.contains(where: { view.relation[$0] == .aux && view.head[$0] == token })
      else { continue }
      var p = Predication(finite: token, verb: token, nodes: [token])
      let own = view.children(token).first {
        view.relation[$0] == .nsubj && $0 < token && part.contains($0) && !view.isPunctuation($0)
      }
      // Else the noun right before it, which the tree may take for the head of all.
      var before = token - 1
      while before > part.lowerBound, view.tag[before] == .adverb { before -= 1 }
      while view.relation[before] == .flat, view.head[before] >= part.lowerBound {
        before = view.head[before]
      }
      let noun =
        view.tag[before] == .noun || view.tag[before] == .properNoun || view.tag[before] == .adjective
        || view.tag[before] == .numeral
      guard own != nil || (noun && part.contains(before)) else { continue }
      p.subject = Filler(slot: .subject, head: own ?? before)
      p.passive = !lexicon.perfectWithBe.contains(view.lemma[token])
      noteNegation(below: token, in: &p)
      found.append(p)
    }
    return found
  }

  private func headlinePart(around token: Int) -> Range<Int> {
    func parts(_ i: Int) -> Bool {
      view.isMark(i, "–") || view.isMark(i, "-") || view.isMark(i, ":") || view.isMark(i, "—")
    }
    var low = token
    while low > 0, !parts(low - 1) { low -= 1 }
    var high = token
    while high < view.count, !parts(high) { high += 1 }
    return low..<high
  }

  // MARK: - Voice and subject

  private func isPassive(_ p: Predication, like first: Predication? = nil) -> Bool {
    if !view.isParticiple(p.verb) {
      return view.traits[p.verb].contains(.passive)
    }
    // The auxiliary next to the participle decides: "er blevet sendt", "har været sendt", "har sendt".
    var nearest: ClaimLexicon.Auxiliary?
    for node in p.nodes {
      let own = view.children(node).filter {
        view.relation[$0] == .aux || view.relation[$0] == .cop || view.relation[$0] == .auxPass
      }
      let candidates = own.filter { lexicon.auxiliaries[view.lemma[$0]] != nil }
      if let last = candidates.last { nearest = lexicon.auxiliaries[view.lemma[last]] }
      if nearest == nil, node != p.verb { nearest = lexicon.auxiliaries[view.lemma[node]] }
      if nearest != nil { break }
    }
    switch nearest {
    case .become: return true
    case .be: return !lexicon.perfectWithBe.contains(view.lemma[p.verb])
    case .have: return false
    case nil: return first?.passive ?? !lexicon.perfectWithBe.contains(view.lemma[p.verb])
    }
  }

  /// The subject of the clause of `node`: its own, a relative pronoun's antecedent, or one shared in coordination.
  func subject(of node: Int, finite: Int, depth: Int = 0) -> Filler? {
    if depth == 0,
      let sure = SubjectOrder(view: view, reporting: reporting, agentive: agentive).subject(
        of: node, finite: finite)
    {
      return Filler(slot: .subject, head: sure)
    }
    let real = view.children(node).filter {
      (view.relation[$0] == .nsubj || view.relation[$0] == .csubj) && canBeSubject($0)
    }
    if let subject = real.first {
      return Filler(slot: .subject, head: subject)
    }
    if let noun = antecedent(of: node), relativeFunction(node) == .subject { return noun }
    if depth < 4, view.relation[node] == .conj, view.head[node] >= 0,
      view.isVerb(view.head[node]) || view.finiteVerb(of: view.head[node]) != nil,
      !view.traits[finite].contains(.imperative)
    {
      if let own = SubjectOrder(view: view, reporting: reporting, agentive: agentive).recovered(node, finite),
        own < finite
      {
        return Filler(slot: .subject, head: own)
      }
      let above = view.head[node]
      return subject(of: above, finite: view.finiteVerb(of: above) ?? above, depth: depth + 1)
        ?? known(above)
    }
    return SubjectOrder(view: view, reporting: reporting, agentive: agentive).recovered(node, finite).map {
      Filler(slot: .subject, head: $0)
    }
  }

  private func known(_ node: Int) -> Filler? { predications.first { $0.nodes.contains(node) }?.subject }

  private func canBeSubject(_ token: Int) -> Bool {
    !view.classes[token].contains(.relative) && view.relation[token] != .expl && !view.isPunctuation(token)
      && !view.isTime(token)
  }

  enum RelativeFunction { case subject, object, other }

  /// The noun that the clause of `node` describes, where it is a relative clause; for a cleft the noun behind *det er*.
  func antecedent(of node: Int) -> Filler? {
    guard view.relation[node] == .aclRelcl || view.relation[node] == .acl || relativeWord(of: node) != nil,
      let noun = relativeHead(of: node), noun < node
    else { return nil }
    if view.children(node).contains(where: { view.classes[$0].contains(.at) && $0 < node }) { return nil }
    var head = noun
    // An apposition's relative clause tells of the noun before it: "finansordføreren, Claus Riis, der …".
    while view.relation[head] == .appos || view.relation[head] == .flat, view.head[head] >= 0,
      view.head[head] < head
    {
      head = view.head[head]
    }
    if view.classes[noun].contains(.expletive), view.tag[noun] == .pronoun {
      // "det er X, der …": the clause hangs on *det*; X is the predicate above it or its object.
      let above = view.head[noun]
      if above >= 0, above < node, !view.isVerb(above) {
        head = above
      } else if above >= 0,
        let object = view.children(above).first(where: {
          $0 > above && $0 < node && (view.relation[$0] == .obj || view.relation[$0] == .xcomp)
        })
      {
        head = object
      }
    }
    var filler = Filler(slot: .subject, head: head)
    filler.isAntecedent = true
    return filler
  }

  private func relativeHead(of node: Int) -> Int? {
    guard view.head[node] >= 0 else { return nil }
    if view.relation[node] == .conj, relativeWord(of: node) != nil {
      // A second relative clause read as coordinated: the antecedent is that of the first.
      return relativeHead(of: view.head[node])
    }
    let noun = view.head[node]
    guard view.isVerb(noun) || view.tag[noun] == .adverb, let word = relativeWord(of: node) else {
      return noun
    }
    // The tree hangs the clause on a verb: the antecedent is the noun right before the pronoun.
    var k = word - 1
    while k >= 0, view.isPunctuation(k) { k -= 1 }
    guard k >= 0,
      view.tag[k] == .noun || view.tag[k] == .properNoun || view.tag[k] == .pronoun || view.tag[k] == .numeral
    else { return nil }
    while view.relation[k] == .flat || view.relation[k] == .conj, view.head[k] >= 0,
      !view.isVerb(view.head[k])
    {
      k = view.head[k]
    }
    return k
  }

  /// The relative pronoun of a clause, if it has one.
  func relativeWord(of node: Int) -> Int? {
    view.children(node).first { child in
      child < node && view.classes[child].contains(.relative) && view.relation[child] != .expl
    }
  }

  func relativeFunction(_ node: Int) -> RelativeFunction {
    let own = view.children(node).contains {
      (view.relation[$0] == .nsubj) && !view.classes[$0].contains(.relative)
    }
    if own {
      return view.children(node).contains {
        view.relation[$0] == .obj && !view.classes[$0].contains(.relative)
          && !view.classes[$0].contains(.reflexive) && !view.isVerb($0)
      } ? .other : .object
    }
    if let word = relativeWord(of: node) { return view.relation[word] == .obj ? .object : .subject }
    return .subject
  }
}

extension ClauseReader {
  /// The clause of a complement's head, finite or not, as a predication.
  func complement(_ head: Int) -> Predication {
    let finite = view.finiteVerb(of: head) ?? head
    if let known = predications.first(where: {
      $0.nodes.contains(head) || $0.finite == finite && view.isFinite(finite)
    }) {
      return known
    }
    var verb = head
    if !view.isVerb(head), let copula = view.children(head).first(where: { view.relation[$0] == .cop }) {
      verb = copula
    }
    var p = Predication(finite: finite, verb: verb, nodes: [head])
    complete(&p, node: head, finite: finite)
    return p
  }
}
