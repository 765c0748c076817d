import AnalysisPipeline
import DocumentIO
import DocumentModel
import Glibc

/// Times each stage alone, on one thread: the layers before it are there already when the clock starts.
///
///     swift run -c release --package-path Benchmarks StageBenchmarks [FILE …]
///
/// Without FILE it reads the articles of the corpus. A line is the best of the rounds; compare lines of one run only, for
/// machines are busy. Each document is a file; paragraphs of big files are best given as separate documents.
@main struct StageBenchmarks {
  /// The stages in order, each with the layers that there are once it is done.
  static let stages: [(name: String, layers: Layers)] = [
    ("tokens, sentences", [.tokens, .sentences]),
    ("names", [.tokens, .sentences, .entities]),
    ("tags, lemmas", [.tokens, .sentences, .entities, .morphology]),
    ("tree", [.tokens, .sentences, .entities, .morphology, .syntax]),
    ("claims", .all),
  ]
  static let rounds = 5

  static func main() throws {
    let files = CommandLine.arguments.dropFirst()
    let texts = (files.isEmpty ? articles() : Array(files)).compactMap(text)
    guard !texts.isEmpty else { return print("no text: run from the repository's root, or name files") }
    var loading = Double.infinity
    for _ in 0..<rounds { loading = try min(loading, seconds { _ = try Pipeline(lexicons: .builtIn()) }) }

    var documents = texts.map { Document(text: $0) }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    var total = 0.0
    var tokens = 0
    print("stage                    ns/token   tokens/s       MB/s")
    for stage in stages {
      let pipeline = try Pipeline(lexicons: .builtIn(), layers: stage.layers)
      var best = Double.infinity
      var done = documents
      for _ in 0..<rounds { best = min(best, seconds { done = documents.map(pipeline.complete) }) }
      documents = done
      tokens = documents.reduce(0) { $0 + ($1.tokens?.count ?? 0) }
      total += best
      line(stage.name, best, tokens, bytes)
    }
    line("all", total, tokens, bytes)

    let pipeline = try Pipeline(lexicons: .builtIn())
    let record = seconds {
      var buffer = ByteBuffer()
      var writer = RecordWriter(version: Release.version, fingerprint: pipeline.fingerprint())
      for document in documents { writer.write(DocumentRecord(id: "a", document: document), to: &buffer) }
    }
    line("JSON Lines", record, tokens, bytes)
    print("loading \(rounded(loading * 1000)) ms, fingerprint \(pipeline.fingerprint())")
  }

  private static func line(_ name: String, _ seconds: Double, _ tokens: Int, _ bytes: Int) {
    let cells = [
      rounded(seconds * 1e9 / Double(tokens)), rounded(Double(tokens) / seconds, 0),
      rounded(Double(bytes) / seconds / 1e6),
    ]
    print(padded(name, 22, left: true) + cells.map { padded($0, 11, left: false) }.joined())
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let time = try clock.measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }

  private static func rounded(_ value: Double, _ digits: Int = 1) -> String {
    let scale = digits == 0 ? 1.0 : 10.0
    let number = (value * scale).rounded() / scale
    return digits == 0 ? "\(Int(number))" : "\(number)"
  }

  private static func padded(_ text: String, _ width: Int, left: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + blanks : blanks + text
  }

  private static func articles() -> [String] {
    let folder = "corpus/articles"
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".txt") { paths.append(folder + "/" + name) }
    }
    return paths.sorted()
  }

  private static func text(_ path: String) -> SourceText? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return SourceText(validating: bytes) }
      bytes += chunk[..<count]
    }
  }
}
