internal import DocumentModel

/// Whether the clause is denied.
extension ClauseReader {
  func noteNegation(below node: Int, in p: inout Predication) {
    if isNeither(node) || isWithout(node) { p.negative = true }
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

  /// "hverken bekræfter eller afviser": the second verb is denied too.
  private func isNeither(_ node: Int) -> Bool {
    guard view.relation[node] == .conj, view.head[node] >= 0 else { return false }
    return view.children(view.head[node]).contains { view.classes[$0].contains(.neither) && $0 < node }
  }

  /// "uden at nogen protesterede".
  private func isWithout(_ node: Int) -> Bool {
    view.children(node).contains {
      $0 < node && view.classes[$0].contains(.without) && view.relation[$0] == .mark
        && view.classes[$0 + 1].contains(.at)
    }
  }

  /// "Det er ikke banken, der lukker": what a cleft denies of its noun it denies of the clause.
  func noteCleft(_ p: inout Predication) {
    guard let noun = p.subject, noun.isAntecedent, let copula = copula(of: noun.head), copula < noun.head
    else { return }
    if view.children(noun.head).contains(where: {
      $0 > copula && $0 < noun.head && view.classes[$0].contains(.negation) && !isOnly(after: $0)
    }) {
      p.negative = true
    }
    if isQuestion, copula == 0 { p.raise(to: .possible) }
  }

  private func copula(of noun: Int) -> Int? {
    view.children(noun).first { view.relation[$0] == .cop && view.isFinite($0) }
  }

  /// "lover ikke at bruge magt", "siger, at det ikke støtter": the negation belongs to the complement.
  func isBeyond(_ negation: Int, _ node: Int) -> Bool {
    guard negation > node else { return false }
    if negation + 1 < view.count, view.classes[negation + 1].contains(.at) { return true }
    return (node + 1..<negation).contains { view.isMark($0, ",") || view.classes[$0].contains(.at) }
  }

  /// Between the finite verb and the predicate a negation holds for the predicate, wherever the tree hangs it.
  func noteNegationBetween(_ p: inout Predication) {
    guard p.verb > p.finite + 1 else { return }
    for i in p.finite + 1..<p.verb {
      if view.isMark(i, ",") || view.isFinite(i) || view.tag[i] == .coordinatingConjunction { return }
      if view.classes[i].contains(.negation), !isOnly(after: i) { p.negative = true }
    }
  }

  /// "ikke kun", "ikke bare": no negation.
  func isOnly(after token: Int) -> Bool {
    token + 1 < view.count && view.classes[token + 1].contains(.only)
  }
}
