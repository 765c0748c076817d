internal import DocumentModel

/// Whether the clause is denied.
extension ClauseReader {
  func noteNegation(below node: Int, in p: inout Predication) {
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
