internal import AnalysisPipeline
internal import ArgumentParser
internal import DocumentIO
internal import DocumentModel

/// `--input-format`: a format, or `auto`.
enum InputChoice: String, ExpressibleByArgument, CaseIterable {
  case text, lines, jsonl, conllu, auto

  /// The format, `nil` for `auto`.
  var format: InputFormat? { InputFormat(rawValue: rawValue) }
}

/// `--output-format`.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case jsonl, conllu, tsv
}

/// `--claims`: all of them, or those of a type other than `other`.
enum ClaimChoice: String, ExpressibleByArgument, CaseIterable {
  case all, typed
}

/// `--models` and `--accuracy`.
struct ModelOptions: ParsableArguments {
  @OptionGroup var folder: ModelFolder

  @Option(help: ArgumentHelp("What the parser spends on a sentence.", valueName: "level"))
  var accuracy = AccuracyChoice.standard
}

/// `--models`.
struct ModelFolder: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use tagger.model, parser.model and splitter.model of this folder in place of the built-in ones.",
      valueName: "dir"))
  var models: String?

  func load() throws(PipelineError) -> Models {
    if let models { return try Models(directory: models) }
    return .builtIn
  }
}

/// `--accuracy`.
enum AccuracyChoice: String, ExpressibleByArgument, CaseIterable {
  case standard, high
}

/// `--offsets`.
enum OffsetChoice: String, ExpressibleByArgument, CaseIterable {
  case codepoint, utf8, utf16

  var unit: OffsetUnit { OffsetUnit(rawValue: rawValue)! }
}

/// A list of layers by the names that they have in records: `tokens,sents,ents`.
struct LayerList: ExpressibleByArgument {
  var layers: Layers

  private static let names: [(names: [String], layer: Layers)] = [
    (["tokens"], .tokens), (["sents"], .sentences), (["ents", "spans"], .entities),
    (["tags", "pos", "morph", "lemma"], .morphology), (["tree", "dep", "head"], .syntax),
    (["claims"], .claims),
  ]

  init(_ layers: Layers) { self.layers = layers }

  init?(argument: String) {
    layers = []
    for name in argument.split(separator: ",") {
      guard let entry = LayerList.names.first(where: { $0.names.contains(String(name)) }) else { return nil }
      layers.insert(entry.layer)
    }
  }

  var defaultValueDescription: String { description }

  var description: String {
    LayerList.names.filter { layers.contains($0.layer) }.map { $0.names[0] }.joined(separator: ",")
  }
}
