internal import DocumentModel

/// The words that make up a predicate: its verb's noun, particle, fixed words, reflexive pronoun.
extension FrameMatcher {
  func lightNoun(_ frame: Frame, _ p: Predication) -> Int? {
    // In the passive too: fillers stand as in the active clause.
    for filler in p.fillers where filler.slot == .object || filler.slot == .indirectObject {
      if isNoun(of: frame, filler.head) { return filler.head }
    }
    // The tree may hang the noun elsewhere: look right behind the verb, before any preposition.
    var i = p.verb + 1
    while i < min(view.count, p.verb + 7) {
      if isNoun(of: frame, i),
        view.tag[i] == .noun || view.tag[i] == .interjection || view.tag[i] == .adverb
          || view.tag[i] == .adjective
      {
        if slots.preposition(of: i) == nil { return i }
      }
      if view.tag[i] == .adposition || view.isMark(i, ",") || view.isMark(i, ".") { break }
      i += 1
    }
    // "kom [med] en skarp [kritik]": behind the frame's preposition.
    for filler in p.fillers {
      if case .preposition(let word) = filler.slot, frame.prepositions.contains(word),
        filler.preposition.map({ $0 > p.verb }) ?? false, filler.host == nil, isNoun(of: frame, filler.head)
      {
        return filler.head
      }
    }
    return nil
  }

  /// Whether `token` is a noun of the frame or, where no lexicon names it, a compound that ends in one: "budgetaftale".
  private func isNoun(of frame: Frame, _ token: Int) -> Bool {
    if frame.nouns.contains(view.lemma[token]) || frame.nouns.contains(view.form[token]) { return true }
    guard view.lemma[token] == 0, view.tag[token] == .noun else { return false }
    return frame.nouns.contains { noun in
      let name = slots.vocabulary.bytes(of: noun)
      return name.count >= 4 && view.lemmaEnds(token, in: name, after: 3)
    }
  }

  func particle(_ particles: UnsafeBufferPointer<Vocabulary.ID>, _ p: Predication) -> Int? {
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
      if view.isMark(i, ",") || view.isFinite(i) || view.classes[i].contains(.at) { break }
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

  /// The first of the frame's phrases that stands behind the verb.
  func anyWords(_ frame: Frame, _ p: Predication) -> [Int]? {
    for wanted in frame.words {
      if let found = words(wanted, p) { return found }
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
    for node in slots.nodesWithArguments(p) {
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
}
