internal import DocumentModel

extension Recognition {
  /// Collects what stands for a name but is none: adjectives and inhabitants, the names in compounds and inside
  /// longer names.
  mutating func collectMentions() {
    var n = 0
    var t = 0
    while t < tokenCount {
      if n < names.count, t >= names[n].tokens.lowerBound {
        mentionsInside(names[n])
        t = names[n].tokens.upperBound
        n += 1
        continue
      }
      if let mention = derivedMention(t) { mentions.append(mention) }
      t += 1
    }
  }

  private mutating func mentionsInside(_ name: Entity) {
    if name.isPart {
      var part = name
      part.isPart = true
      mentions.append(part)
      return
    }
    guard name.tokens.count > 1, name.label != .person else { return }
    var t = name.tokens.lowerBound
    while t < name.tokens.upperBound {
      let limit = t == name.tokens.lowerBound ? name.tokens.upperBound - 1 : name.tokens.upperBound
      guard facts[t].shape.contains(.capital), let found = longestListedName(at: t, before: limit),
        !gazetteer.flags(found.node).contains(.nonName)
      else {
        t += 1
        continue
      }
      // A place inside the name; an organisation only where it is plainly one: "DR Byen", "Danske Banks Fond".
      let place = gazetteer.entry(found.node, .name, .location)
      let entry = place >= 0 ? place : gazetteer.entry(found.node, .name, .organisation)
      let isPlain = place >= 0 || facts[t].shape.contains(.allCapitals) || facts[found.end - 1].ending > 1
      if entry >= 0, isPlain, gazetteer.id(entry) != name.kbID {
        mentions.append(mention(t..<found.end, entry))
      }
      t = found.end
    }
  }

  /// "amerikansk", "Svenskernes", "dansk".
  private func derivedMention(_ t: Int) -> Entity? {
    let fact = facts[t]
    guard !fact.form.folded.isDisjoint(with: [.demonym, .measure]) || fact.stem >= 0 || fact.ending > 0 else {
      return nil
    }
    for role in [NameRole.demonym, .measure] {
      for node in [fact.form.exact, fact.form.otherCase, fact.stem] {
        let entry = gazetteer.entry(node, role)
        if entry >= 0 { return mention(t..<(t + 1), entry) }
      }
    }
    guard fact.ending > 0, fact.shape.contains(.capital) else { return nil }
    let stem = stemMatch(t, Int(fact.ending))
    let entry = gazetteer.entry(stem.otherCase, .demonym)
    return entry >= 0 ? mention(t..<(t + 1), entry) : nil
  }

  private func mention(_ tokens: Range<Int>, _ entry: Int32) -> Entity {
    Entity(
      tokens: tokens, label: gazetteer.label(entry), kind: gazetteer.kind(entry), kbID: gazetteer.id(entry),
      evidence: gazetteer.evidence(entry))
  }
}
