internal import BinaryFormat
internal import DocumentModel

/// Learns a parser's weights from trees.
public enum ParserTraining {
  /// The numbers that a training run depends on; the same numbers and trees give the same bytes.
  public struct Options: Sendable {
    /// Passes over the trees.
    public var epochs = 10
    /// Models trained on differently shuffled trees, whose weights are averaged.
    public var runs = 2
    /// Parts of the trees that the first pass parses without having learnt from them, for the second to learn from.
    public var folds = 5
    /// How often, after the first epoch, training goes on from the model's own step and not from a right one.
    public var exploration = 0.5
    /// The tables have 2^bits rows.
    public var structureBits = 19
    public var labelBits = 16
    public var seed: UInt64 = 1
    public init() {}
  }

  /// The state after an epoch of a guided pass: scores on the development trees in percent (LAS as CoNLL 2018 counts
  /// it).
  public struct Progress: Sendable {
    /// What is scored: the standard parser while its second pass is learnt, then that of high accuracy.
    public let accuracy: DependencyParser.Accuracy
    public let run: Int
    public let epoch: Int
    public let uas: Double
    public let las: Double
  }

  /// Trains on `trees` and returns the packed model for `DependencyParser`.
  ///
  /// Tags, features and lemmas should be a tagger's (jackknifed), heads and labels gold. `progress` is called after
  /// every epoch with the scores on `development`, whose tags should be a tagger's too.
  public static func train(
    _ trees: [TreebankSentence], development: [TreebankSentence], options: Options = Options(),
    progress: (Progress) -> Void = { _ in }
  ) -> [UInt8] {
    let names = labelNames(of: trees)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var scratch = ParserScratch()
    defer { scratch.deallocate() }
    var sentences = trees.compactMap {
      TrainingSentence($0, labelNumbers: numbers, reader: &scratch.reader, scratch: &scratch.configuration)
    }
    let layers = TreebankLayers(development)
    var trainer = StructureTrainer(options: options)
    defer { trainer.deallocate() }
    trainer.jackknife(&sentences)
    var labelTrainer = LabelTrainer(names: names, options: options)
    defer { labelTrainer.deallocate() }
    var parts = ParserParts(
      labels: Quantisation.bytes(labelTrainer.train(sentences)), names: names, options: options)
    for pass in [Pass.forward, .guidedBackward, .backward, .guidedForward] {
      let accuracy = pass == .guidedForward ? DependencyParser.Accuracy.high : .standard
      let weights = trainer.train(sentences, pass) { run, epoch, weights in
        guard pass.isGuided else { return }
        parts.steps[pass] = Quantisation.bytes(weights())
        let score = layers.score(syntax(of: layers, by: parts.packed(), accuracy))
        progress(Progress(accuracy: accuracy, run: run, epoch: epoch, uas: score.uas, las: score.las))
      }
      parts.steps[pass] = Quantisation.bytes(weights)
    }
    return parts.packed()
  }

  private static func syntax(
    of layers: TreebankLayers, by model: [UInt8], _ accuracy: DependencyParser.Accuracy
  ) -> Syntax {
    model.withUnsafeBytes { bytes in
      guard let archive = try? SectionArchive(bytes, kind: ParserModel.kind, version: ParserModel.version),
        let parser = try? DependencyParser(model: archive, accuracy: accuracy)
      else { return Syntax(heads: [], relations: []) }
      return parser.syntax(of: layers.tokens, in: layers.sentences, with: layers.morphology, of: layers.text)
    }
  }

  /// The labels of the trees, well-known ones first.
  private static func labelNames(of trees: [TreebankSentence]) -> [String] {
    var found: Set<String> = ["root"]
    for tree in trees { found.formUnion(tree.deprels) }
    let known = Relation.wellKnown.filter(found.contains)
    let names = known + found.subtracting(known).sorted()
    return Array(names.prefix(ParserModel.widest))
  }
}

/// The parts of a model, to be packed.
struct ParserParts {
  /// By pass; what is missing is packed as zeros.
  var steps: [Pass: [Int8]] = [:]
  let labels: [Int8]
  let names: [String]
  let options: ParserTraining.Options

  func packed() -> [UInt8] {
    var writer = SectionArchiveWriter(kind: ParserModel.kind, version: ParserModel.version)
    let width = (names.count + 7) / 8 * 8
    writer.add(
      "header",
      [UInt32(options.structureBits), UInt32(options.labelBits), UInt32(width), UInt32(names.count)])
    writer.add("label-names", Array(names.joined(separator: "\n").utf8))
    for pass in Pass.allCases {
      let weights = steps[pass] ?? [Int8](repeating: 0, count: 4 << options.structureBits)
      writer.add(pass.section, weights.map { UInt8(Int($0) + 128) })
    }
    writer.add("labels", labels)
    return writer.encoded()
  }
}

/// A small generator of random numbers that is the same everywhere (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}
