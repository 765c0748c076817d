import DocumentIO
import TestSupport
import Testing

@Suite struct JSONLinesTests {
  @Test func readsLinesOrNamesTheFault() {
    for line in CaseFile("json-lines.txt").lines {
      guard let arrow = line.text.firstRange(of: " → ") else {
        Issue.record("no arrow", sourceLocation: line.location)
        continue
      }
      let expected = String(line.text[..<arrow.lowerBound])
      let raw = RawDocument(format: .jsonl, name: "nyt.jsonl", bytes: bytes(line.text[arrow.upperBound...]))
      let found = outcome(of: raw, like: expected)
      if found != expected { Issue.record("\(found)", sourceLocation: line.location) }
    }
  }

  /// The outcome in the notation of the case file, with the parts that `expected` has.
  private func outcome(of raw: RawDocument, like expected: String) -> String {
    do throws(InputError) {
      let record = try raw.read()
      var found = "text=" + record.document.text.string.replacing("\n", with: "⏎")
      if expected.contains(" id=") { found += " id=\(record.id)" }
      if expected.contains(" keys=") {
        found += " keys=" + String(decoding: record.furtherMembers, as: UTF8.self)
      }
      return found
    } catch {
      return "\(error.code.rawValue) \(error.byte)" + (error.id == "nyt.jsonl:1" ? "" : " id=\(error.id)")
    }
  }

  @Test func nestsDeepButNotWithoutEnd() throws {
    func line(_ depth: Int) -> RawDocument {
      let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return RawDocument(format: .jsonl, name: "x", bytes: Array("{\"text\": \"x\", \"n\": \(nested)}".utf8))
    }
    _ = try line(500).read()
    #expect(throws: InputError.self) { try line(600).read() }
    #expect(throws: InputError.self) { try line(1_000_000).read() }
  }

  @Test func aTextOverTheLimitIsNamedWithItsID() {
    let raw = RawDocument(
      format: .jsonl, name: "x", bytes: Array(#"{"id": "lang", "text": "Hej med dig."}"#.utf8))
    #expect { try raw.read(limit: 11) } throws: {
      ($0 as? InputError)?.code == .tooLarge && ($0 as? InputError)?.id == "lang"
    }
    #expect(throws: Never.self) { try raw.read(limit: 12) }
  }

  @Test func recordsOfOurOwnAreReadBack() {
    func record(_ line: String) -> WrittenRecord? {
      Array(line.utf8).withUnsafeBytes { WrittenRecord(line: $0) }
    }
    let sound = record(
      #"{"id": "a", "text": "x", "udsagn": {"version": "0.1.0", "fingerprint": "3f2a9c01"}, "n": 1}"#)
    #expect(sound?.id == "a" && sound?.fingerprint == "3f2a9c01" && sound?.isError == false)
    #expect(record(#"{"id": "a", "error": {"code": "x"}}"#)?.isError == true)
    #expect(record(#"{"id": "a"}"#) == nil)
    #expect(record(#"{"id": "a", "text": "x", "udsagn": {"version": "0.1"#) == nil)
  }
}

/// The bytes of a line in case notation: ⟦FF⟧ is one byte.
func bytes(_ text: Substring) -> [UInt8] {
  var bytes: [UInt8] = []
  var rest = text
  while let open = rest.firstIndex(of: "⟦"), let close = rest.firstIndex(of: "⟧") {
    bytes += Array(rest[..<open].utf8)
    bytes.append(UInt8(rest[rest.index(after: open)..<close], radix: 16)!)
    rest = rest[rest.index(after: close)...]
  }
  return bytes + Array(rest.utf8)
}
