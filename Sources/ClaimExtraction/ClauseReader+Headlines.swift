internal import DocumentModel

/// Headlines without a finite verb.
extension ClauseReader {
  /// Elliptical headlines: "Bank sigtet for hvidvask" is a finite passive. A part between dashes or colons counts by
  /// itself.
  func headlines() -> [Predication] {
    var found: [Predication] = []
    for token in 0..<view.count
    where view.isParticiple(token) && view.tag[token] == .verb && view.traits[token].contains(.past)
      && (view.relation[token] != .amod || view.head[token] < token)
      && !predications.contains(where: { $0.nodes.contains(token) })
    {
      let part = headlinePart(around: token)
      guard part.lowerBound < token, !part.contains(where: { view.isFinite($0) || view.isMark($0, ",") }),
        !part.contains(where: { view.relation[$0] == .aux && view.head[$0] == token })
      else { continue }
      var p = Predication(finite: token, verb: token, nodes: [token])
      let own = view.children(token).first {
        view.relation[$0] == .nsubj && $0 < token && part.contains($0) && !view.isPunctuation($0)
      }
      // Else the noun right before it, which the tree may take for the head of all.
      var before = token - 1
      while before > part.lowerBound, view.tag[before] == .adverb { before -= 1 }
      while view.relation[before] == .flat, view.head[before] >= part.lowerBound {
        before = view.head[before]
      }
      let noun =
        view.tag[before] == .noun || view.tag[before] == .properNoun || view.tag[before] == .adjective
        || view.tag[before] == .numeral
      guard own != nil || (noun && part.contains(before)) else { continue }
      p.subject = Filler(slot: .subject, head: own ?? before)
      p.passive = !lexicon.perfectWithBe.contains(view.lemma[token])
      noteNegation(below: token, in: &p)
      found.append(p)
    }
    return found
  }

  func headlinePart(around token: Int) -> Range<Int> {
    func parts(_ i: Int) -> Bool {
      view.isMark(i, "–") || view.isMark(i, "-") || view.isMark(i, ":") || view.isMark(i, "—")
    }
    var low = token
    while low > 0, !parts(low - 1) { low -= 1 }
    var high = token
    while high < view.count, !parts(high) { high += 1 }
    return low..<high
  }
}
