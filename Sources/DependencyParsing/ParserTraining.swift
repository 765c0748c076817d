internal import BinaryFormat
internal import DocumentModel

/// Learns a parser's weights from trees.
public enum ParserTraining {
  /// The numbers that a training run depends on; the same numbers and trees give the same bytes.
  public struct Options: Sendable {
    /// Passes over the trees.
    public var epochs = 10
    /// Models trained on differently shuffled trees, whose weights are averaged.
    public var runs = 1
    /// How often, after the first epoch, training goes on from the model's own step and not from a right one.
    public var exploration = 0.5
    /// The tables have 2^bits rows.
    public var structureBits = 20
    public var labelBits = 16
    public var seed: UInt64 = 1
    public init() {}
  }

  /// The state after an epoch: scores on the development trees in percent (LAS as CoNLL 2018 counts it).
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
    let sentences = trees.compactMap {
      TrainingSentence($0, labelNumbers: numbers, reader: &scratch.reader, scratch: &scratch.configuration)
    }
    let layers = TreebankLayers(development)
    let width = (names.count + 7) / 8 * 8
    var structureSum = [Float](repeating: 0, count: 4 << options.structureBits)
    var labelSum = [Float](repeating: 0, count: width << options.labelBits)
    var model: [UInt8] = []
    for run in 0..<max(1, options.runs) {
      var random = SplitMix(state: options.seed &+ UInt64(run) &* 7919)
      var structure = AveragedTable(bits: options.structureBits, width: 4)
      var labels = AveragedTable(bits: options.labelBits, width: width)
      var order = Array(sentences.indices)
      for epoch in 1...max(1, options.epochs) {
        order.shuffle(using: &random)
        for s in order {
          sentences[s].load(&scratch.configuration)
          trainStructure(
            &structure, on: sentences[s], &scratch, random: &random,
            exploration: epoch == 1 ? 0 : options.exploration)
          trainLabels(&labels, on: sentences[s], &scratch, names: names)
        }
        let last = epoch == options.epochs
        var structureNow = structureSum
        var labelsNow = labelSum
        structure.addAverages(to: &structureNow)
        labels.addAverages(to: &labelsNow)
        model = pack(structureNow, labelsNow, width: width, names: names, options: options)
        let score = layers.score(syntax(of: layers, by: model))
        progress(Progress(run: run + 1, epoch: epoch, uas: score.uas, las: score.las))
        if last {
          structureSum = structureNow
          labelSum = labelsNow
        }
      }
    }
    return model
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

  private static func trainStructure(
    _ table: inout AveragedTable, on sentence: TrainingSentence, _ scratch: inout ParserScratch,
    random: inout SplitMix, exploration: Double
  ) {
    scratch.configuration.restart()
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 4) { sums in
      while !scratch.configuration.isFinal {
        let costs = DynamicOracle.costs(scratch.configuration, gold: sentence.projectiveHeads)
        let cheapest = min(costs.shift, costs.left, costs.right)
        let cost = [costs.shift, costs.left, costs.right]
        let allowed = cost.count { $0 != .max }
        if allowed == 1 {
          scratch.configuration.apply(Action(rawValue: cost.firstIndex { $0 != .max }!)!)
          continue
        }
        let count = StructureFeatures.extract(scratch.configuration, into: scratch.hashes)
        table.score(scratch.hashes, count, sums.baseAddress!)
        var predicted = -1
        var right = -1
        for a in 0..<3 where cost[a] != .max {
          if predicted < 0 || sums[a] > sums[predicted] { predicted = a }
          if cost[a] == cheapest, right < 0 || sums[a] > sums[right] { right = a }
        }
        table.advance()
        if cost[predicted] > cheapest {
          table.update(scratch.hashes, count, good: right, bad: predicted)
          if random.fraction() >= exploration { predicted = right }
        }
        scratch.configuration.apply(Action(rawValue: predicted)!)
      }
    }
  }

  private static func trainLabels(
    _ table: inout AveragedTable, on sentence: TrainingSentence, _ scratch: inout ParserScratch,
    names: [String]
  ) {
    let n = scratch.configuration.count
    for i in 0..<n { scratch.configuration.heads[i] = sentence.heads[i] }
    scratch.configuration.recountChildren()
    scratch.labels.reserve(n)
    scratch.labels.prepare(scratch.configuration)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: table.width) { sums in
      for i in 0..<n {
        let head = Int(sentence.heads[i])
        let gold = Int(sentence.labels[i])
        var predicted = gold
        if head < n {
          let count = LabelFeatures.extract(scratch.configuration, scratch.labels, i, into: scratch.hashes)
          table.score(scratch.hashes, count, sums.baseAddress!)
          predicted = 0
          for a in names.indices where sums[a] > sums[predicted] { predicted = a }
          table.advance()
          if predicted != gold { table.update(scratch.hashes, count, good: gold, bad: predicted) }
        }
        scratch.labels.set(predicted, core: LabelContext.coreBit(names[predicted]), of: i, head: head)
      }
    }
  }

  private static func pack(
    _ structure: [Float], _ labels: [Float], width: Int, names: [String], options: Options
  ) -> [UInt8] {
    var writer = SectionArchiveWriter(kind: ParserModel.kind, version: ParserModel.version)
    writer.add(
      "header",
      [UInt32(options.structureBits), UInt32(options.labelBits), UInt32(width), UInt32(names.count)])
    writer.add("label-names", Array(names.joined(separator: "\n").utf8))
    writer.add("structure", Quantisation.bytes(structure, outliers: 0.0005).map { UInt8(Int($0) + 128) })
    writer.add("labels", Quantisation.bytes(labels, outliers: 0.0005))
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
