internal import AnalysisPipeline
internal import ArgumentParser
internal import DocumentIO
internal import DocumentModel
internal import LexiconFormat

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Annotates documents: sentences, tokens, names, claims (the default command).",
    discussion: """
      Without a FILE, or with "-", standard input is read. The format "auto" goes by the file's name
      (.jsonl, .ndjson, .conllu, else text), on standard input by the first line: an object with a string
      "text" is jsonl, anything else text.

      Examples:
        udsagn < article.txt
        udsagn --input-format lines --layers tokens,sents,ents headlines.txt
        udsagn --keep tags,tree --output-format conllu gold.conllu
      """)

  @Option(help: ArgumentHelp("How documents come in.", valueName: "format"))
  var inputFormat = InputChoice.auto

  @Option(help: ArgumentHelp("How they go out.", valueName: "format"))
  var outputFormat = OutputFormat.jsonl

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How many documents to work on at a time (default: the number of cores).", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("What offsets count.", valueName: "unit"))
  var offsets = OffsetChoice.codepoint

  @Option(
    help: ArgumentHelp(
      "Layers to compute, with those they need: tokens,sents,ents,tags,tree,claims.", valueName: "list"))
  var layers = LayerList(.all)

  @Option(help: ArgumentHelp("All claims, or only those of a type other than 'other'.", valueName: "which"))
  var claims = ClaimChoice.all

  @Option(
    help: ArgumentHelp(
      "Layers of CoNLL-U input to take over and not to predict: tags,tree. Its tokens and sentences always are.",
      valueName: "list"))
  var keep = LayerList([])

  @Option(
    help: ArgumentHelp("Lexicons that add to the built-in ones or, by file, replace them.", valueName: "dir"))
  var lexicons: String?

  @OptionGroup var models: ModelOptions

  @Option(help: ArgumentHelp("The most bytes of text that a document may have.", valueName: "n"))
  var maxDocumentBytes = 64 << 20

  @Flag(help: "Go on after the last whole record of the output file.")
  var resume = false

  @Flag(help: "Tell on standard error how far it is; without being asked, on a terminal.")
  var progress = false

  @Flag(name: .shortAndLong, help: "No summary, no progress.")
  var quiet = false

  @Argument(help: ArgumentHelp("Files to read; - is standard input.", valueName: "file"))
  var files: [String] = []

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 1024") }
    if !(1...Int(Int32.max)).contains(maxDocumentBytes) {
      throw ValidationError("--max-document-bytes is a number from 1 to \(Int32.max)")
    }
    if !keep.layers.isSubset(of: [.morphology, .syntax]) {
      throw ValidationError("--keep knows tags and tree")
    }
    if resume, output == nil || outputFormat != .jsonl {
      throw ValidationError("--resume goes on with a jsonl file; name it with -o")
    }
    if outputFormat == .tsv, !layers.layers.contains(.claims) {
      throw ValidationError("tsv is a table of claims; --layers must have claims")
    }
  }

  func run() throws {
    let pipeline = try loadPipeline(lexicons: lexicons, layers: layers.layers, models)
    let inputs = files.isEmpty ? ["-"] : files
    if let output { try refuseOverwriting(output, inputs) }
    let options = options(pipeline)
    let before = resume ? try output.map { try Resumption(of: $0, fingerprint: options.fingerprint) } : nil
    let run = AnnotationRun(
      pipeline: pipeline, options: options, output: try openOutput(before), before: before)
    exitProcess(run.annotate(inputs, jobs: jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
  }

  private func openOutput(_ before: Resumption?) throws(Failure) -> Output {
    guard let output else { return .standard }
    if let before { return try before.output(output) }
    return try Output(creating: output)
  }

  private func options(_ pipeline: Pipeline) -> AnnotationOptions {
    // Whatever changes records is part of their fingerprint.
    var said: [String] = []
    if offsets != .codepoint { said.append("offsets=\(offsets)") }
    if pipeline.layers != .all { said.append("layers=\(LayerList(pipeline.layers).description)") }
    if claims != .all { said.append("claims=\(claims)") }
    if models.accuracy != .standard { said.append("accuracy=\(models.accuracy)") }
    if !keep.layers.isEmpty { said.append("keep=\(keep.description)") }
    return AnnotationOptions(
      inputFormat: inputFormat.format, outputFormat: outputFormat, unit: offsets.unit, claims: claims,
      keep: keep.layers, limit: maxDocumentBytes, isQuiet: quiet,
      showsProgress: !quiet && (progress || isatty(2) == 1 && isatty(1) == 0),
      fingerprint: pipeline.fingerprint(options: said.joined(separator: " ")))
  }

  /// An output that is one of the inputs would be empty before it is read.
  private func refuseOverwriting(_ output: String, _ inputs: [String]) throws(Failure) {
    var target = stat()
    guard stat(output, &target) == 0, target.st_mode & S_IFMT == S_IFREG else { return }
    for input in inputs {
      var source = stat()
      if input == "-" ? fstat(0, &source) == 0 : stat(input, &source) == 0,
        source.st_dev == target.st_dev, source.st_ino == target.st_ino
      {
        throw .usage("'\(output)' is input and output at once")
      }
    }
  }
}

/// The pipeline for `layers`, with the lexicons of `directory` over the built-in ones.
func loadPipeline(
  lexicons directory: String?, layers: Layers = .all, _ options: ModelOptions
) throws(Failure) -> Pipeline {
  do {
    return try Pipeline(
      lexicons: loadLexicons(directory), layers: layers, models: try options.folder.load(),
      accuracy: options.accuracy == .high ? .high : .standard)
  } catch {
    throw Failure(loading: error, from: directory)
  }
}

/// The built-in lexicons, with those of `directory` over them.
func loadLexicons(_ directory: String?) throws -> Lexicons {
  let builtIn = try Lexicons.builtIn()
  return try directory.map { builtIn.overlaid(with: try LexiconFolder(directory: $0)) } ?? builtIn
}
