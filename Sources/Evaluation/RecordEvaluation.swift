internal import DocumentModel

/// Gold records and predicted ones, joined by id.
///
///     let evaluation = try RecordEvaluation(gold: gold, predicted: predicted, name: "gold/claims.jsonl")
///     print(evaluation.report().text)
public struct RecordEvaluation: Sendable {
  /// What the corpus is called in reports and floors.
  public let name: String
  public let options: EvaluationOptions
  let pairs: [(gold: AnnotatedText, predicted: AnnotatedText)]
  /// Gold's ids for which nothing was predicted: they count as texts in which nothing was found.
  public let missing: [String]

  /// - Throws: `EvaluationError` where an id comes twice, gold does not know one, or a text differs from gold's
  ///   (white space at its end aside).
  public init(
    gold: [AnnotatedText], predicted: [AnnotatedText], name: String, predictedName: String = "predicted",
    options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationError) {
    var byID: [String: AnnotatedText] = [:]
    var known: Set<String> = []
    for text in gold where !known.insert(text.id).inserted {
      throw EvaluationError(file: name, message: "id '\(text.id)' twice")
    }
    for text in predicted {
      if byID.updateValue(text, forKey: text.id) != nil {
        throw EvaluationError(file: predictedName, message: "id '\(text.id)' twice")
      }
      if !known.contains(text.id) {
        throw EvaluationError(file: predictedName, message: "id '\(text.id)' is not in \(name)")
      }
    }
    var pairs: [(gold: AnnotatedText, predicted: AnnotatedText)] = []
    var missing: [String] = []
    for text in gold {
      if let found = byID[text.id] {
        if let a = text.characters, let b = found.characters,
          a[..<WhiteSpace.trimmedCount(a)] != b[..<WhiteSpace.trimmedCount(b)]
        {
          throw EvaluationError(file: predictedName, message: "id '\(text.id)': its text differs from gold")
        }
        pairs.append((text, found))
      } else {
        missing.append(text.id)
        pairs.append((text, AnnotatedText(id: text.id)))
      }
    }
    self.name = name
    self.options = options
    self.pairs = pairs
    self.missing = missing
  }

  /// Whether a layer can be scored: gold has it, and so does any predicted record (none at all predicted scores 0).
  private func scores<Layer>(_ layer: KeyPath<AnnotatedText, Layer?>) -> Bool {
    pairs.contains { $0.gold[keyPath: layer] != nil }
      && (missing.count == pairs.count || pairs.contains { $0.predicted[keyPath: layer] != nil })
  }

  /// All that was asked for.
  public func report() -> EvaluationReport {
    var report = EvaluationReport(corpus: name)
    report.sizes = [("documents", pairs.count)]
    let sentences = pairs.reduce(0) { $0 + ($1.gold.sentences?.count ?? 0) }
    if sentences > 0 { report.sizes.append(("sentences", sentences)) }
    if !missing.isEmpty {
      let some = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? ", …" : "")
      report.notes.append("nothing predicted for \(missing.count) of \(pairs.count) documents: \(some)")
    }
    if options.layers.contains(.tokens), scores(\.tokens) {
      report.layers.append(spans("tokens", "tokens") { ($0.tokens ?? []).map(\.range) })
    }
    if options.layers.contains(.sentences), scores(\.sentences) {
      report.layers.append(spans("sents", "sentences") { $0.sentences ?? [] })
    }
    if options.layers.contains(.entities), scores(\.entities) { scoreEntities(&report) }
    if options.layers.contains(.claims), scores(\.claims) { scoreClaims(&report) }
    let bootstrap = Bootstrap(draws: options.bootstrapDraws)
    for k in report.layers.indices { bootstrap.intervals(&report.layers[k].figures) }
    return report
  }

  private func spans(
    _ layer: String, _ figure: String, _ ranges: (AnnotatedText) -> [Range<Int>]
  ) -> EvaluationReport.Layer {
    let units = pairs.map { SpanScore.counts(gold: ranges($0.gold), predicted: ranges($0.predicted)) }
    return EvaluationReport.Layer(name: layer, figures: [Figure(figure, units: units)])
  }

  private func scoreEntities(_ report: inout EvaluationReport) {
    let reading = options.entities
    let scores = pairs.map {
      EntityScore(
        gold: $0.gold.entities ?? [], predicted: $0.predicted.entities ?? [], goldTokens: $0.gold.tokens,
        reading: reading)
    }
    report.layers.append(
      EvaluationReport.Layer(name: "ents", figures: EntityScore.figures(scores, labels: reading.labels)))
    let off = scores.reduce(0) { $0 + $1.offTokenEdge }
    if off > 0 { report.notes.append("\(off) predicted names off a gold token's edge") }
    if reading.part != .keep || reading.deriv != .drop {
      report.notes.append(
        "names in compounds: \(reading.part.rawValue), in derived words: \(reading.deriv.rawValue)")
    }
    if options.listsErrors {
      report.findings += pairs.flatMap {
        EntityFindings(gold: $0.gold, predicted: $0.predicted, reading: reading).all
      }
    }
  }

  private func scoreClaims(_ report: inout EvaluationReport) {
    let scores = pairs.map { ClaimScore(gold: $0.gold.claims ?? [], predicted: $0.predicted.claims ?? []) }
    report.layers.append(EvaluationReport.Layer(name: "claims", figures: ClaimScore.figures(scores)))
    if options.listsErrors {
      report.findings += pairs.flatMap { ClaimFindings(gold: $0.gold, predicted: $0.predicted).all }
    }
  }
}
