internal import DocumentModel

/// Voice and subject of a clause.
extension ClauseReader {
  func isPassive(_ p: Predication, like first: Predication? = nil) -> Bool {
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
    if isWished(p) { return false }
    switch nearest {
    case .become: return true
    case .be: return !lexicon.perfectWithBe.contains(view.lemma[p.verb])
    case .have: return false
    case nil: return first?.passive ?? !lexicon.perfectWithBe.contains(view.lemma[p.verb])
    }
  }

  /// "ønsker planen skrinlagt": a participle below an active operator; the operator's subject and object are its own.
  func isWished(_ p: Predication) -> Bool {
    guard !p.operators.isEmpty, p.nodes.count > 1, view.isParticiple(p.verb) else { return false }
    let above = p.nodes[1]
    return view.isVerb(above) && !view.traits[above].contains(.passive)
      && lexicon.auxiliaries[view.lemma[above]] == nil
      && !view.children(p.verb).contains { view.relation[$0] == .aux || view.relation[$0] == .cop }
  }

  /// The subject of the clause of `node`: its own, a relative pronoun's antecedent, or one shared in coordination.
  func subject(of node: Int, finite: Int, depth: Int = 0) -> Filler? {
    if depth == 0, isHeadlineTail(finite), let first = predications.last?.subject { return first }
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
      !view.children(node).contains(where: { view.relation[$0] == .expl }),
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

  /// "Kæde lukker otte butikker – fyrer 60": behind the dash of a headline a verb shares the subject before it.
  private func isHeadlineTail(_ finite: Int) -> Bool {
    finite > 2
      && (view.isMark(finite - 1, "–") || view.isMark(finite - 1, "-") || view.isMark(finite - 1, "—"))
      && view.hasSpaceBefore(finite) && !view.isMark(view.count - 1, ".") && !isQuestion
      && !view.traits[finite].contains(.imperative)
  }

  func known(_ node: Int) -> Filler? { predications.first { $0.nodes.contains(node) }?.subject }

  func canBeSubject(_ token: Int) -> Bool {
    !view.classes[token].contains(.relative) && !view.classes[token].contains(.focus)
      && view.relation[token] != .expl && !view.isPunctuation(token)
      && !view.isTime(token)
  }
}
