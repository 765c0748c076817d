import DocumentModel
import LexiconFormat
import TestSupport
import Testing

@testable import EntityRecognition

@Suite struct SearchTests {
  static let words = [
    "Al", "Als", "Be", "Ås", "Ærø", "H.C.", "DR", "B-C", "EU", "3F", "co", "A/S", "Nordisk", "Novo", "Vestas",
    "x.y",
  ]

  /// The search stated naively: for every end from the furthest, the words as they are, without a genitive
  /// ending, then as first part of a compound.
  static func naive(_ names: Set<String>, _ tokens: [String], _ gaps: [Bool], at t: Int) -> (Int, String)? {
    for end in stride(from: tokens.count, to: t, by: -1) {
      var key = ""
      for k in t..<end { key += (k > t && gaps[k] ? " " : "") + tokens[k] }
      if names.contains(key) { return (end, key) }
      for cut in cuts(tokens[end - 1]) where names.contains(String(key.dropLast(cut))) {
        return (end, String(key.dropLast(cut)))
      }
    }
    return nil
  }

  /// How many characters a genitive ending, then a compound's last part takes off a word.
  static func cuts(_ word: String) -> [Int] {
    var cuts: [Int] = []
    if word.hasSuffix("'s") {
      cuts.append(2)
    } else if word.hasSuffix("s"), word.utf8.count > 2 {
      cuts.append(1)
    } else if word.lowercased().hasSuffix("s'") {
      cuts.append(1)
    }
    if let hyphen = word.lastIndex(of: "-") {
      let rest = word[word.index(after: hyphen)...]
      if rest.count >= 2, rest.prefix(2).allSatisfy(\.isLowercase) { cuts.append(rest.count + 1) }
    }
    return cuts
  }

  @Test func `the walk from word to word finds what the naive search finds`() {
    for seed in 1...400 {
      var random = SeededGenerator(seed: UInt64(seed))
      var names: Set<String> = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let count = Int.random(in: 1...3, using: &random)
        names.insert(
          (0..<count).map { _ in SearchTests.words.randomElement(using: &random)! }.joined(separator: " "))
      }
      let (gazetteer, faults) = GazetteerTests.gazetteer(names.sorted())
      #expect(faults.isEmpty, "\(faults)")
      // A text of such words with endings, cut into tokens at marks or not.
      var text = ""
      var tokens = Tokens()
      var parts: [String] = []
      var gaps: [Bool] = []
      for n in 0..<12 {
        if n > 0, Int.random(in: 0..<8, using: &random) > 0 { text += " " }
        var word = SearchTests.words.randomElement(using: &random)!
        word += ["", "", "", "s", "'s", "'", "-landene", "-Landene"].randomElement(using: &random)!
        let pieces = Bool.random(using: &random) ? [word] : split(word)
        for piece in pieces {
          let start = text.utf8.count
          gaps.append(start > 0 && text.hasSuffix(" "))
          text += piece
          tokens.append(start: start, end: text.utf8.count)
          parts.append(piece)
        }
      }
      let source = SourceText(text)
      let sentences = Sentences(firstTokens: [0], tokenCount: tokens.count)
      EntityRecognizer(gazetteer: gazetteer).withRecognition(
        of: tokens, in: sentences, of: source, trace: nil
      ) { r in
        _ = r.run()
        for t in 0..<tokens.count {
          let found = r.longestListedName(at: t, before: tokens.count)
          let wanted = SearchTests.naive(names, parts, gaps, at: t)
          let got = found.map { ($0.end, gazetteer.text(of: $0.node)) }
          #expect(
            got?.0 == wanted?.0 && got?.1 == wanted?.1,
            "seed \(seed), token \(t) of \(parts): \(String(describing: got)), naively \(String(describing: wanted)), names \(names.sorted())"
          )
        }
      }
    }
  }

  /// A word cut at its marks, as a tokenizer might.
  private func split(_ word: String) -> [String] {
    var pieces: [String] = [""]
    for c in word {
      if c == "." || c == "/" || c == "-" {
        pieces += [String(c), ""]
      } else {
        pieces[pieces.count - 1].append(c)
      }
    }
    return pieces.filter { !$0.isEmpty }
  }

  @Test func `no text breaks the search`() {
    let bits = [
      "Bo", "Danmark", "s", "'", "’", "-", "(", ")", "S", "A/S", "Novo", "Nordisk", "i", "von", "H.C.", "2-1",
      "vandt",
      "A\u{30A}", "\u{301}", "😀", "\u{200B}", "statsminister", "Region", "og", "&", "Social-", "ministeriet",
      "\0",
      "USA", "VIL", "ø", String(repeating: "x", count: 300),
    ]
    for seed in 1...300 {
      var random = SeededGenerator(seed: UInt64(seed))
      var text = ""
      var tokens = Tokens()
      var firsts: [Int32] = []
      for n in 0..<Int.random(in: 0...40, using: &random) {
        if Bool.random(using: &random) { text += " " }
        let start = text.utf8.count
        for _ in 0..<Int.random(in: 1...3, using: &random) { text += bits.randomElement(using: &random)! }
        if n == 0 || Int.random(in: 0..<6, using: &random) == 0 { firsts.append(Int32(tokens.count)) }
        tokens.append(start: start, end: text.utf8.count)
      }
      let sentences = Sentences(firstTokens: firsts, tokenCount: tokens.count)
      let source = SourceText(text)
      let entities = Real.recognizer.entities(among: tokens, in: sentences, of: source)
      let document = Document(text: source, tokens: tokens, sentences: sentences, entities: entities)
      #expect(document.brokenInvariants().isEmpty, "seed \(seed)")
      for entity in entities.names {
        #expect(
          sentences.contains {
            $0.lowerBound <= entity.tokens.lowerBound && entity.tokens.upperBound <= $0.upperBound
          }, "seed \(seed)")
      }
    }
  }

  @Test func `no bytes break it either, nor tokens that cut letters`() {
    for seed in 1...200 {
      var random = SeededGenerator(seed: UInt64(seed))
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = SourceText(unchecked: bytes)
      var tokens = Tokens()
      var at = 0
      while at < bytes.count {
        let end = min(bytes.count, at + Int.random(in: 1...9, using: &random))
        tokens.append(start: at, end: end)
        at = end + Int.random(in: 0...2, using: &random)
      }
      let sentences = Sentences(firstTokens: [0], tokenCount: tokens.count)
      _ = Real.recognizer.entities(among: tokens, in: sentences, of: text)
    }
  }

  @Test func `an empty text, one token and a sentence without end`() {
    let nothing = Real.recognizer.entities(
      among: Tokens(), in: Sentences(firstTokens: [], tokenCount: 0), of: SourceText(""))
    #expect(nothing == Entities())
    #expect(Real.document("Danmark").entities?.names.count == 1)
    #expect(Real.document("i").entities?.names.isEmpty == true)
    let long = SourceText(String(repeating: "Novo Nordisk og Bo Hansen i Danmark ", count: 2000))
    var tokens = Tokens()
    var start = 0
    for (i, b) in long.utf8.enumerated() where b == 0x20 {
      tokens.append(start: start, end: i)
      start = i + 1
    }
    let names = Real.recognizer.entities(
      among: tokens, in: Sentences(firstTokens: [0], tokenCount: tokens.count), of: long
    ).names
    #expect(names.count == 6000)
    let word = SourceText(String(repeating: "A", count: 1 << 20))
    var one = Tokens()
    one.append(start: 0, end: word.count)
    #expect(
      Real.recognizer.entities(among: one, in: Sentences(firstTokens: [0], tokenCount: 1), of: word).names
        .isEmpty)
  }

  @Test func `documents can be read by several threads at once`() async {
    let text = "Statsminister Mette Frederiksen taler til DR i Aarhus om EU-landene og Huaweis udstyr."
    let expected = Real.document(text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<50).allSatisfy { _ in Real.document(text) == expected } }
      }
      for await same in group { #expect(same) }
    }
  }
}
