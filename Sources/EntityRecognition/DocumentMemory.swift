internal import DocumentModel

/// The short forms by which the names of a document can come again: the surname of a person, the letters in
/// brackets after an organisation.
struct DocumentMemory {
  struct Item {
    var entity: Entity
    var isPerson: Bool
  }

  private var items: [UInt64: Item] = [:]
  var isEmpty: Bool { items.isEmpty }

  /// Remembers the short forms of a name that was found.
  mutating func note(_ candidate: Candidate, at t: Int, _ entity: Entity, _ recognition: Recognition) {
    switch candidate.label {
    case .person:
      guard candidate.end - t >= 2 else { return }
      remember(candidate.end - 1, entity, recognition)
      if !recognition.facts[t].shape.contains(.initial) { remember(t, entity, recognition) }
    case .organisation:
      if candidate.rule == .bracketed { remember(t, entity, recognition) }
      if candidate.rule == .lastCue, candidate.end - t == 2 { remember(t, entity, recognition) }
    default: break
    }
  }

  private mutating func remember(_ t: Int, _ entity: Entity, _ recognition: Recognition) {
    let key = recognition.key(t, cut: recognition.endsInGenitive(t) ? Int(recognition.facts[t].ending) : 0)
    if items[key] == nil { items[key] = Item(entity: entity, isPerson: entity.label == .person) }
  }

  func item(_ key: UInt64) -> Item? { items[key] }
}

extension Recognition {
  func key(_ t: Int, cut: Int) -> UInt64 {
    var hash = NameHash()
    feed(t, to: Int(ends[t]) - cut, &hash)
    return hash.state
  }

  /// Letters in brackets after a name: "(DI)" after an organisation, "(S)" after a person.
  mutating func proposeShortForm(_ t: Int) {
    guard t > low + 1, t + 1 < high, let last = names.last, last.tokens.upperBound == t - 1,
      isMark(t - 1, 0x28), isMark(t + 1, 0x29), !facts[t].shape.contains(.inCapitals)
    else { return }
    let letters = Int(ends[t] - starts[t])
    let shape = facts[t].shape
    guard shape.contains(.capital), !shape.contains(.small), !shape.contains(.initial) else { return }
    if last.label == .person, letters <= 4 {
      guard !gazetteer.flags(facts[t].form.exact).contains(.nonName) else { return }
      candidates.append(
        Candidate(
          end: t + 1, label: .organisation, rule: .partyLetter, priority: 60,
          entry: gazetteer.entry(facts[t].form.exact, .name, .organisation)))
    } else if last.label == .organisation, letters >= 2, letters <= 8 {
      candidates.append(
        Candidate(
          end: t + 1, label: .organisation, rule: .bracketed, priority: 75,
          entry: gazetteer.entry(facts[t].form.exact, .name, .organisation)))
    }
  }

  func isMark(_ t: Int, _ byte: UInt8) -> Bool { ends[t] - starts[t] == 1 && text[Int(starts[t])] == byte }

  /// Marks the short forms that the document's own full names explain.
  mutating func findShortForms() {
    guard !memory.isEmpty else { return }
    var further: [Entity] = []
    var n = 0
    var t = 0
    while t < tokenCount {
      if n < names.count, t >= names[n].tokens.lowerBound {
        if let better = personForPlace(names[n]) ?? bodyForOther(names[n]) { names[n] = better }
        t = names[n].tokens.upperBound
        n += 1
        continue
      }
      if let entity = shortForm(t) { further.append(entity) }
      t += 1
    }
    guard !further.isEmpty else { return }
    names += further
    names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func shortForm(_ t: Int) -> Entity? {
    let fact = facts[t]
    guard fact.shape.contains(.capital), fact.shape.contains(.word), !fact.shape.contains(.inCapitals) else {
      return nil
    }
    if fact.shape.contains(.firstWord), fact.form.folded.contains(.common) { return nil }
    guard
      !gazetteer.flags(fact.form.exact).contains(.nonName)
        || gazetteer.flags(fact.form.exact).contains(.surname)
    else { return nil }
    return remembered(t)?.entity
  }

  /// The name that `t` is a short form of, without its genitive ending if need be; it stands at `t`.
  private func remembered(_ t: Int) -> DocumentMemory.Item? {
    let ending = Int(facts[t].ending)
    var item = memory.item(key(t, cut: 0)) ?? (ending > 0 ? memory.item(key(t, cut: ending)) : nil)
    item?.entity.tokens = t..<t + 1
    return item
  }

  /// Letters that the document has explained as an organisation's are it, whatever a list says: "DM".
  private func bodyForOther(_ name: Entity) -> Entity? {
    let t = name.tokens.lowerBound
    guard name.tokens.count == 1, name.label == .miscellaneous, !name.isPart,
      let item = remembered(t),
      item.entity.label == .organisation
    else { return nil }
    return item.entity
  }

  /// A place of one word that is also the surname of a person of the document is the person, unless a
  /// preposition says otherwise.
  private func personForPlace(_ name: Entity) -> Entity? {
    let t = name.tokens.lowerBound
    guard name.tokens.count == 1, name.label == .location, !name.isPart,
      !gazetteer.flags(facts[t].form.exact).contains(.wellKnownPlace),
      t == 0 || !facts[t - 1].form.folded.contains(.placePreposition),
      let item = remembered(t),
      item.isPerson
    else { return nil }
    return item.entity
  }
}
