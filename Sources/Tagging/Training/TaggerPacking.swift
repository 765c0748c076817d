internal import BinaryFormat
internal import DocumentModel

/// Lays a trained tagger out as an archive.
struct TaggerPacking {
  let tags: [String]
  let facts: [UInt32]
  let lexis: TrainingLexis
  let lemmas: LemmaTraining

  /// How many steps of a packed weight make 1.
  static let scale: Float = 64

  func encoded(first: PassWeights, second: PassWeights?) -> [UInt8] {
    let order = lexis.types.indices.sorted { lexis.types[$0].key < lexis.types[$1].key }
    var entries: [FormEntry] = []
    var candidates: [Candidate] = []
    var size = 64
    while size * 2 < order.count * 3 { size *= 2 }
    var index = [UInt32](repeating: 0, count: size)
    for number in order {
      let type = lexis.types[number]
      entries.append(
        FormEntry(
          fingerprint: UInt32(type.key >> 32), start: UInt32(candidates.count), word: type.word,
          ending: type.ending,
          ambiguity: type.ambiguity, count: UInt8(type.candidates.count), closed: type.closed ? 1 : 0))
      for tag in type.candidates {
        candidates.append(
          Candidate(
            tag: tag, rule: lemmas.byForm[LemmaTraining.formKey(type.running, tag)] ?? LemmaRules.unknown,
            first: TaggerPacking.sum(type.features, tag, first),
            second: second.map { TaggerPacking.sum(type.features, tag, $0) } ?? 0))
      }
      var at = Int(truncatingIfNeeded: type.key) & (size - 1)
      while index[at] != 0 { at = (at + 1) & (size - 1) }
      index[at] = UInt32(entries.count)
    }
    let (endings, endingTags) = endingTable()
    var writer = SectionArchiveWriter(kind: TaggerModel.kind, version: TaggerModel.version)
    writer.add("tags", Array(tags.map { $0 + "\n" }.joined().utf8))
    writer.add("facts", facts)
    writer.add("entries.index", index)
    writer.add("entries", entries.flatMap(TaggerPacking.words))
    writer.add("candidates", candidates.flatMap(TaggerPacking.halves))
    writer.add("endings", endings)
    writer.add("endings.tags", endingTags)
    writer.add("weights.first", first.weights.map(TaggerPacking.packed))
    writer.add("weights.second", second?.weights.map(TaggerPacking.packed) ?? [0])
    writer.add("seen.first", first.seen)
    writer.add("seen.second", second?.seen ?? [0])
    writer.add("lemma.ends", lemmas.ends)
    writer.add("lemma.rules", lemmas.bytes)
    writer.add("lemma.endings", lemmas.endings)
    writer.add("lemma.sets", lemmas.sets)
    return writer.encoded()
  }

  /// Written out by hand, so that no padding byte comes from memory.
  private static func words(_ e: FormEntry) -> [UInt32] {
    [e.fingerprint, e.start, e.word, e.ending, e.ambiguity, UInt32(e.count) | UInt32(e.closed) << 8]
  }

  private static func halves(_ c: Candidate) -> [UInt16] {
    [UInt16(c.tag), c.rule, UInt16(bitPattern: c.first), UInt16(bitPattern: c.second)]
  }

  private static func packed(_ weight: Float) -> Int8 {
    Int8(clamping: Int((weight * scale).rounded()))
  }

  private static func sum(_ features: [UInt32], _ tag: UInt8, _ pass: PassWeights) -> Int16 {
    let weights = pass.weights
    var kept = features
    let count = kept.withUnsafeMutableBufferPointer { pass.filter($0.baseAddress!, $0.count) }
    let mask = UInt32(weights.count - 1)
    var sum: Float = 0
    for feature in kept[..<count] { sum += weights[Int((feature ^ UInt32(tag)) & mask)] }
    return Int16(clamping: Int((sum * scale).rounded()))
  }

  private func endingTable() -> ([UInt64], [UInt8]) {
    var size = 64
    while size * 2 < lexis.endingTags.count * 3 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var tags: [UInt8] = []
    var places: [[UInt8]: Int] = [:]
    for key in lexis.endingTags.keys.sorted() {
      let list = lexis.endingTags[key]!
      if places[list] == nil {
        places[list] = tags.count
        tags += list
      }
      var at = Int(truncatingIfNeeded: key) & (size - 1)
      while slots[at] != 0 { at = (at + 1) & (size - 1) }
      slots[at] = key & ~0xFFFF_FFFF | UInt64(places[list]!) << 8 | UInt64(list.count)
    }
    return (slots, tags)
  }
}

/// The weights of a pass and the features they are for.
struct PassWeights {
  var weights: [Float]
  var seen: [UInt8]

  func adding(_ other: PassWeights) -> PassWeights {
    PassWeights(
      weights: zip(weights, other.weights).map { $0 + $1 }, seen: zip(seen, other.seen).map { $0 | $1 })
  }

  func scaled(_ factor: Float) -> PassWeights {
    PassWeights(weights: weights.map { $0 * factor }, seen: seen)
  }

  func filter(_ features: UnsafeMutablePointer<UInt32>, _ count: Int) -> Int {
    seen.withUnsafeBufferPointer { FeatureFilter($0).keep(features, count) }
  }
}
