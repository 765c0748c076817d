public import Testing

#if canImport(Glibc)
  internal import Glibc
#endif

/// A text file of cases beside a test: one case a line, `#` begins a comment line.
///
/// A failing case is reported at its line of the text file, so that an editor can jump there.
public struct CaseFile: Sendable {
  public struct Line: Sendable, CustomStringConvertible {
    public let path: String
    public let number: Int
    public let text: String
    public var description: String { text }

    /// The line as a place for `Issue.record` and `#expect`.
    public var location: SourceLocation {
      SourceLocation(
        fileID: "Cases/\(path.split(separator: "/").last ?? "")", filePath: path, line: number, column: 1)
    }
  }

  public let lines: [Line]

  /// Reads `Cases/NAME` beside the Swift file that asks. Traps where it cannot be read: a test that finds no cases
  /// must not pass.
  public init(_ name: String, besides file: StaticString = #filePath) {
    let folder = "\(file)".split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    let path = "\(folder)/Cases/\(name)"
    guard let text = TestFile.text(path) else { fatalError("no case file \(path)") }
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { Line(path: path, number: $0.offset + 1, text: String($0.element)) }
      .filter { !$0.text.isEmpty && !$0.text.hasPrefix("#") }
  }
}

/// Files that tests read.
public enum TestFile {
  /// The repository's root folder.
  public static var root: String {
    "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  }

  /// The folder of given data beside the repository, or `nil` where there is none.
  public static var shared: String? {
    let path =
      root.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/shared"
    return access(path, R_OK) == 0 ? path : nil
  }

  public static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = fread(&chunk, 1, chunk.count, file)
      if n == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<n])
    }
  }

  public static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }
}
