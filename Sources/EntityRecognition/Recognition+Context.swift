internal import DocumentModel

/// Names that nothing but the word before them gives away.
extension Recognition {
  mutating func proposeByContext(_ t: Int) {
    let fact = facts[t]
    guard t > low, fact.shape.contains(.capital), !fact.shape.contains(.inCapitals), gap(before: t),
      !gazetteer.flags(fact.form.exact).contains(.nonName)
    else { return }
    if let noun = noun(before: t, .organisationNoun) { proposeOrganisation(t, noun) }
    guard isNameWord(t), !isBlocked(t) else { return }
    if let noun = noun(before: t, .placeNoun) { proposePlace(t, noun) }
    proposeSpeaker(t)
    proposePlaceByPreposition(t)
  }

  /// The entry of a word for a place or an organisation right before a token.
  private func noun(before t: Int, _ wanted: NodeFlags) -> Int32? {
    let before = facts[t - 1]
    guard before.shape.contains([.small, .word]), before.ending == 0 else { return nil }
    let role: NameRole = wanted == .placeNoun ? .placeNoun : .organisationNoun
    for node in [before.form.exact, before.form.otherCase] {
      let entry = gazetteer.entry(node, role)
      if entry >= 0 { return entry }
    }
    guard before.shape.contains(.long), gazetteer.flags(before.form.exact).isDisjoint(with: .name) else {
      return nil
    }
    let node = gazetteer.longestEnding(of: t - 1, in: span(t - 1, t - 1), stem: 2) { $0.contains(wanted) }
    let entry = gazetteer.entry(node, role)
    return entry >= 0 ? entry : nil
  }

  /// "selskabet Kiki Design": all capitalised words that follow.
  private mutating func proposeOrganisation(_ t: Int, _ noun: Int32) {
    let flags = gazetteer.flags(facts[t].form.exact).union(gazetteer.flags(facts[t].stem))
    guard flags.isDisjoint(with: [.wellKnownPlace, .organisation, .demonym, .firstName]) else { return }
    var end = t + 1
    while end < high, gap(before: end), !endsInGenitive(end - 1),
      facts[end].shape.contains([.capital, .word]),
      !gazetteer.flags(facts[end].form.exact).contains(.nonName)
    { end += 1 }
    candidates.append(
      Candidate(
        end: end, label: .organisation, rule: .organisationNoun, priority: 76, entry: noun, hasKind: false,
        hasID: false))
  }

  /// "landsbyen Altaussee".
  private mutating func proposePlace(_ t: Int, _ noun: Int32) {
    let flags = gazetteer.flags(facts[t].form.exact).union(gazetteer.flags(facts[t].stem))
    guard flags.isDisjoint(with: [.location, .organisation, .demonym]) else { return }
    candidates.append(
      Candidate(
        end: max(t + 1, flags.isDisjoint(with: [.firstName, .surname]) ? personRun(t).end : t + 1),
        label: .location,
        rule: .placeNoun, priority: 74, entry: noun, hasKind: false, hasID: false))
  }

  /// "siger Waigel": an unknown word behind a verb of saying.
  private mutating func proposeSpeaker(_ t: Int) {
    guard facts[t - 1].form.folded.contains(.sayVerb), !facts[t].form.folded.contains(.common), isUnknown(t),
      facts[t].stem < 0
    else { return }
    let verb = gazetteer.entry(facts[t - 1].form.exact, .sayVerb)
    guard endingCue(t) < 0 else { return }
    candidates.append(
      Candidate(
        end: personRun(t).end, label: .person, rule: .speaker, priority: 38, entry: verb, hasKind: false,
        hasID: false))
  }

  /// Nothing is known of a token but perhaps that it is a surname, as many villages are.
  private func isUnknownPlace(_ t: Int) -> Bool {
    isUnknown(t)
      || gazetteer.flags(facts[t].form.exact).subtracting([.continues, .cueFirst, .cueLast]) == .surname
  }

  /// "i Kirovabad": an unknown word behind "i".
  private mutating func proposePlaceByPreposition(_ t: Int) {
    guard facts[t - 1].form.folded.contains(.inPreposition),
      isUnknownPlace(t),
      facts[t].shape.contains(.long),
      facts[t].ending == 0, !facts[t].shape.contains(.hyphen), endingCue(t) < 0
    else { return }
    let preposition = gazetteer.entry(facts[t - 1].form.exact, .inPreposition)
    guard personRun(t).end == t + 1 else { return }
    candidates.append(
      Candidate(
        end: t + 1, label: .location, rule: .placeByPreposition, priority: 30, entry: preposition,
        hasKind: false, hasID: false))
  }
}
