internal import DocumentModel

/// Finds the tags of a stretch of tokens with one model. Holds the memory that it needs, once for all stretches.
struct TagDecoder: ~Copyable {
  /// Longer sentences are tagged in stretches of so many tokens.
  static let stretch = 1024

  private let model: TaggerModel
  private let formFeatures: FormFeatures
  private let window: ContextWindow
  private let candidates: UnsafeMutablePointer<UnsafePointer<Candidate>>
  private let counts: UnsafeMutablePointer<UInt8>
  private let hashes: UnsafeMutablePointer<UInt64>
  private let capitals: UnsafeMutablePointer<UInt8>
  private let kinds: UnsafeMutablePointer<UInt8>
  private let pool: UnsafeMutablePointer<Candidate>
  private var poolCount = 0
  private let features: UnsafeMutablePointer<UInt32>
  private let endings: UnsafeMutablePointer<UInt64>
  /// The rule of each token's lemma, after `tag`.
  let rules: UnsafeMutablePointer<UInt16>
  private let hasSecond: Bool
  private let coarse: UnsafeMutablePointer<UInt8>

  init(_ model: TaggerModel) {
    self.model = model
    formFeatures = FormFeatures(facts: model.facts)
    let n = TagDecoder.stretch
    window = ContextWindow(capacity: n)
    candidates = .allocate(capacity: n)
    counts = .allocate(capacity: n)
    hashes = .allocate(capacity: n)
    capitals = .allocate(capacity: n)
    kinds = .allocate(capacity: n)
    pool = .allocate(capacity: n * TaggerModel.maximumCandidates)
    features = .allocate(capacity: 2 * FormFeatures.capacity + ContextFeatures.capacity)
    endings = .allocate(capacity: EndingTags.longest + 1)
    rules = .allocate(capacity: n)
    hasSecond = model.second.count > 1
    coarse = .allocate(capacity: 256)
    coarse.initialize(from: model.coarse, count: 256)
  }

  deinit {
    window.deallocate()
    candidates.deallocate()
    counts.deallocate()
    hashes.deallocate()
    capitals.deallocate()
    kinds.deallocate()
    pool.deallocate()
    features.deallocate()
    endings.deallocate()
    rules.deallocate()
    coarse.deallocate()
  }

  /// The tag of token `i` of the stretch, after `tag`.
  func tag(_ i: Int) -> UInt8 {
    hasSecond ? window.second[i + ContextWindow.margin] : window.first[i + ContextWindow.margin]
  }

  /// Tags `tokens[range]`, at most `stretch` of them.
  mutating func tag(
    _ tokens: Tokens, _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ form: inout FoldedForm
  ) {
    let n = range.count
    var headline = SentenceCapitals.Headline()
    for i in 0..<n {
      form.fold(UnsafeBufferPointer(rebasing: text[tokens[range.lowerBound + i]]))
      hashes[i] = form.hash
      capitals[i] = form.capitals.rawValue
      kinds[i] = SentenceCapitals.kind(of: form).rawValue
      headline.take(form)
    }
    let isHeadline = headline.holds
    poolCount = 0
    var begun = false
    for i in 0..<n {
      let uninformative = !begun || kinds[i - 1] == SentenceCapitals.Kind.opener.rawValue
      if kinds[i] == SentenceCapitals.Kind.word.rawValue { begun = true }
      let capital = FoldedForm.capitalClass(
        Capitals(rawValue: capitals[i])!, uninformative: uninformative, headline: isHeadline)
      let at = i + ContextWindow.margin
      window.capitals[at] = capital.rawValue
      if let entry = model.entry(hashes[i], capital.rawValue)?.pointee {
        candidates[i] = model.candidates.baseAddress! + Int(entry.start)
        counts[i] = entry.count
        window.word[at] = entry.word
        window.ending[at] = entry.ending
        window.ambiguity[at] = entry.ambiguity
      } else {
        form.fold(UnsafeBufferPointer(rebasing: text[tokens[range.lowerBound + i]]))
        findCandidates(i, form, capital)
      }
    }
    window.close(n)
    firstPass(n)
    if hasSecond { secondPass(n) }
    for i in 0..<n {
      let tag = tag(i)
      rules[i] = LemmaRules.unknown
      for k in 0..<Int(counts[i]) where candidates[i][k].tag == tag { rules[i] = candidates[i][k].rule }
    }
  }

  /// Candidates of a form that the model does not list with these capitals.
  private mutating func findCandidates(_ i: Int, _ form: borrowing FoldedForm, _ capitals: CapitalClass) {
    let at = i + ContextWindow.margin
    let first = pool + poolCount
    let endingCount = EndingTags.hashes(of: form, to: endings)
    window.ending[at] = EndingTags.symbol(endings, endingCount)
    window.word[at] = FormHash.feature(200, window.ending[at], UInt32(capitals.rawValue))
    var n = 0
    @inline(__always) func add(_ tag: UInt8) {
      guard n < TaggerModel.maximumCandidates else { return }
      for k in 0..<n where first[k].tag == tag { return }
      first[n] = Candidate(tag: tag, rule: LemmaRules.unknown, first: 0, second: 0)
      n += 1
    }
    var closed = false
    var other = 0
    while other < CapitalClass.count {
      if let entry = model.entry(form.hash, UInt8(other))?.pointee {
        for k in 0..<Int(entry.count) { add(model.candidates[Int(entry.start) + k].tag) }
        window.word[at] = entry.word
        closed = entry.closed == 1 && (capitals == .lower || capitals == .uninformative)
        break
      }
      other += 1
    }
    if !closed {
      var length = endingCount - 1
      while length >= 0 {
        if let tags = model.tags(ending: endings[length], length: length, capitals.rawValue) {
          for tag in tags { add(tag) }
          break
        }
        length -= 1
      }
      let analyses = model.facts.fact(form.hash).analyses
      if analyses != 0,
        let tags = model.tags(
          ending: UInt64(analyses), length: EndingTags.ofAnalyses, capitals == .lower ? 0 : 1)
      {
        for tag in tags { add(tag) }
      }
    }
    if n == 0 { add(0) }
    window.ambiguity[at] = Ambiguity.symbol(n, closed: closed) { first[$0].tag }
    if n > 1 {
      let count = formFeatures.write(form, capitals, to: features)
      let copy = features + count
      copy.update(from: features, count: count)
      var kept = model.firstFilter.keep(features, count)
      for k in 0..<n { first[k].first = clamped(score(model.first, features, kept, first[k].tag)) }
      if hasSecond {
        kept = model.secondFilter.keep(copy, count)
        for k in 0..<n { first[k].second = clamped(score(model.second, copy, kept, first[k].tag)) }
      }
    }
    candidates[i] = UnsafePointer(first)
    counts[i] = UInt8(n)
    poolCount += n
  }

  @inline(__always)
  private func clamped(_ x: Int32) -> Int16 { Int16(clamping: x) }

  @inline(__always)
  private func score(
    _ weights: UnsafeBufferPointer<Int8>, _ features: UnsafePointer<UInt32>, _ count: Int, _ tag: UInt8
  ) -> Int32 {
    let mask = UInt32(weights.count - 1)
    let table = weights.baseAddress!
    var sum: Int32 = 0
    for k in 0..<count { sum += Int32(table[Int((features[k] ^ UInt32(tag)) & mask)]) }
    return sum
  }

  private func firstPass(_ n: Int) {
    var clause = ClauseState()
    for i in 0..<n {
      let list = candidates[i]
      var best = list[0].tag
      if counts[i] > 1 {
        let count = model.firstFilter.keep(
          features, ContextFeatures.first(window, i + ContextWindow.margin, clause, to: features))
        var bestScore = Int32.min
        for k in 0..<Int(counts[i]) {
          let score = Int32(list[k].first) + score(model.first, features, count, list[k].tag)
          if score > bestScore {
            bestScore = score
            best = list[k].tag
          }
        }
      }
      window.first[i + ContextWindow.margin] = best
      clause.pass(best, model.kinds[Int(best)])
    }
  }

  private func secondPass(_ n: Int) {
    var before = ClauseState()
    for i in ContextWindow.margin..<n + ContextWindow.margin {
      window.verbBefore[i] = before.symbol
      before.pass(window.first[i], model.kinds[Int(window.first[i])])
    }
    var clause = ClauseState()
    var i = n - 1
    while i >= 0 {
      let list = candidates[i]
      var best = list[0].tag
      if counts[i] > 1 {
        let count = model.secondFilter.keep(
          features, ContextFeatures.second(window, i + ContextWindow.margin, clause, coarse, to: features))
        var bestScore = Int32.min
        for k in 0..<Int(counts[i]) {
          let score = Int32(list[k].second) + score(model.second, features, count, list[k].tag)
          if score > bestScore {
            bestScore = score
            best = list[k].tag
          }
        }
      }
      window.second[i + ContextWindow.margin] = best
      clause.pass(best, model.kinds[Int(best)])
      i -= 1
    }
  }
}

/// The set of a word's possible tags as a symbol for its neighbours.
enum Ambiguity {
  /// All tags of a closed word, else the first three.
  @inline(__always)
  static func symbol(_ count: Int, closed: Bool, _ tag: (Int) -> UInt8) -> UInt32 {
    var symbol: UInt32 = closed ? 1 : 2
    for k in 0..<(closed ? count : min(count, 3)) { symbol = FormHash.feature(201, symbol, UInt32(tag(k))) }
    return symbol
  }
}
