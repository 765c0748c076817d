/// The line of a lexicon that made an entity or a claim: `frames/pressure.frames:41`.
public struct LexiconLine: Sendable, Hashable, CustomStringConvertible {
  /// The file's path below the lexicon folder.
  public let file: String
  /// The line, from 1; 0 where a rule of the program and no line decided.
  public let line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  public var description: String { line == 0 ? file : "\(file):\(line)" }
}
