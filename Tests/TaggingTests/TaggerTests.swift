import BinaryFormat
import DocumentModel
import TestSupport
import Testing

@testable import Tagging

@Suite struct TaggerTests {
  @Test func tagsClearCases() {
    for line in CaseFile("upos.txt").lines {
      let pairs = line.text.split(separator: " ").map { $0.split(separator: "_") }
      let found = tag(pairs.map { String($0[0]) }.joined(separator: " "))
      for (i, pair) in pairs.enumerated() where found.tags[i].name != pair[1] {
        Issue.record("\(pair[0]) is \(found.tags[i].name), not \(pair[1])", sourceLocation: line.location)
      }
    }
  }

  @Test func findsLemmas() {
    for line in CaseFile("lemmas.txt").lines {
      let parts = line.text.split(separator: "|")
      let found = tag(parts[0])
      let lemmas = (0..<found.count).map { found.lemmas[$0] }
      let expected = parts[1].split(separator: " ").map(String.init)
      if lemmas != expected { Issue.record("\(lemmas)", sourceLocation: line.location) }
    }
  }

  @Test func givesFeatures() {
    let found = tag("Hestene blev solgt .")
    #expect(found.featureString(0) == "Definite=Def|Gender=Com|Number=Plur")
    #expect(found.traits(2).contains(.participle))
    #expect(found.featureString(3) == "")
    #expect(found.inventory.names[0] == "")
    #expect(tag("Huaweis udstyr er dyrt .").traits(0).contains(.genitive))
  }

  @Test func decomposedLettersAreTheSameWord() {
    let composed = tag("Måske tager pigerne på café i Århus .")
    let decomposed = tag("Ma\u{30A}ske tager pigerne pa\u{30A} cafe\u{301} i A\u{30A}rhus .")
    #expect(composed == decomposed)
  }

  @Test func curlyApostrophesAreTheSameMark() {
    #expect(tag("Lars' hund bider .").tags == tag("Lars’ hund bider .").tags)
  }

  @Test func standsAnyToken() {
    let long = String(repeating: "ab", count: 5_000)
    let found = tag(
      "👩‍👩‍👧 \(long) \u{AD} e\u{301} ' - … 0 \(String(repeating: "Å", count: 300)) Владимир 東京 ..... x")
    #expect(found.count == 13)
    #expect(found.lemmas[1] == long)
    #expect((0..<found.count).allSatisfy { !found.lemmas[$0].isEmpty })
    #expect(tag("").count == 0)
    #expect(tag("x").count == 1)
  }

  @Test func randomTextIsTagged() {
    let scalars: [Character] = Array("aåÅeEønNsSt-'’0.\u{30A}\u{AD}é🙂жЖ漢ß\u{301}")
    var state: UInt64 = 7
    func next(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    let words = (0..<3_000).map { _ in String((0...next(9)).map { _ in scalars[next(scalars.count)] }) }
    #expect(tag(words.joined(separator: " ")).count == words.count)
  }

  @Test func longSentencesTakeLinearTime() {
    let line = String(repeating: "Manden der ser hunden løber ", count: 20_000)
    let clock = ContinuousClock()
    var count = 0
    let time = clock.measure { count = tag(line).count }
    #expect(count == 100_000)
    #expect(time < .seconds(20))
  }

  @Test func sameAnswerInSeveralThreads() async {
    let line = "Sydkorea presses af USA til at droppe Huaweis udstyr ."
    let expected = tag(line)
    await withTaskGroup(of: Morphology.self) { group in
      for _ in 0..<8 { group.addTask { tag(line) } }
      for await found in group { #expect(found == expected) }
    }
  }
}

@Suite struct TaggerModelTests {
  @Test func refusesForeignAndDamagedFiles() throws {
    func open(_ bytes: [UInt8], verify: Bool = true) throws(ArchiveError) -> Tagger {
      let owner = OwnedBytes(bytes)
      return try Tagger(
        model: SectionArchive(owner.pointer, kind: "tagger", version: 2, verify: verify, owner: owner))
    }
    _ = try open(ShippedModel.bytes)
    #expect(throws: ArchiveError.self) { try open(Array("no model".utf8)) }
    #expect(throws: ArchiveError.self) { try open(Array(ShippedModel.bytes.prefix(5_000))) }
    let foreign = SectionArchiveWriter(kind: "parser", version: 1).encoded()
    #expect(throws: ArchiveError.self) { try open(foreign) }
    let empty = SectionArchiveWriter(kind: "tagger", version: 2).encoded()
    #expect { try open(empty) } throws: { "\($0)" == "the section 'facts' is missing" }
    var damaged = ShippedModel.bytes
    damaged[damaged.count / 2] ^= 0x55
    #expect { try open(damaged) } throws: { "\($0)".contains("checksum") }
  }

  /// Bytes changed at random in the tables of offsets: refused or tagged, never a trap.
  @Test func brokenTablesAreRefusedOrHarmless() {
    var writer = SectionArchiveWriter(kind: "tagger", version: 2)
    for name in ["tags", "facts", "entries.index", "entries", "candidates", "endings"] {
      writer.add(name, [UInt8](repeating: 255, count: 64))
    }
    let owner = OwnedBytes(writer.encoded())
    #expect(throws: ArchiveError.self) {
      try Tagger(model: SectionArchive(owner.pointer, kind: "tagger", version: 2, owner: owner))
    }
  }

  @Test func isSmallEnough() { #expect(ShippedModel.bytes.count <= 10 << 20) }
}
