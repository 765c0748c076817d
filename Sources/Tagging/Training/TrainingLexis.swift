/// The forms of the training sentences: which tags they have, which tags their endings suggest.
struct TrainingLexis {
  /// A form seen so often has no tags beyond those seen.
  static let closedCount = 10
  /// An ending suggests tags only where it is seen so often: with less, the right tag is missing for one unknown
  /// word in ten.
  static let minimumEnding = 12

  /// A form with a class of capitals.
  struct FormType {
    var key: UInt64
    var running: UInt64
    var capitals: CapitalClass
    /// How often the form occurs, with whatever capitals.
    var count = 0
    /// How often with these.
    var ownCount = 0
    var candidates: [UInt8] = []
    var closed = false
    var analysed = false
    /// The candidates as if the form had never been seen.
    var unseen: [UInt8] = []
    var word: UInt32 = 0
    var rareWord: UInt32 = 0
    var ending: UInt32 = 0
    var ambiguity: UInt32 = 0
    var unseenAmbiguity: UInt32 = 0
    var features: [UInt32] = []
  }

  private(set) var types: [FormType] = []
  private(set) var typeNumbers: [UInt64: Int] = [:]
  /// Lists of tags by ending key.
  private(set) var endingTags: [UInt64: [UInt8]] = [:]

  init(_ corpus: TrainingCorpus, facts: WordFacts) {
    var byForm: [UInt64: [UInt8: Int]] = [:]
    var byType: [UInt64: [UInt8: Int]] = [:]
    var endingsOfType: [UInt64: [UInt64]] = [:]
    for token in corpus.tokens {
      byForm[token.running, default: [:]][token.tag, default: 0] += 1
      byType[token.key, default: [:]][token.tag, default: 0] += 1
    }
    // Every form of some frequency may also begin a sentence.
    var form = FoldedForm()
    var endingCounts: [UInt64: [UInt8: Int]] = [:]
    let endings = UnsafeMutablePointer<UInt64>.allocate(capacity: EndingTags.longest + 1)
    let features = UnsafeMutablePointer<UInt32>.allocate(capacity: FormFeatures.capacity)
    defer {
      endings.deallocate()
      features.deallocate()
    }
    let formFeatures = FormFeatures(facts: facts)
    for (i, token) in corpus.tokens.enumerated() where typeNumbers[token.key] == nil {
      fold(corpus.forms[i], into: &form)
      typeNumbers[token.key] = types.count
      var type = FormType(key: token.key, running: token.running, capitals: token.capitals)
      type.count = byForm[token.running]!.values.reduce(0, +)
      type.ownCount = byType[token.key]!.values.reduce(0, +)
      let n = EndingTags.hashes(of: form, to: endings)
      type.ending = EndingTags.symbol(endings, n)
      type.rareWord = FormHash.feature(200, type.ending, UInt32(token.capitals.rawValue))
      type.word = type.count > 1 ? UInt32(truncatingIfNeeded: FormHash.finish(token.running)) : type.rareWord
      let count = formFeatures.write(form, token.capitals, to: features)
      type.features = (0..<count).map { features[$0] }
      type.analysed = facts.fact(form.hash).analyses != 0
      types.append(type)
      var keys = (0..<n).map { EndingTags.key(endings[$0], $0, token.capitals.rawValue) }
      let analyses = facts.fact(form.hash).analyses
      keys.append(EndingTags.key(UInt64(analyses), EndingTags.ofAnalyses, token.capitals == .lower ? 0 : 1))
      endingsOfType[token.key] = keys
      for (tag, tagCount) in byType[token.key]! where type.count <= 50 {
        for key in keys { endingCounts[key, default: [:]][tag, default: 0] += min(tagCount, 3) }
      }
    }
    for (key, tags) in endingCounts {
      let total = tags.values.reduce(0, +)
      guard total >= TrainingLexis.minimumEnding else { continue }
      let ranked = TrainingLexis.ranked(tags).filter { $0.count * 300 >= total }
      endingTags[key] = ranked.prefix(14).map(\.tag)
    }
    let endingTags = endingTags
    for i in types.indices {
      let tags = byForm[types[i].running]!
      let own = byType[types[i].key]!
      let plain = types[i].capitals == .lower || types[i].capitals == .uninformative
      types[i].closed = plain && types[i].count >= TrainingLexis.closedCount || types[i].ownCount >= 10
      var list = TrainingLexis.ranked(tags).map(\.tag)
      if types[i].closed && types[i].ownCount >= 10 && types[i].capitals != .uninformative {
        list = TrainingLexis.ranked(own).map(\.tag)
      }
      let keys = endingsOfType[types[i].key]!
      var byEnding = keys.dropLast().last { endingTags[$0] != nil }.map { endingTags[$0]! } ?? []
      if types[i].analysed {
        for tag in endingTags[keys.last!] ?? [] where !byEnding.contains(tag) { byEnding.append(tag) }
      }
      if !types[i].closed { for tag in byEnding where !list.contains(tag) { list.append(tag) } }
      types[i].candidates = Array(list.prefix(TaggerModel.maximumCandidates))
      types[i].unseen = byEnding
      let candidates = types[i].candidates
      types[i].ambiguity = Ambiguity.symbol(candidates.count, closed: types[i].closed) { candidates[$0] }
      types[i].unseenAmbiguity = Ambiguity.symbol(byEnding.count, closed: false) { byEnding[$0] }
    }
  }

  static func ranked(_ tags: [UInt8: Int]) -> [(tag: UInt8, count: Int)] {
    tags.map { (tag: $0.key, count: $0.value) }.sorted { ($0.count, $1.tag) > ($1.count, $0.tag) }
  }
}

/// The training tokens as numbers.
struct TrainingCorpus {
  struct Token {
    var running: UInt64
    var key: UInt64
    var capitals: CapitalClass
    var tag: UInt8
  }

  private(set) var tokens: [Token] = []
  private(set) var forms: [String] = []
  /// The first token of each sentence, and the number of tokens.
  private(set) var borders: [Int] = [0]

  init(_ sentences: [TaggedSentence], tagNumbers: [String: UInt8]) {
    var form = FoldedForm()
    for sentence in sentences {
      let first = tokens.count
      var kinds: [SentenceCapitals.Kind] = []
      var capitals: [Capitals] = []
      var headline = SentenceCapitals.Headline()
      for i in 0..<sentence.count {
        fold(sentence.forms[i], into: &form)
        kinds.append(SentenceCapitals.kind(of: form))
        capitals.append(form.capitals)
        headline.take(form)
        tokens.append(
          Token(
            running: form.hash, key: 0, capitals: .lower,
            tag: tagNumbers[sentence.tagName(i)] ?? ContextWindow.outside)
        )
        forms.append(sentence.forms[i])
      }
      var begun = false
      for i in 0..<sentence.count {
        let uninformative = !begun || kinds[i - 1] == .opener
        if kinds[i] == .word { begun = true }
        let capital = FoldedForm.capitalClass(
          capitals[i], uninformative: uninformative, headline: headline.holds)
        tokens[first + i].capitals = capital
        tokens[first + i].key = TaggerModel.key(tokens[first + i].running, capital.rawValue)
      }
      borders.append(tokens.count)
    }
  }
}
