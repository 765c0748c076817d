import Glibc
import TestSupport
import Testing

/// The scorers in Python beside the repository, where they are: what our figures must equal.
enum PublicScorers {
  static let areHere: Bool = {
    guard let shared = TestFile.shared, TestFile.bytes(shared + "/tools/claims_tool.py") != nil else {
      return false
    }
    return output("python3 -c 'print(1)'") == "1\n"
  }()

  /// What a shell command prints on standard output.
  static func output(_ command: String) -> String {
    guard let pipe = popen(command, "r") else { return "" }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let n = fread(&chunk, 1, chunk.count, pipe)
      if n == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(contentsOf: chunk[..<n])
    }
  }

  /// Runs a scorer over two files that hold `gold` and `predicted`.
  static func run(_ tool: String, _ gold: String, _ predicted: String, _ options: String = "") -> [String] {
    let folder = "/tmp/udsagn-evaluation-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    mkdir(folder, 0o700)
    defer {
      for name in ["gold", "predicted"] { unlink("\(folder)/\(name)") }
      rmdir(folder)
    }
    for (name, text) in [("gold", gold), ("predicted", predicted)] {
      let file = fopen("\(folder)/\(name)", "wb")!
      var text = text
      _ = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) }
      fclose(file)
    }
    let command =
      "python3 \(TestFile.shared!)/tools/\(tool.replacing("FILES", with: "\(folder)/gold \(folder)/predicted"))"
    return output(command + " " + options + " 2>/dev/null").split(separator: "\n").map(String.init)
  }
}
