internal import BinaryFormat
internal import DocumentModel

/// Learns a tagger and lemmatizer from tagged sentences, running text and dictionaries.
///
/// The same input gives the same bytes. Cost: see TAGGER.md.
public enum TaggerTraining {
  public struct Options: Sendable {
    /// Rounds over the sentences for each pass.
    public var epochs = 8
    /// Parts that the sentences are cut into so that the second pass learns from tags as wrong as they will be.
    public var folds = 5
    /// 2 to this power weights for each pass.
    public var firstBits = 21
    public var secondBits = 22
    public var seed: UInt64 = 1
    /// A form of running text counts when seen so often.
    public var minimumFrequency: UInt32 = 2

    public init() {}
  }

  /// What stands beside the sentences.
  public struct Resources: Sendable {
    /// Slots of `WordFacts`.
    let facts: [UInt32]

    /// Counts running text once, for several trainings.
    ///
    /// - Parameters:
    ///   - raw: running text, UTF-8, one paragraph a line.
    ///   - older: text whose capitals say nothing (nouns had capitals before 1948).
    ///   - lexicon: forms with their analyses.
    public init(raw: [UInt8], older: [UInt8] = [], lexicon: [LexicalForm] = [], options: Options = Options()) {
      var statistics = RawStatistics()
      statistics.add(raw, capitalsCount: true)
      statistics.add(older, capitalsCount: false)
      facts = statistics.facts(lexicon: lexicon, minimum: options.minimumFrequency)
    }
  }

  /// What the trainer tells after each round.
  public struct Progress: Sendable {
    /// "first 3" for the first pass of fold 3, "first" and "second" for the passes of the model itself.
    public var pass: String
    public var epoch: Int
    /// The share of training tokens tagged wrong while learning.
    public var trainingError: Double
    /// Scores on the development sentences, where they were asked for.
    public var scores: TaggerScores?
  }

  /// Trains on `sentences` and returns the archive's bytes.
  ///
  /// - Parameters:
  ///   - sentences: treebank and further tagged text together.
  ///   - development: sentences to score after each round of the model's own passes; may be empty.
  ///   - progress: called after each round.
  public static func train(
    _ sentences: [TaggedSentence], development: [TaggedSentence] = [], resources: Resources,
    options: Options = Options(), progress: @escaping (Progress) -> Void = { _ in }
  ) -> [UInt8] {
    let trainer = Trainer(resources: resources, options: options, sentences: sentences, progress: progress)
    let stacked = trainer.firstPassTags(sentences)
    return trainer.model(sentences, stacked, development: development)
  }

  /// Tags each part of `sentences` with a model that has not seen it: what a parser should be trained on.
  ///
  /// - Parameters:
  ///   - sentences: as for `train`; only the first `count` are tagged, all others are learnt from in every fold.
  public static func jackknife(
    _ sentences: [TaggedSentence], tagging count: Int, resources: Resources, options: Options = Options(),
    progress: @escaping (Progress) -> Void = { _ in }
  ) -> [TaggedSentence] {
    let trainer = Trainer(resources: resources, options: options, sentences: sentences, progress: progress)
    let stacked = trainer.firstPassTags(sentences)
    var result: [TaggedSentence] = []
    for fold in 0..<options.folds {
      let held = count * fold / options.folds..<count * (fold + 1) / options.folds
      let kept = sentences.indices.filter { !held.contains($0) }
      let bytes = trainer.model(kept.map { sentences[$0] }, kept.map { stacked[$0] }, development: [])
      let tagger = Trainer.tagger(bytes)
      result += Trainer.predicted(tagger, sentences[held])
    }
    return result
  }
}

/// The steps of a training.
struct Trainer {
  let resources: TaggerTraining.Resources
  let options: TaggerTraining.Options
  let progress: (TaggerTraining.Progress) -> Void
  let tags: [String]
  let tagNumbers: [String: UInt8]
  let kinds: [TagKind]
  let properTags: Set<UInt8>

  init(
    resources: TaggerTraining.Resources, options: TaggerTraining.Options, sentences: [TaggedSentence],
    progress: @escaping (TaggerTraining.Progress) -> Void
  ) {
    self.resources = resources
    self.options = options
    self.progress = progress
    var counts: [String: Int] = [:]
    for sentence in sentences {
      for i in 0..<sentence.count { counts[sentence.tagName(i), default: 0] += 1 }
    }
    let ranked = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
    tags = Array(ranked.prefix(Int(ContextWindow.outside)))
    tagNumbers = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, UInt8($0)) })
    let upos = tags.map { UPOS(name: $0.split(separator: " ")[0])! }
    kinds = (0..<256).map { $0 < upos.count ? TaggerModel.kind(of: upos[$0]) : .other }
    properTags = Set(upos.indices.filter { upos[$0] == .properNoun }.map { UInt8($0) })
  }

  private func prepare(_ sentences: [TaggedSentence]) -> (TrainingCorpus, TaggerPacking) {
    let corpus = TrainingCorpus(sentences, tagNumbers: tagNumbers)
    let lexis = resources.facts.withUnsafeBufferPointer {
      TrainingLexis(corpus, facts: WordFacts(slots: $0))
    }
    let lemmas = LemmaTraining(corpus, lemmas: sentences.flatMap(\.lemmas), properTags: properTags)
    return (corpus, TaggerPacking(tags: tags, facts: resources.facts, lexis: lexis, lemmas: lemmas))
  }

  /// The first pass's tags of every sentence, each found by a model that has not seen it.
  func firstPassTags(_ sentences: [TaggedSentence]) -> [[UInt8]] {
    var result: [[UInt8]] = Array(repeating: [], count: sentences.count)
    for fold in 0..<options.folds {
      // Ten stretches a fold: neighbours are of one text and stay together.
      let isHeld: (Int) -> Bool = { $0 * options.folds * 10 / max(sentences.count, 1) % options.folds == fold }
      let (corpus, packing) = prepare(sentences.indices.filter { !isHeld($0) }.map { sentences[$0] })
      var training = PassTraining(
        .first, corpus, packing.lexis, kinds: kinds, firstTags: [], bits: options.firstBits, seed: options.seed)
      for epoch in 0..<options.epochs {
        let error = training.epoch()
        progress(.init(pass: "first \(fold + 1)", epoch: epoch + 1, trainingError: error, scores: nil))
      }
      let tagger = Trainer.tagger(packing.encoded(first: training.averaged(), second: nil))
      let held = sentences.indices.filter(isHeld)
      for (i, tags) in zip(held, Trainer.tagNumbers(tagger, held.map { sentences[$0] })) { result[i] = tags }
    }
    return result
  }

  /// A whole model: first pass, second pass over `stacked` tags, lemmas.
  func model(_ sentences: [TaggedSentence], _ stacked: [[UInt8]]?, development: [TaggedSentence]) -> [UInt8] {
    let (corpus, packing) = prepare(sentences)
    func score(_ bytes: [UInt8]) -> TaggerScores? {
      development.isEmpty ? nil : TaggerScores(Trainer.tagger(bytes), development)
    }
    var first = PassTraining(
      .first, corpus, packing.lexis, kinds: kinds, firstTags: [], bits: options.firstBits, seed: options.seed)
    for epoch in 0..<options.epochs {
      let error = first.epoch()
      let scores = score(packing.encoded(first: first.averaged(), second: nil))
      progress(.init(pass: "first", epoch: epoch + 1, trainingError: error, scores: scores))
    }
    let firstWeights = first.averaged()
    guard let stacked else { return packing.encoded(first: firstWeights, second: nil) }
    var second = PassTraining(
      .second, corpus, packing.lexis, kinds: kinds, firstTags: stacked.flatMap { $0 }, bits: options.secondBits,
      seed: options.seed &+ 1)
    var bytes: [UInt8] = []
    for epoch in 0..<options.epochs {
      let error = second.epoch()
      guard !development.isEmpty || epoch == options.epochs - 1 else { continue }
      bytes = packing.encoded(first: firstWeights, second: second.averaged())
      progress(.init(pass: "second", epoch: epoch + 1, trainingError: error, scores: score(bytes)))
    }
    return bytes
  }

  /// A tagger over bytes that it owns.
  static func tagger(_ bytes: [UInt8]) -> Tagger {
    let owner = OwnedBytes(bytes)
    guard let archive = try? SectionArchive(owner.pointer, kind: TaggerModel.kind, version: TaggerModel.version, owner: owner),
      let tagger = try? Tagger(model: archive)
    else { fatalError("the trainer has packed a model that the tagger refuses") }
    return tagger
  }

  /// The text, tokens and sentences of tagged sentences, a blank between tokens.
  static func document(_ sentences: some Sequence<TaggedSentence>) -> (SourceText, Tokens, Sentences) {
    var bytes: [UInt8] = []
    var tokens = Tokens()
    var firsts: [Int32] = []
    for sentence in sentences where sentence.count > 0 {
      firsts.append(Int32(tokens.count))
      for form in sentence.forms {
        let start = bytes.count
        bytes += Array(form.utf8)
        tokens.append(start: start, end: bytes.count)
        bytes.append(0x20)
      }
    }
    return (SourceText(String(decoding: bytes, as: UTF8.self)), tokens, Sentences(firstTokens: firsts, tokenCount: tokens.count))
  }

  static func tagNumbers(_ tagger: Tagger, _ sentences: [TaggedSentence]) -> [[UInt8]] {
    let (text, tokens, borders) = document(sentences)
    var flat: [UInt8] = []
    text.utf8.withUnsafeBufferPointer { bytes in
      tagger.each(tokens, borders, bytes) { _, tag, _, _ in flat.append(tag) }
    }
    var at = 0
    return sentences.map { sentence in
      defer { at += sentence.count }
      return Array(flat[at..<at + sentence.count])
    }
  }

  static func predicted(_ tagger: Tagger, _ sentences: some Collection<TaggedSentence>) -> [TaggedSentence] {
    let (text, tokens, borders) = document(sentences)
    let morphology = tagger.morphology(of: tokens, in: borders, of: text)
    var at = 0
    return sentences.map { sentence in
      defer { at += sentence.count }
      let range = at..<at + sentence.count
      return TaggedSentence(
        forms: sentence.forms, upos: Array(morphology.tags[range]), feats: range.map { morphology.featureString($0) },
        lemmas: range.map { morphology.lemmas[$0] })
    }
  }
}

/// Bytes that stay where they are as long as somebody holds this.
final class OwnedBytes: Sendable {
  nonisolated(unsafe) let pointer: UnsafeRawBufferPointer

  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
    copy.copyBytes(from: bytes)
    pointer = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[..<bytes.count])
  }

  deinit { pointer.deallocate() }
}

extension TaggerTraining {
  public static func predict(_ tagger: Tagger, _ s: [TaggedSentence]) -> [TaggedSentence] { Trainer.predicted(tagger, s) }
  public static func time(_ tagger: Tagger, _ s: [TaggedSentence], _ clock: () -> Double) -> Double {
    let (text, tokens, borders) = Trainer.document(s)
    let t = clock()
    let m = tagger.morphology(of: tokens, in: borders, of: text)
    return clock() - t + (m.count == 0 ? 1 : 0)
  }
  public static func trainFirst(
    _ sentences: [TaggedSentence], development: [TaggedSentence] = [], resources: Resources,
    options: Options = Options(), progress: @escaping (Progress) -> Void = { _ in }
  ) -> [UInt8] {
    let trainer = Trainer(resources: resources, options: options, sentences: sentences, progress: progress)
    return trainer.model(sentences, nil, development: development)
  }
}
