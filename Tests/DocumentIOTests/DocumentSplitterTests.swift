import DocumentIO
import DocumentModel
import TestSupport
import Testing

@Suite struct DocumentSplitterTests {
  private static let inputs: [(InputFormat, String, [String])] = [
    (.text, "", ["1: "]),
    (.text, "a\nb", ["1: a\nb"]),
    (.lines, "", []),
    (.lines, "\n", ["1: "]),
    (.lines, "a\r\n\nb", ["1: a", "2: ", "3: b"]),
    (.lines, "a\rb\n", ["1: a\rb"]),
    (.jsonl, "{}\n\n \t\r\n[]", ["1: {}", "4: []"]),
    (.jsonl, "", []),
    (.conllu, "", []),
    (.conllu, "\n\n", []),
    (
      .conllu, "# newdoc id = a\n1\n\n2\n\n# text = x\n# newdoc id = b\n3\n",
      [
        "1: # newdoc id = a\n1\n\n2\n\n", "6: # text = x\n# newdoc id = b\n3\n",
      ]
    ),
    (.conllu, "\n1\n\n#newdoc\n2\n\n\n", ["2: 1\n\n", "4: #newdoc\n2\n\n\n"]),
  ]

  @Test func cutsTheSameInWhateverChunks() {
    for (format, input, expected) in DocumentSplitterTests.inputs {
      for size in [1, 2, 3, 7, 1000] {
        let found = split(Array(input.utf8), format, chunk: size).map {
          "\($0.line): \(String(decoding: $0.bytes, as: UTF8.self))"
        }
        #expect(found == expected, "\(format) in chunks of \(size)")
      }
    }
  }

  @Test func whatIsTooLongIsCutAndItsNeighboursAreNot() {
    let long = String(repeating: "å", count: 3000)
    let lines = split(Array("kort\n\(long)\nkort\n".utf8), .lines, chunk: 100, limit: 4)
    #expect(lines.map(\.isCut) == [false, true, false])
    #expect(lines.map(\.line) == [1, 2, 3])

    let big = String(repeating: "x", count: 2 << 20)
    let json = split(
      Array("{\"text\": \"a\"}\n{\"id\": \"stor\", \"text\": \"\(big)\"}\n{\"text\": \"b\"}\n".utf8), .jsonl,
      chunk: 5000,
      limit: 100)
    #expect(json.map(\.isCut) == [false, true, false])
    #expect(json[1].bytes.count <= 1 << 16)
    #expect(json[1].id(limit: 100) == "stor")

    let treebank = split(
      Array("# newdoc id = a\n1\n\n# newdoc id = b\n\(big)\n2\n\n3\n\n# newdoc id = c\n4\n".utf8), .conllu,
      chunk: 5000,
      limit: 100)
    #expect(treebank.map(\.isCut) == [false, true, false])
    #expect(treebank.map { $0.id(limit: 100) } == ["a", "b", "c"])
    #expect(treebank.map(\.line) == [1, 4, 10])
  }

  @Test func textKeepsEveryByte() throws {
    let text: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("NUL \0, NFD e\u{301}, CRLF\r\n".utf8)
    let document = split(text, .text, chunk: 3)[0]
    #expect(try document.read().document.text.utf8 == text)
    #expect(document.id(limit: .max) == "x")
  }

  @Test func badBytesAreNamedByLineAndByte() {
    let document = split([0x61, 0x0A, 0x62, 0xFF, 0x0A], .text, chunk: 2)[0]
    #expect { try document.read() } throws: {
      "\($0)".hasPrefix("x:2:2: error: not UTF-8")
    }
  }

  @Test func formatsAreToldByNameAndByFirstLine() {
    #expect(InputFormat(path: "a.jsonl") == .jsonl)
    #expect(InputFormat(path: "a.ndjson") == .jsonl)
    #expect(InputFormat(path: "a.conllu") == .conllu)
    #expect(InputFormat(path: "a.json") == .text)
    func format(_ line: String) -> InputFormat {
      Array(line.utf8).withUnsafeBytes { InputFormat(firstLine: $0) }
    }
    #expect(format(#"{"text": "x"}"#) == .jsonl)
    #expect(format(" {\"id\": 1, \"text\": \"x\"}\r") == .jsonl)
    #expect(format(#"{"text": 1}"#) == .text)
    #expect(format(#"{"text": "x""#) == .text)
    #expect(format("Hej.") == .text)
    #expect(format("") == .text)
  }

  /// Flipped bits, cut lines, pieces of one line in another: nothing traps, every line has its answer, and sound
  /// neighbours come out as they went in.
  @Test func damageStaysWithinItsLine() {
    var random = SeededGenerator(seed: 20_261_125)
    var input: [UInt8] = []
    var sound: [Int: String] = [:]
    for number in 1...2000 {
      let text = "Nr. \(number): På Ærø bor der 6.000 »mennesker«."
      var line = Array(#"{"id": "\#(number)", "text": "\#(text)", "n": [1, {"a": null}]}"#.utf8)
      if number.isMultiple(of: 2) {
        sound[number] = text
      } else {
        damage(&line, &random)
      }
      input += line + [0x0A]
    }
    let found = split(input, .jsonl, chunk: 777)
    #expect(Set(found.map(\.line)).isSuperset(of: sound.keys))
    for raw in found {
      do throws(InputError) {
        let record = try raw.read()
        if let text = sound[raw.line] {
          #expect(record.id == "\(raw.line)" && record.document.text.string == text)
        }
      } catch {
        #expect(sound[raw.line] == nil, "\(error)")
        #expect(error.line == raw.line && error.byte > 0 && error.byte <= raw.bytes.count + 1)
      }
    }
  }

  private func damage(_ line: inout [UInt8], _ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...4, using: &random) where line.count > 1 {
      let at = Int.random(in: 0..<line.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: line[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: line.removeSubrange(at...)
      case 2: line.insert(contentsOf: line[..<at], at: Int.random(in: 0..<line.count, using: &random))
      default: line[at] = UInt8.random(in: 0...255, using: &random)
      }
      line.removeAll { $0 == 0x0A }
    }
    if line.allSatisfy({ $0 <= 0x20 }) { line = [0x21] }
  }
}

func split(_ input: [UInt8], _ format: InputFormat, chunk: Int, limit: Int = 1 << 26) -> [RawDocument] {
  var found: [RawDocument] = []
  var splitter = DocumentSplitter(format: format, name: "x", limit: limit)
  var start = 0
  while start < input.count {
    let end = min(start + chunk, input.count)
    input[start..<end].withUnsafeBytes { bytes in splitter.feed(bytes) { found.append($0) } }
    start = end
  }
  splitter.finish { found.append($0) }
  return found
}
