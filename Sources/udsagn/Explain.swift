internal import AnalysisPipeline
internal import ArgumentParser
internal import DocumentModel
internal import LexiconFormat

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says which lexicon line made each name and claim, and what lost.",
    discussion: """
      For a verb without a claim and a capitalised word without a name: the first condition that failed. TEXT is a
      sentence, or the path of a text file; without it, or with "-", standard input is read.

      Examples:
        udsagn explain "USA lægger pres på Sydkorea."
        udsagn explain article.txt
      """)

  @Argument(help: "A text, a file, or - for standard input.")
  var text: String?

  @Option(
    help: ArgumentHelp("Lexicons that add to the built-in ones or, by file, replace them.", valueName: "dir"))
  var lexicons: String?

  @OptionGroup var models: ModelOptions

  func run() throws {
    let bytes = try input()
    if let place = SourceText.firstInvalidByte(in: bytes) {
      throw Failure(code: Failure.someRecords, message: "udsagn: the text is not UTF-8 at byte \(place + 1)")
    }
    let pipeline = try loadPipeline(lexicons: lexicons, models)
    Output.standard.write(
      pipeline.explanation(of: Document(text: SourceText(String(decoding: bytes, as: UTF8.self)))) + "\n")
  }

  /// The text itself, or what a file of that name or standard input holds.
  private func input() throws -> [UInt8] {
    guard let text, text != "-" else { return try contents(of: 0, name: "stdin") }
    let descriptor = open(text, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return Array(text.utf8) }
    defer { close(descriptor) }
    return try contents(of: descriptor, name: text)
  }

  private func contents(of descriptor: Int32, name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = read(descriptor, &chunk, chunk.count)
      if n < 0 { throw Failure.file(Failure.io, "cannot read", name, errno: errno) }
      if n == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<n])
    }
  }
}
