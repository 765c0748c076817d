import DocumentIO
import DocumentModel
import TestSupport
import Testing

@Suite struct CoNLLUTests {
  private static let gold: Layers = [.morphology, .syntax]

  @Test func whatIsReadIsWrittenAgain() throws {
    let bytes = file("complete.conllu")
    let document = split(bytes, .conllu, chunk: 64)[0]
    let record = try document.read(keeping: CoNLLUTests.gold)
    #expect(string(conllu(record)) == String(decoding: bytes, as: UTF8.self))
    #expect(record.document.brokenInvariants().isEmpty)
    #expect(record.warnings.isEmpty)
  }

  @Test func textAndLayersAreThere() throws {
    let record = try split(file("complete.conllu"), .conllu, chunk: 64)[0].read(keeping: CoNLLUTests.gold)
    let document = record.document
    #expect(record.id == "avis-1")
    #expect(document.text.string == "Hun sagde: Kom nuned  på\ngaden!\n\nZum Haus.")
    let tokens = document.tokens!
    #expect(
      tokens.indices.map(document.text(ofToken:)) == [
        "Hun", "sagde", ":", "Kom", "nu", "ned", "på", "gaden", "!", "Z", "um", "Haus", ".",
      ])
    #expect(document.syntax!.heads == [1, 1, 1, 1, 3, 3, 7, 3, 1, 11, 11, 11, 11])
    #expect(document.syntax!.inventory.name(document.syntax!.relations[7]) == "obl:egen")
    #expect(document.morphology!.lemmas[10] == "das")
    #expect(document.morphology!.traits(0).contains(.nominative))
  }

  @Test func layersAreTakenOnlyWhereAsked() throws {
    let document = split(file("complete.conllu"), .conllu, chunk: 64)[0]
    #expect(try document.read().document.morphology == nil)
    #expect(try document.read().document.syntax == nil)
    #expect(try document.read(keeping: .syntax).document.syntax != nil)
    // XPOS is the tags' and DEPS the tree's: without them they would tell what nobody predicted.
    var record = try document.read()
    record.document.morphology =
      Samples.words(of: "Hun sagde : Kom nu ned på gaden ! Z um Haus .").document.morphology
    let text = string(conllu(record))
    #expect(text.contains("1\tHun\tHun\tNOUN\t_\t_\t_\t_\t_\t_\n"))
    #expect(text.contains("5-6\tnuned\t"))
    #expect(!text.contains("\t0.1\t") && !text.contains("7.1\t"))
  }

  @Test func faultsAreNamedByLine() {
    for line in CaseFile("conllu-faults.txt").lines {
      let sides = line.text.split(separator: " → ")
      var expected = sides[0]
      let raw = RawDocument(format: .conllu, name: "x", bytes: Array(document(sides[1]).utf8))
      var found = "sound"
      do throws(InputError) {
        _ = try raw.read(keeping: CoNLLUTests.gold)
      } catch {
        found = "\(error.line) \(error.message)"
        if found.hasPrefix(expected.prefix { $0 != " " }),
          found.contains(expected.drop { $0 != " " }.dropFirst())
        {
          expected = found[...]
        }
      }
      if found != expected { Issue.record("\(found)", sourceLocation: line.location) }
    }
  }

  /// A document in the short notation of the case file.
  private func document(_ short: Substring) -> String {
    let lines = short.replacing("⇥", with: "\t").split(separator: "⏎", omittingEmptySubsequences: false)
    return lines.map { line in
      guard line.hasPrefix("w ") else { return String(line) }
      let parts = line.dropFirst(2).split(separator: " ")
      let rest = parts[2].split(separator: "\t", maxSplits: 1)
      return "\(parts[0])\t\(parts[1])\t_\tX\t_\t_\t\(rest[0])\t_\t_\t_"
        + (rest.count > 1 ? "\t\(rest[1])" : "")
    }.joined(separator: "\n")
  }

  @Test func textThatIsNotTheWordsIsReported() throws {
    let raw = RawDocument(
      format: .conllu, name: "x.conllu", line: 5,
      bytes: Array(document("# text = Hej  der!⏎w 1 Hej 0⏎w 2 du 1⏎").utf8))
    let record = try raw.read()
    #expect(
      record.warnings.map(\.description) == [
        "x.conllu:5: warning: '# text' is not what the words give; they count"
      ])
    #expect(record.document.text.string == "Hej du")
    #expect(record.id == "x.conllu:5")
  }

  @Test func whiteSpaceSurvivesTheRoundTrip() throws {
    let alphabet = ["Hej", "å", " ", " ", "\n", "\t", "  ", "\r\n", "\u{A0}", "|", "\\s", "_"]
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        alphabet.randomElement(using: &random)!
      }
      .joined()
      let record = Samples.words(of: text)
      guard !record.document.tokens!.isEmpty else { continue }
      let written = string(conllu(record))
      let again = try RawDocument(format: .conllu, name: "x", bytes: Array(written.utf8)).read(
        keeping: CoNLLUTests.gold)
      #expect(again.document.text.string == text, "seed \(seed)")
      #expect(again.document.tokens == record.document.tokens, "seed \(seed)")
      #expect(again.document.syntax == record.document.syntax, "seed \(seed)")
      #expect(again.id == "prøve" && again.warnings.isEmpty, "seed \(seed)")
      #expect(string(conllu(again)) == written, "seed \(seed)")
    }
  }

  @Test func theSharedTreebankSurvivesTheRoundTrip() throws {
    guard let shared = TestFile.shared, let bytes = TestFile.bytes(shared + "/data/treebank/da-dev.conllu")
    else { return }
    var written = ByteBuffer()
    for raw in split(bytes, .conllu, chunk: 1 << 16) {
      let record = try raw.read(keeping: CoNLLUTests.gold)
      CoNLLUWriter().write(record, to: &written)
    }
    #expect(written.withBytes { $0.elementsEqual(bytes) })
  }

  private func file(_ name: String) -> [UInt8] {
    TestFile.bytes(TestFile.root + "/Tests/DocumentIOTests/Cases/\(name)")!
  }

  private func conllu(_ record: DocumentRecord) -> ByteBuffer {
    var buffer = ByteBuffer()
    CoNLLUWriter().write(record, to: &buffer)
    return buffer
  }
}

@Suite struct TableWriterTests {
  @Test func aClaimIsARow() {
    var buffer = ByteBuffer()
    TableWriter().writeHeader(to: &buffer)
    var record = Samples.pressure
    record.id = "a\tb"
    TableWriter().write(record, to: &buffer)
    let rows = string(buffer).split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      rows == [
        [
          "document", "sentence", "type", "actor", "predicate", "addressee", "action", "object", "content",
          "source",
          "polarity", "factuality", "actor_id", "addressee_id", "object_id", "source_id", "text",
        ],
        [
          "a b", "0", "pressure", "USA", "lægger pres på", "Sydkorea", "fjerne", "Huaweis udstyr", "", "",
          "positive",
          "actual", "US", "KR", "huawei", "", "USA lægger pres på Sydkorea for at fjerne Huaweis udstyr.",
        ],
        [
          "a b", "1", "reject", "Seoul", "afviser", "", "", "amerikansk pres", "", "", "positive", "actual",
          "KR-11", "",
          "", "", "Seoul afviser amerikansk pres.",
        ], [""],
      ])
  }
}
