import Glibc
import TestSupport
import Testing

/// Runs what the documents show: files are made, commands run, and what they print must be what stands there.
@Suite struct DocumentationTests {
  @Test(arguments: ["README.md", "lexicons/README.md"])
  func commandsPrintWhatTheDocumentShows(document: String) throws {
    let folder = try ExampleFolder()
    var commands = 0
    for block in CodeBlock.all(in: document) {
      if let path = block.attribute("file") { folder.write(block.text, to: path, append: false) }
      if let path = block.attribute("append") { folder.write(block.text, to: path, append: true) }
      guard block.language == "console" else { continue }
      for (command, expected) in block.commands {
        commands += 1
        let printed = folder.run(String(command.text.dropFirst(2)))
        for (line, text) in zip(expected, printed) where !line.fits(text) {
          Issue.record("printed: \(text)", sourceLocation: line.location)
        }
        if printed.count != expected.count {
          Issue.record(
            "\(printed.count) lines, not \(expected.count):\n\(printed.joined(separator: "\n"))",
            sourceLocation: command.location)
        }
      }
    }
    #expect(commands > 0)
  }

  /// Programs in the documents stand, line for line, in `LibraryUse.swift`, which is compiled and run.
  @Test(arguments: ["README.md", "Sources/AnalysisPipeline/AnalysisPipeline.docc/AnalysisPipeline.md"])
  func programsAreThoseThatTheTestsRun(document: String) throws {
    func bare(_ line: some StringProtocol) -> String { String(line.drop { $0 == " " }) }
    let compiled = try #require(TestFile.text(TestFile.root + "/Tests/DocumentationTests/LibraryUse.swift"))
    let lines = Set(compiled.split(separator: "\n").map(bare))
    let programs = CodeBlock.all(in: document).filter { $0.language == "swift" && $0.attribute("of") == nil }
    #expect(!programs.isEmpty)
    for line in programs.flatMap(\.lines) where !line.text.isEmpty && !lines.contains(bare(line.text)) {
      Issue.record("not in LibraryUse.swift: \(line.text)", sourceLocation: line.location)
    }
  }

  @Test func everyLinkLeadsToAFile() throws {
    for document in ["README.md", "lexicons/README.md", "corpus/README.md"] {
      let folder = document.split(separator: "/").dropLast().joined(separator: "/")
      for line in CodeBlock.lines(of: document) {
        for link in line.text.split(separator: "](").dropFirst() {
          let target = link.prefix { $0 != ")" && $0 != "#" }
          if target.isEmpty || target.contains("://") { continue }
          if access("\(TestFile.root)/\(folder)/\(target)", R_OK) != 0 {
            Issue.record("no file '\(target)'", sourceLocation: line.location)
          }
        }
      }
    }
  }
}

/// A folder in which a document's commands run: the repository's lexicons and corpus in it, the built tool on the path.
private final class ExampleFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/udsagn-docs-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
    _ = run(
      "mkdir .bin && ln -s '\(BuiltTool.path)' .bin/udsagn && ln -s '\(TestFile.root)/lexicons' '\(TestFile.root)/corpus' ."
    )
  }

  deinit { _ = run("rm -rf \"$PWD\"") }

  func write(_ text: String, to name: String, append: Bool) {
    _ = run("mkdir -p \"$(dirname '\(name)')\"")
    guard let file = fopen(path + "/" + name, append ? "a" : "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  /// The lines that a shell prints for `command`, both streams together.
  func run(_ command: String) -> [String] {
    let line = "{ cd '\(path)' && PATH=\"$PWD/.bin:$PATH\"\n\(command)\n} 2>&1"
    guard let pipe = popen(line, "r") else { return ["no shell"] }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let n = fread(&chunk, 1, chunk.count, pipe), n > 0 { bytes += chunk[..<n] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
