import AnalysisPipeline
import BinaryFormat
import DocumentModel
import LexiconFormat
import TestSupport
import Testing

@Suite struct LexiconPackTests {
  /// The files that a pack must have, and two that nothing reads.
  private let folder: LexiconFolder = {
    let head = "#! source hand\n#! license CC0-1.0\n#! order given\n"
    return LexiconFolder(files: [
      LexiconFile(path: "claims/words.tsv", text: head + "form\tclass\tnote\npå\tpreposition\t\n"),
      LexiconFile(path: "claims/verbs.tsv", text: head + "form\tclass\tnote\n"),
      LexiconFile(path: "claims/operators.tsv", text: head + "pattern\tfactuality\tpolarity\tnote\n"),
      LexiconFile(path: "claims/animate.tsv", text: head + "form\tkind\tnote\n"),
      LexiconFile(path: "b/to.frames", text: "# to\n"), LexiconFile(path: "a.tsv", text: ""),
    ])
  }()

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
    // The names are not compared: those of countries are as ICU has them.
    let path = TestFile.root + "/Sources/CEmbedded/lexicons.pack"
    let packed = try Bytes(try #require(TestFile.bytes(path))).archive
    let fresh = try Bytes(try LexiconPack.encode(folder)).archive
    #expect(packed.names == fresh.names)
    for name in fresh.names where name.hasPrefix("tok.") || name.hasPrefix("claims.") {
      #expect(
        packed.section(name)?.elementsEqual(try #require(fresh.section(name))) == true,
        "\(name): the pack was made by another state of the program")
    }
  }

  /// The tables in the program and those compiled from its text make the same claims by the same lines.
  @Test func packedAndCompiledLexiconsSayTheSameOfEveryArticle() throws {
    let builtIn = try Lexicons.builtIn()
    let packed = try Pipeline(lexicons: builtIn)
    let compiled = try Pipeline(lexicons: Lexicons(builtIn.folder))
    var claims = 0
    for article in try Self.articles() {
      let document = packed.complete(Document(text: SourceText(article)))
      #expect(compiled.complete(Document(text: SourceText(article))) == document)
      #expect(compiled.explanation(of: document) == packed.explanation(of: document))
      claims += document.claims?.all.count ?? 0
    }
    #expect(claims > 100)
  }

  /// A file laid over the pack takes effect, whichever table it belongs to.
  @Test func filesLaidOverThePackAreCompiled() throws {
    let head = "#! source hand\n#! license CC0-1.0\n"
    let over = LexiconFolder(files: [
      LexiconFile(
        path: "names/z.tsv",
        text: head + "#! order da\nform\tlabel\tkind\tid\tforms\tnote\nKvistrup Mølle\tORG\tcompany\tkm\t\t\n"
      ),
      LexiconFile(
        path: "frames/z.frames",
        text: head + "\nframe      overfuse\ntype       accuse\nverb       overfuse\naddressee  obj:person\n"),
    ])
    func evidence(_ paths: [String]) throws -> Set<String> {
      let files = LexiconFolder(files: over.files.filter { paths.contains($0.path) })
      let document = try Pipeline(lexicons: Lexicons.builtIn().overlaid(with: files)).complete(
        Document(text: SourceText("Kvistrup Mølle overfuser ministeren.")))
      let names = document.entities?.names.map(\.evidence) ?? []
      return Set((names + (document.claims?.all.map(\.evidence) ?? [])).map(\.description))
    }
    #expect(try evidence(["names/z.tsv"]).contains("names/z.tsv:5"))
    #expect(try evidence(["frames/z.frames"]).contains("frames/z.frames:4"))
    #expect(try evidence(["names/z.tsv", "frames/z.frames"]) == ["names/z.tsv:5", "frames/z.frames:4"])
  }

  private static func articles() throws -> [String] {
    let folder = TestFile.root + "/corpus/articles/"
    let names = [
      "01-chipkrig-5g-udstyr", "02-finanslov-natteforhandling", "04-bank-hvidvask-vilnius",
    ]
    return try names.map { try #require(TestFile.text(folder + $0 + ".txt")) }
  }

  /// A pack with a table missing is refused and not read.
  @Test(arguments: [
    "tok.words", "tok.endings", "gaz.nodes", "claims.words-ends", "claims.frames", "claims.lists",
  ])
  func aPackWithoutATableIsRefused(_ missing: String) throws {
    let whole = try Bytes(try LexiconPack.encode(folder)).archive
    var writer = SectionArchiveWriter(kind: LexiconPack.kind, version: LexiconPack.version)
    for name in whole.names where name != missing { writer.add(name, of: whole) }
    let pack = try LexiconPack(Bytes(writer.encoded()).archive)
    #expect(throws: ArchiveError.self) { try Pipeline(lexicons: Lexicons(pack)) }
  }

  @Test func filesOfAnOverlayTakeThePlaceOfThoseOfTheSamePath() {
    let over = LexiconFolder(files: [
      LexiconFile(path: "a.tsv", text: "x\n"), LexiconFile(path: "c.tsv", text: ""),
    ])
    let lexicons = Lexicons(folder).overlaid(with: over)
    #expect(lexicons.folder.files.map(\.path) == (folder.files.map(\.path) + ["c.tsv"]).sorted())
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
