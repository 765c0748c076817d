/// Something wrong in a lexicon file, at a place that an editor can jump to.
///
/// Printed as `names/places.tsv:31:9: error: unknown label 'GPE'; one of PER LOC ORG MISC`. Line and column count
/// from 1, the column in code points.
public struct LexiconDiagnostic: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let column: Int
  /// What is wrong, and what to do.
  public let message: String

  public init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  static func notComposed(_ text: String) -> String {
    "'\(text)' is not composed (NFC); write letters with their marks as one"
  }

  public var description: String { "\(file):\(line):\(column): error: \(message)" }

  public static func < (a: LexiconDiagnostic, b: LexiconDiagnostic) -> Bool {
    (a.file, a.line, a.column, a.message) < (b.file, b.line, b.column, b.message)
  }
}

/// Everything that is wrong with a set of lexicon files, sorted by place.
public struct LexiconErrors: Error, CustomStringConvertible {
  public let diagnostics: [LexiconDiagnostic]
  public init(_ diagnostics: [LexiconDiagnostic]) { self.diagnostics = diagnostics.sorted() }
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
