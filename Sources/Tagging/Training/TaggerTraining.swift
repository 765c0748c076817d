/// Learns a tagger and lemmatizer from tagged sentences, running text and dictionaries.
///
/// The same input gives the same bytes. Cost: see TAGGER.md.
public enum TaggerTraining {
  public struct Options: Sendable {
    /// Rounds over the sentences for each pass.
    public var epochs = 5
    /// Parts that the sentences are cut into so that the second pass learns from tags as wrong as they will be.
    public var folds = 5
    /// 2 to this power weights for each pass.
    public var firstBits = 20
    public var secondBits = 20
    public var seed: UInt64 = 1
    /// Trainings whose weights are averaged.
    public var trainings = 4
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
    public init(raw: [UInt8], older: [UInt8] = [], lexicon: [LexicalForm] = [], options: Options = Options())
    {
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
  ///   - development: sentences to score after each training of the model's own passes; may be empty.
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

  /// `sentences` with the tags, features and lemmas that `tagger` gives their tokens.
  public static func predicted(_ sentences: [TaggedSentence], by tagger: Tagger) -> [TaggedSentence] {
    Trainer.predicted(tagger, sentences)
  }
}
