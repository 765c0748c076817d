internal import DocumentModel

/// Capitalised tokens that can be one person's name.
struct PersonRun {
  var end: Int
  /// Names in it, initials and particles aside.
  var names = 1
  var endsInSurname = false
}

extension Recognition {
  /// A word that can be part of a person's name: "Mette", "O'Brien", not "USA".
  func isNameWord(_ t: Int) -> Bool {
    let shape = facts[t].shape
    if shape.contains(.inCapitals) {
      let folded = facts[t].form.folded
      return shape.contains(.allCapitals) && !folded.isDisjoint(with: [.firstName, .surname])
        && !folded.contains(.common)
    }
    return shape.contains([.capital, .small]) && !shape.contains(.figures)
      && !(shape.contains(.hyphen) && compoundCut(t) != nil)
  }

  func isFirstName(_ t: Int) -> Bool {
    let fact = facts[t]
    if gazetteer.flags(fact.form.exact).contains(.firstName) { return true }
    if fact.shape.contains(.inCapitals) {
      return fact.form.folded.contains(.firstName) && !fact.form.folded.contains(.common)
    }
    guard fact.shape.contains([.hyphen, .capital, .small]), fact.form.exact < 0 else { return false }
    // "Anne-Mette": the first half is enough, the second must have a capital.
    var at = Int(starts[t]) + 1
    while at + 1 < Int(ends[t]), text[at] != 0x2D { at += 1 }
    guard text[at] == 0x2D, at + 1 < Int(ends[t]) else { return false }
    var rest = NameScalars(text, from: at + 1, to: Int(ends[t]))
    guard Letter.isCapital(rest.next()) else { return false }
    return gazetteer.flags(stemMatch(t, Int(ends[t]) - at).exact).contains(.firstName)
  }

  func isSurname(_ t: Int) -> Bool {
    let fact = facts[t]
    if gazetteer.flags(fact.form.exact).contains(.surname) || gazetteer.flags(fact.stem).contains(.surname) {
      return true
    }
    if fact.shape.contains(.inCapitals) || fact.shape.contains(.allCapitals) {
      return fact.form.folded.contains(.surname) && !fact.form.folded.contains(.common)
    }
    guard fact.shape.contains([.hyphen, .capital, .small]), compoundCut(t) == nil else { return false }
    // "Ninn-Hansen": the second half is enough.
    var at = Int(ends[t]) - 1
    while at > Int(starts[t]), text[at] != 0x2D { at -= 1 }
    return gazetteer.flags(formInside(at + 1, Int(ends[t]) - Int(fact.ending)).exact).contains(.surname)
      || gazetteer.flags(formInside(at + 1, Int(ends[t])).exact).contains(.surname)
  }

  /// A capitalised word that is no part of a person's name: "Direktør", "Mandag".
  func isBlocked(_ t: Int) -> Bool {
    let fact = facts[t]
    let own = gazetteer.flags(fact.form.exact)
    if !own.isDisjoint(with: [.firstName, .surname]) { return false }
    if own.contains(.roman) { return false }
    return own.contains(.nonName) || fact.form.folded.contains(.title) || own.contains(.cueFirst)
  }

  /// The longest run of name words from a token: "Peter Vinding Holm", "H. C. Andersens", "Ursula von der Leyen".
  func personRun(_ t: Int) -> PersonRun {
    var run = PersonRun(end: t + 1)
    if facts[t].shape.contains(.initial) { run.names = 0 }
    run.endsInSurname = isSurname(t)
    var k = t
    while true {
      if endsInGenitive(k) { break }
      var next = k + 1
      // Up to three particles between names.
      while next < high, next - k <= 3, facts[next].form.folded.contains(.particle),
        !facts[next].shape.contains(.capital), gap(before: next)
      { next += 1 }
      guard next < high, gap(before: next) || facts[k].shape.contains(.initial) else { break }
      let shape = facts[next].shape
      if shape.contains(.initial) {
        guard next == k + 1 else { break }
      } else if isRoman(next) {
        guard next == k + 1 else { break }
        run.end = next + 1
        break
      } else {
        guard isNameWord(next), !isBlocked(next) || isMiddleName(next, after: t) else { break }
        run.names += 1
      }
      k = next
      run.end = k + 1
      run.endsInSurname = isSurname(k)
    }
    // An initial at the end belongs to the name where the sentence goes on: "Inger P. til".
    while run.end > t + 1, facts[run.end - 1].shape.contains(.initial),
      run.end >= high || facts[run.end].shape.contains(.capital) || !facts[run.end].shape.contains(.word)
    {
      run.end -= 1
    }
    return run
  }

  /// "Karsten [Jul] Bundgaard": a common word between a first name and a surname.
  private func isMiddleName(_ t: Int, after first: Int) -> Bool {
    isFirstName(first) && gazetteer.flags(facts[t].form.exact).contains(.nonName)
      && !facts[t].form.folded.contains(.title) && t + 1 < high && gap(before: t + 1) && isNameWord(t + 1)
      && isSurname(t + 1)
  }

  private func isRoman(_ t: Int) -> Bool {
    gazetteer.flags(facts[t].form.exact).contains(.roman) && facts[t].shape.contains(.allCapitals)
  }

  /// Whether a token is a genitive and no name as it stands: nothing more of the name can follow.
  func endsInGenitive(_ t: Int) -> Bool {
    let fact = facts[t]
    guard fact.ending > 0 else { return false }
    if fact.ending > 1 { return true }
    return gazetteer.flags(fact.form.exact).isDisjoint(with: [.firstName, .surname])
      && !gazetteer.flags(fact.stem).isDisjoint(with: [.firstName, .surname])
  }

  mutating func proposePersons(_ t: Int) {
    let fact = facts[t]
    guard isNameWord(t) || fact.shape.contains(.initial) else { return }
    let own = gazetteer.flags(fact.form.exact)
    if let titled = titledPerson(t) { candidates.append(titled) }
    guard !isBlocked(t) else { return }
    let isCommonStart = fact.shape.contains(.firstWord) && fact.form.folded.contains(.common)
    let first = isFirstName(t)
    let run = personRun(t)
    let firstEntry = gazetteer.entry(own.contains(.firstName) ? fact.form.exact : fact.stem, .firstName)
    if first || (fact.shape.contains(.initial) && run.names > 0 && run.end > t + 1) {
      if run.names >= 2 || (run.names == 1 && run.end > t + 1) {
        let next = facts[t + 1]
        let trusted = isSurname(run.end - 1) && !(isCommonStart && next.form.folded.contains(.common))
        if (!isCommonStart || trusted) && (!own.contains(.wellKnownPlace) || trusted) {
          candidates.append(
            Candidate(
              end: run.end, label: .person, rule: .namedPerson, priority: run.endsInSurname ? 80 : 60,
              entry: firstEntry, hasKind: false, hasID: false))
        }
        return
      }
    }
    if run.names >= 2, !first, !isSurname(t), t + 1 < high, isFirstName(t + 1), run.end > t + 2,
      fact.shape.contains(.firstWord)
    {
      return  // "Forligsmand Ole Brandstrup": the name begins behind an unknown first word
    }
    if run.names >= 2, run.endsInSurname || isSurname(t), !isCommonStart,
      own.isDisjoint(with: [.organisation, .location]),
      !gazetteer.flags(facts[run.end - 1].form.exact).contains(.clash),
      // "lovede [Trump] [Ukraine] våben": a place behind a surname is a name of its own.
      run.endsInSurname
        || gazetteer.flags(facts[run.end - 1].form.exact).isDisjoint(with: [.organisation, .location])
    {
      candidates.append(
        Candidate(
          end: run.end, label: .person, rule: .unknownWithSurname, priority: 55,
          entry: surnameEntry(run.endsInSurname ? run.end - 1 : t), hasKind: false, hasID: false))
    }
    if !isCommonStart, firstNameAlone(t) {
      candidates.append(
        Candidate(
          end: t + 1, label: .person, rule: .firstNameAlone, priority: 40, entry: firstEntry, hasKind: false,
          hasID: false))
    } else if !isCommonStart, surnameAlone(t) {
      candidates.append(
        Candidate(
          end: t + 1, label: .person, rule: .surnameAlone, priority: 35, entry: surnameEntry(t),
          hasKind: false,
          hasID: false))
    }
  }

  private func surnameEntry(_ t: Int) -> Int32 {
    let own = gazetteer.entry(facts[t].form.exact, .surname)
    return own >= 0 ? own : gazetteer.entry(facts[t].stem, .surname)
  }

  /// "statsminister Mette Frederiksen": the words behind a title, known or not.
  private func titledPerson(_ t: Int) -> Candidate? {
    guard !facts[t].shape.contains(.inCapitals), !isBlocked(t) else { return nil }
    let run = personRun(t)
    guard run.names > 0 else { return nil }
    var title = title(before: t)
    // "Norges statsminister, Jonas Støre, …": two names and more between commas.
    if title < 0, t > low + 1, isMark(t - 1, 0x2C), run.names >= 2, run.end < high, isMark(run.end, 0x2C) {
      title = self.title(before: t - 1)
    }
    guard title >= 0 else { return nil }
    let fact = facts[t]
    let flags = gazetteer.flags(fact.form.exact).union(gazetteer.flags(fact.stem))
    let isPersonName = !flags.isDisjoint(with: [.firstName, .surname])
    let isAddress = gazetteer.kind(title) == "form-of-address"
    if run.end == t + 1, !isPersonName, !isAddress,
      !flags.isDisjoint(with: [.organisation, .location, .miscellaneous, .demonym])
    {
      return nil
    }
    if flags.contains(.wellKnownPlace), run.end == t + 1 { return nil }
    return Candidate(
      end: run.end, label: .person, rule: .titledPerson, priority: isAddress ? 85 : 75, entry: title,
      hasKind: false, hasID: false)
  }

  private func firstNameAlone(_ t: Int) -> Bool {
    let fact = facts[t]
    guard !fact.shape.contains(.inCapitals) else { return false }
    let own = gazetteer.flags(fact.form.exact)
    let flags = own.contains(.firstName) ? own : gazetteer.flags(fact.stem)
    guard flags.contains(.firstName), !flags.contains(.nonName), !flags.contains(.clash) || isInSentence(t)
    else { return false }
    return flags.isDisjoint(with: [.organisation, .location])
  }

  /// Whether a small-letter word stands right before: a capital here makes a name of "Bo".
  private func isInSentence(_ t: Int) -> Bool {
    t > low && facts[t - 1].shape.contains([.small, .word]) && !facts[t - 1].shape.contains(.capital)
  }

  private func surnameAlone(_ t: Int) -> Bool {
    let fact = facts[t]
    guard !fact.shape.contains(.inCapitals), t == low || !facts[t - 1].form.folded.contains(.inPreposition)
    else { return false }
    let own = gazetteer.flags(fact.form.exact)
    let flags = own.contains(.surname) ? own : gazetteer.flags(fact.stem)
    guard flags.contains(.surname), flags.isDisjoint(with: [.clash, .nonName]),
      !fact.form.folded.contains(.common)
    else { return false }
    return flags.isDisjoint(with: [.organisation, .location])
  }
}
