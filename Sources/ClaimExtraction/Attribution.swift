internal import DocumentModel

/// Who vouches for a claim: the actor of the claim in whose content it stands, or *ifølge X*.
struct Attribution {
  let view: SentenceView
  let slots: SlotReader

  func attribute(_ built: inout [ClaimBuilder.Built]) {
    let accordingTo = sources() + opinions() + insertedReports() + [headlineSource()].compactMap { $0 }
    for i in built.indices {
      guard let place = built[i].claim.predicate.first.map({ $0.lowerBound - view.first }) else { continue }
      var best: (size: Int, source: Range<Int>)?
      for j in built.indices where j != i {
        // What is told of in a noun phrase is vouched for too: "rapporterer om amerikansk pres på …".
        let told =
          built[j].claim.type == .state && view.tag[built[i].verb] == .noun
          ? built[j].claim.roles[.object].map { $0.lowerBound - view.first..<$0.upperBound - view.first }
          : nil
        guard let content = built[j].content ?? told, content.contains(place),
          let actor = built[j].claim.roles[.actor] ?? built[j].claim.roles[.source],
          // Nobody vouches for a claim who is named by its own verb.
          !actor.contains(place + view.first)
        else { continue }
        if best.map({ content.count < $0.size }) ?? true { best = (content.count, actor) }
      }
      for source in accordingTo where source.scope.contains(built[i].verb) && !source.words.contains(place) {
        if best.map({ source.scope.count < $0.size }) ?? true {
          best = (
            source.scope.count, source.words.lowerBound + view.first..<source.words.upperBound + view.first
          )
        }
      }
      if let best { built[i].claim.roles[.source] = best.source }
    }
  }

  private struct Source {
    let words: Range<Int>
    let scope: Set<Int>
  }

  private func sources() -> [Source] {
    var found: [Source] = []
    for token in 0..<view.count where view.classes[token].contains(.source) {
      var head = view.head[token]
      if head <= token {
        // The tree went astray: the phrase right behind the preposition is meant all the same.
        guard
          let next = (token + 1..<max(token + 1, min(view.count, token + 6))).first(where: {
            view.tag[$0] == .properNoun || view.tag[$0] == .noun || view.tag[$0] == .pronoun
          })
        else { continue }
        head = next
        while view.relation[head] == .flat, view.head[head] > token { head = view.head[head] }
      }
      let words = view.phrase(head)
      let apart = subtree(head)
      // The clause that the phrase belongs to, and all that hangs on it.
      let verb = view.ancestor(head) { view.isVerb($0) || view.finiteVerb(of: $0) != nil }
      let top = verb ?? view.head[head]
      guard top >= 0 else { continue }
      var scope = subtree(top)
      if token > top {
        for child in view.children(top)
        where view.relation[child] == .conj && view.finiteVerb(of: child) != nil {
          scope.subtract(subtree(child))
        }
      }
      found.append(Source(words: words, scope: scope.subtracting(apart)))
    }
    return found
  }

  /// "Efter ministerens mening …": the genitive vouches for the clause.
  private func opinions() -> [Source] {
    (0..<view.count).compactMap { noun in
      guard view.lexiconClasses(noun).contains(.opinion),
        view.children(noun).contains(where: { $0 < noun && view.classes[$0].contains(.opinion) }),
        let owner = view.children(noun).first(where: { $0 < noun && view.relation[$0] == .nmodPoss }),
        let clause = view.ancestor(noun, where: { view.isVerb($0) || view.finiteVerb(of: $0) != nil })
      else { return nil }
      return Source(words: view.phrase(owner), scope: subtree(clause).subtracting(subtree(noun)))
    }
  }

  /// "Loven, [sagde ministeren], bliver ændret": a report between commas in the middle of what it reports.
  private func insertedReports() -> [Source] {
    (1..<max(1, view.count)).compactMap { verb in
      guard view.isMark(verb - 1, ","), verb > 1, view.isFinite(verb), view.tag[verb] == .verb,
        slots.clauses.reporting.contains(view.lemma[verb]),
        let comma = (verb + 1..<min(view.count, verb + 12)).first(where: { view.isMark($0, ",") }),
        let subject = view.children(verb).first(where: { $0 > verb && view.relation[$0] == .nsubj }),
        subject < comma, !(verb + 1..<comma).contains(where: view.isFinite)
      else { return nil }
      // What comes before has no verb yet, what comes behind goes on with it.
      var start = verb - 1
      while start > 0, !view.isMark(start - 1, ","), !view.isMark(start - 1, ":") { start -= 1 }
      guard start < verb - 1, !(start..<verb - 1).contains(where: view.isFinite), comma + 1 < view.count,
        view.isFinite(comma + 1)
      else { return nil }
      let report = verb..<comma
      return Source(words: view.phrase(subject), scope: Set((0..<view.count).filter { !report.contains($0) }))
    }
  }

  /// "Politiet: Mand stak sin nabo": somebody and a colon in front vouch for the rest.
  private func headlineSource() -> Source? {
    guard let colon = (1..<max(1, min(view.count - 2, 6))).first(where: { view.isMark($0, ":") }),
      !(0..<colon).contains(where: { view.isVerb($0) }),
      let head = (0..<colon).first(where: { view.isPerson($0) && view.phrase($0).upperBound >= colon })
    else { return nil }
    return Source(words: view.phrase(head).lowerBound..<colon, scope: Set(colon + 1..<view.count))
  }

  private func subtree(_ token: Int) -> Set<Int> {
    var all: Set<Int> = [token]
    var stack = [token]
    while let next = stack.popLast() {
      for child in view.children(next) where all.insert(child).inserted { stack.append(child) }
    }
    return all
  }
}
