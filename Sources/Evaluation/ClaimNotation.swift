internal import DocumentModel

extension AnnotatedText {
  /// Reads gold in the notation that it is written in (`.clm`; "The notation" in `corpus/README.md`).
  ///
  ///     = 01-eksempel
  ///     ¶
  ///     > USA presser Kina.
  ///     * LOC USA
  ///     - presser | type pressure | actor USA | addressee Kina
  ///
  /// Sentences are joined by a blank, paragraphs by an empty line. Every span is looked up in its sentence.
  ///
  /// - Parameter file: the file's name, for messages.
  /// - Throws: `EvaluationErrors` with every line that cannot be read.
  public static func claimNotation(_ notation: String, file: String) throws(EvaluationErrors)
    -> [AnnotatedText]
  {
    var reader = ClaimNotationReader()
    var faults: [EvaluationError] = []
    for (n, line) in notation.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      do throws(RecordFault) { try reader.take(trimmed(Substring(line).unicodeScalars)) } catch {
        faults.append(EvaluationError(file: file, line: n + 1, message: error.message))
      }
    }
    if !faults.isEmpty { throw EvaluationErrors(all: faults) }
    return reader.texts
  }
}

private typealias Characters = ArraySlice<Unicode.Scalar>

private func trimmed(_ characters: some Sequence<Unicode.Scalar>) -> Characters {
  let all = Array(characters)
  return all[..<WhiteSpace.trimmedCount(all)].drop { WhiteSpace.contains($0) }
}

private func string(_ characters: Characters) -> String { String(String.UnicodeScalarView(characters)) }

private struct ClaimNotationReader {
  private(set) var texts: [AnnotatedText] = []
  private var sentence: Characters = []
  private var base = 0
  private var beginsParagraph = true

  mutating func take(_ line: Characters) throws(RecordFault) {
    guard let sign = line.first, sign != "#" else { return }
    if line == ["¶"] {
      beginsParagraph = true
      return
    }
    guard line.dropFirst().first == " " else { throw RecordFault("cannot read: \(string(line))") }
    let rest = trimmed(line.dropFirst())
    if sign != "=", texts.isEmpty { throw RecordFault("before the first document (= ID)") }
    if sign == "*" || sign == "-", sentence.isEmpty {
      throw RecordFault("before the first sentence (> TEXT)")
    }
    switch sign {
    case "=": takeDocument(rest)
    case ">": takeSentence(rest)
    case "*": try takeEntity(rest)
    case "-": try takeClaim(rest)
    default: throw RecordFault("cannot read: \(string(line))")
    }
  }

  private mutating func takeDocument(_ id: Characters) {
    texts.append(
      AnnotatedText(id: string(id), characters: [], sentences: [], entities: [], claims: []))
    beginsParagraph = true
    sentence = []
  }

  private mutating func takeSentence(_ text: Characters) {
    let last = texts.count - 1
    if !texts[last].characters!.isEmpty {
      texts[last].characters! += beginsParagraph ? ["\n", "\n"] : [" "]
    }
    beginsParagraph = false
    base = texts[last].characters!.count
    sentence = text
    texts[last].characters! += text
    texts[last].sentences!.append(base..<base + text.count)
  }

  private mutating func takeEntity(_ entry: Characters) throws(RecordFault) {
    let label = string(entry.prefix { $0 != " " })
    guard EntityLabel(name: label) != nil else {
      throw RecordFault("label \(label); one of PER LOC ORG MISC")
    }
    let range = try find(trimmed(entry.drop { $0 != " " }))
    texts[texts.count - 1].entities!.append(AnnotatedEntity(range: range, label: label))
  }

  private mutating func takeClaim(_ entry: Characters) throws(RecordFault) {
    let fields = entry.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
    var claim = ScoredClaim(predicate: try predicate(fields[0]))
    for field in fields.dropFirst() where !field.isEmpty {
      let key = string(field.prefix { $0 != " " })
      let value = trimmed(field.drop { $0 != " " })
      let name = string(value)
      func known(_ names: [String]) throws(RecordFault) -> String {
        if names.contains(name) { return name }
        throw RecordFault("\(key) \(name); one of \(names.joined(separator: " "))")
      }
      switch key {
      case "type": claim.type = try known(ClaimType.allCases.map(\.name))
      case "polarity": claim.polarity = try known(Polarity.allCases.map(\.name))
      case "factuality": claim.factuality = try known(Factuality.allCases.map(\.name))
      default:
        guard let role = ClaimRole(name: key) else {
          throw RecordFault("key \(key) is no role and no attribute")
        }
        claim.roles[role] = try find(value)
      }
    }
    texts[texts.count - 1].claims!.append(claim)
  }

  /// The pieces of a predicate, joined by ` ... `, each after the one before.
  private func predicate(_ field: Characters) throws(RecordFault) -> [Range<Int>] {
    var pieces: [Characters] = []
    var rest = field
    while let gap = rest.indices.first(where: {
      rest[$0] == "…" || rest[$0...].starts(with: [".", ".", "."])
    }) {
      pieces.append(trimmed(rest[..<gap]))
      rest = rest[gap...].dropFirst(rest[gap] == "…" ? 1 : 3)
    }
    pieces.append(trimmed(rest))
    var spans: [Range<Int>] = []
    for piece in pieces where !piece.isEmpty {
      let hasNumber = piece.contains("#")
      spans.append(try find(piece, from: hasNumber ? 0 : (spans.last?.upperBound ?? base) - base))
    }
    if spans.isEmpty { throw RecordFault("a claim without predicate") }
    return spans
  }

  /// Where `needle` stands in the sentence: the first time at or after `from`, or the n-th time where it ends in `#n`.
  private func find(_ needle: Characters, from: Int = 0) throws(RecordFault) -> Range<Int> {
    var text = needle
    var number = 1
    if let sign = needle.lastIndex(of: "#"), let n = Int(string(needle[(sign + 1)...])), n > 0 {
      text = needle[..<sign]
      number = n
    }
    var at = from
    while !text.isEmpty, at + text.count <= sentence.count {
      if sentence.dropFirst(at).starts(with: text) {
        number -= 1
        if number == 0 { return base + at..<base + at + text.count }
      }
      at += 1
    }
    throw RecordFault("'\(string(needle))' is not in: \(string(sentence))")
  }
}
