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
        self = count > 1 && form[1] == 0x2E ? .none : .word  // "H.C." is a name
      } else if count + (stop ? 1 : 0) == 2, form[0] < 0x61 {
        self = .none
      } else {
        self.init(value)
      }
    }

    /// What two stretches of bytes are to `table` when written together: "m." and "fl." as "m.fl.".
    init(_ table: WordTable, _ p: UnsafePointer<UInt8>, _ a: Range<Int>, _ b: Range<Int>) {
      let count = a.count + b.count
      guard count <= WordTable.longest else {
        self = .none
        return
      }
      self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { form in
        for (k, i) in a.enumerated() { form[k] = p[i] }
        for (k, i) in b.enumerated() { form[a.count + k] = p[i] }
        return Abbreviation(table, form.baseAddress!, count)
      }
    }

    /// Whether the stop belongs to the token whatever follows.
    var ownsStop: Bool { self == .always || self == .either || self == .final }
  }

  /// Bits of `words`: `tokens/openers.tsv`, `tokens/ordinals.tsv` and `tokens/verbs.tsv`.
  static let opener: UInt8 = 1
  static let month: UInt8 = 2
  static let head: UInt8 = 4
  static let ruler: UInt8 = 8
  static let label: UInt8 = 16
  static let verb: UInt8 = 32

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
    var short: [(word: String, value: UInt8)] = []
    var endings: [(bytes: [UInt8], kind: Abbreviation)] = []
    TokenLexicon.forEachRow(
      folder, "abbreviations.tsv", ["always": 1, "either": 2, "final": 3, "number": 4, "word": 5],
      &diagnostics
    ) { form, kind in
      if !form.hasSuffix(".") || form.utf8.count > WordTable.longest {
        return "'\(form)' is no abbreviation with a full stop; write it with one"
      }
      if form.hasPrefix("-") {
        endings.append((Array(form.utf8.dropFirst()), Abbreviation(rawValue: kind) ?? .none))
      } else {
        short.append((form, kind))
      }
      return nil
    }
    abbreviations = WordTable(short)
    self.endings = endings

    var bits: [String: UInt8] = [:]
    for row in LexiconRows(folder, "tokens/openers.tsv", ["form", "note"], &diagnostics).rows {
      bits[row[0], default: 0] |= TokenLexicon.opener
    }
    let ordinals: [String: UInt8] = [
      "month": TokenLexicon.month, "head": TokenLexicon.head, "ruler": TokenLexicon.ruler,
      "label": TokenLexicon.label,
    ]
    TokenLexicon.forEachRow(folder, "tokens/ordinals.tsv", ordinals, &diagnostics) { form, kind in
      bits[form, default: 0] |= kind
      return nil
    }
    for row in LexiconRows(folder, "tokens/verbs.tsv", ["form", "note"], &diagnostics).rows {
      bits[row[0], default: 0] |= TokenLexicon.verb
    }
    words = WordTable(bits.sorted { $0.key < $1.key }.map { (word: $0.key, value: $0.value) })

    var ends: [(word: String, value: UInt8)] = []
    let domainKinds: [String: UInt8] = [
      "top": TokenLexicon.topDomain, "word": TokenLexicon.wordDomain, "file": TokenLexicon.fileEnding,
    ]
    TokenLexicon.forEachRow(folder, "tokens/domains.tsv", domainKinds, &diagnostics) { form, kind in
      ends.append((form, kind))
      return nil
    }
    domains = WordTable(ends)

    var faces: [(word: String, value: UInt8)] = []
    var starts = [Bool](repeating: false, count: 256)
    for row in LexiconRows(folder, "tokens/emoticons.tsv", ["form", "note"], &diagnostics).rows {
      guard let first = row[0].utf8.first else { continue }
      faces.append((row[0], 1))
      starts[Int(first)] = true
    }
    emoticons = WordTable(faces)
    emoticonStarts = starts
  }

  /// Calls `body` with form and kind of each row of a file with the columns form, kind and note. It returns what is
  /// wrong with the form, nil where it is well.
  private static func forEachRow(
    _ folder: LexiconFolder, _ path: String, _ kinds: [String: UInt8],
    _ diagnostics: inout [LexiconDiagnostic],
    _ body: (_ form: String, _ kind: UInt8) -> String?
  ) {
    var table = LexiconRows(folder, path, ["form", "kind", "note"], &diagnostics)
    for (i, row) in table.rows.enumerated() {
      if let kind = kinds[row[1]] {
        if let fault = body(row[0], kind) { diagnostics.append(table.diagnostic(i, 0, fault)) }
      } else {
        let known = kinds.keys.sorted().joined(separator: " ")
        diagnostics.append(table.diagnostic(i, 1, "unknown kind '\(row[1])'; one of \(known)"))
      }
    }
  }
}
