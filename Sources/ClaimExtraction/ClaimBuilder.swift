internal import DocumentModel

/// Makes a claim of a predication and the frame that fits it.
struct ClaimBuilder {
  let view: SentenceView
  let matcher: FrameMatcher
  let extractor: ClaimExtractor
  let sentence: Int

  struct Built {
    var claim: Claim
    /// Verbs that this claim has as its action: they make no claim of their own.
    var actionVerbs: [Int]
    let verb: Int
    /// Where the words stand that this claim reports, in the sentence.
    var content: Range<Int>?
  }

  func build(_ p: Predication, _ match: FrameMatch, _ frame: Frame) -> Built {
    var roles: [ClaimRole: Range<Int>] = [:]
    var used: [Int] = []
    var actionVerbs: [Int] = []
    var content: Range<Int>?
    // Which phrases give up a dependent to another role: host → the dependent.
    var cuts: [Int: Int] = [:]
    var chosen: [(ClaimRole, Filler)] = []
    for role in [ClaimRole.action, .content, .actor, .addressee, .object] {
      for pattern in frame.slots(role) {
        guard let filler = matcher.filler(pattern, in: match, unless: used) else { continue }
        if role == .action, !isClause(filler) { continue }
        used.append(filler.head)
        if let host = filler.host, !match.taken.contains(host) {
          cuts[host] = topBelow(filler.head, host)
        }
        chosen.append((role, filler))
        break
      }
    }
    dropContentBesideObject(&chosen)
    // "Det blev meddelt, at …": *det* stands for the clause.
    if chosen.contains(where: { $0.0 == .content && ($0.1.slot == .clause || $0.1.slot == .question) }) {
      chosen.removeAll { $0.0 == .object && view.classes[$0.1.head].contains(.expletive) }
    }
    let hasAction = chosen.contains { $0.0 == .action }
    for (role, filler) in chosen {
      switch role {
      case .action:
        let action = action(of: filler, ofType: frame.type)
        roles[.action] = action.words
        actionVerbs.append(action.verb)
        if let object = action.object { roles[.object] = object }
        if let subject = action.subject, takesSubject(frame.type), roles[.addressee] == nil,
          !chosen.contains(where: { $0.0 == .addressee })
        {
          roles[.addressee] = subject
        }
      case .content:
        let words = contentWords(filler)
        roles[.content] = words
        content = words
      case .object:
        if hasAction, !chosen.contains(where: { $0.0 == .action && view.isParticiple($0.1.head) }) { break }
        roles[.object] = phrase(filler, cuts)
      default:
        roles[role] = phrase(filler, cuts)
      }
    }
    for (role, filler) in chosen where filler.words == nil && !isClause(filler) {
      // With an action the object is what the action acts on, not what fills the frame's own slot.
      guard var range = roles[role], range.contains(filler.head) else { continue }
      for (other, next) in chosen where other != role {
        // A phrase ends where another role's preposition or clause begins.
        let border = next.preposition ?? (isClause(next) ? next.start : next.words?.lowerBound ?? Int.max)
        if border > filler.head, range.contains(border) { range = range.lowerBound..<border }
      }
      for word in match.words where word > filler.head && range.contains(word) {
        range = range.lowerBound..<word
      }
      roles[role] = view.trimmed(range, keeping: filler.head)
    }
    for (role, filler) in chosen where role != .action && role != .content && !isClause(filler) {
      if let range = roles[role] { roles[role] = withAttribute(range, filler, chosen, p) }
    }
    roles = roles.filter { !$0.value.isEmpty }
    var factuality = frame.modals.isEmpty ? p.factuality : p.factualityWithoutModals
    if p.isScheduled, factuality == .actual, !isSaidNow(frame.type, hasClause: hasAction || content != nil) {
      factuality = .planned
    }
    let claim = Claim(
      sentence: sentence, type: frame.type, plover: frame.plover, predicate: pieces(match.words),
      predicateLemma: lemma(match.words, verb: p.verb),
      roles: roles.mapValues { shifted($0) },
      actionLemma: actionVerbs.first.map { view.lemmaText($0) } ?? "",
      polarity: p.negative ? .negative : .positive,
      factuality: factuality, evidence: frame.line)
    return Built(claim: claim, actionVerbs: actionVerbs, verb: p.verb, content: content)
  }

  /// "rapporterer om pres … om at …": the thing that is told of is the object, the clause belongs to it.
  private func dropContentBesideObject(_ chosen: inout [(ClaimRole, Filler)]) {
    guard let object = chosen.first(where: { $0.0 == .object })?.1,
      case .preposition(let first) = object.slot,
      let content = chosen.firstIndex(where: { $0.0 == .content }),
      case .prepositionClause(let second) = chosen[content].1.slot, first == second,
      chosen[content].1.head > object.head
    else { return }
    chosen.remove(at: content)
  }

  func isClause(_ filler: Filler) -> Bool {
    switch filler.slot {
    case .clause, .prepositionClause, .infinitive, .question, .quotation: true
    default: false
    }
  }

  /// "bremser [planen om fælles gæld]" with *om …* hung on the verb: behind a noun these prepositions belong to it, where no
  /// other role has them.
  private func withAttribute(
    _ range: Range<Int>, _ filler: Filler, _ chosen: [(ClaimRole, Filler)], _ p: Predication
  ) -> Range<Int> {
    let next = range.upperBound
    guard next + 1 < view.count else { return range }
    let isOrigin =
      view.classes[next].contains(.origin)
      && (view.entity[filler.head] == .person
        || view.tag[filler.head] == .noun && view.isAnimate[filler.head])
    guard
      isOrigin || view.tag[filler.head] == .noun && view.classes[next].contains(.attributive),
      view.tag[next] == .adposition, view.relation[next] == .case, !p.passive
    else { return range }
    let noun = view.head[next]
    guard noun > next, p.nodes.contains(view.head[noun]), view.relation[noun] == .obl,
      !chosen.contains(where: { $0.1.head == noun || $0.1.preposition == next }),
      view.finiteVerb(of: noun) == nil, !view.isVerb(noun)
    else { return range }
    return range.lowerBound..<max(next, view.phrase(noun).upperBound)
  }

  /// "varsler strejke fra 1. maj", "kræver, at han går i morgen": the time belongs to what is said, which is said now.
  private func isSaidNow(_ type: ClaimType, hasClause: Bool) -> Bool {
    switch type {
    case .request, .demand, .pressure, .warn, .threaten, .accuse: true
    default: hasClause
    }
  }

  private func topBelow(_ token: Int, _ host: Int) -> Int {
    var k = token
    while view.head[k] >= 0, view.head[k] != host { k = view.head[k] }
    return k
  }

  func phrase(_ filler: Filler, _ cuts: [Int: Int]) -> Range<Int> {
    if let words = filler.words { return words }
    if isClause(filler) { return view.clauseSpan(filler.head, from: filler.start) }
    if view.traits[filler.head].contains(.possessive) || filler.slot == .nationality {
      return filler.head..<filler.head + 1
    }
    if filler.slot == .possessor {
      // A genitive's phrase ends at the genitive itself.
      let range = view.phrase(filler.head, cut: cuts[filler.head])
      return range.lowerBound..<min(range.upperBound, filler.head + 1 + trailing(filler.head, range))
    }
    return view.phrase(filler.head, cut: cuts[filler.head])
  }

  private func trailing(_ head: Int, _ range: Range<Int>) -> Int {
    var n = 0
    while head + 1 + n < range.upperBound, view.relation[head + 1 + n] == .flat { n += 1 }
    return n
  }

  private func pieces(_ words: [Int]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    for word in words {
      if let last = pieces.last, last.upperBound == word {
        pieces[pieces.count - 1] = last.lowerBound..<word + 1
      } else {
        pieces.append(word..<word + 1)
      }
    }
    return pieces.map { shifted($0) }
  }

  private func lemma(_ words: [Int], verb: Int) -> String {
    // The verb comes first whatever the order in the text.
    ([verb] + words.filter { $0 != verb }).map { word in
      word == verb || view.tag[word] == .noun
        ? view.lemmaText(word) : view.withBytes(word) { String(decoding: $0, as: UTF8.self) }.lowercased()
    }.joined(separator: " ")
  }

  private func shifted(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound + view.first..<range.upperBound + view.first
  }
}
