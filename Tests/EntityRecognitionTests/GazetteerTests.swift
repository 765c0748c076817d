import BinaryFormat
import DocumentModel
import LexiconFormat
import TestSupport
import Testing

@testable import EntityRecognition

@Suite struct GazetteerTests {
  static let head = "#! source hand\n#! license CC0-1.0\n#! order given\n"

  static func gazetteer(_ forms: [String]) -> (Gazetteer, [LexiconDiagnostic]) {
    let rows = forms.enumerated().map { "\($1)\tORG\tcompany\tid\($0)\t\t" }.joined(separator: "\n")
    var faults: [LexiconDiagnostic] = []
    let folder = LexiconFolder(files: [
      LexiconFile(
        path: "names/companies.tsv", text: head + "form\tlabel\tkind\tid\tforms\tnote\n" + rows + "\n")
    ])
    let gazetteer = Gazetteer(compiling: folder, diagnostics: &faults)
    return (gazetteer, faults)
  }

  @Test func `packing and opening gives the same bytes and the same answers`() throws {
    var writer = SectionArchiveWriter(kind: "lexicons", version: 1)
    Real.gazetteer.encoded(into: &writer)
    let packed = writer.encoded()
    try packed.withUnsafeBytes { bytes in
      let opened = try Gazetteer(packed: SectionArchive(bytes, kind: "lexicons", version: 1, verify: true))
      var again = SectionArchiveWriter(kind: "lexicons", version: 1)
      opened.encoded(into: &again)
      #expect(again.encoded() == packed)
      #expect(opened.entryCount == Real.gazetteer.entryCount)
      for word in ["Huawei", "Danmarks", "EU", "amerikansk", "Kulturministeriet", "ukendt ord"] {
        #expect(opened.lookup(word) == Real.gazetteer.lookup(word))
      }
    }
  }

  @Test func `compiling twice gives the same bytes`() {
    func bytes(_ forms: [String]) -> [UInt8] {
      var writer = SectionArchiveWriter(kind: "lexicons", version: 1)
      GazetteerTests.gazetteer(forms).0.encoded(into: &writer)
      return writer.encoded()
    }
    #expect(bytes(["Novo Nordisk", "Å", "DR"]) == bytes(["Novo Nordisk", "Å", "DR"]))
  }

  @Test func `opening costs less than a millisecond`() throws {
    var writer = SectionArchiveWriter(kind: "lexicons", version: 1)
    Real.gazetteer.encoded(into: &writer)
    #expect(Real.gazetteer.entryCount > 40_000)
    try writer.encoded().withUnsafeBytes { bytes in
      let clock = ContinuousClock()
      var best = Duration.seconds(1)
      for _ in 0..<5 {
        best = min(
          best,
          try clock.measure { _ = try Gazetteer(packed: SectionArchive(bytes, kind: "lexicons", version: 1)) }
        )
      }
      #expect(best < .milliseconds(1), "\(best)")
    }
  }

  @Test func `an archive without a section or with a damaged table is refused`() throws {
    let writer = SectionArchiveWriter(kind: "lexicons", version: 1)
    writer.encoded().withUnsafeBytes { bytes in
      #expect(throws: ArchiveError.self) {
        try Gazetteer(packed: SectionArchive(bytes, kind: "lexicons", version: 1))
      }
    }
  }

  @Test func `the standard names of countries come from ICU where no file has them`() throws {
    let (gazetteer, faults) = GazetteerTests.gazetteer(["Novo Nordisk"])
    #expect(faults.isEmpty)
    let sweden = try #require(gazetteer.lookup("Sverige").first)
    #expect(
      sweden.id == "SE" && sweden.label == .location
        && sweden.line == LexiconLine(file: "icu/regions", line: 0))
    #expect(gazetteer.lookup("danske kroner").first?.id == "DKK")
  }

  @Test func `a file's line goes before ICU's name`() throws {
    let line = try #require(Real.gazetteer.lookup("Holland").first)
    #expect(line.id == "NL" && line.line.file == "names/countries.tsv")
  }

  @Test func `lookup tells forms, roles and endings`() throws {
    let huawei = Real.gazetteer.lookup("Huaweis")
    #expect(huawei.contains { $0.match == .genitive && $0.form == "Huawei" && $0.label == .organisation })
    let ministry = Real.gazetteer.lookup("Humorministeriet")
    #expect(ministry.contains { $0.match == .ending && $0.form == "-ministeriet" && $0.role == "cueEnding" })
    #expect(Real.gazetteer.lookup("").isEmpty)
    #expect(Real.gazetteer.lookup("HUAWEI").contains { $0.match == .otherCase })
  }

  @Test func `names are compared without regard to the bytes of marks`() {
    for (a, b) in [
      ("DR’s", "DR's"), ("A\u{30A}rhus", "Århus"), ("Novo\u{A0}Nordisk", "Novo Nordisk"),
      ("Hu\u{AD}awei", "Huawei"), ("EU\u{2011}land", "EU-land"),
    ] {
      #expect(GazetteerBuilder.key(a) == GazetteerBuilder.key(b), "\(a)")
    }
    #expect(GazetteerBuilder.key("Huawei") != GazetteerBuilder.key("HUAWEI"))
  }

  @Test func `capitals and small letters fold to each other`() {
    for (capital, small) in zip("ABÆØÅÉÜĆŽŁŠĐİΑДЯ".unicodeScalars, "abæøåéüćžłšđıαдя".unicodeScalars)
    where capital != "İ" {
      #expect(Letter.folded(capital.value) == small.value)
      #expect(
        Letter.isCapital(capital.value) && !Letter.isCapital(small.value) && Letter.isSmall(small.value))
    }
    #expect(Letter.folded(0xD7) == 0xD7)
  }
}
