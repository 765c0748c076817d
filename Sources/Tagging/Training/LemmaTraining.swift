internal import DocumentModel

/// Lemma rules from the training sentences.
struct LemmaTraining {
  private(set) var ends: [UInt32] = []
  private(set) var bytes: [UInt8] = []
  /// The usual rule of a form under a tag.
  private(set) var byForm: [UInt64: UInt16] = [:]
  private(set) var endings: [UInt64] = []
  private(set) var sets = [UInt32](repeating: 0, count: LemmaRules.setCount)
  /// The rules so far, each with its number.
  private var texts: [[UInt8]] = []
  private var numbers: [[UInt8]: UInt16] = [:]

  static func formKey(_ running: UInt64, _ tag: UInt8) -> UInt64 {
    running ^ UInt64(tag) &* 0x9e37_79b9_7f4a_7c15
  }

  /// Learns from the tokens of `corpus`, whose tags are numbers in `tags`.
  init(_ corpus: TrainingCorpus, lemmas: [String], tags: [String], facts: WordFacts) {
    let upos = tags.map { UPOS(name: $0.prefix { $0 != " " }) ?? .other }
    var form = FoldedForm()
    var counts: [UInt64: [UInt16: Int]] = [:]
    var example: [UInt64: (token: Int, tag: UInt8)] = [:]
    for (i, token) in corpus.tokens.enumerated() where Int(token.tag) < tags.count {
      fold(corpus.forms[i], into: &form)
      guard
        let text = LemmaTraining.rule(
          from: form, to: Array(lemmas[i].utf8), proper: upos[Int(token.tag)] == .properNoun),
        let number = number(of: text)
      else { continue }
      let key = LemmaTraining.formKey(token.running, token.tag)
      counts[key, default: [:]][number, default: 0] += 1
      if example[key] == nil { example[key] = (i, token.tag) }
    }
    byForm = counts.mapValues(LemmaTraining.best)

    var tree = EndingTree()
    let genitives = LemmaTraining.genitives(tags)
    for key in example.keys.sorted() {
      let (token, tag) = example[key]!
      fold(corpus.forms[token], into: &form)
      let rule = byForm[key]!
      tree.add(form, "", tag, rule, weight: min(3, counts[key]!.values.reduce(0, +)))
      // Genitives are rare: every noun shows its own.
      guard let genitive = genitives[tag] else { continue }
      var text = texts[Int(rule)]
      guard text[0] < .max else { continue }
      text[0] += 1
      if let number = number(of: text) { tree.add(form, "s", genitive, number, weight: 1) }
    }
    endings = tree.table()
    learnSets(corpus, example, upos, facts)
  }

  private mutating func number(of rule: [UInt8]) -> UInt16? {
    if let number = numbers[rule] { return number }
    guard texts.count < Int(LemmaRules.unknown) else { return nil }
    let number = UInt16(texts.count)
    numbers[rule] = number
    texts.append(rule)
    bytes += rule
    ends.append(UInt32(bytes.count))
    return number
  }

  /// The tag of a noun's genitive by the tag of the noun.
  private static func genitives(_ tags: [String]) -> [UInt8: UInt8] {
    var found: [UInt8: UInt8] = [:]
    for (i, tag) in tags.enumerated() where tag.hasPrefix("NOUN ") && !tag.hasPrefix("NOUN Case=") {
      if let genitive = tags.firstIndex(of: "NOUN Case=Gen|" + tag.dropFirst(5)) {
        found[UInt8(i)] = UInt8(genitive)
      }
    }
    return found
  }

  /// Which sets of dictionary analyses mark a lemma: those that the right rule of a form leads to, and the rules of its
  /// shorter endings do not.
  private mutating func learnSets(
    _ corpus: TrainingCorpus, _ example: [UInt64: (token: Int, tag: UInt8)], _ upos: [UPOS],
    _ facts: WordFacts
  ) {
    let size = LemmaRules.setCount * UPOS.allCases.count
    var right = [Int](repeating: 0, count: size)
    var wrong = right
    var form = FoldedForm()
    ends.withUnsafeBufferPointer { ends in
      bytes.withUnsafeBufferPointer { bytes in
        endings.withUnsafeBufferPointer { endings in
          sets.withUnsafeBufferPointer { sets in
            let rules = LemmaRules(ends: ends, bytes: bytes, endings: endings, sets: sets)
            for key in example.keys.sorted() {
              let (token, tag) = example[key]!
              fold(corpus.forms[token], into: &form)
              let own = byForm[key]!
              let kind = Int(upos[Int(tag)].rawValue)
              right[Int(rules.analyses(own, of: form, facts)) * UPOS.allCases.count + kind] += 1
              rules.eachRule(for: form, tag: tag) { rule in
                guard rule != own else { return }
                wrong[Int(rules.analyses(rule, of: form, facts)) * UPOS.allCases.count + kind] += 1
              }
            }
          }
        }
      }
    }
    for analyses in 1..<LemmaRules.setCount {
      for kind in UPOS.allCases {
        let at = analyses * UPOS.allCases.count + Int(kind.rawValue)
        if right[at] >= 3, right[at] >= 4 * wrong[at] { sets[analyses] |= 1 << UInt32(kind.rawValue) }
      }
    }
  }

  static func best(_ rules: [UInt16: Int]) -> UInt16 {
    rules.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
  }

  /// Cut, keeps capitals, bytes to add; `nil` where more than 255 bytes would have to go.
  private static func rule(from form: borrowing FoldedForm, to lemma: [UInt8], proper: Bool) -> [UInt8]? {
    var lowered = FoldedForm()
    lemma.withUnsafeBufferPointer { lowered.fold($0) }
    let keeps = proper || lowered.capitals != .none
    var shared = 0
    while shared < form.count && shared < lemma.count
      && (keeps ? form.cased[shared] : form.lower[shared]) == lemma[shared]
    { shared += 1 }
    while shared > 0 && shared < form.count && form.lower[shared] & 0xC0 == 0x80 { shared -= 1 }
    while shared > 0 && shared < lemma.count && lemma[shared] & 0xC0 == 0x80 { shared -= 1 }
    guard form.count - shared <= 255, lemma.count - shared <= 200 else { return nil }
    return [UInt8(form.count - shared), keeps ? 1 : 0] + lemma[shared...]
  }
}

/// Rules by ending: kept only where a longer ending says otherwise than the shorter one.
private struct EndingTree {
  private var rules: [UInt64: [UInt16: Int]] = [:]
  private var parents: [UInt64: UInt64] = [:]
  private var levels: [[UInt64]] = .init(repeating: [], count: LemmaRules.longest + 1)

  /// Counts `rule` under all endings of `form` with `suffix` behind it.
  mutating func add(_ form: borrowing FoldedForm, _ suffix: String, _ tag: UInt8, _ rule: UInt16, weight: Int)
  {
    var at = form.count
    var hash = FormHash.start
    var parent: UInt64 = 0
    var suffix = Array(suffix.utf8)
    for length in 0...LemmaRules.longest {
      let ending = LemmaRules.key(hash, length, tag)
      if rules[ending] == nil {
        levels[length].append(ending)
        parents[ending] = parent
      }
      rules[ending, default: [:]][rule, default: 0] += weight
      parent = ending
      if let last = suffix.popLast() {
        hash = FormHash.step(hash, last)
        continue
      }
      guard at > 0 else { break }
      at -= 1
      hash = FormHash.step(hash, form.lower[at])
      while at > 0 && form.lower[at] & 0xC0 == 0x80 {
        at -= 1
        hash = FormHash.step(hash, form.lower[at])
      }
    }
  }

  /// Slots of ending and rule.
  func table() -> [UInt64] {
    var said: [UInt64: UInt16] = [:]
    var kept: [(UInt64, UInt16)] = []
    for level in levels {
      for ending in level {
        let rule = LemmaTraining.best(rules[ending]!)
        said[ending] = rule
        if parents[ending] == 0 || said[parents[ending]!] != rule { kept.append((ending, rule)) }
      }
    }
    var size = 64
    while size * 2 < kept.count * 3 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for (key, rule) in kept {
      var at = Int(truncatingIfNeeded: key >> 16) & (size - 1)
      while slots[at] != 0 { at = (at + 1) & (size - 1) }
      slots[at] = key | UInt64(rule)
    }
    return slots
  }
}
