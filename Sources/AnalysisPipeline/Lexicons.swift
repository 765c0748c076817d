internal import BinaryFormat
internal import CEmbedded
internal import EntityRecognition
public import LexiconFormat

/// The lexicons that a pipeline reads: those in the program, or a folder laid over them.
///
///     let lexicons = try Lexicons.builtIn().overlaid(with: LexiconFolder(directory: "mine"))
///     let pipeline = try Pipeline(lexicons: lexicons)
public struct Lexicons: Sendable {
  /// Every file as it stands.
  public let folder: LexiconFolder
  /// A number that stands for their content.
  public let digest: UInt64
  private let pack: LexiconPack?

  private init(folder: LexiconFolder, digest: UInt64, pack: LexiconPack?) {
    self.folder = folder
    self.digest = digest
    self.pack = pack
  }

  /// The files of `folder` and nothing else.
  public init(_ folder: LexiconFolder) {
    self.init(folder: folder, digest: LexiconPack.digest(of: folder), pack: nil)
  }

  /// The lexicons in the program; none where it was built without.
  ///
  /// - Throws: `ArchiveError` where they are damaged.
  public static func builtIn() throws -> Lexicons {
    guard embedded_lexicons_size() > 0 else { return Lexicons(LexiconFolder(files: [])) }
    let bytes = UnsafeRawBufferPointer(start: embedded_lexicons(), count: embedded_lexicons_size())
    let archive = try SectionArchive(bytes, kind: LexiconPack.kind, version: LexiconPack.version)
    let pack = try LexiconPack(archive)
    return Lexicons(folder: pack.folder, digest: pack.digest, pack: pack)
  }

  /// These lexicons with the files of `other` in place of those of the same path, and added to the rest.
  public func overlaid(with other: LexiconFolder) -> Lexicons { Lexicons(folder.overlaid(with: other)) }

  /// The names: packed ones are used in place, others compiled from their text.
  func gazetteer(_ diagnostics: inout [LexiconDiagnostic]) throws -> Gazetteer {
    if let pack { return try pack.gazetteer() }
    return Gazetteer(compiling: folder, diagnostics: &diagnostics)
  }
}
