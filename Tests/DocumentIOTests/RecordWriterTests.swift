import DocumentIO
import DocumentModel
import TestSupport
import Testing

@Suite struct RecordWriterTests {
  /// The record of the specification, from the layers that it shows.
  @Test func writesTheSpecifiedRecord() {
    let expected = CaseFile("record.jsonl").lines[0].text + "\n"
    #expect(written(Samples.pressure) == expected)
  }

  @Test func laysSpaceTokensIntoGaps() {
    let marks: [Unicode.Scalar: Unicode.Scalar] = ["␠": " ", "⍽": "\u{A0}", "⇥": "\t", "⏎": "\n", "␍": "\r"]
    let shown = Dictionary(uniqueKeysWithValues: marks.map { ($1, $0) })
    for line in CaseFile("spaces.txt").lines {
      let sides = line.text.split(separator: " → ")
      let text = sides[0].unicodeScalars.map { marks[$0] ?? $0 }
      let record = written(Samples.words(of: String(String.UnicodeScalarView(text))))
      var found: [String] = []
      for token in tokens(in: record) {
        let piece = String(String.UnicodeScalarView(text[token.start..<token.end].map { shown[$0] ?? $0 }))
        found.append(token.isSpace ? "[\(piece)]" : piece)
      }
      if found.joined(separator: " ") != sides[1] {
        Issue.record("\(found.joined(separator: " "))", sourceLocation: line.location)
      }
    }
  }

  @Test func spaceTokensHangOnTheirNeighbour() {
    #expect(tokens(in: written(Samples.words(of: "\nHej\n"))).map(\.head) == [1, 1, 1])
    #expect(tokens(in: written(Samples.words(of: " "))).map(\.head) == [0])
    #expect(tokens(in: written(Samples.words(of: ""))).isEmpty)
  }

  @Test(arguments: [
    (OffsetUnit.codepoint, [0, 2, 3, 4, 5, 9]), (.utf8, [0, 3, 4, 8, 9, 14]), (.utf16, [0, 2, 3, 5, 6, 10]),
  ])
  func countsInTheUnitAskedFor(_ unit: OffsetUnit, _ expected: [Int]) {
    // "Café" with a combining accent: five code points, six bytes less one.
    let found = tokens(in: written(Samples.words(of: "på 👍 Cafe"), unit: unit)).flatMap {
      [$0.start, $0.end]
    }
    #expect(found == expected.dropLast() + [expected.last! - (unit == .utf8 ? 1 : 0)])
  }

  @Test func countsLikeTheStandardLibraryWhateverTheText() {
    let alphabet = ["a", "å", " ", "\n", "’", "👍", "e\u{301}", "\u{A0}", "日", "\0", "."]
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        alphabet.randomElement(using: &random)!
      }
      .joined()
      let record = Samples.words(of: text)
      for unit in OffsetUnit.allCases {
        let size =
          switch unit {
          case .codepoint: text.unicodeScalars.count
          case .utf8: text.utf8.count
          case .utf16: text.utf16.count
          }
        var end = 0
        let found = tokens(in: written(record, unit: unit))
        for token in found {
          #expect(token.start == end || token.start == end + 1, "seed \(seed)")
          #expect(token.start < token.end, "seed \(seed)")
          end = token.end
        }
        #expect(end == size || end == size - 1, "seed \(seed): \(unit) ends at \(end) of \(size)")
      }
    }
  }

  @Test func leavesOutLayersThatAreNotThere() {
    var record = Samples.pressure
    record.document.claims = nil
    record.document.entities = nil
    record.document.syntax = nil
    record.document.morphology = nil
    let line = written(record)
    for key in ["claims", "ents", "spans", "dep", "head", "pos", "morph", "lemma", "null"] {
      #expect(!line.contains("\"\(key)\""))
    }
    #expect(line.contains(#""tokens": [{"id": 0, "start": 0, "end": 3}, "#))
  }

  @Test func writesKindsPartsAndDiscontinuousPredicates() {
    var record = Samples.words(of: "EU-landene kalder ham tilbage .")
    let line = LexiconLine(file: "names/x.tsv", line: 3)
    record.document.entities = Entities(names: [
      Entity(
        tokens: 0..<1, label: .organisation, kind: "international", kbID: "EU", isPart: true, evidence: line)
    ])
    record.document.claims = Claims([
      Claim(
        sentence: 0, type: .withdraw, plover: "RETREAT", predicate: [1..<2, 3..<4],
        predicateLemma: "kalde tilbage",
        roles: [.actor: 0..<1, .object: 2..<3], polarity: .negative, factuality: .planned, evidence: line)
    ])
    let written = written(record)
    let names = #"""
      "ents": [{"start": 0, "end": 10, "label": "ORG", "kb_id": "EU", "kind": "part"}], \#
      "spans": {"mentions": [], "kinds": [{"start": 0, "end": 10, "label": "international", "kb_id": "EU"}]}
      """#
    let claim = #"""
      "plover": "RETREAT", "predicate": {"start": 11, "end": 29, "text": "kalder ... tilbage", \#
      "lemma": "kalde tilbage", "parts": [{"start": 11, "end": 17}, {"start": 22, "end": 29}]}, \#
      "actor": {"start": 0, "end": 10, "text": "EU-landene", "ents": [0]}, \#
      "object": {"start": 18, "end": 21, "text": "ham", "ents": []}, \#
      "polarity": "negative", "factuality": "planned", "evidence": "names/x.tsv:3"}
      """#
    #expect(written.contains(names))
    #expect(written.contains(claim))
  }

  @Test func aRecordIsOneLineForEveryReader() {
    let text = "\u{0}\u{1F} \"\\/\u{7F}\r\n\t\u{8}\u{C}\u{B}\u{1C}\u{85}\u{2028}\u{2029}\u{2027}é"
    let record = written(Samples.words(of: text))
    let escaped = #""text": "\u0000\u001f \"\\/\#u{7F}\r\n\t\b\f\u000b\u001c\u0085\u2028\u2029\#u{2027}é""#
    #expect(record.contains(escaped))
    let separators: [UInt32] = [0x85, 0x2028, 0x2029]
    #expect(!record.dropLast().unicodeScalars.contains { $0.value < 0x20 || separators.contains($0.value) })
  }

  @Test func furtherMembersComeAfterOurs() {
    var record = Samples.words(of: "Hej")
    record.furtherMembers = Array(#", "n": 2.50"#.utf8)
    #expect(written(record).hasSuffix(#""fingerprint": "3f2a9c01"}, "n": 2.50}"# + "\n"))
  }

  @Test func errorRecordsHoldThePlace() {
    var buffer = ByteBuffer()
    InputError(code: .invalidJSON, id: "a\"b", file: "x", line: 3, byte: 17, message: "slut").write(
      to: &buffer)
    #expect(
      string(buffer)
        == #"{"id": "a\"b", "error": {"code": "invalid_json", "message": "slut", "line": 3, "byte": 17}}"#
        + "\n")
  }

  @Test func numbersAreWrittenInFull() {
    var buffer = ByteBuffer(capacity: 1)
    for number in [0, 9, 10, 99, 100, 4_294_967_296, .max, -1, .min] {
      buffer.append(number: number)
      buffer.append(UInt8(ascii: " "))
    }
    #expect(string(buffer) == "0 9 10 99 100 4294967296 9223372036854775807 -1 -9223372036854775808 ")
  }
}

func written(_ record: DocumentRecord, unit: OffsetUnit = .codepoint) -> String {
  var buffer = ByteBuffer()
  var writer = RecordWriter(unit: unit, version: "0.1.0", fingerprint: "3f2a9c01")
  writer.write(record, to: &buffer)
  return string(buffer)
}

func string(_ buffer: borrowing ByteBuffer) -> String {
  buffer.withBytes { String(decoding: $0, as: UTF8.self) }
}

/// The tokens of a record, found by their keys' fixed order.
private func tokens(in record: String) -> [(start: Int, end: Int, isSpace: Bool, head: Int)] {
  let list = record.split(separator: "\"tokens\": [", omittingEmptySubsequences: false).last ?? ""
  return list.split(separator: "{\"id\": ").filter { $0.contains("\"start\"") && $0.contains("\"head\"") }.map
  { token in
    func number(_ key: String) -> Int {
      Int(token.split(separator: "\"\(key)\": ", maxSplits: 1)[1].prefix { $0.isNumber })!
    }
    return (number("start"), number("end"), token.contains("\"pos\": \"SPACE\""), number("head"))
  }
}
