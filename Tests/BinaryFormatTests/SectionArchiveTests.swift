import BinaryFormat
import Testing

@Suite struct SectionArchiveTests {
  private func archive() -> [UInt8] {
    var writer = SectionArchiveWriter(kind: "test", version: 3)
    writer.add("words", Array("æøå".utf8))
    writer.add("numbers", [Int32(7), -1, 1990])
    writer.add("empty", [UInt8]())
    return writer.encoded()
  }

  private func open(
    _ bytes: [UInt8], kind: String = "test", version: UInt32 = 3, verify: Bool = true,
    _ body: (SectionArchive) throws -> Void
  ) throws {
    try bytes.withUnsafeBytes {
      try body(try SectionArchive($0, kind: kind, version: version, verify: verify))
    }
  }

  @Test func sectionsComeBackAsTheyWereAdded() throws {
    try open(archive()) { archive in
      #expect(archive.section("words").map(Array.init) == Array("æøå".utf8))
      let numbers = try archive.section("numbers", of: Int32.self)
      #expect(Array(numbers) == [7, -1, 1990])
      #expect(archive.section("empty")?.count == 0)
      #expect(archive.section("nothing") == nil)
      #expect(archive.names == ["empty", "numbers", "words"])
    }
  }

  @Test func theSameSectionsGiveTheSameBytes() { #expect(archive() == archive()) }

  @Test func aFileOfAnotherKindOrVersionIsRefusedWithAReason() {
    #expect(throws: ArchiveError.self) { try open(archive(), kind: "tagger") { _ in } }
    #expect(throws: ArchiveError.self) { try open(archive(), version: 4) { _ in } }
    #expect(
      "\(ArchiveError.wrongVersion(found: 3, needed: 4))".contains("format version 3, this program reads 4"))
  }

  @Test func noFileThatIsCutShortIsRead() {
    let whole = archive()
    for length in 0..<whole.count {
      #expect(throws: ArchiveError.self, "cut at \(length)") { try open(Array(whole[..<length])) { _ in } }
    }
  }

  @Test func aChangedByteBehindTheHeaderIsFound() {
    let whole = archive()
    for place in stride(from: 32, to: whole.count, by: 7) {
      var damaged = whole
      damaged[place] ^= 0x40
      #expect(throws: ArchiveError.self, "byte \(place)") { try open(damaged) { _ in } }
    }
  }

  @Test func anArchiveThatOwnsItsBytesOutlivesThem() throws {
    let archive = try SectionArchive(owning: archive(), kind: "test", version: 3)
    #expect(archive.section("words").map(Array.init) == Array("æøå".utf8))
  }

  @Test func textsComeBackByTheirNumbers() throws {
    var builder = TextPoolBuilder()
    let numbers = ["på", "", "presse", "på"].map { Int(builder.number(of: $0)) }
    #expect(numbers == [1, 0, 2, 1])
    var writer = SectionArchiveWriter(kind: "test", version: 3)
    builder.add(to: &writer, as: "texts")
    let pool = try TextPool(try SectionArchive(owning: writer.encoded(), kind: "test", version: 3), "texts")
    #expect(pool.count == 3 && pool[0] == "" && pool[1] == "på" && pool[2] == "presse")
    #expect(pool[3] == "" && pool[-1] == "")
    #expect(Array(pool.bytes(of: 1)) == Array("på".utf8))
  }
}
