import AnalysisPipeline
import BinaryFormat
import LexiconFormat
import TestSupport
import Testing

@Suite struct LexiconPackTests {
  private let folder = LexiconFolder(files: [
    LexiconFile(path: "b/to.frames", text: "# to\n"), LexiconFile(path: "a.tsv", text: ""),
  ])

  @Test func filesComeBackAsTheyWere() throws {
    let pack = try LexiconPack(Bytes(try LexiconPack.encode(folder)).archive)
    #expect(pack.folder.files == folder.files)
    #expect(pack.digest == LexiconPack.digest(of: folder))
  }

  @Test func theSameFolderGivesTheSameBytes() throws {
    #expect(
      try LexiconPack.encode(folder) == LexiconPack.encode(LexiconFolder(files: folder.files.reversed())))
  }

  @Test func theDigestTellsPathsAndBytesApart() {
    func digest(_ files: [(String, String)]) -> UInt64 {
      LexiconPack.digest(of: LexiconFolder(files: files.map { LexiconFile(path: $0.0, text: $0.1) }))
    }
    let digests = [
      digest([]), digest([("a", "")]), digest([("a", "b")]), digest([("ab", "")]),
      digest([("a", ""), ("b", "")]),
    ]
    #expect(Set(digests).count == digests.count)
  }

  /// Where this fails: `udsagn lexicon pack lexicons -o Sources/CEmbedded/lexicons.pack`.
  @Test func theProgramHoldsTheFolderOfTheRepository() throws {
    let builtIn = try Lexicons.builtIn()
    guard !builtIn.folder.files.isEmpty else { return }
    let folder = try LexiconFolder(directory: TestFile.root + "/lexicons")
    #expect(builtIn.folder.files.map(\.path) == folder.files.map(\.path))
    #expect(builtIn.digest == LexiconPack.digest(of: folder), "the pack is older than the folder")
  }

  @Test func filesOfAnOverlayTakeThePlaceOfThoseOfTheSamePath() {
    let over = LexiconFolder(files: [
      LexiconFile(path: "a.tsv", text: "x\n"), LexiconFile(path: "c.tsv", text: ""),
    ])
    let lexicons = Lexicons(folder).overlaid(with: over)
    #expect(lexicons.folder.files.map(\.path) == ["a.tsv", "b/to.frames", "c.tsv"])
    #expect(lexicons.folder.file("a.tsv")?.bytes == Array("x\n".utf8))
    #expect(lexicons.digest != Lexicons(folder).digest)
  }

  @Test(arguments: Model.allCases) func modelsInTheProgramAreWhole(_ model: Model) throws {
    #expect(throws: Never.self) { try Models.builtIn.archive(model, verify: true) }
  }
}

/// Bytes at a place aligned as an archive needs.
final class Bytes: @unchecked Sendable {
  private let buffer: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) {
    buffer = .allocate(byteCount: bytes.count, alignment: 64)
    buffer.copyBytes(from: bytes)
  }

  deinit { buffer.deallocate() }

  var archive: SectionArchive {
    get throws {
      try SectionArchive(
        UnsafeRawBufferPointer(buffer), kind: LexiconPack.kind, version: LexiconPack.version, verify: true,
        owner: self)
    }
  }
}
