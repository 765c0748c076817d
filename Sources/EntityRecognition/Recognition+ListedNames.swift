internal import DocumentModel

/// A listed name at a place of the text.
struct ListedName {
  var end: Int
  var node: Int32
  /// Found in capitals where the lexicon has small letters.
  var folded = false
  /// The name is the first part of a compound.
  var isPart = false
}

extension Recognition {
  /// The longest listed name that begins at a token.
  ///
  /// The naive statement of what this does, and what the tests compare it with: for every end, from the furthest
  /// to the nearest, look the span up as it is, then without its genitive ending, then as first part of a compound.
  func longestListedName(at t: Int, before limit: Int) -> ListedName? {
    var best: ListedName?
    var hash = NameHash()
    var k = t
    while k < limit {
      if k > t, gap(before: k) { hash.feed(0x20) }
      let before = hash
      feed(k, to: Int(ends[k]), &hash)
      let form = k == t ? facts[t].form : gazetteer.find(hash, span(t, k))
      if let found = listed(form, t, k) {
        best = found
      } else if let found = listedStem(t, k, before) {
        best = found
      }
      guard form.folded.contains(.continues) else { break }
      k += 1
    }
    return best
  }

  private func listed(_ form: FormMatch, _ t: Int, _ k: Int) -> ListedName? {
    if !gazetteer.flags(form.exact).isDisjoint(with: .name) {
      return ListedName(end: k + 1, node: form.exact)
    }
    if form.otherCase >= 0, !gazetteer.flags(form.otherCase).isDisjoint(with: .name), mayFold(t, k) {
      return ListedName(end: k + 1, node: form.otherCase, folded: true)
    }
    return nil
  }

  private func listedStem(_ t: Int, _ k: Int, _ before: NameHash) -> ListedName? {
    let fact = facts[k]
    if fact.ending > 0 {
      if k == t, !fact.shape.contains(.allCapitals) {
        if !gazetteer.flags(fact.stem).isDisjoint(with: .name) {
          return ListedName(end: k + 1, node: fact.stem)
        }
      } else if let found = listed(cut(t, k, Int(fact.ending), before), t, k) {
        return found
      }
    }
    guard fact.shape.contains(.hyphen), let cutAt = compoundCut(k) else { return nil }
    let form = cut(t, k, Int(ends[k]) - cutAt, before)
    guard !gazetteer.flags(form.exact).isDisjoint(with: .name) else { return nil }
    return ListedName(end: k + 1, node: form.exact, isPart: true)
  }

  /// The form of tokens `t...k` without the last `bytes` bytes; `before` is the hash up to token `k`.
  private func cut(_ t: Int, _ k: Int, _ bytes: Int, _ before: NameHash) -> FormMatch {
    var span = span(t, k)
    span.end -= bytes
    var hash = before
    feed(k, to: span.end, &hash)
    return gazetteer.find(hash, span)
  }

  /// The byte of the last hyphen of a token that small letters follow: 2 bytes into "EU-landene".
  func compoundCut(_ k: Int) -> Int? {
    var at = Int(ends[k]) - 1
    let start = Int(starts[k])
    while at > start {
      let width = hyphenWidth(at, Int(ends[k]))
      if width > 0 {
        var rest = NameScalars(text, from: at + width, to: Int(ends[k]))
        let first = rest.next()
        let second = rest.next()
        return first != NameScalars.end && second != NameScalars.end && Letter.isSmall(first)
          && Letter.isSmall(second)
          ? at : nil
      }
      at -= 1
    }
    return nil
  }

  /// The bytes of a hyphen (U+002D, U+2010, U+2011) at `at`, 0 for none.
  private func hyphenWidth(_ at: Int, _ end: Int) -> Int {
    if text[at] == 0x2D { return 1 }
    return at + 2 < end && text[at] == 0xE2 && text[at + 1] == 0x80 && text[at + 2] & 0xFE == 0x90 ? 3 : 0
  }

  /// Whether tokens in capitals may be a name that the lexicon writes with small letters.
  private func mayFold(_ t: Int, _ k: Int) -> Bool {
    for n in t...k where facts[n].shape.contains(.small) { return false }
    if k > t { return facts[t].shape.contains(.allCapitals) }
    return facts[t].shape.contains([.allCapitals, .long])
  }

  mutating func proposeListedNames(_ t: Int) {
    if deferred.token == t {
      candidates.append(
        Candidate(
          end: deferred.end, label: gazetteer.label(deferred.entry), rule: .gazetteer, priority: 95,
          entry: deferred.entry))
    }
    guard let found = longestListedName(at: t, before: high) else { return }
    if found.end == t + 1, let why = refusal(of: found, at: t) {
      trace?.refused(at: t, why)
      return
    }
    let entry = entry(for: found, at: t)
    guard entry >= 0 else { return }
    if isMark(t, 0x28) {
      // "(S)": the brackets are outside the name.
      if found.end == t + 3, isMark(t + 2, 0x29) {
        deferred = Deferred(token: t + 1, end: t + 2, entry: entry)
      }
      return
    }
    if found.end > t + 1, gazetteer.label(entry) == .person, facts[t].form.folded.contains(.title),
      !isFirstName(t)
    {
      // "Dronning Margrethe": so is a title, also where the list has it.
      deferred = Deferred(token: t + 1, end: found.end, entry: entry)
      return
    }
    candidates.append(
      Candidate(
        end: found.end, label: gazetteer.label(entry),
        rule: found.isPart ? .compound : found.folded ? .foldedGazetteer : .gazetteer,
        priority: found.end > t + 1 ? 90 : 70, entry: entry, isPart: found.isPart))
  }

  /// Why a listed name of one token is none here.
  private func refusal(of found: ListedName, at t: Int) -> EntityRefusal? {
    let fact = facts[t]
    let flags = gazetteer.flags(found.node)
    if flags.contains(.nonName) { return .nonName(gazetteer.evidence(gazetteer.entry(found.node, .nonName))) }
    if found.isPart { return nil }
    let own = gazetteer.flags(fact.form.exact)
    if own.contains(.nonName), fact.form.exact != found.node {
      return .nonName(gazetteer.evidence(gazetteer.entry(fact.form.exact, .nonName)))
    }
    let common = fact.form.folded.contains(.common)
    if common, fact.shape.contains(.inCapitals) || found.folded { return .capitalsAlone }
    if common, fact.shape.contains(.firstWord) { return .commonFirstWord }
    if found.folded, !fact.form.folded.isDisjoint(with: [.title, .nonName]) { return .capitalsAlone }
    return nil
  }

  // MARK: One form, several names

  /// The entry of a node that fits the place: some forms are towns and teams, companies and persons.
  func entry(for found: ListedName, at t: Int) -> Int32 {
    let node = found.node
    let flags = gazetteer.flags(node)
    let place = gazetteer.entry(node, .name, .location)
    let body = gazetteer.entry(node, .name, .organisation)
    let person = gazetteer.entry(node, .name, .person)
    if place >= 0, body >= 0 {
      if flags.contains(.wellKnownPlace), !flags.contains(.townTeam) { return place }
      if isTeam(gazetteer.kind(body)) {
        return isSport && !followsPlacePreposition(t) ? body : place
      }
      if isPress(gazetteer.kind(body)) { return body }
      return followsPlacePreposition(t) ? place : body
    }
    if flags.contains(.townTeam), place < 0, !isSport { return -1 }
    if person >= 0, body >= 0 || place >= 0 {
      return found.end > t + 1 && gazetteer.flags(facts[t].form.exact).contains(.firstName)
        ? person : max(body, place)
    }
    if body >= 0 { return body }
    if place >= 0 { return place }
    if person >= 0 { return person }
    return gazetteer.entry(node, .name)
  }

  private func isTeam(_ kind: String) -> Bool { kind == "club" || kind == "town-team" || kind == "team" }
  private func isPress(_ kind: String) -> Bool { kind == "newspaper" || kind == "magazine" }

  /// Whether a preposition of place stands right before a token: "i Horsens".
  func followsPlacePreposition(_ t: Int) -> Bool {
    t > low && facts[t - 1].form.folded.contains(.placePreposition)
  }
}
