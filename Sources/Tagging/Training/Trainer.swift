internal import BinaryFormat
internal import DocumentModel

/// The steps of a training.
struct Trainer {
  let resources: TaggerTraining.Resources
  let options: TaggerTraining.Options
  let progress: (TaggerTraining.Progress) -> Void
  let tags: [String]
  let tagNumbers: [String: UInt8]
  let kinds: [TagKind]
  let coarse: [UInt8]

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
    coarse = (0..<256).map { $0 < upos.count ? upos[$0].rawValue : 31 }
  }

  private func prepare(_ sentences: [TaggedSentence]) -> (TrainingCorpus, TaggerPacking) {
    let corpus = TrainingCorpus(sentences, tagNumbers: tagNumbers)
    let (lexis, lemmas) = resources.facts.withUnsafeBufferPointer {
      let facts = WordFacts(slots: $0)
      return (
        TrainingLexis(corpus, facts: facts),
        LemmaTraining(corpus, lemmas: sentences.flatMap(\.lemmas), tags: tags, facts: facts)
      )
    }
    return (corpus, TaggerPacking(tags: tags, facts: resources.facts, lexis: lexis, lemmas: lemmas))
  }

  /// The first pass's tags of every sentence, each found by a model that has not seen it.
  func firstPassTags(_ sentences: [TaggedSentence]) -> [[UInt8]] {
    var result: [[UInt8]] = Array(repeating: [], count: sentences.count)
    for fold in 0..<options.folds {
      // Ten stretches a fold: neighbours are of one text and stay together.
      let isHeld: (Int) -> Bool = {
        $0 * options.folds * 10 / max(sentences.count, 1) % options.folds == fold
      }
      let (corpus, packing) = prepare(sentences.indices.filter { !isHeld($0) }.map { sentences[$0] })
      let weights = learn(.first, corpus, packing.lexis, [], "first \(fold + 1)") { _ in nil }
      let tagger = Trainer.tagger(packing.encoded(first: weights, second: nil))
      let held = sentences.indices.filter(isHeld)
      for (i, tags) in zip(held, Trainer.tagNumbers(tagger, held.map { sentences[$0] })) { result[i] = tags }
    }
    return result
  }

  /// The mean of several trainings that differ in the order of sentences alone: one by itself is a matter of luck,
  /// by 0.3 points. `score` is asked after each round.
  func learn(
    _ pass: PassTraining.Pass, _ corpus: TrainingCorpus, _ lexis: TrainingLexis, _ firstTags: [UInt8],
    _ name: String,
    _ score: (PassWeights) -> TaggerScores?
  ) -> PassWeights {
    var sum: PassWeights?
    for round in 0..<options.trainings {
      var training = PassTraining(
        pass, corpus, lexis, kinds: kinds, coarse: coarse, firstTags: firstTags,
        bits: pass == .first ? options.firstBits : options.secondBits, seed: options.seed &+ UInt64(round))
      for epoch in 0..<options.epochs {
        let error = training.epoch()
        let last = epoch == options.epochs - 1
        let mean = (sum?.adding(training.averaged()) ?? training.averaged()).scaled(1 / Float(round + 1))
        let scores = last || options.trainings == 1 ? score(mean) : nil
        progress(
          .init(pass: name, epoch: round * options.epochs + epoch + 1, trainingError: error, scores: scores))
      }
      sum = sum?.adding(training.averaged()) ?? training.averaged()
    }
    return sum!.scaled(1 / Float(options.trainings))
  }

  /// A whole model: first pass, second pass over `stacked` tags, lemmas.
  func model(_ sentences: [TaggedSentence], _ stacked: [[UInt8]]?, development: [TaggedSentence]) -> [UInt8] {
    let (corpus, packing) = prepare(sentences)
    func score(_ bytes: [UInt8]) -> TaggerScores? {
      development.isEmpty ? nil : TaggerScores(Trainer.tagger(bytes), development)
    }
    let first = learn(.first, corpus, packing.lexis, [], "first") {
      score(packing.encoded(first: $0, second: nil))
    }
    guard let stacked else { return packing.encoded(first: first, second: nil) }
    let second = learn(.second, corpus, packing.lexis, stacked.flatMap { $0 }, "second") {
      score(packing.encoded(first: first, second: $0))
    }
    return packing.encoded(first: first, second: second)
  }

  /// A tagger over bytes that it owns.
  static func tagger(_ bytes: [UInt8]) -> Tagger {
    let owner = OwnedBytes(bytes)
    guard
      let archive = try? SectionArchive(
        owner.pointer, kind: TaggerModel.kind, version: TaggerModel.version, owner: owner),
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
    return (
      SourceText(String(decoding: bytes, as: UTF8.self)), tokens,
      Sentences(firstTokens: firsts, tokenCount: tokens.count)
    )
  }

  static func tagNumbers(_ tagger: Tagger, _ sentences: [TaggedSentence]) -> [[UInt8]] {
    let (text, tokens, borders) = document(sentences)
    var flat: [UInt8] = []
    text.utf8.withUnsafeBufferPointer { bytes in
      tagger.each(tokens, borders, bytes) { _, _, tag, _, _ in flat.append(tag) }
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
        forms: sentence.forms, upos: Array(morphology.tags[range]),
        feats: range.map { morphology.featureString($0) },
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
