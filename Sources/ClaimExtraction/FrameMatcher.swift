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
    if index >= 0 { tellObjectsApart(frame, p, &match) }
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
      guard let words = anyWords(frame, p) else { return fail(.words) }
      match.words += words
      match.taken += words
      match.score += 3 + words.count
      for word in words { addDependents(of: word, to: &match.fillers) }
    }
    freeGiver(frame, p, &match)
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
        // "Hans krav [om erstatning] bakkes op": what belongs to a noun in front is no part of the verb.
        if let host = filler.host, host < p.verb, !match.taken.contains(host) { return false }
        return switch filler.slot {
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

  /// "tilfører [psykiatrien] [en milliard]": of two bare nouns behind the verb the first receives, where the frame says that
  /// somebody may.
  private func tellObjectsApart(_ frame: Frame, _ p: Predication, _ match: inout FrameMatch) {
    guard frame.slots(.addressee).contains(where: { $0.slot == .indirectObject }),
      !match.fillers.contains(where: { $0.slot == .indirectObject })
    else { return }
    let objects = match.fillers.indices.filter {
      match.fillers[$0].slot == .object && match.fillers[$0].head > p.verb && match.fillers[$0].words == nil
    }
    guard objects.count == 2 else { return }
    let first = match.fillers[objects[0]].head
    let second = match.fillers[objects[1]].head
    guard first < second, view.tag[second] == .noun || view.tag[second] == .numeral,
      view.tag[first] == .noun || view.tag[first] == .properNoun || view.tag[first] == .pronoun,
      view.phrase(first).upperBound == view.phrase(second).lowerBound
    else { return }
    match.fillers[objects[0]] = Filler(slot: .indirectObject, head: first)
  }

  /// "fik [penge] [af kommunen]", "fik en bøde på [to millioner] [af EU]": where the frame has its actor behind *af*, that phrase is
  /// no part of the thing got.
  private func freeGiver(_ frame: Frame, _ p: Predication, _ match: inout FrameMatch) {
    guard !p.passive, !frame.objectNouns.isEmpty || !frame.nouns.isEmpty else { return }
    for i in match.fillers.indices {
      guard let host = match.fillers[i].host, view.isPerson(match.fillers[i].head),
        frame.slots(.actor).contains(where: { $0.slot == match.fillers[i].slot && $0.slot != .subject }),
        view.lexiconClasses(host).contains(.measure)
          || !frame.objectNouns.isEmpty
            && match.fillers.contains(where: { $0.head == host && $0.slot == .object })
      else { continue }
      match.fillers[i].host = nil
    }
  }

  func fits(_ kind: SlotPattern.Kind, _ nouns: FrameNouns, _ slot: Slot, _ match: FrameMatch) -> Bool {
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
        // Somebody behind "til" or "mod" is who the act is turned to: "eksporterer torsk til Spanien"; a name behind the
        // object too: "spillede kampen mod Island".
        let turnedTo =
          pattern.kind == .person && view.isPerson(filler.head)
          || pattern.kind == .any && view.entity[filler.head] != nil && isObject(host, in: match)
        if hosted == nil, turnedTo || mayTake(filler, from: host) { hosted = filler }
      } else {
        return filler
      }
    }
    return hosted
  }

  private func isObject(_ token: Int, in match: FrameMatch) -> Bool {
    match.fillers.contains { $0.head == token && $0.slot == .object && token > (match.words.first ?? 0) }
  }

  /// A clause may always be taken from the phrase that the tree hangs it on; a phrase only from a name, a pronoun
  /// or a person, which seldom have prepositional phrases of their own.
  func mayTake(_ filler: Filler, from host: Int) -> Bool {
    switch filler.slot {
    case .clause, .prepositionClause, .question:
      // "opfordrer i en udtalelse regeringen til at …": no clause belongs to the letter.
      return view.isPerson(host) || view.tag[host] != .noun || view.lexiconClasses(host).contains(.message)
    case .preposition:
      if view.tag[host] == .properNoun || view.tag[host] == .pronoun || view.entity[host] != nil {
        return true
      }
      // "har i et brev til ministeren bedt om": whom a letter goes to is told.
      if view.lexiconClasses(host).contains(.message) { return true }
      return view.isPerson(host) && filler.preposition.map { view.classes[$0].contains(.agent) } != true
    default: return false
    }
  }
}

struct FailedMatch: Error { let why: MatchFailure }
