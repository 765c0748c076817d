/// An averaged perceptron for one pass.
struct PassTraining {
  enum Pass { case first, second }

  let pass: Pass
  let corpus: TrainingCorpus
  let lexis: TrainingLexis
  let kinds: [TagKind]
  /// For the second pass: the first pass's tag of every token.
  let firstTags: [UInt8]
  let bits: Int
  private var weights: [Float]
  private var sums: [Float]
  private var step: Float = 1
  private var random: UInt64

  init(
    _ pass: Pass, _ corpus: TrainingCorpus, _ lexis: TrainingLexis, kinds: [TagKind], firstTags: [UInt8], bits: Int,
    seed: UInt64
  ) {
    self.pass = pass
    self.corpus = corpus
    self.lexis = lexis
    self.kinds = kinds
    self.firstTags = firstTags
    self.bits = bits
    weights = [Float](repeating: 0, count: 1 << bits)
    sums = weights
    random = seed &* 0x9e37_79b9_7f4a_7c15 | 1
  }

  private mutating func next() -> UInt64 {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return random
  }

  /// One pass over all sentences in a new random order. Returns the share of tokens tagged wrong on the way.
  mutating func epoch() -> Double {
    var order = Array(0..<corpus.borders.count - 1)
    for i in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(i, Int(next() % UInt64(i + 1))) }
    let longest = zip(corpus.borders, corpus.borders.dropFirst()).map { $1 - $0 }.max() ?? 0
    let window = ContextWindow(capacity: max(longest, 1))
    let features = UnsafeMutablePointer<UInt32>.allocate(
      capacity: FormFeatures.capacity + ContextFeatures.capacity)
    let typeOf = corpus.tokens.map { lexis.typeNumbers[$0.key]! }
    defer {
      window.deallocate()
      features.deallocate()
    }
    var wrong = 0
    for sentence in order {
      let start = corpus.borders[sentence]
      let n = corpus.borders[sentence + 1] - start
      let margin = ContextWindow.margin
      for i in 0..<n {
        let type = lexis.types[typeOf[start + i]]
        window.word[i + margin] = type.word
        window.ending[i + margin] = type.ending
        window.ambiguity[i + margin] = type.ambiguity
        window.capitals[i + margin] = type.capitals.rawValue
        if pass == .second { window.first[i + margin] = firstTags[start + i] }
      }
      window.close(n)
      if pass == .second {
        var before = ClauseState()
        for i in margin..<n + margin {
          window.verbBefore[i] = before.symbol
          before.pass(window.first[i], kinds[Int(window.first[i])])
        }
      }
      var clause = ClauseState()
      for k in 0..<n {
        let i = pass == .first ? k : n - 1 - k
        let at = i + margin
        let gold = corpus.tokens[start + i].tag
        let tag = learn(lexis.types[typeOf[start + i]], window, at, clause, gold, features)
        if tag != gold { wrong += 1 }
        if pass == .first { window.first[at] = tag } else { window.second[at] = tag }
        clause.pass(tag, kinds[Int(tag)])
      }
    }
    return Double(wrong) / Double(max(corpus.tokens.count, 1))
  }

  private mutating func learn(
    _ type: TrainingLexis.FormType, _ window: ContextWindow, _ at: Int, _ clause: ClauseState, _ gold: UInt8,
    _ features: UnsafeMutablePointer<UInt32>
  ) -> UInt8 {
    let drops = !type.closed && next() % UInt64(type.count + 1) == 0 || type.count == 1
    var candidates = drops ? type.unseen : type.candidates
    if drops {
      if !candidates.contains(gold) { candidates.append(gold) }
      window.word[at] = type.rareWord
      window.ambiguity[at] = type.unseenAmbiguity
    }
    guard candidates.count > 1 else { return candidates[0] }
    var count = 0
    for k in (drops ? FormFeatures.wordFeatures : 0)..<type.features.count {
      features[count] = type.features[k]
      count += 1
    }
    count +=
      pass == .first
      ? ContextFeatures.first(window, at, clause, to: features + count)
      : ContextFeatures.second(window, at, clause, to: features + count)
    if drops {
      window.word[at] = type.word
      window.ambiguity[at] = type.ambiguity
    }
    let mask = UInt32(1 << bits - 1)
    let best: UInt8 = weights.withUnsafeBufferPointer { weights in
      var best = candidates[0]
      var bestScore = -Float.infinity
      for tag in candidates {
        var score: Float = 0
        for k in 0..<count { score += weights[Int((features[k] ^ UInt32(tag)) & mask)] }
        if score > bestScore {
          bestScore = score
          best = tag
        }
      }
      return best
    }
    if best != gold {
      weights.withUnsafeMutableBufferPointer { weights in
        sums.withUnsafeMutableBufferPointer { sums in
          for k in 0..<count {
            let up = Int((features[k] ^ UInt32(gold)) & mask)
            let down = Int((features[k] ^ UInt32(best)) & mask)
            weights[up] += 1
            sums[up] += step
            weights[down] -= 1
            sums[down] -= step
          }
        }
      }
    }
    step += 1
    return best
  }

  /// The weights, averaged over all steps.
  func averaged() -> [Float] {
    zip(weights, sums).map { $0 - $1 / step }
  }
}
