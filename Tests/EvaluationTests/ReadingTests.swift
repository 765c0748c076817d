import DocumentModel
import TestSupport
import Testing

@testable import Evaluation

@Suite struct ReadingTests {
  private func records(_ lines: String) throws -> [AnnotatedText] {
    try AnnotatedText.records(Array(lines.utf8), name: "a.jsonl")
  }

  private func fault(_ lines: String) -> String {
    do {
      _ = try records(lines)
      return ""
    } catch { return "\(error)" }
  }

  @Test func readsBothShapes() throws {
    let short =
      #"{"id": 7, "text": "På 🇩🇰 USA presser Kina.", "claims": [{"type": "pressure", "predicate": [[10, 17]], "actor": [6, 9], "addressee": [18, 22], "object": null, "source": []}]}"#
    let long =
      #"{"id": "7", "text": "På 🇩🇰 USA presser Kina.", "offsets": "codepoint", "claims": [{"id": 0, "type": "pressure", "predicate": {"start": 10, "end": 17, "parts": [{"start": 10, "end": 17}]}, "actor": {"start": 6, "end": 9, "text": "USA", "ents": [0]}, "addressee": {"start": 18, "end": 22}}]}"#
    let (a, b) = (try records(short)[0], try records(long + "\n\n")[0])
    #expect(a == b)
    #expect(a.text(a.claims![0].roles[.actor]!) == "USA")
    #expect(a.sentences == nil)
  }

  @Test func passesOverSpaceTokens() throws {
    let line =
      #"{"id": "a", "text": "a  b", "tokens": [{"start": 0, "end": 1, "pos": "X", "head": 2}, {"start": 2, "end": 3, "pos": "SPACE", "head": 0}, {"start": 3, "end": 4, "pos": "X", "head": 2}]}"#
    #expect(
      try records(line)[0].tokens == [
        AnnotatedToken(range: 0..<1, tag: "X", head: 1), AnnotatedToken(range: 3..<4, tag: "X", head: 1),
      ])
  }

  @Test(arguments: [
    ("{", "a.jsonl:1: byte 2: a key in quotation marks expected, the line ends"),
    (#"{"id": "a"} x"#, "a.jsonl:1: byte 13: the line goes on after its value, found 'x'"),
    (#"{"text": "a"}"#, "a.jsonl:1: no record with an id"),
    ("[]", "a.jsonl:1: no record with an id"),
    (
      "\n" + #"{"id": "a", "text": "a", "ents": [{"start": 0, "end": 2, "label": "LOC"}]}"#,
      "a.jsonl:2: ents: end 2 is past the text (1 code points)"
    ),
    (#"{"id": "a", "ents": [{"start": 3, "end": 3, "label": "LOC"}]}"#, "a.jsonl:1: ents: bad offsets 3..3"),
    (
      #"{"id": "a", "ents": [{"start": 0.5, "end": 3, "label": "LOC"}]}"#,
      "a.jsonl:1: ents: a span without start and end"
    ),
    (#"{"id": "a", "ents": [{"start": 0, "end": 3}]}"#, "a.jsonl:1: an entity without label"),
    (#"{"id": "a", "ents": 3}"#, "a.jsonl:1: ents is no list"),
    (#"{"id": "a", "claims": [{"type": "state"}]}"#, "a.jsonl:1: a claim without predicate"),
    (#"{"id": "a", "claims": [{"predicate": []}]}"#, "a.jsonl:1: a claim without predicate"),
    (
      #"{"id": "a", "offsets": "utf8", "claims": []}"#,
      "a.jsonl:1: the offsets are no code points; write the records with --offsets codepoint"
    ),
  ]) func reportsBadRecords(line: String, message: String) { #expect(fault(line) == message) }

  @Test func readsADocument() {
    let text = SourceText("Må USA gå?")
    let document = Document(
      text: text, tokens: Tokens(starts: [0, 4, 8, 11], ends: [3, 7, 11, 12]),
      sentences: Sentences(firstTokens: [0], tokenCount: 4),
      entities: Entities(names: [
        Entity(tokens: 1..<2, label: .location, evidence: LexiconLine(file: "a", line: 1))
      ]),
      claims: Claims([
        Claim(
          sentence: 0, type: .other, predicate: [2..<3], predicateLemma: "gå", roles: [.actor: 1..<2],
          evidence: LexiconLine(file: "a", line: 1))
      ]))
    let read = AnnotatedText(id: "a", document: document)
    #expect(read.sentences == [0..<10])
    #expect(read.entities == [AnnotatedEntity(range: 3..<6, label: "LOC")])
    #expect(read.claims == [ScoredClaim(predicate: [7..<9], roles: Roles([.actor: 3..<6]))])
    #expect(TokenTable([document]).sentences.map { $0.words.map(\.form) } == [["Må", "USA", "gå", "?"]])
  }

  @Test(arguments: [
    ("1\tUSA\t_\n", "a.conllu:1: not CoNLL-U: 1\tUSA\t_"),
    ("# text = a\n2\ta\t_\t_\t_\t_\t0\t_\t_\t_\n", "a.conllu:2: not CoNLL-U: 2\ta\t_\t_\t_\t_\t0\t_\t_\t_"),
    ("1\ta\t_\t_\t_\t_\tx\t_\t_\t_\n", "a.conllu:1: not CoNLL-U: 1\ta\t_\t_\t_\t_\tx\t_\t_\t_"),
  ]) func reportsBadTreebanks(text: String, message: String) {
    #expect { try TokenTable(conllu: Array(text.utf8), name: "a.conllu") } throws: { "\($0)" == message }
  }

  @Test func refusesAnotherText() throws {
    func table(_ forms: [String]) throws -> TokenTable {
      TokenTable(sentences: [TokenTable.Sentence(words: forms.map { TokenTable.Word(form: $0) })])
    }
    let (gold, system) = (try table(["på", "USA"]), try table(["på", "UNO"]))
    #expect { try TreebankScore(gold: gold, system: system, name: "run.conllu") } throws: {
      "\($0)" == "run.conllu: texts differ at character 3: gold 'SA' system 'NO'"
    }
  }

  @Test(arguments: [
    ("> USA", "a.clm:1: before the first document (= ID)"),
    ("= a\n* LOC USA", "a.clm:2: before the first sentence (> TEXT)"),
    ("= a\n> USA tier.\n* GPE USA", "a.clm:3: label GPE; one of PER LOC ORG MISC"),
    ("= a\n> USA tier.\n* LOC EU", "a.clm:3: 'EU' is not in: USA tier."),
    ("= a\n> USA tier.\n* LOC USA#2", "a.clm:3: 'USA#2' is not in: USA tier."),
    ("= a\n> USA tier.\n- tier | actr USA", "a.clm:3: key actr is no role and no attribute"),
    ("= a\n> USA tier.\n- tier | polarity nej", "a.clm:3: polarity nej; one of positive negative"),
    ("= a\n> USA tier.\n-", "a.clm:3: cannot read: -"),
    ("= a\n> USA tier.\n- | actor USA", "a.clm:3: a claim without predicate"),
    ("= a\nUSA tier.\n? x", "a.clm:2: cannot read: USA tier.\na.clm:3: cannot read: ? x"),
  ]) func reportsBadNotation(text: String, message: String) {
    #expect { try AnnotatedText.claimNotation(text, file: "a.clm") } throws: { "\($0)" == message }
  }

  @Test func readsPiecesAndOccurrences() throws {
    let notation = "= a\n> Den ene siger, den anden ene siger det.\n- siger#2 ... det | actor ene#2\n"
    let text = try AnnotatedText.claimNotation(notation, file: "a.clm")[0]
    let claim = text.claims![0]
    #expect(claim.predicate == [29..<34, 35..<38])
    #expect(claim.roles[.actor] == 25..<28)
  }
}
