internal import DocumentIO
internal import DocumentModel

extension AnnotatedText {
  /// Reads records of JSON Lines: those that `udsagn annotate` writes, and the shorter ones of `corpus/gold`.
  ///
  ///     {"id": "a", "text": "USA presser Kina.", "sents": [{"start": 0, "end": 17}],
  ///      "ents": [{"start": 0, "end": 3, "label": "LOC"}],
  ///      "claims": [{"type": "pressure", "predicate": [[4, 11]], "actor": [0, 3], "addressee": [12, 16]}]}
  ///
  /// Spans are `{"start", "end"}` or `[start, end]`; a predicate is a list of them, a span with `parts`, or a span.
  /// Offsets count code points. A record of an error counts as one in which nothing was found.
  ///
  /// - Parameter name: the file's name, for messages.
  /// - Throws: `EvaluationError` at the first line that is no such record or has a span outside its text.
  public static func records(_ bytes: [UInt8], name: String) throws(EvaluationError) -> [AnnotatedText] {
    var texts: [AnnotatedText] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      do throws(RecordFault) {
        let value: JSONValue
        do throws(JSONFault) { value = try JSONValue(line) } catch {
          throw RecordFault("byte \(error.at + 1): \(error.message)")
        }
        texts.append(try AnnotatedText(record: value))
      } catch {
        throw EvaluationError(file: name, line: number, message: error.message)
      }
    }
    return texts
  }

  private init(record: JSONValue) throws(RecordFault) {
    switch record["id"] {
    case .string(let text): self.init(id: text)
    case .integer(let number): self.init(id: String(number))
    case .number(let text): self.init(id: text)
    default: throw RecordFault("no record with an id")
    }
    if let offsets = record["offsets"], offsets != .string("codepoint") {
      throw RecordFault("the offsets are no code points; write the records with --offsets codepoint")
    }
    characters = record["text"]?.text.map { Array($0.unicodeScalars) }
    let spans = SpanReader(limit: characters?.count ?? Int.max)
    sentences = try spans.list(record, "sents") { value throws(RecordFault) in try spans.span(value, "sents")
    }
    entities = try spans.list(record, "ents") { value throws(RecordFault) in
      guard let label = value["label"]?.text else { throw RecordFault("an entity without label") }
      return AnnotatedEntity(
        range: try spans.span(value, "ents"), label: label,
        kind: value["kind"]?.text.flatMap(AnnotatedEntity.Kind.init(rawValue:)) ?? .plain)
    }
    claims = try spans.list(record, "claims") { value throws(RecordFault) in try spans.claim(value) }
    tokens = try spans.list(record, "tokens") { value throws(RecordFault) in
      AnnotatedToken(
        range: try spans.span(value, "tokens"), tag: value["pos"]?.text ?? "",
        head: value["head"]?.wholeNumber)
    }
    dropSpaceTokens()
  }

  /// Takes out the tokens that stand for white space: they are there for spaCy, and no stage made them.
  private mutating func dropSpaceTokens() {
    guard let all = tokens, all.contains(where: { $0.tag == "SPACE" }) else { return }
    var number: [Int: Int] = [:]
    for (i, token) in all.enumerated() where token.tag != "SPACE" { number[i] = number.count }
    tokens = all.filter { $0.tag != "SPACE" }.map { token in
      AnnotatedToken(range: token.range, tag: token.tag, head: token.head.flatMap { number[$0] })
    }
  }
}

/// Why a record cannot be scored, in words.
struct RecordFault: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

/// Reads the spans of one record and holds them against its text.
private struct SpanReader {
  /// The number of code points in the text.
  let limit: Int

  func list<T>(
    _ record: JSONValue, _ key: String, _ read: (JSONValue) throws(RecordFault) -> T
  ) throws(RecordFault) -> [T]? {
    guard let value = record[key] else { return nil }
    guard let elements = value.elements else { throw RecordFault("\(key) is no list") }
    var all: [T] = []
    for element in elements { all.append(try read(element)) }
    return all
  }

  func span(_ value: JSONValue, _ what: String) throws(RecordFault) -> Range<Int> {
    let ends: (JSONValue?, JSONValue?)
    if let pair = value.elements {
      ends = pair.count == 2 ? (pair[0], pair[1]) : (nil, nil)
    } else {
      ends = (value["start"], value["end"])
    }
    guard let start = ends.0?.wholeNumber, let end = ends.1?.wholeNumber else {
      throw RecordFault("\(what): a span without start and end")
    }
    guard 0 <= start, start < end else { throw RecordFault("\(what): bad offsets \(start)..\(end)") }
    guard end <= limit else {
      throw RecordFault("\(what): end \(end) is past the text (\(limit) code points)")
    }
    return start..<end
  }

  func claim(_ value: JSONValue) throws(RecordFault) -> ScoredClaim {
    guard let predicate = value["predicate"] else { throw RecordFault("a claim without predicate") }
    var pieces: [JSONValue] = [predicate]
    if let parts = predicate["parts"]?.elements, !parts.isEmpty {
      pieces = parts
    } else if let list = predicate.elements, list.first?.wholeNumber == nil {
      pieces = list
    }
    if pieces.isEmpty { throw RecordFault("a claim without predicate") }
    var claim = ScoredClaim(predicate: [])
    for piece in pieces { claim.predicate.append(try span(piece, "predicate")) }
    claim.type = value["type"]?.text ?? "other"
    claim.polarity = value["polarity"]?.text ?? "positive"
    claim.factuality = value["factuality"]?.text ?? "actual"
    for role in ClaimRole.allCases {
      guard let filler = value[role.name], filler.elements?.isEmpty != true else { continue }
      claim.roles[role] = try span(filler, role.name)
    }
    return claim
  }
}
