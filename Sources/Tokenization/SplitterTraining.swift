internal import BinaryFormat
public import DocumentModel
public import LexiconFormat

/// Trains the model of the sentence splitter.
///
/// It learns from sentences put together in random order with a blank between, as they come where the line ends of
/// a text are lost: with each epoch in another order.
///
/// The model that ships learnt from the training part of the Danish treebank and the tagged PAROLE texts (whose spacing
/// is a guess, which the features hardly see), with capitals counted in 71 MB of modern text, seed 1.
public enum SplitterTraining {
  /// The model file learnt from `sentences`.
  ///
  /// - Parameters:
  ///   - sentences: the texts of a treebank's sentences, `# text` in CoNLL-U.
  ///   - words: running text to count capitals in; the sentences themselves where there is none.
  ///   - lexicons: those that the splitter will run with.
  ///   - progress: told about each epoch.
  /// - Returns: the same bytes for the same arguments.
  public static func train(
    sentences: [String], words: [SourceText] = [], lexicons: LexiconFolder, epochs: Int = 16,
    seed: UInt64 = 1,
    progress: (String) -> Void = { _ in }
  ) -> [UInt8] {
    var ignored: [LexiconDiagnostic] = []
    let tokenizer = Tokenizer(lexicon: TokenLexicon(compiling: lexicons, diagnostics: &ignored))
    let texts = words.isEmpty ? sentences.map { SourceText($0) } : words
    let cases = CaseCounts(texts, tokenizer).table()
    var trainer = SplitterTrainer(tokenizer, cases, seed: seed)
    let last = max(epochs, 1)
    for epoch in 1...last {
      let report = trainer.runEpoch(sentences)
      // The mean over the later epochs does better than any one of them.
      if epoch * 2 > last { trainer.keep() }
      progress("epoch \(epoch): \(report)")
    }
    return trainer.encoded()
  }
}

/// Counts how words are written inside sentences.
private struct CaseCounts {
  private var small: [Int32]
  private var capital: [Int32]

  init(_ texts: [SourceText], _ tokenizer: Tokenizer) {
    small = [Int32](repeating: 0, count: 1 << CaseTable.bits)
    capital = small
    let splitter = SentenceSplitter(lexicon: tokenizer.lexicon, learnt: nil)
    for text in texts {
      let tokens = tokenizer.tokens(in: text)
      let sentences = splitter.sentences(of: tokens, in: text)
      text.utf8.withUnsafeBufferPointer { bytes in
        guard let p = bytes.baseAddress else { return }
        for sentence in sentences {
          // Not the first words: their capital says nothing.
          for t in sentence.dropFirst(3) {
            let start = Int(tokens.starts[t])
            let length = Int(tokens.ends[t]) - start
            let slot = CaseTable.place(WordTable.hash(p + start, min(length, 40)))
            switch Following.kind(p, start, bytes.count) {
            case .lower: small[slot] += 1
            case .upper: capital[slot] += 1
            default: break
            }
          }
        }
      }
    }
  }

  func table() -> [UInt8] {
    var table = [UInt8](repeating: 0, count: CaseTable.size)
    for slot in small.indices {
      let all = Int(small[slot]) + Int(capital[slot])
      if all < 10 { continue }
      table[slot >> 1] |= CaseTable.level(capitals: Int(capital[slot]), of: all) << (slot & 1 == 0 ? 0 : 4)
    }
    return table
  }
}

/// Logistic regression by AdaGrad.
private struct SplitterTrainer {
  private static let bits = 17
  private static let scale: Float = 16
  private static let dropout: UInt64 = 50

  private let tokenizer: Tokenizer
  private let cases: [UInt8]
  private var weights: [Float]
  private var squares: [Float]
  private var sums: [Float]
  private var kept: Float = 0
  private var random: UInt64

  init(_ tokenizer: Tokenizer, _ cases: [UInt8], seed: UInt64) {
    self.tokenizer = tokenizer
    self.cases = cases
    weights = [Float](repeating: 0, count: 1 << SplitterTrainer.bits)
    squares = weights
    sums = weights
    random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// One pass over the sentences in a new order, a hundred to a text.
  mutating func runEpoch(_ sentences: [String]) -> String {
    var order = Array(sentences.indices)
    for i in order.indices.reversed() where i > 0 { order.swapAt(i, Int(next() % UInt64(i + 1))) }
    var bytes: [UInt8] = []
    var ends: Set<Int32> = []
    var loss: Float = 0
    var gaps = 0
    for (k, i) in order.enumerated() {
      if !bytes.isEmpty { bytes.append(0x20) }
      bytes += Array(sentences[i].utf8)
      ends.insert(Int32(bytes.count))
      if k % 100 == 99 || k == order.count - 1 {
        learn(SourceText(unchecked: bytes), ends, &loss, &gaps)
        bytes = []
        ends = []
      }
    }
    return "loss \(loss / Float(max(gaps, 1))) over \(gaps) gaps"
  }

  private mutating func learn(_ text: SourceText, _ gold: Set<Int32>, _ loss: inout Float, _ gaps: inout Int)
  {
    let tokens = tokenizer.tokens(in: text)
    if tokens.count < 2 { return }
    text.utf8.withUnsafeBufferPointer { bytes in
      tokens.starts.withUnsafeBufferPointer { starts in
        tokens.ends.withUnsafeBufferPointer { ends in
          var borders = Borders(bytes, starts, ends, tokenizer.lexicon)
          var sentenceStart = 0
          for t in 1..<tokens.count {
            let isEnd = gold.contains(ends[t - 1])
            if case .open(let likely) = borders.judge(t) {
              loss += update(borders, t, sentenceStart, likely, isEnd)
              gaps += 1
            }
            if isEnd { sentenceStart = t }
          }
        }
      }
    }
  }

  private mutating func update(
    _ borders: Borders, _ t: Int, _ sentenceStart: Int, _ likely: Bool, _ isEnd: Bool
  )
    -> Float
  {
    var hashes = [UInt32](repeating: 0, count: SplitterFeatures.count)
    cases.withUnsafeBufferPointer {
      let features = SplitterFeatures(borders: borders, cases: $0.baseAddress!)
      hashes.withUnsafeMutableBufferPointer {
        features.fill($0.baseAddress!, t, sentenceStart: sentenceStart, likely: likely)
      }
    }
    let mask = UInt32(weights.count - 1)
    // Features are left out at random, so that names seen once do not carry their sentence alone.
    hashes.removeAll { _ in next() % 100 < SplitterTrainer.dropout }
    var sum: Float = 0
    for hash in hashes { sum += weights[Int(hash & mask)] }
    let chance = 1 / (1 + Logistic.exp(-sum))
    let gradient = chance - (isEnd ? 1 : 0)
    for hash in hashes {
      let i = Int(hash & mask)
      let g = gradient + 1e-4 * weights[i]
      squares[i] += g * g
      weights[i] -= 0.15 * g / (squares[i].squareRoot() + 1e-3)
    }
    return -Logistic.log(max(isEnd ? chance : 1 - chance, 1e-6))
  }

  /// Takes the present weights into the mean that is written.
  mutating func keep() {
    for i in weights.indices { sums[i] += weights[i] }
    kept += 1
  }

  func encoded() -> [UInt8] {
    let scale = SplitterTrainer.scale / max(kept, 1)
    var writer = SectionArchiveWriter(kind: SplitterModel.kind, version: SplitterModel.version)
    writer.add("weights", sums.map { Int8(max(-127, min(127, ($0 * scale).rounded()))) })
    writer.add("cases", cases)
    writer.add("settings", [Int32(0)])
    return writer.encoded()
  }

  private mutating func next() -> UInt64 {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return random
  }
}

/// e^x and ln x in plain arithmetic, so that a model comes out the same on every machine and C library.
private enum Logistic {
  static func exp(_ x: Float) -> Float {
    let x = Double(max(-30, min(30, x)))
    // e^x = 2^k · e^r with |r| <= ln 2 / 2
    let k = (x * 1.4426950408889634).rounded()
    let r = x - k * 0.6931471805599453
    var term = 1.0
    var sum = 1.0
    for i in 1...12 {
      term *= r / Double(i)
      sum += term
    }
    return Float(sum * Double(sign: .plus, exponent: Int(k), significand: 1))
  }

  static func log(_ x: Float) -> Float {
    let x = Double(x)
    let m = x.significand
    let z = (m - 1) / (m + 1)
    var power = z
    var sum = 0.0
    for i in stride(from: 1, through: 25, by: 2) {
      sum += power / Double(i)
      power *= z * z
    }
    return Float(2 * sum + Double(x.exponent) * 0.6931471805599453)
  }
}
