internal import BinaryFormat
internal import CEmbedded
internal import ClaimExtraction
internal import EntityRecognition
public import LexiconFormat
internal import Tokenization

/// The lexicons that a pipeline reads: those in the program, or a folder laid over them.
///
///     let lexicons = try Lexicons.builtIn().overlaid(with: LexiconFolder(directory: "mine"))
///     let pipeline = try Pipeline(lexicons: lexicons)
public struct Lexicons: Sendable {
  private let pack: LexiconPack?
  /// All files, where they are not just those of the pack.
  private let files: LexiconFolder?
  /// The files that are not the pack's.
  private let changed: Set<String>
  /// A number that stands for their content.
  public let digest: UInt64

  private init(_ pack: LexiconPack?, _ files: LexiconFolder, changed: Set<String>) {
    self.pack = pack
    self.files = files
    self.changed = changed
    digest = LexiconPack.digest(of: files)
  }

  /// The files of `folder` and nothing else.
  public init(_ folder: LexiconFolder) { self.init(nil, folder, changed: []) }

  /// The files of `pack`, whose tables are used in place.
  public init(_ pack: LexiconPack) {
    self.pack = pack
    files = nil
    changed = []
    digest = pack.digest
  }

  /// The lexicons in the program; none where it was built without.
  ///
  /// - Throws: `ArchiveError` where they are damaged.
  public static func builtIn() throws -> Lexicons {
    guard embedded_lexicons_size() > 0 else { return Lexicons(LexiconFolder(files: [])) }
    let bytes = UnsafeRawBufferPointer(start: embedded_lexicons(), count: embedded_lexicons_size())
    let archive = try SectionArchive(bytes, kind: LexiconPack.kind, version: LexiconPack.version)
    return Lexicons(try LexiconPack(archive))
  }

  /// Every file as it stands. Packed ones are copied at each call: ask once.
  public var folder: LexiconFolder { files ?? pack?.folder ?? LexiconFolder(files: []) }

  /// These lexicons with the files of `other` in place of those of the same path, and added to the rest.
  public func overlaid(with other: LexiconFolder) -> Lexicons {
    Lexicons(
      pack, folder.overlaid(with: other), changed: changed.union(other.files.map(\.path)))
  }

  /// The pack, where its table of the files below `paths` still holds; else that is compiled from their text.
  private func pack(unchangedBelow paths: String...) -> LexiconPack? {
    changed.contains { path in paths.contains { path.hasPrefix($0) } } ? nil : pack
  }

  func tokenLexicon(_ diagnostics: inout [LexiconDiagnostic]) throws -> TokenLexicon {
    try pack(unchangedBelow: "abbreviations.tsv", "tokens/")?.tokenLexicon()
      ?? TokenLexicon(compiling: folder, diagnostics: &diagnostics)
  }

  func gazetteer(_ diagnostics: inout [LexiconDiagnostic]) throws -> Gazetteer {
    try pack(unchangedBelow: "names/")?.gazetteer()
      ?? Gazetteer(compiling: folder, diagnostics: &diagnostics)
  }

  func claimExtractor(_ diagnostics: inout [LexiconDiagnostic]) throws -> ClaimExtractor {
    try pack(unchangedBelow: "claims/", "frames/")?.claimExtractor()
      ?? ClaimExtractor(compiling: folder, diagnostics: &diagnostics)
  }
}
