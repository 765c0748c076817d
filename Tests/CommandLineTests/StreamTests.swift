import Glibc
import TestSupport
import Testing

/// What only pipes and many documents show.
@Suite struct StreamTests {
  private static let arguments = ["--layers", "tokens,sents", "--input-format", "jsonl"]

  @Test func aRecordLeavesBeforeTheNextLineArrives() {
    for jobs in ["1", "4"] {
      let folder = TemporaryFolder()
      let (input, output) = (Pipe(), Pipe())
      let process = ToolProcess(
        ["--layers", "tokens", "--jobs", jobs], in: folder, standardInput: input.readEnd,
        standardOutput: output.writeEnd, standardError: open("/dev/null", O_WRONLY | O_CLOEXEC))
      for number in 1...20 {
        input.write("{\"id\": \(number), \"text\": \"Hej.\"}\n")
        guard let line = output.readLine(seconds: 60) else {
          Issue.record("no record within a minute of line \(number), jobs \(jobs)")
          kill(process.id, SIGKILL)
          break
        }
        #expect(line.hasPrefix("{\"id\": \"\(number)\", "))
      }
      close(input.writeEnd)
      #expect(process.wait() == 0)
      close(output.readEnd)
    }
  }

  @Test func aReaderThatGoesAwayEndsItQuietly() {
    let folder = TemporaryFolder()
    folder.write("a.jsonl", Array(String(repeating: "{\"text\": \"Hej med dig.\"}\n", count: 20_000).utf8))
    let output = Pipe()
    let process = ToolProcess(
      StreamTests.arguments + ["a.jsonl"], in: folder, standardInput: open("/dev/null", O_RDONLY | O_CLOEXEC),
      standardOutput: output.writeEnd,
      standardError: open(folder.path + "/errors", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
    #expect(output.readLine(seconds: 60) != nil)
    close(output.readEnd)
    #expect(process.wait() == 0)
    #expect(folder.read("errors") == [])
  }

  @Test func aFullDiskIsSaid() {
    let folder = TemporaryFolder()
    let run = ToolRun(["--layers", "tokens"], input: Array("Hej.".utf8), in: folder, outputPath: "/dev/full")
    #expect(run.code == 74)
    #expect(run.errors == "udsagn: cannot write 'standard output': No space left on device\n")
  }

  @Test func jobsDoNotChangeOrderOrBytes() {
    let folder = TemporaryFolder()
    var random = SeededGenerator(seed: 4)
    var lines = ""
    for number in 0..<3000 {
      let repeats = number == 1000 ? 20_000 : Int.random(in: 0...20, using: &random)
      let text = String(repeating: "Byrådet i Ærø åbner en skole. ", count: repeats)
      lines +=
        number % 97 == 5 ? "{\"id\": \(number), \"text\n" : "{\"id\": \(number), \"text\": \"\(text)\"}\n"
    }
    let one = ToolRun(StreamTests.arguments + ["--jobs", "1"], input: Array(lines.utf8), in: folder)
    let four = ToolRun(StreamTests.arguments + ["--jobs", "4"], input: Array(lines.utf8), in: folder)
    #expect(one.output == four.output)
    #expect(one.errors == four.errors)
    #expect(one.code == 1 && four.code == 1)
    #expect(four.outputLines.count == 3000)
    for (number, line) in four.outputLines.enumerated() {
      #expect(line.hasPrefix("{\"id\": \"\(number)\", "))
    }
  }

  @Test func tenMegabytesOnOneLine() {
    let folder = TemporaryFolder()
    // Long words: the checks of a debug build take their time for each.
    let word = String(repeating: "å", count: 500)
    let text = "Vi ses, " + String(repeating: word + " ", count: 10_500)
    let run = ToolRun(["--layers", "tokens"], input: Array(text.utf8), in: folder)
    #expect(run.code == 0)
    #expect(run.outputLines.count == 1)
    #expect(run.output.starts(with: Array("{\"id\": \"stdin\", \"text\": \"Vi ses,".utf8)))
  }

  @Test func damagedInputCostsNoNeighbour() {
    let folder = TemporaryFolder()
    var random = SeededGenerator(seed: 2_000)
    var input: [UInt8] = []
    for number in 0..<2000 {
      var line = Array("{\"id\": \"\(number)\", \"text\": \"Nr. \(number) på Ærø: »6.000 mennesker«.\"}".utf8)
      if number % 2 == 1 {
        for _ in 0..<Int.random(in: 1...3, using: &random) where !line.isEmpty {
          let at = Int.random(in: 0..<line.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: line[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
          case 1: line.removeSubrange(at...)
          default: line.insert(contentsOf: line[at...], at: 0)
          }
        }
        line.removeAll { $0 == 0x0A }
        if line.allSatisfy({ $0 <= 0x20 }) { line = [0x5D] }
      }
      input += line + [0x0A]
    }
    let run = ToolRun(StreamTests.arguments, input: input, in: folder)
    #expect(run.code == 1)
    let lines = run.outputLines
    #expect(lines.count == 2000)
    for number in stride(from: 0, to: lines.count, by: 2) {
      #expect(
        lines[number].hasPrefix(
          "{\"id\": \"\(number)\", \"text\": \"Nr. \(number) på Ærø: »6.000 mennesker«.\", "))
    }
  }

  @Test func arbitraryBytesAreAnswered() {
    let folder = TemporaryFolder()
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let bytes = (0..<Int.random(in: 1...3000, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      for format in ["text", "lines", "jsonl", "conllu", "auto"] {
        let run = ToolRun(
          ["--layers", "tokens", "--input-format", format, "--quiet"], input: bytes, in: folder)
        #expect(run.code == 0 || run.code == 1)
      }
    }
  }

  @Test func aCutRunGoesOnToTheSameBytes() {
    let folder = TemporaryFolder()
    let lines = (0..<200).map { $0 == 30 ? "{" : "{\"id\": \($0), \"text\": \"Nr. \($0) på Ærø.\"}" }
    folder.write("a.jsonl", Array(lines.joined(separator: "\n").utf8))
    let arguments = StreamTests.arguments + ["--quiet", "a.jsonl"]
    let clean = ToolRun(arguments, in: folder).output
    var random = SeededGenerator(seed: 11)
    for cut in [0, 1, clean.count, clean.count - 1]
      + (0..<12).map({ _ in Int.random(in: 0..<clean.count, using: &random) })
    {
      folder.write("ud.jsonl", Array(clean[..<cut]))
      let run = ToolRun(arguments + ["--resume", "-o", "ud.jsonl"], in: folder)
      #expect(run.code == 1, "cut at \(cut)")
      #expect(folder.read("ud.jsonl") == clean, "cut at \(cut)")
    }
  }
}

/// A pipe whose ends are not passed on to other programs.
private struct Pipe {
  let readEnd: Int32
  let writeEnd: Int32

  init() {
    var ends: [Int32] = [0, 0]
    descriptors.withLock { _ in
      pipe(&ends)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(writeEnd, bytes, bytes.count)
  }

  /// The next line, `nil` where none comes in time.
  func readLine(seconds: Int32) -> String? {
    var line: [UInt8] = []
    while true {
      var waiting = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, seconds * 1000) > 0 else { return nil }
      var byte: UInt8 = 0
      guard read(readEnd, &byte, 1) == 1 else { return nil }
      if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
  }
}
