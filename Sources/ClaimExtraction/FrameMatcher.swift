internal import DocumentModel

/// Why a frame does not fit a predication: the first condition that failed.
enum MatchFailure: String, Sendable {
  case noun = "its noun is not there"
  case particle = "its particle is not there"
  case words = "its fixed words are not there"
  case reflexive = "the reflexive pronoun does not fit"
  case preposition = "its preposition is not there"
  case modal = "its modal verb is not there"
  case needs = "a slot that it needs is empty"
  case lacks = "a slot that must be empty is filled"
  case subject = "the subject is of another kind"
  case object = "the object is of another kind"
}

/// A frame that fits: how well, which words are the predicate, and what fills the roles.
struct FrameMatch {
  let frame: Int
  var score = 0
  /// The predicate's words, ascending.
  var words: [Int] = []
  /// Heads that the predicate has taken: its noun, its reflexive pronoun.
  var taken: [Int] = []
  var fillers: [Filler] = []
}

/// Tries frames on a predication.
struct FrameMatcher {
  let view: SentenceView
  let slots: SlotReader
  let reported: ReportedSpeech

  func match(_ frame: Frame, _ index: Int, _ p: Predication) -> Result<FrameMatch, FailedMatch> {
    var match = FrameMatch(frame: index)
    match.words = [p.verb]
    match.fillers = p.fillers
    func fail(_ why: MatchFailure) -> Result<FrameMatch, FailedMatch> { .failure(FailedMatch(why: why)) }

    if !frame.modals.isEmpty {
      guard
        let modal = p.modals.first(where: { token in
          frame.modals.contains { view.lemma[token] == $0 || view.form[token] == $0 }
        })
      else { return fail(.modal) }
      match.words.append(modal)
      match.score += 2
    }
    if !frame.nouns.isEmpty {
      guard let noun = lightNoun(frame, p) else { return fail(.noun) }
      match.words.append(noun)
      match.taken.append(noun)
      match.score += 4
      addDependents(of: noun, to: &match.fillers)
    }
    if !frame.particles.isEmpty {
      guard let particle = particle(frame.particles, p) else { return fail(.particle) }
      match.words.append(particle)
      match.score += 3
      if !p.nodes.contains(particle) { addDependents(of: particle, to: &match.fillers) }
      if view.relation[particle] == .case, view.head[particle] > particle {
        // "stemte imod forslaget": the particle was read as a preposition; its phrase is the object.
        match.fillers.append(Filler(slot: .object, head: view.head[particle], preposition: particle))
      }
    }
    if !frame.words.isEmpty {
      guard let words = frame.words.lazy.compactMap({ self.words($0, p) }).first else { return fail(.words) }
      match.words += words
      match.taken += words
      match.score += 3 + words.count
      for word in words { addDependents(of: word, to: &match.fillers) }
    }
    let reflexive = reflexive(p)
    switch frame.reflexive {
    case .never:
      if reflexive != nil, !frame.nouns.isEmpty || frame.particles.isEmpty {
        if frame.words.isEmpty { return fail(.reflexive) }
      }
    case .required:
      guard let reflexive else { return fail(.reflexive) }
      match.words.append(reflexive)
      match.score += 3
    case .any: break
    }
    if !frame.prepositions.isEmpty {
      let filler = match.fillers.first { filler in
        switch filler.slot {
        case .preposition(let p), .prepositionClause(let p): frame.prepositions.contains(p)
        case .question: filler.preposition.map { frame.prepositions.contains(view.form[$0]) } ?? false
        default: false
        }
      }
      guard let filler else { return fail(.preposition) }
      match.score += 2
      if let word = filler.preposition { match.words.append(word) }
    }
    addQuotation(frame, p, &match)
    for need in frame.needs {
      guard need.contains(where: { filler($0, in: match) != nil }) else { return fail(.needs) }
      match.score += 2
    }
    for pattern in frame.lacks {
      if filler(pattern, in: match) != nil { return fail(.lacks) }
    }
    if !frame.lacks.isEmpty { match.score += 1 }
    if !fits(frame.subjectKind, frame.subjectNouns, .subject, match) { return fail(.subject) }
    if frame.subjectKind != .any || !frame.subjectNouns.isEmpty { match.score += 2 }
    if !fits(frame.objectKind, frame.objectNouns, .object, match) { return fail(.object) }
    if frame.objectKind != .any || !frame.objectNouns.isEmpty { match.score += 2 }
    match.words = Array(Set(match.words)).sorted()
    return .success(match)
  }

  private func fits(_ kind: SlotPattern.Kind, _ nouns: FrameNouns, _ slot: Slot, _ match: FrameMatch) -> Bool
  {
    guard kind != .any || !nouns.isEmpty else { return true }
    guard let filler = match.fillers.first(where: { $0.slot == slot && !match.taken.contains($0.head) })
    else { return false }
    if !nouns.isEmpty { return nouns.contains { view.lemmaEnds(filler.head, in: $0) } }
    return view.isPerson(filler.head) == (kind == .person)
  }

  /// What fills `pattern`, direct dependents before those that hang on another phrase.
  func filler(_ pattern: SlotPattern, in match: FrameMatch, unless used: [Int] = []) -> Filler? {
    var hosted: Filler?
    for filler in match.fillers where filler.slot == pattern.slot {
      if match.taken.contains(filler.head) || used.contains(filler.head) { continue }
      switch pattern.kind {
      case .any: break
      case .person: if !view.isPerson(filler.head) { continue }
      case .thing: if view.isPerson(filler.head) { continue }
      }
      if let host = filler.host, !match.taken.contains(host) {
        // Somebody named behind "til" or "mod" is who the act is turned to: "eksporterer torsk til Spanien".
        let turnedTo = pattern.kind == .person && view.entity[filler.head] != nil
        if hosted == nil, turnedTo || mayTake(filler, from: host) { hosted = filler }
      } else {
        return filler
      }
    }
    return hosted
  }

  /// A clause may always be taken from the phrase that the tree hangs it on; a phrase only from a name, a pronoun
  /// or a person, which seldom have prepositional phrases of their own.
  private func mayTake(_ filler: Filler, from host: Int) -> Bool {
    switch filler.slot {
    case .clause, .prepositionClause, .question: return view.isPerson(host) || view.tag[host] != .noun
    case .preposition:
      if view.tag[host] == .properNoun || view.tag[host] == .pronoun { return true }
      return view.isPerson(host) && filler.preposition.map { view.classes[$0].contains(.agent) } != true
    default: return false
    }
  }

  // MARK: - The predicate's own words

  private func lightNoun(_ frame: Frame, _ p: Predication) -> Int? {
    let objects = p.fillers.filter {
      $0.slot == .object || $0.slot == .indirectObject || ($0.slot == .subject && p.passive == false)
    }
    for filler in objects where filler.slot != .subject {
      if frame.nouns.contains(view.lemma[filler.head]) || frame.nouns.contains(view.form[filler.head]) {
        return filler.head
      }
    }
    // The tree may hang the noun elsewhere: look right behind the verb, before any preposition.
    var i = p.verb + 1
    while i < min(view.count, p.verb + 7) {
      if frame.nouns.contains(view.lemma[i]) || frame.nouns.contains(view.form[i]),
        view.tag[i] == .noun || view.tag[i] == .interjection || view.tag[i] == .adverb
          || view.tag[i] == .adjective
      {
        if slots.preposition(of: i) == nil { return i }
      }
      if view.tag[i] == .adposition || view.isMark(i, ",") || view.isMark(i, ".") { break }
      i += 1
    }
    // Passive and relative clauses have it in front.
    if p.passive || objects.contains(where: { $0.slot == .subject }) {
      for filler in objects
      where filler.slot == .subject && frame.nouns.contains(view.lemma[filler.head]) && !frame.nouns.isEmpty
        && p.passive
      {
        return filler.head
      }
    }
    return nil
  }

  private func particle(_ particles: UnsafeBufferPointer<Vocabulary.ID>, _ p: Predication) -> Int? {
    for child in view.children(p.verb) where child > p.verb && particles.contains(view.form[child]) {
      if view.tag[child] == .adverb || view.tag[child] == .adposition || view.tag[child] == .adjective
        || view.relation[child] == .compoundPrt || view.relation[child] == .xcomp
      {
        return child
      }
    }
    // Behind the verb and its object, before the clause ends: "holde planen tilbage".
    var i = p.verb + 1
    while i < min(view.count, p.verb + 9) {
      if view.isMark(i, ",") || view.isFinite(i) { break }
      if particles.contains(view.form[i]) {
        let loose =
          i + 1 >= view.count || view.isPunctuation(i + 1) || view.tag[i + 1] == .adposition
          || i == p.verb + 1
          || view.tag[i] == .adverb || view.tag[i + 1] == .coordinatingConjunction
        if loose { return i }
      }
      i += 1
    }
    return nil
  }

  private func words(_ wanted: UnsafeBufferPointer<Vocabulary.ID>, _ p: Predication) -> [Int]? {
    let end = min(view.count, p.verb + 14)
    var i = p.verb + 1
    while i < end {
      if view.matches(wanted, at: i) {
        return Array(i..<i + wanted.count)
      }
      if view.isFinite(i), view.relation[i] != .aux, i != p.verb { break }
      i += 1
    }
    // Before the verb in the perfect, the passive and at the end of a clause: "taget i brug" stands behind it,
    // "i brug" fronted is rare and left alone.
    return nil
  }

  func reflexive(_ p: Predication) -> Int? {
    for node in p.nodes {
      if let found = view.children(node).first(where: {
        slots.isReflexive($0, p)
          && (view.relation[$0] == .obj || view.relation[$0] == .iobj || view.relation[$0] == .expl)
      }) {
        return found
      }
    }
    let next = p.verb + 1
    if next < view.count, slots.isReflexive(next, p) { return next }
    return nil
  }

  private func addDependents(of word: Int, to fillers: inout [Filler]) {
    for child in view.children(word) {
      if let clause = slots.clauseFiller(child, of: word) {
        fillers.append(clause)
      } else if let preposition = slots.preposition(of: child), view.form[preposition] != 0 {
        if preposition > 0, view.form[preposition - 1] != 0 {
          let both = slots.vocabulary[
            slots.vocabulary.names[Int(view.form[preposition - 1])] + "-"
              + slots.vocabulary.names[Int(view.form[preposition])]]
          if both != 0 {
            fillers.append(Filler(slot: .preposition(both), head: child, preposition: preposition))
          }
        }
        fillers.append(
          Filler(slot: .preposition(view.form[preposition]), head: child, preposition: preposition))
        for below in view.children(child) where below > child {
          if var clause = slots.clauseFiller(below, of: child) {
            clause.host = child
            fillers.append(clause)
          }
        }
      } else if view.relation[child] == .nmodPoss || (view.traits[child].contains(.genitive) && child < word)
        || (view.traits[child].contains(.possessive) && child < word)
      {
        fillers.append(Filler(slot: .possessor, head: child))
      } else if view.isMention[child], child < word {
        fillers.append(Filler(slot: .nationality, head: child))
      }
    }
  }

  /// The dependents of a noun that is itself the predicate, as fillers.
  func nominalFillers(_ noun: Int) -> [Filler] {
    var fillers: [Filler] = []
    addDependents(of: noun, to: &fillers)
    for filler in fillers {
      guard case .preposition = filler.slot else { continue }
      for child in view.children(filler.head) where child > filler.head {
        if let preposition = slots.preposition(of: child), view.form[preposition] != 0 {
          fillers.append(
            Filler(
              slot: .preposition(view.form[preposition]), head: child, host: filler.head,
              preposition: preposition))
        }
      }
    }
    // "rapporterer om [pres på X] [om at …]": a clause behind the noun may hang on the verb above.
    let above = view.head[noun]
    if above >= 0, view.isVerb(above) {
      for child in view.children(above) where child > noun {
        if let clause = slots.clauseFiller(child, of: above), case .prepositionClause = clause.slot {
          fillers.append(clause)
        }
      }
    }
    return fillers
  }

  private func addQuotation(_ frame: Frame, _ p: Predication, _ match: inout FrameMatch) {
    guard
      frame.slots(.content).contains(where: { $0.slot == .quotation })
        || frame.slots(.object).contains(where: { $0.slot == .quotation })
    else { return }
    guard
      let words = reported.words(
        of: p,
        hasClause: match.fillers.contains {
          ($0.slot == .clause || $0.slot == .question) && $0.head > p.verb && $0.host == nil
        })
    else { return }
    var filler = Filler(slot: .quotation, head: words.lowerBound)
    filler.words = words
    match.fillers.insert(filler, at: 0)
    match.score += 1
    if words.upperBound <= p.finite { addListener(p, &match) }
  }

  /// ", siger hun til Ritzau": who is told stands behind the subject, wherever the tree hangs it.
  private func addListener(_ p: Predication, _ match: inout FrameMatch) {
    var i = p.verb + 2
    while i < min(view.count, p.verb + 22) {
      if view.isFinite(i), view.head[i] < p.verb { break }
      let head = view.head[i]
      if view.tag[i] == .adposition, view.form[i] != 0, head > i, view.relation[i] == .case,
        view.isPerson(head)
      {
        let filler = Filler(slot: .preposition(view.form[i]), head: head, preposition: i)
        if !match.fillers.contains(where: { $0.slot == filler.slot && $0.host == nil }) {
          match.fillers.append(filler)
        }
      }
      i += 1
    }
  }
}

struct FailedMatch: Error { let why: MatchFailure }
