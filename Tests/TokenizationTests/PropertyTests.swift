import DocumentModel
import ICUText
import LexiconFormat
import TestSupport
import Testing
import Tokenization

@Suite struct PropertyTests {
  /// Strings of all sorts: scraps of Danish, marks, control characters, any code point.
  static func strings(_ count: Int, seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let scraps = [
      "bl.a.", "f.eks", "kr.", "nr", "Peter", "og", "Å", "æble", "5", "12", "3.000,50", "DR's", "’", "'",
      "\"", "»", "«",
      "“", "„", ".", "..", "...", "…", ",", ":", ";", "!", "?", "-", "–", "—", "/", "&", "@", "#", "_", "%",
      "§", "°C",
      "(", ")", "[", "]", "www.", "https://", "dr.dk", ".dk", "a@b.dk", ":-)", "😀", "👨‍👩‍👧", "🇩🇰", " ", "  ", "\n",
      "\n\n", "\r\n", "\t", "\u{A0}", "\u{85}", "\u{2028}", "\u{2029}", "\u{0}", "\u{7}", "\u{FEFF}",
      "\u{200B}",
      "\u{AD}", "\u{301}", "\u{30A}", "д", "ไทย", "漢字", "½", "²", "CO₂", "1.", "d.", "maj", "Det", "hun",
      "- ", "• ",
    ]
    return (0..<count).map { _ in
      var text = ""
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        if Int.random(in: 0..<12, using: &random) == 0 {
          let value = UInt32.random(in: 0...0x10FFFF, using: &random)
          if let scalar = UnicodeScalar(value) { text.unicodeScalars.append(scalar) }
        } else {
          text += scraps[Int.random(in: 0..<scraps.count, using: &random)]
        }
      }
      return text
    }
  }

  @Test func tokensAndGapsRebuildAnyText() {
    for (i, string) in PropertyTests.strings(2000, seed: 1).enumerated() {
      let document = Fixture.document(SourceText(string))
      let faults = document.brokenInvariants() + lostBytes(document)
      #expect(faults.isEmpty, "string \(i) of seed 1: \(string.debugDescription)")
    }
  }

  /// What is not in a token must be white space, and no token may hold any.
  private func lostBytes(_ document: Document) -> [String] {
    var faults: [String] = []
    var at = 0
    let tokens = document.tokens!
    for t in 0...tokens.count {
      let start = t < tokens.count ? Int(tokens.starts[t]) : document.text.count
      for scalar in document.text.string(at..<start).unicodeScalars where !isGap(scalar) {
        faults.append("U+\(String(scalar.value, radix: 16)) is in no token")
      }
      if t == tokens.count { break }
      for scalar in document.text(ofToken: t).unicodeScalars where isGap(scalar) {
        faults.append("token \(t) holds white space")
      }
      at = Int(tokens.ends[t])
    }
    return faults
  }

  private func isGap(_ scalar: UnicodeScalar) -> Bool {
    CharacterProperties.isWhiteSpace(scalar.value) || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }

  @Test func theByteTableEqualsICU() {
    var strings = PropertyTests.strings(3000, seed: 2)
    if let shared = TestFile.shared {
      for name in ["da-dev", "da-train"] {
        strings += Treebank("\(shared)/data/treebank/\(name).conllu").sentences.map(\.text)
      }
      for path in articles { strings.append(TestFile.text(path)!) }
    }
    for string in strings {
      let text = SourceText(string)
      let tokens = Fixture.tokenizer.tokens(in: text)
      #expect(tokens == Fixture.tokenizer.tokensByICU(in: text), "\(string.debugDescription)")
    }
  }

  private var articles: [String] {
    guard let shared = TestFile.shared else { return [] }
    return ["01-chipkrig-5g-udstyr", "08-co2-afgift-landbrug", "14-dr-public-service-klage"]
      .map { "\(shared)/corpus/articles/\($0).txt" }
  }

  @Test func twoParagraphsAreEachAnalysedAlone() {
    let strings = PropertyTests.strings(400, seed: 3).filter {
      !$0.contains("\n") && !$0.contains("'") && !$0.contains("‚")
    }
    for (a, b) in zip(strings, strings.dropFirst()) {
      let both = Fixture.document(SourceText(a + "\n\n" + b), Fixture.byRules)
      let parts = [a, b].flatMap { Fixture.document(SourceText($0), Fixture.byRules).sentenceTexts }
      // A mark of a list that ends a text stands alone there.
      #expect(both.sentenceTexts.joined(separator: " ") == parts.joined(separator: " "))
    }
  }

  @Test func extremeTextsAreSound() {
    let scraps = [
      "", " ", ".", "a", "«", "\u{301}", "a.", "(", "1.", "\"a", ". ", "Å. ", ":-", "a@", "ord \n", "x\n",
      "'", "a-", "§ 1. ",
      "H.", "kr.", "www.", "((", "😀", "a'", "1,", "\n", "\u{A0}", "Å", "...", "Hej ", "hej\nDu er ", "»Ja«",
    ]
    for scrap in scraps {
      for count in [1, 2, 5_000] {
        let document = Fixture.document(SourceText(String(repeating: scrap, count: count)))
        #expect(document.brokenInvariants().isEmpty, "\(scrap.debugDescription) \(count) times")
      }
    }
  }

  @Test func offsetsAreOfTheTextAsGiven() {
    let document = Fixture.document(SourceText("\u{FEFF}Nej.  Nej. Nej."))
    #expect(document.tokens!.starts == [3, 6, 9, 12, 14, 17])
    #expect(document.sentences!.borders == [0, 2, 4, 6])
  }
}
