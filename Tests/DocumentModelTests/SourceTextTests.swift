import DocumentModel
import TestSupport
import Testing

@Suite struct SourceTextTests {
  /// The standard library's own check is the oracle.
  @Test func validityIsTheStandardLibrarysOnRandomBytes() {
    var state: UInt64 = 20_261_125
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let pieces: [[UInt8]] = [
      Array("a".utf8), Array("å".utf8), Array("…".utf8), Array("👍🏽".utf8), [0x80], [0xC0, 0x80],
      [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80], [0xF0, 0x9F], [0xFF], [0], Array("otte bytes".utf8),
    ]
    for round in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<next() % 7 { bytes += pieces[Int(next()) % pieces.count] }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((SourceText.firstInvalidByte(in: bytes) == nil) == isValid, "round \(round): \(bytes)")
    }
  }

  @Test func theFirstBadByteIsNamed() {
    #expect(SourceText.firstInvalidByte(in: Array("Ærø".utf8) + [0xFF]) == 5)
    #expect(SourceText(validating: [0xC3]) == nil)
    #expect(SourceText("på USA").string(4..<7) == "USA")
  }
}

@Suite struct InvariantTests {
  private var document: Document {
    Document(
      text: SourceText("USA går."), tokens: Tokens(starts: [0, 4, 8], ends: [3, 8, 9]),
      sentences: Sentences(firstTokens: [0], tokenCount: 3))
  }

  @Test func aSoundDocumentHasNoFaults() {
    var document = document
    document.syntax = Syntax(heads: [1, 1, 1], relations: [.nsubj, .root, .punct])
    #expect(document.brokenInvariants().isEmpty)
  }

  @Test func overlapsCyclesAndSecondRootsAreFound() {
    var overlapping = document
    overlapping.tokens = Tokens(starts: [0, 2, 8], ends: [3, 8, 9])
    #expect(overlapping.brokenInvariants().count == 1)
    var cyclic = document
    cyclic.syntax = Syntax(heads: [1, 0, 2], relations: [.nsubj, .obj, .root])
    #expect(cyclic.brokenInvariants().contains { $0.contains("cycle") })
    var twofold = document
    twofold.syntax = Syntax(heads: [0, 1, 1], relations: [.root, .root, .punct])
    #expect(twofold.brokenInvariants().contains { $0.contains("2 roots") })
  }

  @Test func aSpanOutsideItsSentenceIsFound() {
    var wrong = document
    wrong.claims = Claims([
      Claim(
        sentence: 0, type: .other, predicate: [1..<2], predicateLemma: "gå", roles: [.actor: 2..<4],
        evidence: LexiconLine(file: "frames/other.frames", line: 1))
    ])
    #expect(wrong.brokenInvariants().contains { $0.contains("outside its sentence") })
  }

  @Test func sentencesKnowTheirTokens() {
    let sentences = Sentences(firstTokens: [0, 2, 5], tokenCount: 9)
    #expect(Array(sentences) == [0..<2, 2..<5, 5..<9])
    #expect((0..<9).map { sentences.sentence(ofToken: $0) } == [0, 0, 1, 1, 1, 2, 2, 2, 2])
  }
}
