/// A file of annotations, gold or predicted, read by the kind that its name tells.
///
/// `.conllu` is a treebank, `.clm` gold in the notation that it is written in, anything else records of JSON Lines.
public enum AnnotationFile: Sendable {
  case records([AnnotatedText])
  case treebank(TokenTable)

  /// - Parameter path: the file's name: tells the kind, and stands in messages.
  /// - Throws: `EvaluationErrors` with what is wrong in the file.
  public init(_ bytes: [UInt8], path: String) throws(EvaluationErrors) {
    do throws(EvaluationError) {
      if path.hasSuffix(".conllu") {
        self = .treebank(try TokenTable(conllu: bytes, name: path))
        return
      }
      if !path.hasSuffix(".clm") {
        self = .records(try AnnotatedText.records(bytes, name: path))
        return
      }
    } catch { throw EvaluationErrors(all: [error]) }
    self = .records(try AnnotatedText.claimNotation(String(decoding: bytes, as: UTF8.self), file: path))
  }
}

/// Gold and what was predicted for it, whichever kind they are of.
///
///     let run = try ScoredRun(gold: gold, predicted: predicted, name: "corpus/gold/claims.jsonl")
///     print(run.report().text)
public enum ScoredRun: Sendable {
  case records(RecordEvaluation)
  case treebank(TreebankEvaluation)

  /// - Throws: `EvaluationErrors` where the two are of different kinds, or do not fit each other.
  public init(
    gold: AnnotationFile, predicted: AnnotationFile, name: String, predictedName: String = "predicted",
    options: EvaluationOptions = EvaluationOptions()
  ) throws(EvaluationErrors) {
    do throws(EvaluationError) {
      switch (gold, predicted) {
      case (.records(let a), .records(let b)):
        self = .records(
          try RecordEvaluation(
            gold: a, predicted: b, name: name, predictedName: predictedName, options: options))
      case (.treebank(let a), .treebank(let b)):
        self = .treebank(
          try TreebankEvaluation(
            gold: a, predicted: b, name: name, predictedName: predictedName, options: options))
      default:
        throw EvaluationError(
          file: predictedName, message: "CoNLL-U and records cannot be compared with each other")
      }
    } catch { throw EvaluationErrors(all: [error]) }
  }

  public func report() -> EvaluationReport {
    switch self {
    case .records(let evaluation): evaluation.report()
    case .treebank(let evaluation): evaluation.report()
    }
  }

  /// This run beside another over the same gold; `nil` where the two are of different kinds.
  public func comparison(before: ScoredRun) -> RunComparison? {
    switch (before, self) {
    case (.records(let a), .records(let b)): RunComparison(before: a, after: b)
    case (.treebank(let a), .treebank(let b)): RunComparison(before: a, after: b)
    default: nil
    }
  }
}
