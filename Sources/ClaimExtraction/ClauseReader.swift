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
  let frames: FrameSet
  /// The predication that owns each clause head, for subjects shared in coordination.
  private(set) var predications: [Predication] = []

  init(_ view: SentenceView, lexicon: ClaimLexicon, quotations: QuotationMap, frames: FrameSet) {
    self.view = view
    self.lexicon = lexicon
    self.quotations = quotations
    reporting = frames.reporting
    agentive = frames.agentive
    irrealis = frames.irrealis
    self.frames = frames
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

  func read(finite: Int, node: Int) -> [Predication] {
    var p = Predication(finite: finite, verb: finite, nodes: [node])
    if node != finite, view.isVerb(node) { p.verb = node }
    p.subject = subject(of: node, finite: finite)
    note(auxiliariesOf: node, in: &p)
    settleClause(node, finite: finite, &p)
    descend(&p)
    noteNegationBetween(&p)
    noteCleft(&p)
    p.passive = isPassive(p)
    return [p] + coordinated(with: p)
  }

  /// The modals and negations among the dependents of a clause head.
  func note(auxiliariesOf node: Int, in p: inout Predication) {
    if view.isFinite(node), let modal = modal(node) {
      p.raise(to: modal, byModal: true)
      p.modals.append(node)
    }
    for child in view.children(node) {
      if view.relation[child] == .aux || view.relation[child] == .cop || view.relation[child] == .auxPass {
        if let modal = modal(child) {
          // "skal have sagt" is hearsay, "burde have sagt" is not.
          let perfect =
            view.isParticiple(node) && view.tag[node] == .verb
            && view.children(node).contains {
              lexicon.auxiliaries[view.lemma[$0]] == .have && view.isInfinitive($0)
            }
          let hearsay =
            perfect && modal == .planned && isHearsayModal(child)
          if !hearsay { p.raise(to: modal, byModal: true) }
          p.modals.append(child)
        }
        noteNegation(below: child, in: &p)
      }
    }
    noteNegation(below: node, in: &p)
  }

  /// What a modal verb says, with the word behind it ("må gerne") and the time of its clause ("kunne i går").
  func modal(_ token: Int) -> Factuality? {
    guard let plain = lexicon.modals[view.form[token]]?.factuality else { return nil }
    for phrase in lexicon.modalPhrases[view.form[token]] ?? [] {
      if (token + 1..<min(view.count, token + 4)).contains(where: { view.form[$0] == phrase.word }) {
        return phrase.factuality
      }
    }
    if plain == .possible, view.traits[token].contains(.past), view.isFinite(token),
      !view.classes[max(0, token - 1)].contains(.condition)
    {
      let window = clauseWindow(token, token)
      if window.contains(where: { i in
        view.isTime(i) && !view.isYear(i) || view.begins(lexicon.pastPhrases, at: i)
      }) {
        return .actual
      }
    }
    return plain
  }

  func isHearsayModal(_ token: Int) -> Bool {
    view.lemmaText(token) == "skulle" && view.traits[token].contains(.present)
  }

  /// Fills in what a complement's own words say.
  func complete(_ p: inout Predication, node: Int, finite: Int) {
    p.subject = view.isFinite(finite) ? subject(of: node, finite: finite) : nil
    note(auxiliariesOf: node, in: &p)
    descend(&p)
    p.passive = isPassive(p)
  }

  /// Infinitives and participles coordinated with the lexical verb under the same auxiliaries and operators.
  func coordinated(with p: Predication) -> [Predication] {
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

  func finiteAuxiliary(_ node: Int) -> Int? {
    view.children(node).first {
      (view.relation[$0] == .aux || view.relation[$0] == .cop) && view.isFinite($0)
    }
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
