internal import DocumentModel

/// Relative clauses: what noun they describe, and in which function it stands in them.
extension ClauseReader {
  enum RelativeFunction { case subject, object, other }

  /// The noun that the clause of `node` describes, where it is a relative clause; for a cleft the noun behind *det er*.
  func antecedent(of node: Int) -> Filler? {
    guard view.relation[node] == .aclRelcl || view.relation[node] == .acl || relativeWord(of: node) != nil,
      let noun = relativeHead(of: node), noun < node
    else { return nil }
    if view.children(node).contains(where: { view.classes[$0].contains(.at) && $0 < node }) { return nil }
    var head = noun
    // An apposition's relative clause tells of the noun before it: "finansordføreren, Claus Riis, der …".
    while view.relation[head] == .appos || view.relation[head] == .flat, view.head[head] >= 0,
      view.head[head] < head
    {
      head = view.head[head]
    }
    if view.classes[noun].contains(.expletive), view.tag[noun] == .pronoun {
      // "det er X, der …": the clause hangs on *det*; X is the predicate above it or its object.
      let above = view.head[noun]
      if above >= 0, above < node, !view.isVerb(above) {
        head = above
      } else if above >= 0,
        let object = view.children(above).first(where: {
          $0 > above && $0 < node && (view.relation[$0] == .obj || view.relation[$0] == .xcomp)
        })
      {
        head = object
      }
    }
    if head == noun { head = wholePhrase(noun) }
    var filler = Filler(slot: .subject, head: head)
    filler.isAntecedent = true
    return filler
  }

  /// "professor Vinther fra DTU, der …", "den havmøllepark ud for Thyborøn, som …": a name or a noun with *den* is what the
  /// clause tells of, not the place inside its phrase.
  private func wholePhrase(_ noun: Int) -> Int {
    var top = noun
    let isPlace = view.entity[noun] == .location
    while view.relation[top] == .nmod || view.relation[top] == .obl, view.head[top] >= 0,
      view.head[top] < top,
      view.children(top).contains(where: { view.relation[$0] == .case && $0 < top })
    {
      let above = view.head[top]
      let noun = view.tag[above] == .noun || view.tag[above] == .properNoun
      guard noun || view.tag[above] == .adverb else { break }
      top = above
      let pointed = view.children(above).contains { $0 < above && view.traits[$0].contains(.demonstrative) }
      let isPersonOverPlace = view.entity[above] == .person && view.entity[noun ? top : above] != nil
      if noun, pointed && isPlace && !view.traits[above].contains(.definite) || isPersonOverPlace {
        return above
      }
    }
    return noun
  }

  func relativeHead(of node: Int) -> Int? {
    guard view.head[node] >= 0 else { return nil }
    if view.relation[node] == .conj, relativeWord(of: node) != nil {
      // A second relative clause read as coordinated: the antecedent is that of the first.
      if let first = relativeHead(of: view.head[node]) { return first }
    }
    let noun = view.head[node]
    guard view.isVerb(noun) || view.tag[noun] == .adverb || isFormalSubject(noun),
      let word = relativeWord(of: node)
    else { return noun }
    // The tree hangs the clause on a verb: the antecedent is the noun right before the pronoun.
    var k = word - 1
    while k >= 0, view.isPunctuation(k) { k -= 1 }
    guard k >= 0,
      view.tag[k] == .noun || view.tag[k] == .properNoun || view.tag[k] == .pronoun || view.tag[k] == .numeral
    else { return nil }
    while view.relation[k] == .flat || view.relation[k] == .conj, view.head[k] >= 0,
      !view.isVerb(view.head[k])
    {
      k = view.head[k]
    }
    return k
  }

  /// "lyder [det] fra direktøren, der …": no clause tells of it; "[det] er direktøren, der …" is a cleft.
  private func isFormalSubject(_ token: Int) -> Bool {
    let above = view.head[token]
    return view.classes[token].contains(.expletive) && view.tag[token] == .pronoun && above >= 0
      && view.tag[above] == .verb && lexicon.auxiliaries[view.lemma[above]] == nil
      && !view.children(above).contains { view.relation[$0] == .cop }
  }

  /// The relative pronoun of a clause, if it has one.
  func relativeWord(of node: Int) -> Int? {
    view.children(node).first { child in
      child < node && view.classes[child].contains(.relative) && view.relation[child] != .expl
    }
  }

  func relativeFunction(_ node: Int) -> RelativeFunction {
    let own = view.children(node).contains {
      (view.relation[$0] == .nsubj) && !view.classes[$0].contains(.relative)
    }
    if own {
      return view.children(node).contains {
        view.relation[$0] == .obj && !view.classes[$0].contains(.relative)
          && !view.classes[$0].contains(.reflexive) && !view.isVerb($0)
      } ? .other : .object
    }
    if let word = relativeWord(of: node) { return view.relation[word] == .obj ? .object : .subject }
    return .subject
  }
}
