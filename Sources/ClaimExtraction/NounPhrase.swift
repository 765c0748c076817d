internal import DocumentModel

extension SentenceView {
  /// The full noun phrase of `head`: determiners, titles, adjectives, genitives, prepositional modifiers, close
  /// apposition and coordination; without relative clauses, an apposition after a comma, "herunder …" tails and
  /// the governing preposition.
  ///
  /// - Parameter cut: a dependent that another role has taken; the phrase ends before it.
  func phrase(_ head: Int, cut: Int? = nil) -> Range<Int> {
    var inside = [Bool](repeating: false, count: count)
    mark(head, top: true, cut: cut, in: &inside)
    var low = head
    while low > 0, inside[low - 1] || bridgesLeft(low - 1, inside) { low -= 1 }
    var high = head + 1
    while high < count {
      if classes[high].contains(.tail), high > head + 1 || !inside[high] { break }
      if inside[high] {
        high += 1
      } else if let end = bridgeRight(high, head, inside) {
        high = end
      } else {
        break
      }
    }
    return trimmed(withName(hyphenated(low..<high), head), keeping: head)
  }

  /// "oplyser [National enhed for Særlig Kriminalitet (NSK)]": a name is never cut, and letters in brackets go with it.
  private func withName(_ range: Range<Int>, _ head: Int) -> Range<Int> {
    guard let name = nameRange(head), range.contains(name.lowerBound), name.upperBound > range.upperBound
    else {
      return range
    }
    var high = name.upperBound
    if high + 2 < count, isMark(high, "("), isMark(high + 2, ")") { high += 3 }
    return range.lowerBound..<high
  }

  /// "[klima-, energi- og forsyningsminister] X": words that end in a hyphen go on to the one that ends in none.
  private func hyphenated(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    func joins(_ i: Int) -> Bool { i < count && (isMark(i, ",") || tag[i] == .coordinatingConjunction) }
    while low > 1, joins(low - 1), endsInHyphen(low - 2) { low -= 2 }
    while high + 1 < count, endsInHyphen(high - 1), joins(high) {
      high += 2
      if !endsInHyphen(high - 1) {
        let last = high - 1
        while high < count, tag[high] == .properNoun, isMark(high, ",") == false, head[high] >= 0,
          relation[high] == .flat || head[high] == last || entity[high] != nil
        { high += 1 }
      }
    }
    return low..<high
  }

  private func endsInHyphen(_ token: Int) -> Bool {
    withBytes(token) { $0.count > 1 && $0.last == 0x2D }
  }

  private func mark(_ token: Int, top: Bool, cut: Int?, in inside: inout [Bool]) {
    inside[token] = true
    for child in children(token) where child != cut {
      let relation = relation[child]
      if relation == .punct { continue }
      if top,
        relation == .case || relation == .mark || relation == .cc || relation == .cop || relation == .aux
      {
        if child < token { continue }
      }
      if top, relation == .nsubj || relation == .expl { continue }
      if isRelativeClause(child, of: token) || isClauseApart(child, of: token)
        || isNextPhrase(child, of: token) || isWhen(child, of: token) || isSource(child)
      {
        continue
      }
      mark(child, top: false, cut: cut, in: &inside)
    }
  }

  /// "[generalen] ifølge BBC".
  private func isSource(_ child: Int) -> Bool {
    children(child).contains { classes[$0].contains(.source) && $0 < child }
  }

  /// "[holdet] søndag tabte", "[partiet] i oktober": a bare day or measure of time tells when; with a preposition it does so
  /// behind somebody, who has no dates.
  private func isWhen(_ child: Int, of noun: Int) -> Bool {
    guard child > noun, relation[child] != .conj, relation[child] != .flat,
      isTime(child) || classes[child].contains(.measure) || lexiconClasses(child).contains(.measure),
      !traits[child].contains(.genitive), noun + 1 < count
    else { return false }
    let hasPreposition = children(child).contains { tag[$0] == .adposition && $0 < child }
    return hasPreposition
      ? isPerson(noun) && (isTime(child) || lexiconClasses(child).contains(.month)) : tag[noun] != .numeral
  }

  /// "I går fyrede [klubben] [træneren]": a definite noun right behind a definite noun or a name is a phrase of its own,
  /// whatever the tree says.
  func isNextPhrase(_ child: Int, of noun: Int) -> Bool {
    guard child > noun, tag[child] == .noun, traits[child].contains(.definite), entity[child] == nil,
      tag[noun] == .properNoun || traits[noun].contains(.definite), !traits[noun].contains(.genitive),
      relation[child] != .conj
    else { return false }
    let hasOpener = children(child).contains {
      $0 < child && relation[$0] != .amod && relation[$0] != .nmodPoss
    }
    guard !hasOpener else { return false }
    let start = children(child).filter { $0 < child }.min() ?? child
    return start > 0 && !isPunctuation(start - 1) && tag[start - 1] != .coordinatingConjunction
      && tag[start - 1] != .adposition
  }

  /// A finite clause that describes `noun`: with a relative word, or with none and no *at*.
  func isRelativeClause(_ clause: Int, of noun: Int) -> Bool {
    guard clause > noun,
      relation[clause] == .aclRelcl || relation[clause] == .acl || relation[clause] == .advcl
        || relation[clause] == .dep || relation[clause] == .nmod || relation[clause] == .conj
        || relation[clause] == .appos || relation[clause] == .parataxis || relation[clause] == .amod
    else { return false }
    guard finiteVerb(of: clause) != nil else { return false }
    return !children(clause).contains { classes[$0].contains(.at) && $0 < clause }
  }

  /// A dependent that is a clause of its own and no part of a noun phrase: an adverbial clause, a main clause.
  private func isClauseApart(_ child: Int, of noun: Int) -> Bool {
    guard tag[noun] != .verb else { return false }
    // "undgik konkurs ved at sælge flyene".
    if children(child).contains(where: {
      classes[$0].contains(.means) && $0 < child && classes[$0 + 1].contains(.at)
    }) {
      return true
    }
    if relation[child] == .conj || relation[child] == .parataxis || relation[child] == .advcl {
      if finiteVerb(of: child) != nil,
        !children(child).contains(where: { classes[$0].contains(.at) && $0 < child })
      {
        return true
      }
    }
    // A subordinating word makes it an adverbial clause even where no verb was seen.
    return children(child).contains {
      classes[$0].contains(.subordinator) && relation[$0] == .mark && tag[$0] == .subordinatingConjunction
        && !classes[$0].contains(.at)
    }
  }

  /// The finite verb of the clause whose head is `node`: itself or an auxiliary or copula below it.
  func finiteVerb(of node: Int) -> Int? {
    if isFinite(node) { return node }
    return children(node).first {
      (relation[$0] == .aux || relation[$0] == .cop || relation[$0] == .auxPass) && isFinite($0)
    }
  }

  private func bridgesLeft(_ token: Int, _ inside: [Bool]) -> Bool {
    // "nye, permanente ydelser", "»økonomisk mobning«": marks between words of the phrase.
    guard isPunctuation(token) || tag[token] == .coordinatingConjunction, token > 0 else { return false }
    return inside[token - 1]
  }

  /// Where the phrase goes on behind a mark at `token`, or `nil` where it ends there.
  private func bridgeRight(_ token: Int, _ head: Int, _ inside: [Bool]) -> Int? {
    guard isPunctuation(token) || tag[token] == .coordinatingConjunction || tag[token] == .symbol else {
      return nil
    }
    if isMark(token, "(") {
      // "(S)", "(DR)" after a name stays inside.
      if token + 2 < count, isMark(token + 2, ")") { return token + 3 }
      return nil
    }
    if isMark(token, ","), let end = apposition(after: token), isCoordinated(head) { return end }
    var next = token + 1
    while next < count, isPunctuation(next) { next += 1 }
    guard next < count, inside[next] else { return nil }
    if isMark(token, ",") || isMark(token, "–") || isMark(token, "-") {
      // After a comma only coordination or a complement clause goes on; an apposition does not.
      let part = topBelow(next, inside)
      // "udvalget for [klima], [energi] og [forsyning]": a row below the head goes on too.
      if relation[part] == .conj {
        let first = self.head[part]
        return isCoordinated(head) || first >= 0 && first != head && isCoordinated(first) ? next : nil
      }
      if classes[next].contains(.at) { return next }
      return part < head || relation[part] == .amod ? next : nil
    }
    return next
  }

  /// "direktøren for A, Jens Holm, og direktøren for B": a name between commas before *og* does not end the phrase.
  private func apposition(after comma: Int) -> Int? {
    var i = comma + 1
    while i < count, i < comma + 6, tag[i] == .properNoun || entity[i] != nil { i += 1 }
    guard i > comma + 1, i + 1 < count, isMark(i, ","), tag[i + 1] == .coordinatingConjunction else {
      return nil
    }
    return i + 1
  }

  private func topBelow(_ token: Int, _ inside: [Bool]) -> Int {
    var k = token
    while head[k] > -1, inside[head[k]], head[k] >= token { k = head[k] }
    return k
  }

  private func isCoordinated(_ token: Int) -> Bool {
    children(token).contains { child in
      relation[child] == .cc || (relation[child] == .dep && tag[child] == .coordinatingConjunction)
        || (relation[child] == .conj
          && (children(child).contains { relation[$0] == .cc || tag[$0] == .coordinatingConjunction }
            || isCoordinated(child)))
    }
  }

  /// `range` without marks and focus words at its edges. An unpaired quotation mark inside ends it.
  func trimmed(_ range: Range<Int>, keeping head: Int) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    if low > 0, isOpeningQuote(low - 1),
      let mark = (head + 1..<max(head + 1, high)).first(where: { isClosingQuote($0) })
    {
      high = mark
    }
    while low < head,
      isPunctuation(low) || classes[low].contains(.focus) || classes[low].contains(.negation)
        || tag[low] == .coordinatingConjunction
    { low += 1 }
    while high - 1 > head,
      isPunctuation(high - 1) && !isMark(high - 1, ")") || tag[high - 1] == .coordinatingConjunction
    { high -= 1 }
    return low..<high
  }

  private func isOpeningQuote(_ token: Int) -> Bool {
    isMark(token, "»") || isMark(token, "“") || isMark(token, "\"") || isMark(token, "”")
  }

  private func isClosingQuote(_ token: Int) -> Bool {
    isMark(token, "«") || isMark(token, "”") || isMark(token, "\"")
  }

  /// The whole clause of `node`, from `start` to its last word.
  func clauseSpan(_ node: Int, from start: Int) -> Range<Int> {
    var high = node
    var stack = [node]
    while let token = stack.popLast() {
      if !isPunctuation(token) { high = max(high, token) }
      for child in children(token) where child > start { stack.append(child) }
    }
    return min(start, node)..<high + 1
  }
}
