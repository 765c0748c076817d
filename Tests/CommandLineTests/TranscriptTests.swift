import TestSupport
import Testing

/// Runs the cases of `Cases/transcripts.txt`.
@Suite struct TranscriptTests {
  @Test func theToolSaysWhatTheTranscriptsSay() {
    var folder = TemporaryFolder()
    var call: Call?
    for line in CaseFile("transcripts.txt").lines {
      if line.text.hasPrefix("====") {
        call?.check(in: folder)
        call = nil
        folder = TemporaryFolder()
        continue
      }
      let mark = line.text.prefix { $0 != " " }
      let rest = line.text.dropFirst(mark.count + 1)
      switch mark {
      case "@":
        let name = rest.prefix { $0 != " " }
        folder.write(String(name), TestFile.bytes(ofNotation: rest.dropFirst(name.count + 1)))
      case "$":
        call?.check(in: folder)
        call = Call(arguments: rest.split(separator: " ").map(String.init), line: line)
      case "<": call?.input += TestFile.bytes(ofNotation: rest) + [0x0A]
      case "<|": call?.input += TestFile.bytes(ofNotation: rest)
      case ">": call?.output.append((line, TestFile.bytes(ofNotation: rest)))
      case "!": call?.errors.append((line, TestFile.bytes(ofNotation: rest)))
      case "?": call?.code = Int32(rest)!
      default: Issue.record("no such mark: \(mark)", sourceLocation: line.location)
      }
    }
    call?.check(in: folder)
  }

  /// One call of the tool and what is expected of it.
  private struct Call {
    let arguments: [String]
    let line: CaseFile.Line
    var input: [UInt8] = []
    var output: [(line: CaseFile.Line, start: [UInt8])] = []
    var errors: [(line: CaseFile.Line, text: [UInt8])] = []
    var code: Int32 = 0

    func check(in folder: TemporaryFolder) {
      let run = ToolRun(arguments, input: input, in: folder)
      if run.code != code {
        Issue.record("exit code \(run.code), not \(code): \(run.errors)", sourceLocation: line.location)
      }
      let written = run.output.split(separator: 0x0A)
      if written.count != output.count {
        Issue.record("\(written.count) lines, not \(output.count)", sourceLocation: line.location)
      }
      for (expected, found) in zip(output, written) where !found.starts(with: expected.start) {
        Issue.record("\(String(decoding: found, as: UTF8.self))", sourceLocation: expected.line.location)
      }
      if run.errorLines.count != errors.count {
        Issue.record("on standard error: \(run.errors)", sourceLocation: line.location)
      }
      for (expected, found) in zip(errors, run.errorLines) {
        let text = String(decoding: expected.text, as: UTF8.self)
        // "…" at the end of a line stands for anything.
        let fits = text.hasSuffix("…") ? found.hasPrefix(text.dropLast()) : found == text
        if !fits { Issue.record("\(found)", sourceLocation: expected.line.location) }
      }
    }
  }
}
