internal import DocumentModel

extension Recognition {
  /// Organisations and places that no list holds, by the words that mark them.
  mutating func proposeOrganisations(_ t: Int) {
    let fact = facts[t]
    guard fact.shape.contains(.capital) || fact.shape.contains(.digit) else { return }
    let isFirst = fact.shape.contains(.firstWord)
    let own = gazetteer.flags(fact.form.exact)
    proposeFirstCue(t)
    let isArticle = fact.form.folded.contains(.article)
    let mayStart =
      isArticle
      || (!own.contains(.nonName) && !fact.form.folded.contains(.title)
        && !(isFirst && fact.form.folded.contains(.common)))
    guard mayStart else { return }
    proposeLastCue(t)
    proposeCoordinated(t)
    if !isArticle {
      proposeEnding(t)
      proposeBare(t)
    }
  }

  /// Whether a token can stand inside the name of an organisation: capitalised, or a number or mark of it.
  func isOrganisationWord(_ k: Int) -> Bool {
    let shape = facts[k].shape
    return shape.contains(.word) && !(shape.contains(.hyphen) && compoundCut(k) != nil)
      && (shape.contains(.capital)
        || (shape.contains(.digit) && !shape.isDisjoint(with: [.small, .allCapitals])
          || facts[k].form.exact >= 0 && shape.contains(.digit)))
  }

  /// "Nordsund Bank", "Hansens Boghandel", "Dansk Aktionærforening".
  private mutating func proposeLastCue(_ t: Int) {
    // "210 Ringkøbing" is no name, "3F Transport" is.
    guard
      facts[t].shape.contains(.capital) || !facts[t].shape.isDisjoint(with: [.allCapitals, .small])
        || facts[t].form.exact >= 0
    else { return }
    var k = t
    var best: Candidate?
    while k + 1 < high, k - t < 7 {
      var next = k + 1
      if facts[next].form.folded.contains(.joiner), !facts[next].shape.contains(.capital), gap(before: next),
        next + 1 < high, isOrganisationWord(next + 1), mayJoin(t, k)
      {
        next += 1
      }
      guard gap(before: next) else { break }
      if let cue = lastCue(at: next),
        !cue.isEnding || gazetteer.label(cue.entry) == .organisation || mayPrecedePlace(k)
      {
        // A person before an ending: "Peter Overgaard".
        best = Candidate(
          end: cue.end, label: gazetteer.label(cue.entry), rule: .lastCue,
          priority: cue.isEnding ? 50 : endsInGenitive(k) ? 85 : 72,
          entry: cue.entry, hasID: false)
        if cue.end > next + 1 {
          k = cue.end - 1
          continue
        }
      }
      guard isOrganisationWord(next) else { break }
      let own = gazetteer.flags(facts[next].form.exact)
      if own.contains(.nonName) { break }
      k = next
    }
    if let best { candidates.append(best) }
  }

  /// What can stand before a place that only its ending marks: "Gammel Kongevej", not "Fregatten Absalonstrup".
  private func mayPrecedePlace(_ k: Int) -> Bool {
    let flags = gazetteer.flags(facts[k].form.exact)
    return !flags.isDisjoint(with: [.cueFirst, .location]) || endsInGenitive(k)
  }

  /// "A og B Bank" is one name where no listed name ends in A or begins with B.
  private func mayJoin(_ t: Int, _ k: Int) -> Bool {
    // "Nordposten og Jyllands-Posten": what follows is a name of its own.
    if let next = longestListedName(at: k + 2, before: high),
      gazetteer.entry(next.node, .name, .organisation) >= 0
    {
      return false
    }
    for s in t...k {
      if isFirstName(s) || isSurname(s) { return false }
      if longestListedName(at: s, before: high)?.end == k + 1 { return false }
    }
    return true
  }

  /// A cue at a token that ends a name: a listed word, or a word with a listed ending.
  private func lastCue(at t: Int) -> (end: Int, entry: Int32, isEnding: Bool)? {
    var found: (end: Int, entry: Int32, isEnding: Bool)?
    var hash = NameHash()
    var k = t
    while k < high {
      if k > t, gap(before: k) { hash.feed(0x20) }
      feed(k, to: Int(ends[k]), &hash)
      let form = k == t ? facts[t].form : gazetteer.find(hash, span(t, k))
      let entry = gazetteer.entry(form.exact, .cueLast)
      if entry >= 0 { found = (k + 1, entry, false) }
      guard gazetteer.flags(form.exact).contains(.continues) else { break }
      k += 1
    }
    if found == nil {
      let entry = gazetteer.entry(facts[t].stem, .cueLast)
      if entry >= 0 { found = (t + 1, entry, false) }
    }
    if found == nil, facts[t].shape.contains([.capital, .small]) {
      let entry = endingCue(t, isLast: true)
      if entry >= 0 { found = (t + 1, entry, true) }
    }
    return found
  }

  /// The entry of the longest cue that a token ends in, with or without a genitive, -1 for none.
  ///
  /// - Parameter isLast: the token ends a name of several words, so that words such as "Forening" count as endings.
  func endingCue(_ t: Int, isLast: Bool = false) -> Int32 {
    let wanted: NodeFlags = isLast ? [.cueEnding, .cueLast] : .cueEnding
    let whole = span(t, t)
    var node = gazetteer.longestEnding(of: t, in: whole, stem: 2) { !$0.isDisjoint(with: wanted) }
    if node < 0, facts[t].ending > 0 {
      var shorter = whole
      shorter.end -= Int(facts[t].ending)
      node = gazetteer.longestEnding(of: t, in: shorter, stem: 2) { !$0.isDisjoint(with: wanted) }
    }
    let entry = gazetteer.entry(node, .cueEnding)
    return entry >= 0 || !isLast ? entry : gazetteer.entry(node, .cueLast)
  }

  /// "Region Sjælland", "Foreningen af Danske Medier", "Retten i Holstebro".
  private mutating func proposeFirstCue(_ t: Int) {
    var hash = NameHash()
    var k = t
    var cue: (end: Int, entry: Int32)?
    while k < high {
      if k > t, gap(before: k) { hash.feed(0x20) }
      feed(k, to: Int(ends[k]), &hash)
      let form = k == t ? facts[t].form : gazetteer.find(hash, span(t, k))
      let entry = gazetteer.entry(form.exact, .cueFirst)
      if entry >= 0 { cue = (k + 1, entry) }
      guard gazetteer.flags(form.exact).contains(.continues) else { break }
      k += 1
    }
    guard let cue, cue.end < high, isOrganisationWord(cue.end), gap(before: cue.end) else { return }
    // "Firmaet Kvantina": a small-letter word with the capital of the sentence.
    if cue.end == t + 1, facts[t].shape.contains(.firstWord), facts[t].form.folded.contains(.organisationNoun)
    {
      return
    }
    if gazetteer.label(cue.entry) == .location {
      // "Ny Tårnby", not "Ny Leder".
      guard
        gazetteer.flags(facts[cue.end].form.exact).contains(.location)
          || gazetteer.flags(facts[cue.end].stem).contains(.location) || endingCue(cue.end) >= 0
      else { return }
    }
    var end = cue.end + 1
    while end < high, gap(before: end), !endsInGenitive(end - 1),
      longestListedName(at: t, before: end + 1)?.end != end
    {
      if isOrganisationWord(end), !gazetteer.flags(facts[end].form.exact).contains(.nonName) {
        end += 1
      } else if !facts[end].form.folded.isDisjoint(with: [.joiner, .innerJoiner]), end + 1 < high,
        isOrganisationWord(end + 1), gap(before: end + 1), !facts[end + 1].form.folded.contains(.article)
      {
        end += 2
      } else {
        break
      }
    }
    candidates.append(
      Candidate(
        end: end, label: gazetteer.label(cue.entry), rule: .firstCue, priority: 73, entry: cue.entry,
        hasID: false))
  }

  /// "Social- og Ældreministeriet", "Radio- og tv-nævnet", "Midt- og Vestjyllands Politi".
  private mutating func proposeCoordinated(_ t: Int) {
    guard text[Int(ends[t]) - 1] == 0x2D, facts[t].shape.contains(.small), t + 2 < high else { return }
    var k = t + 1
    // "Uddannelses-, Forsknings- og …"
    while k + 1 < high, !facts[k].form.folded.contains(.joiner), k - t < 6 {
      guard text[Int(ends[k]) - 1] == 0x2D || !facts[k].shape.contains(.word) else { return }
      k += 1
    }
    guard k + 1 < high, facts[k].form.folded.contains(.joiner) else { return }
    let last = k + 1
    var found: (end: Int, entry: Int32)?
    let entry = endingCue(last)
    if entry >= 0 { found = (last + 1, entry) }
    if facts[last].shape.contains(.capital) {
      if last + 1 < high, let cue = lastCue(at: last + 1) {
        found = (cue.end, cue.entry)
      } else if let name = longestListedName(at: last, before: high) {
        let entry = gazetteer.entry(name.node, .name, .organisation)
        if entry >= 0 { found = (name.end, entry) }
      }
    }
    guard let found else { return }
    candidates.append(
      Candidate(
        end: found.end, label: gazetteer.label(found.entry), rule: .coordinatedCue, priority: 88,
        entry: found.entry, hasID: false))
  }

  /// "Finansministeriet", "Slotsholmsgade".
  private mutating func proposeEnding(_ t: Int) {
    let fact = facts[t]
    guard fact.shape.contains([.capital, .small]), !fact.form.folded.contains(.common), isUnknown(t),
      !(fact.shape.contains(.hyphen) && compoundCut(t) != nil)
    else { return }
    let entry = endingCue(t)
    guard entry >= 0, !fact.shape.contains(.firstWord) || isTelling(gazetteer.kind(entry)) else { return }
    candidates.append(
      Candidate(
        end: t + 1, label: gazetteer.label(entry), rule: .endingCue, priority: 45, entry: entry, hasID: false)
    )
  }

  /// At the start of a sentence any noun has a capital; only endings of these kinds make names of it there.
  private func isTelling(_ kind: String) -> Bool {
    kind == "ministry" || kind == "agency" || kind == "court" || kind == "street"
  }

  /// Whether nothing is known of a token but that it may begin something longer.
  func isUnknown(_ t: Int) -> Bool {
    let known = NodeFlags.name.union([.firstName, .surname, .nonName, .title, .demonym])
    return gazetteer.flags(facts[t].form.exact).isDisjoint(with: known)
      && gazetteer.flags(facts[t].stem).isDisjoint(with: known)
      && facts[t].form.folded.isDisjoint(with: [.title, .demonym])
  }
}
