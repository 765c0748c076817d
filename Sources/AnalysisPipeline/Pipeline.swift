internal import BinaryFormat
internal import ClaimExtraction
internal import DependencyParsing
public import DocumentModel
internal import EntityRecognition
public import LexiconFormat
internal import Tagging
internal import Tokenization

/// All stages of the analysis, loaded and ready for any number of threads.
///
///     let pipeline = try Pipeline(lexicons: .builtIn())
///     let document = pipeline.complete(Document(text: SourceText("USA lægger pres på Sydkorea.")))
///     document.claims?.all.first?.predicateLemma     // "lægge pres på"
public struct Pipeline: Sendable {
  /// What `complete(_:)` fills in: the layers asked for and those that they need.
  public let layers: Layers

  /// What the parser spends on a sentence.
  public enum Accuracy: Sendable, Hashable, CaseIterable {
    case standard
    /// A little better trees in about half as much time again.
    case high
  }

  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  let recognizer: EntityRecognizer?
  private let tagger: Tagger?
  private let parser: DependencyParser?
  let extractor: ClaimExtractor?
  private let content: Fingerprint

  /// Loads what `layers` need: tokens, sentences and entities need no model but the splitter's, where there is one;
  /// claims need all.
  ///
  /// - Throws: `LexiconErrors` with everything that is wrong in the lexicons; `PipelineError` where a model is
  ///   missing or unfit.
  public init(
    lexicons: Lexicons, layers: Layers = .all, models: Models = .builtIn, accuracy: Accuracy = .standard
  ) throws {
    self.layers = layers.withNeeded
    var diagnostics: [LexiconDiagnostic] = []
    let words = try lexicons.tokenLexicon(&diagnostics)
    tokenizer = Tokenizer(lexicon: words)
    splitter = try Pipeline.splitter(words, models)
    recognizer =
      self.layers.contains(.entities)
      ? EntityRecognizer(gazetteer: try lexicons.gazetteer(&diagnostics)) : nil
    tagger = self.layers.contains(.morphology) ? try Pipeline.load(.tagger, models, Tagger.init(model:)) : nil
    parser =
      self.layers.contains(.syntax)
      ? try Pipeline.load(.parser, models) { archive throws(ArchiveError) in
        try DependencyParser(model: archive, accuracy: accuracy == .high ? .high : .standard)
      } : nil
    extractor =
      self.layers.contains(.claims)
      ? try lexicons.claimExtractor(&diagnostics) : nil
    guard diagnostics.isEmpty else { throw LexiconErrors(diagnostics) }

    var content = Fingerprint()
    content.add(Release.version)
    content.add(lexicons.digest)
    for model in Model.allCases { content.add(try Pipeline.archive(model, models)?.storedChecksum ?? 0) }
    self.content = content
  }

  /// Returns `document` with every layer that it lacks filled in, as far as the pipeline was asked for it.
  ///
  /// A layer that is already there is kept, so a gold layer can stand in for a stage. Never fails, whatever the text.
  public func complete(_ document: Document) -> Document {
    let text = document.text
    var document = document

    let tokens = document.tokens ?? tokenizer.tokens(in: text)
    document.tokens = tokens
    document.checkInvariants()

    let sentences = document.sentences ?? splitter.sentences(of: tokens, in: text)
    document.sentences = sentences
    document.checkInvariants()

    document.entities = document.entities ?? recognizer?.entities(among: tokens, in: sentences, of: text)
    document.checkInvariants()

    document.morphology = document.morphology ?? tagger?.morphology(of: tokens, in: sentences, of: text)
    document.checkInvariants()

    guard let morphology = document.morphology else { return document }
    document.syntax =
      document.syntax ?? parser?.syntax(of: tokens, in: sentences, with: morphology, of: text)
    document.checkInvariants()

    document.claims = document.claims ?? extractor?.claims(in: document)
    document.checkInvariants()
    return document
  }

  /// Everything that is wrong in `lexicons`, read as text by every stage.
  public static func diagnostics(of lexicons: Lexicons) -> [LexiconDiagnostic] {
    var found: [LexiconDiagnostic] = []
    let folder = lexicons.folder
    _ = TokenLexicon(compiling: folder, diagnostics: &found)
    _ = Gazetteer(compiling: folder, diagnostics: &found)
    _ = ClaimExtractor(compiling: folder, diagnostics: &found)
    return found.sorted()
  }

  /// Eight hexadecimal digits that stand for version, lexicons, models and the caller's `options`.
  public func fingerprint(options: String = "") -> String {
    var sum = content
    if !options.isEmpty { sum.add(options) }
    return sum.digits
  }

  private static func splitter(_ lexicon: TokenLexicon, _ models: Models) throws(PipelineError)
    -> SentenceSplitter
  {
    let archive = try archive(.splitter, models)
    do {
      return try SentenceSplitter(lexicon: lexicon, model: archive)
    } catch {
      throw unfit(.splitter, models, error)
    }
  }

  private static func archive(_ model: Model, _ models: Models) throws(PipelineError) -> SectionArchive? {
    do { return try models.archive(model) } catch { throw unfit(model, models, error) }
  }

  private static func unfit(_ model: Model, _ models: Models, _ error: ArchiveError) -> PipelineError {
    .unfitModel(file: models.path(model) ?? "the built-in \(model.fileName)", error.description)
  }

  private static func load<Stage>(
    _ model: Model, _ models: Models, _ make: (SectionArchive) throws(ArchiveError) -> Stage
  ) throws(PipelineError) -> Stage {
    guard let archive = try archive(model, models) else { throw .missingModel(model) }
    do { return try make(archive) } catch { throw unfit(model, models, error) }
  }
}

extension Layers {
  /// These layers and those that they are made from. Tokens and sentences always are.
  public var withNeeded: Layers {
    if contains(.claims) { return .all }
    var layers = union([.tokens, .sentences])
    if layers.contains(.syntax) { layers.insert(.morphology) }
    return layers
  }
}

/// Why a pipeline could not be loaded.
public enum PipelineError: Error, Sendable, CustomStringConvertible {
  case missingModel(Model)
  case unfitModel(file: String, String)
  case noModels(directory: String)

  public var description: String {
    switch self {
    case .missingModel(let model):
      "this program was built without its \(model) model; ask for less with --layers tokens,sents,ents, "
        + "or train one (udsagn train \(model))"
    case .unfitModel(let file, let reason): "\(file): cannot be used as a model: \(reason)"
    case .noModels(let directory):
      "'\(directory)' has none of \(Model.allCases.map(\.fileName).joined(separator: ", "))"
    }
  }
}
