internal import AnalysisPipeline
internal import ArgumentParser
internal import DependencyParsing
internal import DocumentIO
internal import DocumentModel
internal import LexiconFormat
internal import Tagging
internal import Tokenization

/// The models are built in this order: the splitter and the tagger on their own, then the parser on a treebank whose
/// tags are a tagger's (`retag`).
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds the models from CoNLL-U treebanks.",
    discussion: """
      The same input gives the same bytes. A model becomes part of the program when it is put into
      Sources/CEmbedded/models and the program is built again.

      Examples:
        udsagn train splitter train.conllu --raw news.txt -o splitter.model
        udsagn train tagger train.conllu more.conllu --dev dev.conllu --raw news.txt -o tagger.model
        udsagn train retag train.conllu --also more.conllu --raw news.txt -o retagged.conllu
        udsagn train parser retagged.conllu --dev dev.conllu -o parser.model
      """,
    subcommands: [SplitterCommand.self, TaggerCommand.self, Retag.self, ParserCommand.self])
}

/// The file that a command makes, and the number that makes it the same every time.
struct Made: ParsableArguments {
  @Option(help: ArgumentHelp("Where the random order starts.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to make.", valueName: "file"))
  var output: String

  func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    let file = try Output(creating: output)
    file.write(bytes)
    file.finish()
  }

  func write(_ model: [UInt8]) throws { try model.withUnsafeBytes { try write($0) } }
}

/// What a tagger learns from beside the treebank.
struct TaggerResources: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Running text, a paragraph a line, for word statistics; may be given again.", valueName: "file"))
  var raw: [String] = []

  @Option(
    help: ArgumentHelp(
      "Text in which nouns have capitals (before 1948); may be given again.", valueName: "file"))
  var older: [String] = []

  @Option(
    help: ArgumentHelp(
      "Word lists, as KIND=FILE; KIND is unimorph, dannet, sentiment, first-names or surnames. May be given again.",
      valueName: "kind=file"))
  var lexicon: [String] = []

  @Option(help: ArgumentHelp("Rounds over the sentences.", valueName: "n"))
  var epochs: Int?

  func options(_ made: Made) -> TaggerTraining.Options {
    var options = TaggerTraining.Options()
    if let epochs { options.epochs = epochs }
    options.seed = made.seed
    return options
  }

  func load(_ options: TaggerTraining.Options) throws(Failure) -> TaggerTraining.Resources {
    var forms: [LexicalForm] = []
    for argument in lexicon {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw .usage("--lexicon needs KIND=FILE, not '\(argument)'") }
      let text = String(decoding: try contents(of: parts[1]), as: UTF8.self)
      switch parts[0] {
      case "unimorph": forms += LexicalForm.uniMorph(text)
      case "dannet": forms += LexicalForm.danNet(text)
      case "sentiment": forms += LexicalForm.sentiment(text)
      case "first-names": forms += LexicalForm.names(text, analysis: "NF", first: 4000)
      case "surnames": forms += LexicalForm.names(text, analysis: "NL", first: 10000)
      default:
        throw .usage(
          "--lexicon knows unimorph, dannet, sentiment, first-names and surnames, not '\(parts[0])'")
      }
    }
    return TaggerTraining.Resources(
      raw: try contents(of: raw), older: try contents(of: older), lexicon: forms, options: options)
  }

  private func contents(of paths: [String]) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    for path in paths { bytes += try contents(of: path) }
    return bytes
  }

  private func contents(of path: String) throws(Failure) -> [UInt8] { try InputReader.contents(of: path) }

  func tell(_ progress: TaggerTraining.Progress) {
    let scores =
      progress.scores.map { ", UPOS \($0.upos), features \($0.features), lemmas \($0.lemmas)" } ?? ""
    printError("\(progress.pass), epoch \(progress.epoch): error \(progress.trainingError)\(scores)")
  }
}

extension Train {
  struct TaggerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tagger", abstract: "Builds the tagger and lemmatizer.")

    @Argument(help: ArgumentHelp("Treebanks with tags, features and lemmas.", valueName: "treebank"))
    var treebanks: [String]

    @Option(help: ArgumentHelp("A treebank to score on after each round.", valueName: "treebank"))
    var dev: String?

    @OptionGroup var resources: TaggerResources

    @OptionGroup var made: Made

    func run() throws {
      var sentences: [TaggedSentence] = []
      for path in treebanks { sentences += try Treebank(path, needing: .morphology).tagged }
      let development = try dev.map { try Treebank($0, needing: .morphology).tagged } ?? []
      let options = resources.options(made)
      try made.write(
        TaggerTraining.train(
          sentences, development: development, resources: try resources.load(options), options: options,
          progress: resources.tell))
    }
  }

  struct Retag: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tags a treebank by taggers that have not seen it: what a parser should learn from.",
      discussion: "The treebank is cut into parts; each is tagged by a tagger that learnt from the others.")

    @Argument(help: ArgumentHelp("The treebank.", valueName: "treebank"))
    var treebank: String

    @Option(help: ArgumentHelp("Further treebanks to learn from; may be given again.", valueName: "treebank"))
    var also: [String] = []

    @OptionGroup var resources: TaggerResources

    @OptionGroup var made: Made

    func run() throws {
      let treebank = try Treebank(treebank, needing: [.morphology, .syntax])
      let sentences = treebank.tagged
      var all = sentences
      for path in also { all += try Treebank(path, needing: .morphology).tagged }
      let options = resources.options(made)
      let predicted = TaggerTraining.jackknife(
        all, tagging: sentences.count, resources: try resources.load(options), options: options,
        progress: resources.tell)
      var buffer = ByteBuffer()
      for record in treebank.records(with: predicted) { CoNLLUWriter().write(record, to: &buffer) }
      try buffer.withBytes { try made.write($0) }
    }
  }

  struct ParserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "parser", abstract: "Builds the dependency parser.",
      discussion: "The treebank's tags should be those that a tagger gives it: see 'udsagn train retag'.")

    @Argument(help: ArgumentHelp("Treebanks with trees.", valueName: "treebank"))
    var treebanks: [String]

    @Option(
      help: ArgumentHelp(
        "Trees that a parser made; a tree of the treebanks counts ten times beside one of them.",
        valueName: "treebank"))
    var parsed: String?

    @Option(
      help: ArgumentHelp(
        "A treebank to score the finished parser on, its tags a tagger's.", valueName: "treebank"))
    var dev: String?

    @Option(help: ArgumentHelp("Rounds over the trees.", valueName: "n"))
    var epochs: Int?

    @OptionGroup var made: Made

    func run() throws {
      var trees: [TreebankSentence] = []
      for path in treebanks { trees += try Treebank(path, needing: [.morphology, .syntax]).trees }
      let parsed = try parsed.map { try Treebank($0, needing: [.morphology, .syntax]).trees } ?? []
      let development = try dev.map { try Treebank($0, needing: [.morphology, .syntax]).trees } ?? []
      var options = ParserTraining.Options()
      if let epochs {
        options.epochs = epochs
        options.arcEpochs = epochs
      }
      options.seed = made.seed
      try made.write(
        ParserTraining.train(trees, parsed: parsed, development: development, options: options) {
          printError($0.stage + ($0.scores.map { ": UAS \($0.uas), LAS \($0.las)" } ?? ""))
        })
    }
  }

  struct SplitterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "splitter", abstract: "Builds the sentence splitter.")

    @Argument(help: ArgumentHelp("Treebanks; only their sentences' texts count.", valueName: "treebank"))
    var treebanks: [String]

    @Option(help: ArgumentHelp("Running text to count capitals in; may be given again.", valueName: "file"))
    var raw: [String] = []

    @Option(
      help: ArgumentHelp(
        "Lexicons that add to the built-in ones or, by file, replace them.", valueName: "dir"))
    var lexicons: String?

    @OptionGroup var made: Made

    func run() throws {
      var sentences: [String] = []
      for path in treebanks { sentences += try Treebank(path, needing: []).sentenceTexts }
      var words: [SourceText] = []
      for path in raw {
        guard let text = SourceText(validating: try InputReader.contents(of: path)) else {
          throw Failure(code: Failure.dataError, message: "\(path): error: not UTF-8")
        }
        words.append(text)
      }
      let folder: LexiconFolder
      do {
        folder = try loadLexicons(lexicons).folder
      } catch {
        throw Failure(loading: error, from: lexicons)
      }
      try made.write(
        SplitterTraining.train(
          sentences: sentences, words: words, lexicons: folder, seed: made.seed, progress: { printError($0) })
      )
    }
  }
}
