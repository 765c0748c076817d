internal import DocumentModel

/// The working memory for the names of one document.
///
/// 1. Every token is looked up once (`TokenFacts`).
/// 2. Sentence by sentence, from left to right, the candidates that begin at a token are collected; the longest
///    wins, among equals the one of higher priority, and the search goes on behind it.
/// 3. Short forms of names found in 2 are looked for in the whole document.
/// 4. Mentions are collected: what stands for a name but is none, and names inside names.
struct Recognition {
  let gazetteer: Gazetteer
  let text: UnsafePointer<UInt8>
  let starts: UnsafePointer<Int32>
  let ends: UnsafePointer<Int32>
  let facts: UnsafeMutablePointer<TokenFacts>
  let tokenCount: Int
  let sentences: Sentences
  let trace: EntityTraceRecorder?

  /// The sentence at work.
  var low = 0
  var high = 0
  /// The sentence speaks of a match: a result or words of sport.
  var isSport = false
  /// The token before which a title ended, and the title's entry.
  var titleEnd = -1
  var titleEntry: Int32 = -1
  /// The rest of a listed name whose first token is outside the name.
  var deferred = Deferred()
  /// The candidates at the token at work.
  var candidates: [Candidate] = []
  var names: [Entity] = []
  var mentions: [Entity] = []
  var memory = DocumentMemory()

  init(
    gazetteer: Gazetteer, text: UnsafePointer<UInt8>, starts: UnsafePointer<Int32>,
    ends: UnsafePointer<Int32>,
    facts: UnsafeMutablePointer<TokenFacts>, tokenCount: Int, sentences: Sentences,
    trace: EntityTraceRecorder?
  ) {
    self.gazetteer = gazetteer
    self.text = text
    self.starts = starts
    self.ends = ends
    self.facts = facts
    self.tokenCount = tokenCount
    self.sentences = sentences
    self.trace = trace
  }

  mutating func run() -> Entities {
    lookUpTokens()
    for sentence in sentences {
      low = sentence.lowerBound
      high = sentence.upperBound
      prepareSentence()
      findNames()
    }
    findShortForms()
    collectMentions()
    return Entities(names: names, mentions: mentions)
  }

  // MARK: Lookup

  func span(_ first: Int, _ last: Int) -> TokenSpan {
    TokenSpan(text: text, starts: starts, ends: ends, first: first, last: last, end: Int(ends[last]))
  }

  func gap(before token: Int) -> Bool { starts[token] > ends[token - 1] }

  private func lookUpTokens() {
    for t in 0..<tokenCount where ends[t] > starts[t] {
      var hash = NameHash()
      let whole = span(t, t)
      var fact = TokenFacts(reading: whole, hash: &hash)
      if t > 0, !gap(before: t) { fact.shape.insert(.adjoins) }
      if fact.shape.contains(.word) || (t > 0) {
        fact.form = gazetteer.find(hash, whole)
      }
      if fact.ending > 0,
        gazetteer.flags(fact.form.exact).isDisjoint(with: NodeFlags.name.union([.firstName, .surname]))
      {
        fact.stem = stemMatch(t, Int(fact.ending)).exact
      }
      facts[t] = fact
    }
  }

  /// The form of a token without its last `cut` bytes.
  func stemMatch(_ token: Int, _ cut: Int) -> FormMatch {
    var shorter = span(token, token)
    shorter.end -= cut
    var hash = NameHash()
    feed(token, to: shorter.end, &hash)
    return gazetteer.find(hash, shorter)
  }

  /// The form of a part of a token.
  func formInside(_ start: Int, _ end: Int) -> FormMatch {
    guard start < end, start <= Int(Int32.max), end <= Int(Int32.max) else { return FormMatch() }
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { edges in
      edges[0] = Int32(start)
      edges[1] = Int32(end)
      let part = TokenSpan(
        text: text, starts: UnsafePointer(edges.baseAddress!), ends: UnsafePointer(edges.baseAddress! + 1),
        first: 0,
        last: 0, end: end)
      var hash = NameHash()
      var scalars = NameScalars(text, from: start, to: end)
      while true {
        let s = scalars.next()
        if s == NameScalars.end { break }
        hash.feed(Letter.folded(s))
      }
      return gazetteer.find(hash, part)
    }
  }

  @inline(__always)
  func feed(_ token: Int, to end: Int, _ hash: inout NameHash) {
    var scalars = NameScalars(text, from: Int(starts[token]), to: end)
    while true {
      let s = scalars.next()
      if s == NameScalars.end { return }
      hash.feed(Letter.folded(s))
    }
  }

  // MARK: Sentences

  /// Finds the first word, whether the sentence is in capitals, and whether it is about sport.
  private mutating func prepareSentence() {
    isSport = false
    titleEnd = -1
    deferred = Deferred()
    var first = -1
    var capitals = 0
    var others = 0
    for t in low..<high {
      let shape = facts[t].shape
      guard shape.contains(.word) else { continue }
      if first < 0, !shape.contains(.digit) || shape.contains(.small) || shape.contains(.allCapitals) {
        first = t
      }
      if shape.contains(.small) { others += 1 } else if shape.contains(.allCapitals) { capitals += 1 }
      if shape.contains(.capital), first >= 0, first != t, !facts[t - 1].shape.contains(.word),
        beginsSpeech(t - 1)
      {
        facts[t].shape.insert(.firstWord)
      }
      if shape.contains(.score) || facts[t].form.folded.contains(.matchWord)
        || facts[t].form.folded.contains(.matchVerb)
      {
        isSport = true
      }
    }
    if first >= 0 { facts[first].shape.insert(.firstWord) }
    if capitals > 0, others == 0 {
      for t in low..<high { facts[t].shape.insert(.inCapitals) }
    }
  }

  /// A colon, dash or quotation mark: the next word may have its capital from that.
  private func beginsSpeech(_ t: Int) -> Bool {
    var mark = NameScalars(text, from: Int(starts[t]), to: Int(ends[t]))
    switch mark.next() {
    case 0x3A, 0x22, 0xAB, 0xBB, 0x201C...0x201E, 0x2013, 0x2014, 0x2026:
      return mark.next() == NameScalars.end
    case 0x2D: return gap(before: t) && mark.next() == NameScalars.end
    default: return false
    }
  }

  // MARK: The search

  private mutating func findNames() {
    var t = low
    while t < high {
      noteTitle(t)
      guard canBegin(t) else {
        t += 1
        continue
      }
      candidates.removeAll(keepingCapacity: true)
      proposeListedNames(t)
      if !facts[t].shape.contains(.inCapitals) { proposeOrganisations(t) }
      proposePersons(t)
      proposeByContext(t)
      proposeShortForm(t)
      if let best = longest() {
        trace?.decided(at: t, candidates, best, self)
        take(candidates[best], at: t)
        t = candidates[best].end
      } else {
        trace?.undecided(at: t, self)
        t += 1
      }
    }
  }

  private func canBegin(_ t: Int) -> Bool {
    let shape = facts[t].shape
    if shape.contains(.capital) || shape.contains(.digit) { return shape.contains(.word) }
    return !gazetteer.flags(facts[t].form.exact).isDisjoint(with: [
      .continues, .location, .organisation, .person, .miscellaneous,
    ])
      || !gazetteer.flags(facts[t].stem).isDisjoint(with: .name)
  }

  private func longest() -> Int? {
    var best: Int?
    for (n, candidate) in candidates.enumerated() {
      guard let leader = best else {
        best = n
        continue
      }
      let other = candidates[leader]
      if candidate.end > other.end || (candidate.end == other.end && candidate.priority > other.priority) {
        best = n
      }
    }
    return best
  }

  private mutating func take(_ candidate: Candidate, at t: Int) {
    let entity = entity(candidate, at: t)
    names.append(entity)
    memory.note(candidate, at: t, entity, self)
  }

  func entity(_ candidate: Candidate, at t: Int) -> Entity {
    let line =
      candidate.entry >= 0
      ? gazetteer.evidence(candidate.entry)
      : LexiconLine(file: "rule: " + candidate.rule.description, line: 0)
    return Entity(
      tokens: t..<candidate.end, label: candidate.label,
      kind: candidate.entry >= 0 && candidate.hasKind ? gazetteer.kind(candidate.entry) : "",
      kbID: candidate.entry >= 0 && candidate.hasID ? gazetteer.id(candidate.entry) : "",
      isPart: candidate.isPart, evidence: line)
  }

  // MARK: Titles

  /// Remembers a title that begins at a token: what follows it can be a person.
  private mutating func noteTitle(_ t: Int) {
    guard titleEnd <= t else { return }
    let folded = facts[t].form.folded
    guard folded.contains(.title) || folded.contains(.continues) else { return }
    var hash = NameHash()
    var k = t
    while k < high, k < t + 8 {
      if k > t, gap(before: k) { hash.feed(0x20) }
      feed(k, to: Int(ends[k]), &hash)
      let form = k == t ? facts[t].form : gazetteer.find(hash, span(t, k))
      if form.folded.contains(.title) {
        for node in [form.exact, form.otherCase] {
          let entry = gazetteer.entry(node, .title)
          if entry >= 0 {
            titleEnd = k + 1
            titleEntry = entry
          }
        }
      }
      guard form.folded.contains(.continues) else { return }
      k += 1
    }
  }

  /// The entry of a title that ends right before a token, -1 for none.
  func title(before t: Int) -> Int32 {
    guard t > low else { return -1 }
    if titleEnd == t { return titleEntry }
    let before = facts[t - 1]
    guard before.shape.contains([.small, .word, .long]), gap(before: t),
      before.form.exact < 0 || before.shape.contains(.hyphen)
    else { return -1 }
    let node = gazetteer.longestEnding(of: t - 1, in: span(t - 1, t - 1), stem: 1) { $0.contains(.title) }
    return gazetteer.entry(node, .titleEnding)
  }
}
