internal import DocumentModel

/// How sure the clause is, by its place: under *hvis*, as a question, with a time to come.
extension ClauseReader {
  /// What the clause's place says: under *hvis*, a question, an imperative, a verb-first condition.
  func settleClause(_ node: Int, finite: Int, _ p: inout Predication) {
    if view.traits[finite].contains(.imperative) { p.raise(to: .planned) }
    for child in view.children(node) where child < finite || child < node {
      let classes = view.classes[child]
      if classes.contains(.condition), view.relation[child] == .mark || view.relation[child] == .advmod {
        p.raise(to: .possible)
      }
      if child < finite, view.relation[child] == .mark, classes.contains(.whether), !isBeforeAt(child) {
        p.raise(to: .possible)
      }
    }
    if isBehindCondition(node, finite) { p.raise(to: .possible) }
    if isIndirectQuestion(node) { p.raise(to: .possible) }
    if isQuestion, view.head[node] == -1 || isConjoinedToRoot(node) || asksBehindColon(node, finite),
      sharesQuestionMark(finite)
    {
      p.raise(to: .possible)
    }
    if isVerbFirstCondition(node, finite) { p.raise(to: .possible) }
    // "inden strejken går i gang": what a present tense waits for is to come.
    if view.traits[finite].contains(.present), isPending(node, finite) { p.raise(to: .planned) }
    if let above = wantingVerb(node), irrealis.contains(view.lemma[above]) { p.raise(to: .planned) }
    if view.traits[finite].contains(.present), lexicon.modals[view.form[finite]] == nil,
      lexicon.auxiliaries[view.lemma[finite]] != .have,
      lexicon.auxiliaries[view.lemma[finite]] != .be || node == finite || !view.isParticiple(node)
    {
      // A present tense with a time to come, or behind a condition: "åbner på lørdag", "hvis …, lukker vi fabrikken".
      let window = clauseWindow(node, finite)
      if window.contains(where: { view.begins(lexicon.futurePhrases, at: $0) || isDate($0) }) {
        p.isScheduled = true
      }
      if view.children(node).contains(where: { clause in
        clause < finite
          && view.children(clause).contains {
            view.classes[$0].contains(.condition) && view.relation[$0] == .mark
          }
      }) {
        p.raise(to: .planned)
      }
    }
  }

  /// "den 1. december", "fra 1. januar": a day and a month.
  private func isDate(_ token: Int) -> Bool {
    token > 0 && view.classes[token].contains(.month)
      && view.withBytes(token - 1) { $0.count >= 2 && $0.last == 0x2E && (0x30...0x39).contains($0[0]) }
  }

  /// "medmindre parterne beder om udsættelse", wherever the tree hangs the word.
  private func isBehindCondition(_ node: Int, _ finite: Int) -> Bool {
    let start = clauseWindow(node, finite).lowerBound
    let first = view.tag[start] == .coordinatingConjunction ? start + 1 : start
    // "hvis direktør blev fyret": a genitive asks nothing.
    return first < finite && view.classes[first].contains(.condition) && view.tag[first] != .pronoun
      && first + 1 < view.count
      && !view.isFinite(first + 1) && view.head[first] >= 0 && view.tag[view.head[first]] != .noun
  }

  /// "inden strejken går i gang", whatever the tree makes of the word; not "inden for", "før sommer".
  private func isPending(_ node: Int, _ finite: Int) -> Bool {
    if view.children(node).contains(where: {
      $0 < finite && view.classes[$0].contains(.pending) && view.relation[$0] == .mark
    }) {
      return true
    }
    var start = clauseWindow(node, finite).lowerBound
    while start < finite, view.tag[start] == .adverb { start += 1 }
    return start + 1 < finite && finite <= node && view.classes[start].contains(.pending)
      && view.tag[start + 1] != .adposition
      && view.children(node).contains { $0 < finite && $0 > start && view.isNominal($0) }
  }

  /// "om, at": no *om* that asks.
  private func isBeforeAt(_ token: Int) -> Bool {
    var next = token + 1
    while next < view.count, view.isPunctuation(next) { next += 1 }
    return next < view.count && view.classes[next].contains(.at)
  }

  /// "Overblik: Hvem styrer banken?"
  private func asksBehindColon(_ node: Int, _ finite: Int) -> Bool {
    let start = clauseWindow(node, finite).lowerBound
    return start > 0 && view.isMark(start - 1, ":")
      && (start == finite || view.classes[start].contains(.question))
  }

  /// The question mark stands in the same quotation, or outside quotations, as the verb; no colon between.
  func sharesQuestionMark(_ finite: Int) -> Bool {
    guard let mark = (finite..<view.count).last(where: { view.isMark($0, "?") }) else { return false }
    return quotations.contains(mark) == quotations.contains(finite)
      && !(finite..<mark).contains { view.isMark($0, ":") }
  }

  func clauseWindow(_ node: Int, _ finite: Int) -> Range<Int> {
    var end = max(node, finite) + 1
    while end < view.count, !view.isMark(end, ","), !view.isFinite(end) { end += 1 }
    var start = min(node, finite)
    while start > 0, !view.isMark(start - 1, ","), !view.isMark(start - 1, ":"), !view.isFinite(start - 1) {
      start -= 1
    }
    return start..<end
  }

  /// The verb whose at-clause the clause of `node` is, through coordination: "at Energinet opfører parken og siden sælger
  /// den" too.
  func wantingVerb(_ node: Int) -> Int? {
    var k = node
    if !hasAt(k) {
      guard view.relation[k] == .conj, view.head[k] >= 0, hasAt(view.head[k]),
        let link = view.children(k).first(where: { view.tag[$0] == .coordinatingConjunction }),
        link > 0, !view.isPunctuation(link - 1),
        !view.children(k).contains(where: { view.relation[$0] == .nsubj })
      else { return nil }
      k = view.head[k]
    }
    while view.relation[k] == .conj, view.head[k] >= 0, !irrealis.contains(view.lemma[view.head[k]]) {
      k = view.head[k]
    }
    return view.head[k] >= 0 && view.head[k] < k ? view.head[k] : nil
  }

  private func hasAt(_ node: Int) -> Bool {
    view.children(node).contains { view.classes[$0].contains(.at) && $0 < node }
  }

  func isConjoinedToRoot(_ node: Int) -> Bool {
    view.relation[node] == .conj && view.head[node] >= 0 && view.head[view.head[node]] == -1
  }

  func isIndirectQuestion(_ node: Int) -> Bool {
    guard let governor = governorOfQuestion(node) else { return false }
    if asksNothing(node) { return false }
    let isDenied = view.children(governor).contains { view.classes[$0].contains(.negation) }
    return isDenied || !lexicon.classes(of: view.lemma[governor]).contains(.factive)
  }

  /// "hvorfor de strejker": that they do is known. "Norge, hvor staten betaler": a relative clause.
  private func asksNothing(_ node: Int) -> Bool {
    guard let word = view.children(node).first(where: { $0 < node && view.classes[$0].contains(.question) })
    else { return false }
    if view.classes[word].contains(.factive) { return true }
    return view.classes[word].contains(.place) && word > 1 && view.isMark(word - 1, ",")
      && (view.tag[word - 2] == .noun || view.tag[word - 2] == .properNoun) && !view.isFinite(word + 1)
  }

  func governorOfQuestion(_ node: Int) -> Int? {
    guard view.head[node] >= 0 else { return nil }
    let hasQuestionWord = view.children(node).contains {
      $0 < node
        && (view.classes[$0].contains(.question)
          || view.children($0).contains { view.classes[$0].contains(.question) })
    }
    let relation = view.relation[node]
    if hasQuestionWord,
      relation == .obj || relation == .ccomp || relation == .xcomp || relation == .advcl || relation == .obl
    {
      return view.head[node]
    }
    // "hvilken X nogen gør": the noun X is the object, the verb its relative clause.
    let noun = view.head[node]
    if relation == .aclRelcl, view.children(noun).contains(where: { view.classes[$0].contains(.question) }) {
      return view.head[noun] >= 0 ? view.head[noun] : nil
    }
    return nil
  }

  /// "Siger han nej, …": a finite verb first, its clause below a later finite verb.
  func isVerbFirstCondition(_ node: Int, _ finite: Int) -> Bool {
    guard !isQuestion else { return false }
    var before = finite - 1
    while before >= 0, view.isPunctuation(before) { before -= 1 }
    guard before == -1 || (view.isPunctuation(finite - 1) && before >= 0 && view.isMark(finite - 1, ":"))
    else {
      return false
    }
    guard !view.traits[finite].contains(.imperative) else { return false }
    // A comma and then another finite verb straight after it.
    var i = finite + 1
    while i + 1 < view.count {
      if view.isMark(i, ",") {
        if view.isFinite(i + 1), !view.classes[i + 1].contains(.relative) { return true }
      }
      if i > finite + 40 { break }
      i += 1
    }
    return false
  }
}
