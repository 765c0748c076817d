internal import DocumentModel

/// The words of a CoNLL-U file (https://universaldependencies.org/format.html) with the columns that are scored.
///
/// Holds one tree a sentence. Lines of multiword tokens (`4-5`) and empty nodes (`4.1`) are passed over: Danish has
/// neither, so tokens and words are the same thing here.
public struct TokenTable: Sendable, Hashable {
  /// One word line. Columns are as in the file, `_` for nothing.
  public struct Word: Sendable, Hashable {
    public var form: String
    public var lemma: String
    public var tag: String
    public var features: String
    /// The number of the head in the sentence, from 1; 0 for a root; `nil` for `_`.
    public var head: Int?
    public var relation: String

    public init(
      form: String, lemma: String = "_", tag: String = "_", features: String = "_", head: Int? = nil,
      relation: String = "_"
    ) {
      self.form = form
      self.lemma = lemma
      self.tag = tag
      self.features = features
      self.head = head
      self.relation = relation
    }
  }

  public struct Sentence: Sendable, Hashable {
    public var words: [Word]
    public init(words: [Word]) { self.words = words }
  }

  public var sentences: [Sentence]

  public init(sentences: [Sentence]) { self.sentences = sentences }

  public var wordCount: Int { sentences.reduce(0) { $0 + $1.words.count } }
}

extension TokenTable {
  /// Reads a CoNLL-U file.
  ///
  /// - Parameter name: the file's name, for messages.
  /// - Throws: `EvaluationError` at the first line that is no CoNLL-U.
  public init(conllu bytes: [UInt8], name: String) throws(EvaluationError) {
    sentences = []
    var sentence = Sentence(words: [])
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard let text = SourceText(validating: Array(line))?.string else {
        throw EvaluationError(file: name, line: number, message: "not UTF-8")
      }
      let columns =
        text.unicodeScalars.last == "\r" ? Substring(text.unicodeScalars.dropLast()) : Substring(text)
      if columns.isEmpty {
        if !sentence.words.isEmpty { sentences.append(sentence) }
        if !sentence.words.isEmpty { sentence = Sentence(words: []) }
      } else if columns.utf8.first != UInt8(ascii: "#") {
        switch Word.reading(columns, number: sentence.words.count + 1) {
        case .word(let word): sentence.words.append(word)
        case .passedOver: break
        case .fault:
          throw EvaluationError(file: name, line: number, message: "not CoNLL-U: \(columns.prefix(60))")
        }
      }
    }
    if !sentence.words.isEmpty { sentences.append(sentence) }
  }
}

extension TokenTable.Word {
  fileprivate enum Reading {
    case word(TokenTable.Word)
    case passedOver, fault
  }

  fileprivate static func reading(_ line: Substring, number: Int) -> Reading {
    let columns = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    if columns[0].utf8.contains(where: { $0 == 0x2D || $0 == 0x2E }) { return .passedOver }
    let head = columns.count == 10 ? columns[6] : ""
    guard columns.count == 10, columns[0] == String(number), !compact(columns[1]).isEmpty,
      head == "_" || !head.isEmpty && head.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
    else { return .fault }
    return .word(
      TokenTable.Word(
        form: columns[1], lemma: columns[2], tag: columns[3], features: columns[5],
        head: head == "_" ? nil : Int(head) ?? .max, relation: columns[7])
    )
  }

  /// A form without its white space, as bytes: what words of two tables are aligned by.
  static func compact(_ form: String) -> [UInt8] {
    var form = form
    form.unicodeScalars.removeAll { WhiteSpace.contains($0) }
    return Array(form.utf8)
  }
}

/// White space as the public scorers see it (Python's `str.isspace`).
enum WhiteSpace {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || 0x1C...0x1F ~= scalar.value
  }

  /// How many of `characters` are left without the white space at the end.
  static func trimmedCount(_ characters: [Unicode.Scalar]) -> Int {
    (characters.lastIndex { !contains($0) } ?? -1) + 1
  }
}
