internal import AnalysisPipeline
internal import ArgumentParser
internal import BinaryFormat
internal import DocumentIO
internal import DocumentModel
internal import ICUText
internal import LexiconFormat

struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says which versions, lexicons and models this program has.",
    discussion: """
      Examples:
        udsagn info
        udsagn info --json --lexicons mine
      """)

  @Flag(help: "One JSON object on one line.")
  var json = false

  @Option(
    help: ArgumentHelp("Lexicons that add to the built-in ones or, by file, replace them.", valueName: "dir"))
  var lexicons: String?

  @OptionGroup var folder: ModelFolder

  func run() throws {
    let loaded: Lexicons
    let models: Models
    let fingerprint: String
    do {
      loaded = try loadLexicons(lexicons)
      models = try folder.load()
      fingerprint = try Pipeline(lexicons: loaded, layers: .tokens, models: models).fingerprint()
    } catch {
      throw Failure(loading: error, from: lexicons)
    }
    let files = loaded.folder.files.map { (path: $0.path, entries: LexiconListing(file: $0).entryCount) }
    var buffer = ByteBuffer()
    if json {
      buffer.append("{\"version\": ")
      buffer.appendJSON(Release.version)
      buffer.append(", \"fingerprint\": ")
      buffer.appendJSON(fingerprint)
      buffer.append(", \"icu\": ")
      buffer.appendJSON(ICU.version)
      buffer.append(", \"unicode\": ")
      buffer.appendJSON(ICU.unicodeVersion)
      buffer.append(", \"models\": {")
      for (index, model) in Model.allCases.enumerated() {
        if index > 0 { buffer.append(", ") }
        buffer.appendJSON(model.rawValue)
        buffer.append(": {\"bytes\": \(models.size(model))")
        if let checksum = try checksum(model, models) {
          buffer.append(", \"checksum\": ")
          buffer.appendJSON(checksum)
        }
        buffer.append("}")
      }
      buffer.append("}, \"lexicons\": {")
      for (index, file) in files.enumerated() {
        if index > 0 { buffer.append(", ") }
        buffer.appendJSON(file.path)
        buffer.append(": ")
        buffer.append(number: file.entries)
      }
      buffer.append("}}\n")
    } else {
      buffer.append("udsagn \(Release.version), fingerprint \(fingerprint)\n")
      buffer.append("ICU \(ICU.version), Unicode \(ICU.unicodeVersion)\n")
      for model in Model.allCases {
        let what =
          try checksum(model, models).map { "\(models.size(model)) bytes, checksum \($0)" } ?? "missing"
        buffer.append("model \(model): \(what)\n")
      }
      for file in files { buffer.append("lexicon \(file.path): \(file.entries) entries\n") }
    }
    buffer.withBytes { Output.standard.write($0) }
  }

  private func checksum(_ model: Model, _ models: Models) throws(Failure) -> String? {
    do {
      return try models.archive(model).map { String($0.storedChecksum, radix: 16) }
    } catch {
      throw Failure(loading: error)
    }
  }
}
