public import BinaryFormat
internal import ClaimExtraction
internal import EntityRecognition
public import LexiconFormat
internal import Tokenization

/// A lexicon folder as one packed file: every file as it stands, and all of them compiled to be used in place.
///
///     section  paths    the files' paths, parted by line feeds, in order
///              f.0 …    their bytes
///              digest   eight bytes that stand for all of them
///              tok.…    the `TokenLexicon`
///              gaz.…    the `Gazetteer`
///              claims.… the tables of the `ClaimExtractor`
///
/// The program has one within it; `udsagn lexicon pack lexicons -o lexicons.pack` makes it. The same folder gives the
/// same bytes.
public struct LexiconPack: Sendable {
  public static let kind = "lexicons"
  public static let version: UInt32 = 2

  private let archive: SectionArchive

  /// - Throws: `ArchiveError` where a section is missing.
  public init(_ archive: SectionArchive) throws(ArchiveError) {
    self.archive = archive
    for name in ["paths", "digest"] where archive.section(name) == nil { throw .missingSection(name) }
  }

  /// The files.
  public var folder: LexiconFolder {
    let paths = String(decoding: archive.section("paths")!, as: UTF8.self).split(separator: "\n")
    return LexiconFolder(
      files: paths.enumerated().map { index, path in
        LexiconFile(path: String(path), bytes: archive.section("f.\(index)").map(Array.init) ?? [])
      })
  }

  func tokenLexicon() throws(ArchiveError) -> TokenLexicon { try TokenLexicon(packed: archive) }
  func gazetteer() throws(ArchiveError) -> Gazetteer { try Gazetteer(packed: archive) }
  func claimExtractor() throws(ArchiveError) -> ClaimExtractor { try ClaimExtractor(packed: archive) }

  /// What `LexiconPack.digest(of:)` was when the folder was packed.
  public var digest: UInt64 {
    let bytes = archive.section("digest")!
    return bytes.count == 8 ? bytes.loadUnaligned(as: UInt64.self) : 0
  }

  /// A number that stands for the paths and bytes of all files.
  public static func digest(of folder: LexiconFolder) -> UInt64 {
    var sum = Fingerprint()
    for file in folder.files {
      sum.add(file.path)
      file.bytes.withUnsafeBytes { sum.add($0) }
      sum.add(UInt64(file.bytes.count))
    }
    return sum.value
  }

  /// Packs `folder`.
  ///
  /// - Throws: `LexiconErrors` with all that is wrong in the files.
  public static func encode(_ folder: LexiconFolder) throws -> [UInt8] {
    var diagnostics: [LexiconDiagnostic] = []
    let tokens = TokenLexicon(compiling: folder, diagnostics: &diagnostics)
    let gazetteer = Gazetteer(compiling: folder, diagnostics: &diagnostics)
    let extractor = ClaimExtractor(compiling: folder, diagnostics: &diagnostics)
    guard diagnostics.isEmpty else { throw LexiconErrors(diagnostics) }
    var writer = SectionArchiveWriter(kind: kind, version: version)
    writer.add("paths", Array(folder.files.map(\.path).joined(separator: "\n").utf8))
    writer.add("digest", [digest(of: folder)])
    for (index, file) in folder.files.enumerated() { writer.add("f.\(index)", file.bytes) }
    tokens.encoded(into: &writer)
    gazetteer.encoded(into: &writer)
    extractor.encoded(into: &writer)
    return writer.encoded()
  }
}
