internal import LexiconFormat

/// What the lexicons know that bears on tokens and sentence ends. Shared by tokenizer and sentence splitter.
struct TokenLexicon: Sendable {
  /// How a full stop after a form behaves: `abbreviations.tsv`, column kind.
  enum Abbreviation: UInt8 {
    case none = 0
    case always, either, final, number, word

    init(_ value: UInt8) { self = Abbreviation(rawValue: value) ?? .none }

    /// What the `count` bytes at `form` are to `table`; `stop`: as if a full stop followed them.
    ///
    /// A form in capitals may be a name, "DR." or "KL.", so it is an abbreviation only where the sentence goes on. A
    /// single capital is an initial.
    init(_ table: WordTable, _ form: UnsafePointer<UInt8>, _ count: Int, stop: Bool = false) {
      let value = table.value(form, count, stop: stop)
      if value == 0 {
        self = .none
      } else if value & WordTable.shouted != 0 {
        self = .word
      } else if count + (stop ? 1 : 0) == 2, form[0] < 0x61 {
        self = .none
      } else {
        self.init(value)
      }
    }

    /// Whether the stop belongs to the token whatever follows.
    var ownsStop: Bool { self == .always || self == .either || self == .final }
  }

  /// Bits of `words`: `tokens/openers.tsv` and `tokens/ordinals.tsv`.
  static let opener: UInt8 = 1
  static let month: UInt8 = 2
  static let head: UInt8 = 4
  static let ruler: UInt8 = 8
  static let label: UInt8 = 16

  /// Values of `domains`: `tokens/domains.tsv`.
  static let topDomain: UInt8 = 1
  static let wordDomain: UInt8 = 2
  static let fileEnding: UInt8 = 3

  let abbreviations: WordTable
  /// "nr.", "kvm." with what they are: endings of closed compounds such as "sagsnr.".
  let endings: [(bytes: [UInt8], kind: Abbreviation)]
  let words: WordTable
  let domains: WordTable
  let emoticons: WordTable
  /// Which bytes can begin an emoticon.
  let emoticonStarts: [Bool]

  /// Reads the files; one that the folder lacks counts as empty.
  init(_ folder: LexiconFolder, _ diagnostics: inout [LexiconDiagnostic]) {
    func rows(_ path: String, _ columns: [String]) -> [(row: LexiconTable.Row, table: LexiconTable)] {
      guard let file = folder.file(path) else { return [] }
      let table = LexiconTable(reading: file, columns: columns, diagnostics: &diagnostics)
      return table.rows.map { ($0, table) }
    }
    func number(_ entry: (row: LexiconTable.Row, table: LexiconTable), _ values: [String: UInt8]) -> UInt8? {
      if let value = values[entry.row.fields[1]] { return value }
      let known = values.keys.sorted().joined(separator: " ")
      diagnostics.append(
        entry.table.diagnostic(entry.row, 1, "unknown kind '\(entry.row.fields[1])'; one of \(known)"))
      return nil
    }

    var short: [(word: String, value: UInt8)] = []
    var endings: [(bytes: [UInt8], kind: Abbreviation)] = []
    let kinds: [String: UInt8] = ["always": 1, "either": 2, "final": 3, "number": 4, "word": 5]
    for entry in rows("abbreviations.tsv", ["form", "kind", "note"]) {
      guard let kind = number(entry, kinds) else { continue }
      let form = entry.row.fields[0]
      if !form.hasSuffix(".") || form.utf8.count > WordTable.longest {
        diagnostics.append(
          entry.table.diagnostic(entry.row, 0, "'\(form)' is no abbreviation with a full stop; write it with one"))
      } else if form.hasPrefix("-") {
        endings.append((Array(form.utf8.dropFirst()), Abbreviation(kind)))
      } else {
        short.append((form, kind))
      }
    }
    abbreviations = WordTable(short)
    self.endings = endings

    var bits: [String: UInt8] = [:]
    for entry in rows("tokens/openers.tsv", ["form", "note"]) { bits[entry.row.fields[0], default: 0] |= 1 }
    for entry in rows("tokens/ordinals.tsv", ["form", "kind", "note"]) {
      guard let kind = number(entry, ["month": 2, "head": 4, "ruler": 8, "label": 16]) else { continue }
      bits[entry.row.fields[0], default: 0] |= kind
    }
    words = WordTable(bits.sorted { $0.key < $1.key }.map { (word: $0.key, value: $0.value) })

    var ends: [(word: String, value: UInt8)] = []
    for entry in rows("tokens/domains.tsv", ["form", "kind", "note"]) {
      guard let kind = number(entry, ["top": 1, "word": 2, "file": 3]) else { continue }
      ends.append((entry.row.fields[0], kind))
    }
    domains = WordTable(ends)

    var faces: [(word: String, value: UInt8)] = []
    var starts = [Bool](repeating: false, count: 256)
    for entry in rows("tokens/emoticons.tsv", ["form", "note"]) {
      guard let first = entry.row.fields[0].utf8.first else { continue }
      faces.append((entry.row.fields[0], 1))
      starts[Int(first)] = true
    }
    emoticons = WordTable(faces)
    emoticonStarts = starts
  }
}
