public import BinaryFormat
public import DocumentModel

/// Builds a dependency tree over every sentence, in the manner of UD_Danish-DDT.
///
/// Greedy arc-hybrid passes from both ends of the sentence and scores of single arcs each give a tree; scores of arcs in
/// view of these trees decide. Then a rule for punctuation, and a labeller over the finished tree. Time is linear in the
/// length of the text; every sentence gets one root and no cycle whatever its tags are.
///
///     Sydkorea presses af USA til at droppe Huawei .
///     Sydkorea ←nsubj presses, USA ←obl presses, af ←case USA, droppe ←advcl presses, …
public struct DependencyParser: Sendable {
  /// What a parser spends on a sentence.
  public enum Accuracy: Sendable, Hashable, CaseIterable {
    /// One table of arcs decides.
    case standard
    /// Three tables, each with another tree in the foreground, are added up: half as much time again.
    case high
  }

  /// What this parser spends on a sentence.
  public let accuracy: Accuracy
  private let model: ParserModel
  private let archive: SectionArchive
  private let inventory: RelationInventory
  private let relations: [Relation]
  private let coreBits: [UInt32]
  private let rootLabel: Int

  /// Uses the weights of `model` in place, with `Accuracy.standard`.
  ///
  /// - Throws: `ArchiveError` where the archive is no parser model of this version.
  public init(model archive: SectionArchive) throws(ArchiveError) {
    try self.init(model: archive, accuracy: .standard)
  }

  /// Uses the weights of `model` in place.
  ///
  /// - Throws: `ArchiveError` where the archive is no parser model of this version.
  public init(model archive: SectionArchive, accuracy: Accuracy) throws(ArchiveError) {
    self.accuracy = accuracy
    self.archive = archive
    model = try ParserModel(archive)
    let known = Set(Relation.wellKnown)
    let further = model.labelNames.filter { !known.contains($0) }
    let inventory = further.isEmpty ? RelationInventory.standard : RelationInventory(furtherNames: further)
    guard inventory.names.count <= 256 else { throw .damaged }
    self.inventory = inventory
    relations = model.labelNames.map { inventory.relation(named: $0) ?? .dep }
    coreBits = model.labelNames.map(LabelContext.coreBit)
    rootLabel = model.labelNames.firstIndex(of: "root") ?? 0
  }

  /// The trees of `sentences`. Tags, features and lemmas are read from `morphology`, forms from `text`; tokens that
  /// are tagged `PUNCT` become leaves.
  public func syntax(
    of tokens: Tokens, in sentences: Sentences, with morphology: Morphology, of text: SourceText
  ) -> Syntax {
    var heads = [Int32](repeating: 0, count: tokens.count)
    var labels = [Relation](repeating: .dep, count: tokens.count)
    let features = morphology.inventory.names.map(Hashing.features)
    var scratch = ParserScratch()
    defer { scratch.deallocate() }
    heads.withUnsafeMutableBufferPointer { heads in
      labels.withUnsafeMutableBufferPointer { labels in
        text.utf8.withUnsafeBufferPointer { bytes in
          morphology.lemmas.bytes.withUnsafeBufferPointer { lemmaBytes in
            let columns = Columns(
              tokens: tokens, morphology: morphology, features: features, bytes: bytes, lemmaBytes: lemmaBytes
            )
            for sentence in sentences {
              columns.read(sentence, into: &scratch)
              parse(sentence, &scratch, heads.baseAddress!, labels.baseAddress!)
            }
          }
        }
      }
    }
    return Syntax(heads: heads, relations: labels, inventory: inventory)
  }

  /// Parses the sentence in `scratch` and writes its rows.
  private func parse(
    _ sentence: Range<Int>, _ scratch: inout ParserScratch, _ heads: UnsafeMutablePointer<Int32>,
    _ labels: UnsafeMutablePointer<Relation>
  ) {
    let first = Int32(truncatingIfNeeded: sentence.lowerBound)
    guard scratch.configuration.wordCount > 0 else {
      for i in sentence {
        heads[i] = first
        labels[i] = i == sentence.lowerBound ? .root : .punct
      }
      return
    }
    scratch.buildTree(model, accuracy: accuracy)
    scratch.settlePunctuation()
    scratch.labelTree(model, coreBits: coreBits, rootLabel: rootLabel)
    let c = scratch.configuration
    for (i, token) in sentence.enumerated() {
      let head = Int(c.heads[i])
      heads[token] = head == c.count ? Int32(truncatingIfNeeded: token) : first + c.heads[i]
      labels[token] =
        head == c.count ? .root : c.isMark(i) ? .punct : relations[Int(scratch.labels.labels[i])]
    }
  }
}

/// The layers as the parser reads them.
private struct Columns {
  let tokens: Tokens
  let morphology: Morphology
  /// The hash of every feature string.
  let features: [UInt32]
  let bytes: UnsafeBufferPointer<UInt8>
  let lemmaBytes: UnsafeBufferPointer<UInt8>

  func read(_ sentence: Range<Int>, into scratch: inout ParserScratch) {
    scratch.reader.begin(tokens: sentence.count, in: &scratch.configuration)
    for i in sentence {
      let form = UnsafeBufferPointer(rebasing: bytes[tokens[i]])
      let upos = morphology.tags[i]
      let lemma = UnsafeBufferPointer(rebasing: lemmaBytes[morphology.lemmas.range(i)])
      let word = Word(
        form: Hashing.word(PlainMark.plain(form)), lemma: Hashing.word(PlainMark.plain(lemma)), upos: upos,
        features: features[Int(morphology.features[i])])
      scratch.reader.add(word, upos: upos, form: form, to: &scratch.configuration)
    }
    scratch.reader.end(&scratch.configuration)
  }
}
