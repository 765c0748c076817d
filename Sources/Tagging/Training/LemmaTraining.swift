/// Lemma rules from the training sentences.
struct LemmaTraining {
  private(set) var ends: [UInt32] = []
  private(set) var bytes: [UInt8] = []
  /// The usual rule of a form under a tag.
  private(set) var byForm: [UInt64: UInt16] = [:]
  private(set) var endings: [UInt64] = []

  static func formKey(_ running: UInt64, _ tag: UInt8) -> UInt64 {
    running ^ UInt64(tag) &* 0x9e37_79b9_7f4a_7c15
  }

  init(_ corpus: TrainingCorpus, lemmas: [String], properTags: Set<UInt8>) {
    var numbers: [[UInt8]: UInt16] = [:]
    var form = FoldedForm()
    var counts: [UInt64: [UInt16: Int]] = [:]
    var example: [UInt64: (token: Int, tag: UInt8)] = [:]
    for (i, token) in corpus.tokens.enumerated() {
      fold(corpus.forms[i], into: &form)
      guard
        let text = LemmaTraining.rule(
          from: form, to: Array(lemmas[i].utf8), proper: properTags.contains(token.tag))
      else { continue }
      if numbers[text] == nil {
        guard numbers.count < Int(LemmaRules.unknown) else { continue }
        numbers[text] = UInt16(numbers.count)
        bytes += text
        ends.append(UInt32(bytes.count))
      }
      let key = LemmaTraining.formKey(token.running, token.tag)
      counts[key, default: [:]][numbers[text]!, default: 0] += 1
      if example[key] == nil { example[key] = (i, token.tag) }
    }
    byForm = counts.mapValues(LemmaTraining.best)

    // Rules by ending: kept only where a longer ending says otherwise than the shorter one.
    var byEnding: [UInt64: [UInt16: Int]] = [:]
    var parents: [UInt64: UInt64] = [:]
    var levels: [[UInt64]] = .init(repeating: [], count: LemmaRules.longest + 1)
    for key in example.keys.sorted() {
      let (token, tag) = example[key]!
      fold(corpus.forms[token], into: &form)
      let weight = min(3, counts[key]!.values.reduce(0, +))
      var at = form.count
      var hash = FormHash.start
      var parent: UInt64 = 0
      for length in 0...LemmaRules.longest {
        let ending = LemmaRules.key(hash, length, tag)
        if byEnding[ending] == nil {
          levels[length].append(ending)
          parents[ending] = parent
        }
        byEnding[ending, default: [:]][byForm[key]!, default: 0] += weight
        parent = ending
        guard at > 0 else { break }
        at -= 1
        hash = FormHash.step(hash, form.lower[at])
        while at > 0 && form.lower[at] & 0xC0 == 0x80 {
          at -= 1
          hash = FormHash.step(hash, form.lower[at])
        }
      }
    }
    var said: [UInt64: UInt16] = [:]
    var kept: [(UInt64, UInt16)] = []
    for level in levels {
      for ending in level {
        let rule = LemmaTraining.best(byEnding[ending]!)
        said[ending] = rule
        if parents[ending] == 0 || said[parents[ending]!] != rule { kept.append((ending, rule)) }
      }
    }
    var size = 64
    while size * 2 < kept.count * 3 { size *= 2 }
    endings = [UInt64](repeating: 0, count: size)
    for (key, rule) in kept {
      var at = Int(truncatingIfNeeded: key >> 16) & (size - 1)
      while endings[at] != 0 { at = (at + 1) & (size - 1) }
      endings[at] = key | UInt64(rule)
    }
  }

  private static func best(_ rules: [UInt16: Int]) -> UInt16 {
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
