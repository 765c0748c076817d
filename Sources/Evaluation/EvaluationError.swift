/// Why two sets of annotations cannot be scored, at a place that an editor can jump to.
///
/// Printed as `corpus/gold/claims.jsonl:3: claim 2 has no predicate`.
public struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, as it was named by the caller.
  public let file: String
  /// The line, from 1; 0 where the fault is not in one line.
  public let line: Int
  public let message: String

  public init(file: String, line: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { line == 0 ? "\(file): \(message)" : "\(file):\(line): \(message)" }
}
