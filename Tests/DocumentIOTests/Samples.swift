import DocumentIO
import DocumentModel

/// Documents for tests of what is written.
enum Samples {
  /// A document whose words are what blanks part, in one sentence, each a noun that hangs on the first.
  static func words(of text: String) -> DocumentRecord {
    let source = SourceText(text)
    var tokens = Tokens()
    var start: Int?
    var at = 0
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if isSpace, let first = start {
        tokens.append(start: first, end: at)
        start = nil
      } else if !isSpace, start == nil {
        start = at
      }
      at += scalar.utf8.count
    }
    if let start { tokens.append(start: start, end: at) }
    let count = tokens.count
    return DocumentRecord(
      id: "prøve",
      document: Document(
        text: source, tokens: tokens,
        sentences: Sentences(firstTokens: count > 0 ? [0] : [], tokenCount: count),
        morphology: Morphology(
          tags: .init(repeating: .noun, count: count), features: .init(repeating: 0, count: count),
          inventory: FeatureInventory(names: [""]),
          lemmas: TextColumn(tokens.indices.map { source.string(tokens[$0]) })),
        syntax: Syntax(
          heads: .init(repeating: 0, count: count), relations: tokens.indices.map { $0 == 0 ? .root : .dep }))
    )
  }

  /// The document of the specification's record.
  static var pressure: DocumentRecord {
    var record = words(
      of: "USA lægger pres på Sydkorea for at fjerne Huaweis udstyr .\nSeoul afviser amerikansk pres .")
    let text = "USA lægger pres på Sydkorea for at fjerne Huaweis udstyr.\nSeoul afviser amerikansk pres."
    record.id = "stdin"
    let words = [
      "USA", "lægger", "pres", "på", "Sydkorea", "for", "at", "fjerne", "Huaweis", "udstyr", ".", "Seoul",
      "afviser",
      "amerikansk", "pres", ".",
    ]
    var tokens = Tokens()
    var at = 0
    let bytes = Array(text.utf8)
    for word in words {
      while bytes[at] <= 0x20 { at += 1 }
      tokens.append(start: at, end: at + word.utf8.count)
      at += word.utf8.count
    }
    let inventory = FeatureInventory(names: [
      "", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act", "Definite=Ind|Gender=Neut|Number=Sing",
      "AdpType=Prep",
      "PartType=Inf", "VerbForm=Inf|Voice=Act", "Case=Gen", "Definite=Ind|Degree=Pos|Gender=Neut|Number=Sing",
    ])
    let tags: [UPOS] = [
      .properNoun, .verb, .noun, .adposition, .properNoun, .adposition, .particle, .verb, .properNoun, .noun,
      .punctuation, .properNoun, .verb, .adjective, .noun, .punctuation,
    ]
    let lemmas = words.enumerated().map { index, word in
      [1: "lægge", 8: "Huawei", 12: "afvise"][index] ?? word
    }
    let relations: [Relation] = [
      .nsubj, .root, .obj, .case, .obl, .mark, .mark, .advcl, .nmodPoss, .obj, .punct, .nsubj, .root, .amod,
      .obj,
      .punct,
    ]
    let frame = { (name: String, line: Int) in LexiconLine(file: "frames/\(name).frames", line: line) }
    let name = { (token: Int, label: EntityLabel, id: String) in
      Entity(tokens: token..<token + 1, label: label, kbID: id, evidence: frame("x", 1))
    }
    record.document = Document(
      text: SourceText(text), tokens: tokens, sentences: Sentences(firstTokens: [0, 11], tokenCount: 16),
      entities: Entities(
        names: [
          name(0, .location, "US"), name(4, .location, "KR"), name(8, .organisation, "huawei"),
          name(11, .location, "KR-11"),
        ],
        mentions: [name(13, .location, "US")]),
      morphology: Morphology(
        tags: tags, features: [0, 1, 2, 3, 0, 3, 4, 5, 6, 2, 0, 0, 1, 7, 2, 0], inventory: inventory,
        lemmas: TextColumn(lemmas)),
      syntax: Syntax(heads: [1, 1, 1, 4, 1, 7, 7, 1, 9, 7, 1, 12, 12, 14, 12, 12], relations: relations),
      claims: Claims([
        Claim(
          sentence: 0, type: .pressure, predicate: [1..<4], predicateLemma: "lægge pres på",
          roles: [.actor: 0..<1, .addressee: 4..<5, .action: 7..<8, .object: 8..<10], actionLemma: "fjerne",
          evidence: frame("pressure", 41)),
        Claim(
          sentence: 1, type: .reject, predicate: [12..<13], predicateLemma: "afvise",
          roles: [.actor: 11..<12, .object: 13..<15], evidence: frame("reject", 12)),
      ]))
    return record
  }
}
