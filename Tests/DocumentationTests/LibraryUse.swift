import AnalysisPipeline
import DocumentIO
import DocumentModel
import Testing

/// The programs of the documents.
@Suite struct LibraryUse {
  @Test func claimsOfASentence() throws {
    var printed: [String] = []
    func print(_ line: String) { printed.append(line) }

    let pipeline = try Pipeline(lexicons: .builtIn())
    let text = SourceText("USA lægger pres på Sydkorea for at fjerne Huaweis udstyr.")
    let document = pipeline.complete(Document(text: text))
    for claim in document.claims?.all ?? [] {
      let actor = claim.roles[.actor].map { document.text(ofTokens: $0) } ?? "?"
      print("\(claim.type): \(actor), \(claim.predicateLemma), by \(claim.evidence)")
    }

    #expect(printed.first?.hasPrefix("pressure: USA, lægge pres på, by frames/pressure.frames:") == true)
  }

  @Test func aRecord() throws {
    let pipeline = try Pipeline(lexicons: .builtIn(), layers: [.tokens, .sentences, .entities])
    let document = pipeline.complete(Document(text: SourceText("Huawei er i Sydkorea.")))

    var writer = RecordWriter(
      unit: .utf16, version: Release.version, fingerprint: pipeline.fingerprint(options: "offsets=utf16"))
    var buffer = ByteBuffer()
    writer.write(DocumentRecord(id: "1", document: document), to: &buffer)
    let line = buffer.withBytes { String(decoding: $0, as: UTF8.self) }

    #expect(line.hasPrefix(#"{"id": "1", "text": "Huawei er i Sydkorea.", "offsets": "utf16""#))
  }

  @Test func givenTokensAreKept() throws {
    let pipeline = try Pipeline(lexicons: .builtIn(), layers: [.tokens, .sentences])
    var given = Document(text: SourceText("Prisen er 5 mia. kr."))
    given.tokens = Tokens(starts: [0, 7, 10, 12, 17], ends: [6, 9, 11, 16, 20])
    let document = pipeline.complete(given)

    #expect(document.tokens == given.tokens)
  }
}
