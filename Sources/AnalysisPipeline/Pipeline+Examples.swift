internal import ClaimExtraction
internal import DocumentModel
public import LexiconFormat

extension Pipeline {
  /// The examples of frames that do not hold, each at its line with what came out instead: an `example` must yield its
  /// claim by its own frame, a `not` line no claim by that frame.
  public func failingExamples() -> [LexiconDiagnostic] {
    guard let extractor else { return [] }
    return extractor.examples.compactMap { example in
      let document = complete(Document(text: SourceText(example.sentence)))
      return extractor.failure(of: example, in: document).map {
        LexiconDiagnostic(file: example.line.file, line: example.line.line, column: 1, message: $0)
      }
    }
  }

  /// The number of frames, of examples and of `not` lines.
  public var frameCounts: (frames: Int, examples: Int, counterexamples: Int) {
    let examples = extractor?.examples ?? []
    return (
      extractor?.frameCount ?? 0, examples.count { $0.claim != nil },
      examples.count { $0.claim == nil }
    )
  }
}
