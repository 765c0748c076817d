/// Logistic regression over the candidates of each token, for one pass, with its own tags as history.
///
/// AdaGrad, weights averaged over all steps. A perceptron with the same features stays 0.1 to 0.2 points below.
struct PassTraining {
  enum Pass { case first, second }

  static let rate: Float = 0.05
  /// A feature seen less often in the training text is left out: two thirds of them are, to the good.
  static let minimumCount: UInt8 = 2

  let pass: Pass
  let corpus: TrainingCorpus
  let lexis: TrainingLexis
  let kinds: [TagKind]
  let coarse: [UInt8]
  /// For the second pass: the first pass's tag of every token.
  let firstTags: [UInt8]
  let bits: Int
  private var weights: [Float]
  private var sums: [Float]
  private var squares: [Float]
  private var step: Float = 1
  private var random: UInt64
  private var seen: [UInt8] = []
  private var counts: [UInt8] = []
  /// Features are told apart by so many bits while they are counted.
  private var countBits: Int { min(bits + 4, 24) }
  private let typeOf: [Int32]

  init(
    _ pass: Pass, _ corpus: TrainingCorpus, _ lexis: TrainingLexis, kinds: [TagKind], coarse: [UInt8],
    firstTags: [UInt8], bits: Int, seed: UInt64
  ) {
    self.pass = pass
    self.corpus = corpus
    self.lexis = lexis
    self.kinds = kinds
    self.coarse = coarse
    self.firstTags = firstTags
    self.bits = bits
    weights = [Float](repeating: 0, count: 1 << bits)
    sums = weights
    squares = weights
    random = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    typeOf = corpus.tokens.map { Int32(lexis.typeNumbers[$0.key]!) }
  }

  private mutating func next() -> UInt64 {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return random
  }

  /// One round over all sentences in a new random order. Returns the share of tokens tagged wrong on the way.
  mutating func epoch() -> Double {
    if seen.isEmpty {
      counts = [UInt8](repeating: 0, count: 1 << countBits)
      _ = walk(learning: false)
      seen = FeatureFilter.bits(counts, minimum: PassTraining.minimumCount, log2: countBits - 2)
      counts = []
    }
    return walk(learning: true)
  }

  /// The weights, averaged over all steps.
  func averaged() -> PassWeights {
    PassWeights(weights: zip(weights, sums).map { $0 - $1 / step }, seen: seen)
  }

  /// Goes over all sentences: to learn, or to count features with the right tags as history.
  private mutating func walk(learning: Bool) -> Double {
    var order = Array(0..<corpus.borders.count - 1)
    for i in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(i, Int(next() % UInt64(i + 1))) }
    let longest = zip(corpus.borders, corpus.borders.dropFirst()).map { $1 - $0 }.max() ?? 0
    let window = ContextWindow(capacity: max(longest, 1))
    let features = UnsafeMutablePointer<UInt32>.allocate(
      capacity: FormFeatures.capacity + ContextFeatures.capacity)
    defer {
      window.deallocate()
      features.deallocate()
    }
    var wrong = 0
    for sentence in order {
      let start = corpus.borders[sentence]
      let n = corpus.borders[sentence + 1] - start
      fill(window, start, n)
      var clause = ClauseState()
      for k in 0..<n {
        let i = pass == .first ? k : n - 1 - k
        let token = start + i
        let gold = corpus.tokens[token].tag
        let tag = visit(
          lexis.types[Int(typeOf[token])], window, i + ContextWindow.margin, clause, gold, features, learning)
        if tag != gold { wrong += 1 }
        if pass == .first {
          window.first[i + ContextWindow.margin] = tag
        } else {
          window.second[i + ContextWindow.margin] = tag
        }
        clause.pass(tag, kinds[Int(tag)])
      }
    }
    return Double(wrong) / Double(max(corpus.tokens.count, 1))
  }

  private func fill(_ window: ContextWindow, _ start: Int, _ n: Int) {
    let margin = ContextWindow.margin
    for i in 0..<n {
      let type = lexis.types[Int(typeOf[start + i])]
      window.word[i + margin] = type.word
      window.ending[i + margin] = type.ending
      window.ambiguity[i + margin] = type.ambiguity
      window.capitals[i + margin] = type.capitals.rawValue
      if pass == .second { window.first[i + margin] = firstTags[start + i] }
    }
    window.close(n)
    guard pass == .second else { return }
    var before = ClauseState()
    for i in margin..<n + margin {
      window.verbBefore[i] = before.symbol
      before.pass(window.first[i], kinds[Int(window.first[i])])
    }
  }

  private mutating func visit(
    _ type: TrainingLexis.FormType, _ window: ContextWindow, _ at: Int, _ clause: ClauseState, _ gold: UInt8,
    _ features: UnsafeMutablePointer<UInt32>, _ learning: Bool
  ) -> UInt8 {
    // A rare word is now and then learnt from as if it were unknown, one that occurs once always.
    let drops = learning && (!type.closed && next() % UInt64(type.count + 1) == 0 || type.count == 1)
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
      : coarse.withUnsafeBufferPointer {
        ContextFeatures.second(window, at, clause, $0.baseAddress!, to: features + count)
      }
    if drops {
      window.word[at] = type.word
      window.ambiguity[at] = type.ambiguity
    }
    guard learning else {
      for k in 0..<count {
        let place = FeatureFilter.place(features[k], UInt32(32 - countBits))
        if counts[place] < 255 { counts[place] += 1 }
      }
      return gold
    }
    count = seen.withUnsafeBufferPointer { FeatureFilter($0).keep(features, count) }
    return learn(candidates, UnsafePointer(features), count, gold)
  }

  /// One step of gradient descent. Returns the best candidate before it.
  private mutating func learn(
    _ candidates: [UInt8], _ features: UnsafePointer<UInt32>, _ count: Int, _ gold: UInt8
  )
    -> UInt8
  {
    let mask = UInt32(1 << bits - 1)
    let step = step
    self.step += 1
    return weights.withUnsafeMutableBufferPointer { weights in
      squares.withUnsafeMutableBufferPointer { squares in
        sums.withUnsafeMutableBufferPointer { sums in
          var shares = candidates.map { tag in
            var score: Float = 0
            for k in 0..<count { score += weights[Int((features[k] ^ UInt32(tag)) & mask)] }
            return score
          }
          let best = shares.indices.max { (shares[$0], $1) < (shares[$1], $0) }!
          let top = shares[best]
          var total: Float = 0
          for c in shares.indices {
            shares[c] = exponential(shares[c] - top)
            total += shares[c]
          }
          for (c, tag) in candidates.enumerated() {
            let gradient = (tag == gold ? 1 : 0) - shares[c] / total
            if abs(gradient) < 0.01 { continue }
            for k in 0..<count {
              let at = Int((features[k] ^ UInt32(tag)) & mask)
              squares[at] += gradient * gradient
              let change = PassTraining.rate * gradient / (squares[at].squareRoot() + 0.01)
              weights[at] += change
              sums[at] += change * step
            }
          }
          return candidates[best]
        }
      }
    }
  }
}

/// e to the power of `x`, which is at most 0: from sums and products alone, so that every machine trains the same model.
func exponential(_ x: Float) -> Float {
  guard x > -30 else { return 0 }
  // (1 + x/1024 + x²/2·1024²)^1024
  let y = Double(x) / 1024
  var power = 1 + y * (1 + y * (0.5 + y / 6))
  for _ in 0..<10 { power *= power }
  return Float(power)
}
