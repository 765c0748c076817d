internal import AnalysisPipeline
internal import ArgumentParser
internal import DocumentIO
internal import DocumentModel
internal import Evaluation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scores annotations against gold.",
    discussion: """
      GOLD is CoNLL-U (.conllu), the claim notation (.clm) or records of JSON Lines. PREDICTED is of the same
      kind; without it the text of GOLD is annotated first. Documents are joined by id. Scores are percentages.

      Examples:
        udsagn evaluate corpus/gold/claims.jsonl --part drop
        udsagn evaluate corpus/gold/claims.jsonl --errors --layers claims
        udsagn evaluate gold.jsonl after.jsonl --compare before.jsonl --bootstrap 1000
        udsagn evaluate da-dev.conllu --gold-tokens
      """)

  @Option(help: ArgumentHelp("How the report is written.", valueName: "format"))
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("Layers to score: tokens,sents,ents,tags,tree,claims.", valueName: "list"))
  var layers = LayerList(.all)

  @Flag(help: "List the single errors by cause, with their sentences.")
  var errors = false

  @Option(help: ArgumentHelp("Draw the corpus so often for 95 % intervals.", valueName: "n"))
  var bootstrap = 0

  @Option(
    help: ArgumentHelp("Names inside compounds (EU-landene): as names, none, or neither.", valueName: "how"))
  var part = PartChoice.keep

  @Option(help: ArgumentHelp("Another prediction, to be set beside this one as 'before'.", valueName: "file"))
  var compare: String?

  @Flag(help: "CoNLL-U: analyse GOLD's own tokens and sentences, not its raw text.")
  var goldTokens = false

  @Flag(help: "CoNLL-U: parse with GOLD's own tags, on its own tokens.")
  var goldTags = false

  @Option(
    help: ArgumentHelp(
      "Hold the figures against this file of floors; exit code 1 below one.", valueName: "file"))
  var floors: String?

  @Option(help: ArgumentHelp("Take the figures into this file of floors.", valueName: "file"))
  var update: String?

  @Option(
    help: ArgumentHelp("Lexicons that add to the built-in ones or, by file, replace them.", valueName: "dir"))
  var lexicons: String?

  @OptionGroup var models: ModelOptions

  @Argument(help: "The gold annotations.")
  var gold: String

  @Argument(help: "The annotations to score.")
  var predicted: String?

  func validate() throws {
    if bootstrap < 0 { throw ValidationError("--bootstrap is a number from 0") }
    if bootstrap > 100_000 { throw ValidationError("--bootstrap draws at most 100000 times") }
    if goldTokens || goldTags {
      if !gold.hasSuffix(".conllu") {
        throw ValidationError("--gold-tokens and --gold-tags need a .conllu GOLD")
      }
      if predicted != nil {
        throw ValidationError("--gold-tokens and --gold-tags annotate; leave out PREDICTED")
      }
    }
    if compare != nil, floors != nil || update != nil {
      throw ValidationError("--compare goes without --floors and --update")
    }
  }

  func run() throws {
    let goldFile = try annotations(gold)
    let run = try scored(
      goldFile, try predicted.map(annotations) ?? annotate(goldFile), predicted ?? "udsagn")
    if let compare {
      guard let comparison = run.comparison(before: try scored(goldFile, try annotations(compare), compare))
      else {
        throw Failure.usage("'\(compare)' is of another kind than '\(gold)'")
      }
      Output.standard.write(format == .json ? comparison.json : comparison.text)
      return
    }
    let report = run.report()
    Output.standard.write(format == .json ? report.json : report.text)
    if let update { try takeIn(report, update) }
    if let floors {
      let shortfalls = try readFloors(floors).shortfalls(of: report)
      for shortfall in shortfalls { printError("udsagn: \(name): \(shortfall)") }
      if !shortfalls.isEmpty { exitProcess(Failure.someRecords) }
    }
  }

  /// What the corpus is called in the report: figures on gold tokens are not those from raw text.
  private var name: String { gold + (goldTags ? " (gold tags)" : goldTokens ? " (gold tokens)" : "") }

  private func scored(
    _ gold: AnnotationFile, _ predicted: AnnotationFile, _ predictedName: String
  ) throws(Failure) -> ScoredRun {
    let options = EvaluationOptions(
      layers: layers.layers, entities: EntityReading(part: part.reading), bootstrapDraws: bootstrap,
      listsErrors: errors)
    do throws(EvaluationErrors) {
      return try ScoredRun(
        gold: gold, predicted: predicted, name: name, predictedName: predictedName, options: options)
    } catch { throw Failure(code: Failure.badData, message: error.description) }
  }

  private func annotations(_ path: String) throws(Failure) -> AnnotationFile {
    let bytes = try readFile(path)
    do throws(EvaluationErrors) { return try AnnotationFile(bytes, path: path) } catch {
      throw Failure(code: Failure.badData, message: error.description)
    }
  }

  // MARK: Annotating gold's text

  private func annotate(_ gold: AnnotationFile) throws(Failure) -> AnnotationFile {
    switch gold {
    case .records(let texts):
      let annotated = texts.reduce(into: Layers()) { $0.formUnion($1.layers) }
      let pipeline = try loadPipeline(
        lexicons: lexicons, layers: layers.layers.intersection(annotated), models)
      var predicted: [AnnotatedText] = []
      for text in texts {
        guard let characters = text.characters else {
          throw Failure(
            code: Failure.badData, message: "\(self.gold): id '\(text.id)' has no text to annotate")
        }
        let document = Document(text: SourceText(String(String.UnicodeScalarView(characters))))
        predicted.append(AnnotatedText(id: text.id, document: pipeline.complete(document)))
      }
      return .records(predicted)
    case .treebank:
      let wanted = layers.layers.subtracting([.entities, .claims])
      let pipeline = try loadPipeline(lexicons: lexicons, layers: wanted, models)
      return .treebank(TokenTable(try treebankDocuments().map(pipeline.complete)))
    }
  }

  /// GOLD's documents as the analysis gets them: the raw text, or with the gold layers that were asked for.
  private func treebankDocuments() throws(Failure) -> [Document] {
    var raw: [RawDocument] = []
    try InputReader(format: .conllu, limit: .max >> 1, found: { raw.append($0) }, pause: {}).read(gold)
    var documents: [Document] = []
    for document in raw {
      do throws(InputError) {
        let read = try document.read(keeping: goldTags ? .morphology : [])
        documents.append(goldTokens || goldTags ? read.document : Document(text: read.document.text))
      } catch { throw Failure(code: Failure.badData, message: error.description) }
    }
    return documents
  }

  // MARK: Floors

  private func readFloors(_ path: String) throws(Failure) -> Floors {
    let text = String(decoding: try readFile(path), as: UTF8.self)
    do throws(EvaluationErrors) { return try Floors(text, file: path) } catch {
      throw Failure(code: Failure.badData, message: error.description)
    }
  }

  private func takeIn(_ report: EvaluationReport, _ path: String) throws(Failure) {
    var floors = try readFloors(path)
    let before = floors
    var now = time(nil)
    var day = tm()
    gmtime_r(&now, &day)
    let digits = [Int(day.tm_year) + 1900, Int(day.tm_mon) + 1, Int(day.tm_mday)]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }
    floors.update(with: report, date: digits.joined(separator: "-"))
    if floors == before { return }
    let output = try Output(creating: path)
    output.write(floors.text)
    output.finish()
    for shortfall in floors.shortfalls(of: report) { printError("udsagn: \(name): \(shortfall)") }
  }

  /// A whole file; `-` is standard input.
  private func readFile(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(Failure.noInput, "cannot open", path, errno: errno) }
    defer { if descriptor != 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = read(descriptor, &chunk, chunk.count)
      if n == 0 { return bytes }
      if n > 0 {
        bytes += chunk[..<n]
      } else if errno != EINTR {
        throw .file(errno == EISDIR ? Failure.noInput : Failure.io, "cannot read", path, errno: errno)
      }
    }
  }
}

/// `--format` of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// `--part`.
enum PartChoice: String, ExpressibleByArgument, CaseIterable {
  case keep, drop, ignore

  var reading: KindReading { KindReading(rawValue: rawValue)! }
}

extension Failure {
  /// Annotations that cannot be read or do not fit (EX_DATAERR).
  fileprivate static let badData: Int32 = 65
}
