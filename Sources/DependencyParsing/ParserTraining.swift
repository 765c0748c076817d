internal import BinaryFormat
internal import DocumentModel

/// Learns a parser's weights from trees.
public enum ParserTraining {
  /// The numbers that a training run depends on; the same numbers and trees give the same bytes.
  public struct Options: Sendable {
    /// Rounds over the trees for every pass, and for every table of arcs.
    public var epochs = 10
    public var arcEpochs = 8
    /// Models of a pass trained on differently shuffled trees, whose weights are averaged.
    public var runs = 3
    /// Parts of the trees that the voters parse without having learnt from them, for the later steps to learn from.
    public var folds = 5
    /// How often, after the first epoch, training goes on from the model's own step and not from a right one.
    public var exploration = 0.5
    /// The most that a weight of an arc moves at a time, for arcs by themselves and in view of trees.
    public var arcStep: Float = 0.01
    public var guidedArcStep: Float = 0.003
    /// The tables have 2^bits rows.
    public var stepBits = 19
    public var arcBits = 20
    public var labelBits = 16
    /// Rows whose features occur less often on the way to the gold trees are left at zero; with parsed trees, of which
    /// there are many, less than twice as often.
    public var minimumStepCount: UInt8 = 4
    public var minimumArcCount: UInt8 = 2
    /// How often every tree of the treebank counts beside one that a parser made.
    public var treebankWeight = 10
    public var seed: UInt64 = 1
    public init() {}
  }

  /// What the trainer tells after each part of the work.
  public struct Progress: Sendable {
    /// What has been learnt: "forward, fold 2", "arcs", …; "standard" and "high" for the finished parser.
    public let stage: String
    /// Scores of the finished parser on the development trees in percent (LAS as CoNLL 2018 counts it).
    public let scores: (uas: Double, las: Double)?
  }

  /// Trains on `trees` and returns the packed model for `DependencyParser`.
  ///
  /// Tags, features and lemmas should be a tagger's (jackknifed), heads and labels gold; the tags of `development`
  /// should be a tagger's too.
  ///
  /// - Parameter parsed: trees of running text as a parser made them, as right as can be had. All but
  ///   the labels is learnt from them too (self-training).
  public static func train(
    _ trees: [TreebankSentence], parsed: [TreebankSentence] = [], development: [TreebankSentence],
    options: Options = Options(),
    progress: (Progress) -> Void = { _ in }
  ) -> [UInt8] {
    var options = options
    if !parsed.isEmpty {
      options.minimumStepCount *= 2
      options.minimumArcCount *= 2
    }
    let names = labelNames(of: trees)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var scratch = ParserScratch()
    defer { scratch.deallocate() }
    let both = trees.map { ($0, nil) } + parsed.enumerated().map { ($1, Optional($0)) }
    var sentences = both.compactMap { tree, placeAmongParsed in
      TrainingSentence(
        tree, placeAmongParsed: placeAmongParsed, labelNumbers: numbers, reader: &scratch.reader,
        scratch: &scratch.configuration)
    }
    var steps = StepTrainer(options: options)
    var arcs = ArcTrainer(options: options, kinds: ArcTrainer.kinds(of: sentences))
    var labels = LabelTrainer(names: names, options: options)
    defer {
      steps.deallocate()
      arcs.deallocate()
      labels.deallocate()
    }
    var parts = ParserParts(names: names, kinds: arcs.kinds, options: options)
    for pass in [Pass.forward, .backward, .guidedBackward, .guidedForward] {
      parts.steps[pass] = Quantisation.bytes(steps.train(sentences, pass))
      progress(Progress(stage: pass.section, scores: nil))
      jackknife(&sentences, Voter(pass), options, progress) { others in
        let weights = steps.train(others, pass)
        return { steps.tree(of: $0, by: weights, pass) }
      }
    }
    parts.arcs.append(Quantisation.bytes(arcs.train(sentences, main: nil)))
    progress(Progress(stage: "arcs", scores: nil))
    jackknife(&sentences, .graph, options, progress) { others in
      let weights = arcs.train(others, main: nil)
      return { arcs.tree(of: $0, by: weights) }
    }
    for main in Voter.mains {
      parts.arcs.append(Quantisation.bytes(arcs.train(sentences, main: main)))
      progress(Progress(stage: "arcs guided by \(main)", scores: nil))
    }
    sentences.removeAll { !$0.isOfTreebank }
    parts.labels = Quantisation.bytes(labels.train(sentences))
    progress(Progress(stage: "labels", scores: nil))
    let model = parts.packed()
    if !development.isEmpty {
      let layers = TreebankLayers(development)
      for accuracy in DependencyParser.Accuracy.allCases {
        let scores = layers.score(syntax(of: layers, by: model, accuracy))
        progress(Progress(stage: "\(accuracy)", scores: scores))
      }
    }
    return model
  }

  /// Gives every sentence the voter's tree by a model that learnt from the other folds only.
  private static func jackknife(
    _ sentences: inout [TrainingSentence], _ voter: Voter, _ options: Options, _ progress: (Progress) -> Void,
    _ learn: ([TrainingSentence]) -> (TrainingSentence) -> [Int32]
  ) {
    for fold in 0..<options.folds {
      let others = sentences.indices.filter { $0 % options.folds != fold }.map { sentences[$0] }
      let parse = learn(others)
      for i in stride(from: fold, to: sentences.count, by: options.folds) {
        sentences[i].setTree(voter, parse(sentences[i]))
      }
      progress(Progress(stage: "\(voter), fold \(fold + 1)", scores: nil))
    }
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
  let names: [String]
  let kinds: [UInt8]
  let options: ParserTraining.Options
  var steps: [Pass: [Int8]] = [:]
  /// By `ParserModel.arcSections`.
  var arcs: [[Int8]] = []
  var labels: [Int8] = []

  func packed() -> [UInt8] {
    var writer = SectionArchiveWriter(kind: ParserModel.kind, version: ParserModel.version)
    let width = (names.count + 7) / 8 * 8
    writer.add(
      "header",
      [options.stepBits, options.arcBits, options.labelBits, width, names.count].map { UInt32($0) })
    writer.add("label-names", Array(names.joined(separator: "\n").utf8))
    for pass in Pass.allCases {
      writer.add(pass.section, (steps[pass] ?? []).map { UInt8(Int($0) + 128) })
    }
    writer.add("arc-kinds", kinds)
    for (name, table) in zip(ParserModel.arcSections, arcs) { writer.add(name, table) }
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
