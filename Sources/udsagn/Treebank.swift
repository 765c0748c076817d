internal import DependencyParsing
internal import DocumentIO
internal import DocumentModel
internal import Tagging

/// A CoNLL-U file with its gold layers, read for training.
struct Treebank {
  let records: [DocumentRecord]

  /// Reads `path`.
  ///
  /// - Parameter layers: which layers every document must have.
  /// - Throws: `Failure` at the first fault, or where a layer is missing.
  init(_ path: String, needing layers: Layers) throws(Failure) {
    var records: [DocumentRecord] = []
    var fault: Failure?
    let reader = InputReader(
      format: .conllu, limit: Int(Int32.max),
      found: { raw in
        guard fault == nil else { return }
        do throws(InputError) {
          records.append(try raw.read(keeping: layers))
        } catch {
          fault = Failure(code: Failure.dataError, message: error.description)
        }
      }, pause: {})
    try reader.read(path)
    if let fault { throw fault }
    for record in records {
      for warning in record.warnings { printError(warning.description) }
      let document = record.document
      if layers.contains(.morphology) && document.morphology == nil
        || layers.contains(.syntax) && document.syntax == nil
      {
        throw Failure(
          code: Failure.dataError,
          message: "\(path): error: '\(record.id)' has no \(document.morphology == nil ? "tags" : "trees")")
      }
    }
    self.records = records
  }

  /// The texts of the sentences.
  var sentenceTexts: [String] { eachSentence { document, range in document.text(ofTokens: range) } }

  /// What a tagger learns from.
  var tagged: [TaggedSentence] {
    eachSentence { document, range in
      let morphology = document.morphology!
      return TaggedSentence(
        forms: range.map(document.text(ofToken:)), upos: range.map { morphology.tags[$0] },
        feats: range.map(morphology.featureString), lemmas: range.map { lemma(morphology, $0) })
    }
  }

  /// What a parser learns from.
  var trees: [TreebankSentence] {
    eachSentence { document, range in
      let (morphology, syntax) = (document.morphology!, document.syntax!)
      return TreebankSentence(
        forms: range.map(document.text(ofToken:)), lemmas: range.map { lemma(morphology, $0) },
        upos: range.map { morphology.tags[$0] }, feats: range.map(morphology.featureString),
        heads: range.map { (syntax.head($0) ?? range.lowerBound - 1) - range.lowerBound + 1 },
        deprels: range.map { syntax.inventory.name(syntax.relations[$0]) })
    }
  }

  /// The file with other tags, features and lemmas, one `TaggedSentence` a sentence.
  func records(with predicted: [TaggedSentence]) -> [DocumentRecord] {
    var next = 0
    return records.map { record in
      let count = record.document.sentences!.count
      let sentences = predicted[next..<next + count]
      next += count
      var names = [""]
      var numbers: [String: UInt16] = ["": 0]
      for feats in sentences.lazy.flatMap(\.feats) where numbers[feats] == nil {
        numbers[feats] = UInt16(names.count)
        names.append(feats)
      }
      var record = record
      record.document.morphology = Morphology(
        tags: sentences.flatMap(\.upos), features: sentences.flatMap(\.feats).map { numbers[$0]! },
        inventory: FeatureInventory(names: names), lemmas: TextColumn(sentences.flatMap(\.lemmas)))
      return record
    }
  }

  /// A column without a lemma is "_", for the trainers as in the file.
  private func lemma(_ morphology: Morphology, _ token: Int) -> String {
    let lemma = morphology.lemmas[token]
    return lemma.isEmpty ? "_" : lemma
  }

  private func eachSentence<Item>(_ make: (Document, Range<Int>) -> Item) -> [Item] {
    records.flatMap { record in record.document.sentences!.map { make(record.document, $0) } }
  }
}
