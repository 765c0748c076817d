public import DocumentModel

/// Finds the names of a text by a gazetteer and rules.
///
///     let recognizer = EntityRecognizer(gazetteer: gazetteer)
///     recognizer.entities(among: tokens, in: sentences, of: SourceText("Statsminister Mette Frederiksen taler til DR."))
///     // PER "Mette Frederiksen", ORG "DR"
///
/// A name is the longest that the gazetteer or a rule finds at a place; every entity names the line that made it.
public struct EntityRecognizer: Sendable {
  public let gazetteer: Gazetteer

  public init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The names, and what is no name but stands for one ("amerikansk").
  public func entities(among tokens: Tokens, in sentences: Sentences, of text: SourceText) -> Entities {
    withRecognition(of: tokens, in: sentences, of: text, trace: nil) { $0.run() }
  }

  /// Sets up the working memory of one document.
  func withRecognition<R>(
    of tokens: Tokens, in sentences: Sentences, of text: SourceText, trace: EntityTraceRecorder?,
    _ body: (inout Recognition) -> R
  ) -> R {
    tokens.starts.withUnsafeBufferPointer { starts in
      tokens.ends.withUnsafeBufferPointer { ends in
        text.utf8.withUnsafeBufferPointer { bytes in
          let facts = UnsafeMutablePointer<TokenFacts>.allocate(capacity: max(1, starts.count))
          facts.initialize(repeating: TokenFacts(), count: starts.count)
          defer { facts.deallocate() }
          return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { nothing in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1) { none in
              var recognition = Recognition(
                gazetteer: gazetteer, text: bytes.baseAddress ?? UnsafePointer(nothing.baseAddress!),
                starts: starts.baseAddress ?? UnsafePointer(none.baseAddress!),
                ends: ends.baseAddress ?? UnsafePointer(none.baseAddress!), facts: facts,
                tokenCount: starts.count, sentences: sentences, trace: trace)
              return body(&recognition)
            }
          }
        }
      }
    }
  }
}
