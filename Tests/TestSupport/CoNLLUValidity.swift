/// Checks CoNLL-U by the rules of levels 1 and 2 of Universal Dependencies' `validate.py`, written anew from
/// https://universaldependencies.org/format.html and https://universaldependencies.org/validation-rules.html: level 1 is the form of
/// the file, level 2 the tags, features and trees.
public struct CoNLLUValidity {
  /// What is wrong, as `line: what`; empty where nothing is.
  public private(set) var faults: [String] = []

  private static let upos: Set<String> = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
  ]
  private static let relations: Set<String> = [
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop",
    "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list",
    "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root",
    "vocative", "xcomp",
  ]

  private var identifiers: Set<String> = []
  private var sentence = Sentence()

  /// A sentence as it is read, word by word.
  private struct Sentence {
    var id: String?
    var text: String?
    var spelled = ""
    var heads: [Int] = []
    var labels: [String] = []
    /// The last word of a range of words, which are not spelled by themselves.
    var rangeEnd = 0
    var words = 0
    var line = 0
  }

  public init(_ file: String) {
    var lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true {
      lines.removeLast()
    } else {
      note(lines.count, "no line feed at the end")
    }
    if let last = lines.last, !last.isEmpty { note(lines.count, "no empty line behind the last sentence") }
    if file.utf8.contains(0x0D) { note(1, "carriage returns") }
    for (index, line) in lines.enumerated() {
      if line.isEmpty {
        close(index + 1)
      } else if line.hasPrefix("#") {
        comment(line, index + 1)
      } else {
        row(line, index + 1)
      }
    }
  }

  private mutating func note(_ line: Int, _ fault: String) { faults.append("\(line): \(fault)") }

  private mutating func comment(_ line: Substring, _ number: Int) {
    if sentence.words > 0 { note(number, "a comment inside a sentence") }
    if line.hasPrefix("# sent_id = ") {
      let id = String(line.dropFirst(12))
      if !identifiers.insert(id).inserted { note(number, "sent_id \(id) twice") }
      if id.contains(" ") { note(number, "a blank in sent_id") }
      sentence.id = id
    } else if line.hasPrefix("# text = ") {
      sentence.text = String(line.dropFirst(9))
      if sentence.text?.last?.isWhitespace == true { note(number, "text ends in white space") }
    }
  }

  private mutating func row(_ line: Substring, _ number: Int) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 10 else { return note(number, "\(fields.count) columns") }
    for (column, field) in fields.enumerated() {
      if field.isEmpty { note(number, "column \(column + 1) is empty") }
      if field.first?.isWhitespace == true || field.last?.isWhitespace == true {
        note(number, "white space at the edge of column \(column + 1)")
      }
      if column != 1, column != 2, column != 9, field.contains(" ") {
        note(number, "a blank in column \(column + 1)")
      }
    }
    let id = fields[0]
    if let dash = id.firstIndex(of: "-") {
      guard let first = Int(id[..<dash]), let last = Int(id[id.index(after: dash)...]), first < last,
        first == sentence.words + 1
      else { return note(number, "range \(id)") }
      sentence.rangeEnd = last
      spell(fields)
      return
    }
    if id.contains(".") { return }  // an empty node
    guard Int(id) == sentence.words + 1 else { return note(number, "word \(id) behind \(sentence.words)") }
    sentence.words += 1
    sentence.line = number
    if sentence.words > sentence.rangeEnd { spell(fields) }
    check(fields, number)
  }

  private mutating func spell(_ fields: [String]) {
    sentence.spelled += fields[1]
    if !fields[9].split(separator: "|").contains("SpaceAfter=No") { sentence.spelled += " " }
  }

  private mutating func check(_ fields: [String], _ number: Int) {
    if !Self.upos.contains(fields[3]) { note(number, "UPOS \(fields[3])") }
    if fields[5] != "_" { checkFeatures(fields[5], number) }
    guard let head = Int(fields[6]), head >= 0 else { return note(number, "HEAD \(fields[6])") }
    if head == sentence.words { note(number, "a word is its own head") }
    if (head == 0) != (fields[7] == "root") { note(number, "root and HEAD 0 do not go together") }
    let label = fields[7].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if !Self.relations.contains(String(label[0])) { note(number, "relation \(fields[7])") }
    if label.count == 2,
      !label[1].allSatisfy({ $0.isLowercase && $0.isASCII || $0 == ":" }) || label[1].isEmpty
    {
      note(number, "relation \(fields[7])")
    }
    sentence.heads.append(head)
    sentence.labels.append(fields[7])
  }

  private mutating func checkFeatures(_ text: String, _ number: Int) {
    let pairs = text.split(separator: "|", omittingEmptySubsequences: false)
    let names = pairs.map { $0.prefix { $0 != "=" }.lowercased() }
    if names != names.sorted() || Set(names).count != names.count {
      note(number, "FEATS out of order: \(text)")
    }
    for pair in pairs {
      let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
      let sound =
        sides.count == 2 && sides[0].first?.isUppercase == true
        && sides[1].split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
          $0.first.map { $0.isUppercase || $0.isNumber } ?? false
        }
      if !sound { note(number, "feature \(pair)") }
    }
  }

  private mutating func close(_ number: Int) {
    defer { sentence = Sentence() }
    guard sentence.words > 0 else { return note(number, "an empty line without a sentence") }
    if sentence.id == nil { note(number, "no sent_id") }
    var spelled = sentence.spelled
    while spelled.last == " " { spelled.removeLast() }
    if let text = sentence.text {
      if text != spelled { note(number, "text is '\(text)', the words spell '\(spelled)'") }
    } else {
      note(number, "no text")
    }
    guard sentence.heads.count == sentence.words else { return }
    if sentence.heads.count(where: { $0 == 0 }) != 1 { note(number, "not exactly one root") }
    if sentence.heads.contains(where: { $0 > sentence.words }) {
      note(number, "a head outside the sentence")
    } else if !isTree {
      note(number, "a cycle")
    }
  }

  private var isTree: Bool {
    sentence.heads.indices.allSatisfy { start in
      var word = start + 1
      var steps = 0
      while word != 0, steps <= sentence.heads.count {
        word = sentence.heads[word - 1]
        steps += 1
      }
      return word == 0
    }
  }
}
