internal import DocumentModel

extension Recognition {
  /// Unknown names that their capitals give away: "BMS", "DentaNord", "Næstved Erhvervsråd".
  mutating func proposeBare(_ t: Int) {
    let shape = facts[t].shape
    if t + 1 < high, facts[t + 1].shape.contains([.capital, .small]), gap(before: t + 1), isUnknown(t + 1),
      !facts[t + 1].form.folded.contains(.title), !endsInGenitive(t), isOrganisationWord(t + 1),
      gazetteer.flags(facts[t].form.exact).contains(.location),
      gazetteer.flags(facts[t].form.exact).isDisjoint(with: [.firstName, .surname])
    {
      candidates.append(
        Candidate(end: t + 2, label: .organisation, rule: .placeAndWord, priority: 50))
    }
    guard isUnknown(t), !shape.contains(.firstWord), !shape.contains(.figures) else { return }
    if shape.contains(.allCapitals), facts[t].form.exact < 0, facts[t].form.folded.isEmpty,
      isAloneInCapitals(t)
    {
      candidates.append(Candidate(end: t + 1, label: .organisation, rule: .acronym, priority: 25))
    } else if shape.contains(.innerCapital), facts[t].form.exact < 0, isLetters(t) {
      candidates.append(Candidate(end: t + 1, label: .organisation, rule: .innerCapital, priority: 25))
    }
  }

  /// Three to five capitals with no other word in capitals beside them: not a part of "DE BEERS CENTENARY".
  private func isAloneInCapitals(_ t: Int) -> Bool {
    guard ends[t] - starts[t] >= 3, ends[t] - starts[t] <= 5 else { return false }
    // Nor in brackets, where they are short for words rather than for a name: "hvid stork (HVS)".
    if t > low, isMark(t - 1, 0x28) { return false }
    return (t == low || !facts[t - 1].shape.contains(.allCapitals))
      && (t + 1 == high || !facts[t + 1].shape.contains(.allCapitals))
  }

  /// Only letters, at most fifteen: no identifier of a program and no address.
  private func isLetters(_ t: Int) -> Bool {
    guard ends[t] - starts[t] <= 15 else { return false }
    for at in Int(starts[t])..<Int(ends[t])
    where text[at] < 0x80 && (text[at] | 0x20 < 0x61 || text[at] | 0x20 > 0x7A) {
      return false
    }
    return true
  }
}
