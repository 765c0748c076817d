internal import BinaryFormat
internal import DocumentModel

/// Learns a parser's weights from trees.
public enum ParserTraining {
  /// The numbers that a training run depends on; the same numbers and trees give the same bytes.
  public struct Options: Sendable {
    /// Passes over the trees.
    public var epochs = 10
    /// Models trained on differently shuffled trees, whose weights are averaged.
    public var runs = 4
    /// Parts of the trees that the first pass parses without having learnt from them, for the second to learn from.
    public var folds = 5
    /// How often, after the first epoch, training goes on from the model's own step and not from a right one.
    public var exploration = 0.5
    /// The tables have 2^bits rows.
    public var structureBits = 20
    public var labelBits = 16
    public var seed: UInt64 = 1
    public init() {}
  }

  /// The state after an epoch of the second pass: scores on the development trees in percent (LAS as CoNLL 2018
  /// counts it).
  public struct Progress: Sendable {
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
    let backward = trainer.train(sentences, backward: true) { _, _, _ in }
    var labelTrainer = LabelTrainer(names: names, options: options)
    defer { labelTrainer.deallocate() }
    let labels = labelTrainer.train(sentences)
    var parts = ParserParts(
      backward: Quantisation.bytes(backward), forward: [], labels: Quantisation.bytes(labels), names: names,
      options: options)
    let forward = trainer.train(sentences, backward: false) { run, epoch, weights in
      parts.forward = Quantisation.bytes(weights)
      let score = layers.score(syntax(of: layers, by: parts.packed()))
      progress(Progress(run: run, epoch: epoch, uas: score.uas, las: score.las))
    }
    parts.forward = Quantisation.bytes(forward)
    return parts.packed()
  }

  private static func syntax(of layers: TreebankLayers, by model: [UInt8]) -> Syntax {
    model.withUnsafeBytes { bytes in
      guard let archive = try? SectionArchive(bytes, kind: ParserModel.kind, version: ParserModel.version),
        let parser = try? DependencyParser(model: archive)
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
  var backward: [Int8]
  var forward: [Int8]
  var labels: [Int8]
  let names: [String]
  let options: ParserTraining.Options

  func packed() -> [UInt8] {
    var writer = SectionArchiveWriter(kind: ParserModel.kind, version: ParserModel.version)
    let width = (names.count + 7) / 8 * 8
    writer.add(
      "header",
      [UInt32(options.structureBits), UInt32(options.labelBits), UInt32(width), UInt32(names.count)])
    writer.add("label-names", Array(names.joined(separator: "\n").utf8))
    writer.add("backward", backward.map { UInt8(Int($0) + 128) })
    writer.add("forward", forward.map { UInt8(Int($0) + 128) })
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
