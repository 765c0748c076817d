internal import BinaryFormat
public import LexiconFormat

extension TokenLexicon {
  /// Compiles `abbreviations.tsv` and the files below `tokens/`, and adds everything that is wrong with them to
  /// `diagnostics`. A file that the folder lacks counts as empty.
  public init(compiling folder: LexiconFolder, diagnostics: inout [LexiconDiagnostic]) {
    var writer = SectionArchiveWriter(kind: "lexicons", version: 1)
    TokenLexicon.addAbbreviations(of: folder, to: &writer, &diagnostics)

    var bits: [String: UInt8] = [:]
    for row in TokenLexicon.rows(folder, "tokens/openers.tsv", &diagnostics) {
      bits[row, default: 0] |= TokenLexicon.opener
    }
    let ordinals = [
      "month": TokenLexicon.month, "head": TokenLexicon.head, "ruler": TokenLexicon.ruler,
      "label": TokenLexicon.label,
    ]
    TokenLexicon.forEachRow(folder, "tokens/ordinals.tsv", ordinals, &diagnostics) { form, kind in
      bits[form, default: 0] |= kind
      return nil
    }
    for row in TokenLexicon.rows(folder, "tokens/verbs.tsv", &diagnostics) {
      bits[row, default: 0] |= TokenLexicon.verb
    }
    let words = bits.sorted { $0.key < $1.key }.map { (word: $0.key, value: $0.value) }
    writer.add(Section.words, WordTable.encoded(words))

    var ends: [(word: String, value: UInt8)] = []
    let domainKinds = [
      "top": TokenLexicon.topDomain, "word": TokenLexicon.wordDomain, "file": TokenLexicon.fileEnding,
    ]
    TokenLexicon.forEachRow(folder, "tokens/domains.tsv", domainKinds, &diagnostics) { form, kind in
      ends.append((form, kind))
      return nil
    }
    writer.add(Section.domains, WordTable.encoded(ends))

    let faces = TokenLexicon.rows(folder, "tokens/emoticons.tsv", &diagnostics)
    writer.add(Section.emoticons, WordTable.encoded(faces.map { (word: $0, value: 1) }))
    do {
      try self.init(packed: SectionArchive(owning: writer.encoded(), kind: "lexicons", version: 1))
    } catch {
      fatalError("the token lexicon's own sections cannot be read: \(error)")
    }
  }

  private static func addAbbreviations(
    of folder: LexiconFolder, to writer: inout SectionArchiveWriter, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    var short: [(word: String, value: UInt8)] = []
    var endings: [UInt8] = []
    let kinds: [String: UInt8] = ["always": 1, "either": 2, "final": 3, "number": 4, "word": 5]
    forEachRow(folder, "abbreviations.tsv", kinds, &diagnostics) { form, kind in
      if !form.hasSuffix(".") || form.utf8.count > WordTable.longest {
        return "'\(form)' is no abbreviation with a full stop; write it with one"
      }
      if form.hasPrefix("-") {
        endings += [kind, UInt8(form.utf8.count - 1)] + form.utf8.dropFirst()
      } else {
        short.append((form, kind))
      }
      return nil
    }
    writer.add(Section.abbreviations, WordTable.encoded(short))
    writer.add(Section.endings, endings)
  }

  /// The forms of a file with the columns form and note.
  private static func rows(
    _ folder: LexiconFolder, _ path: String, _ diagnostics: inout [LexiconDiagnostic]
  ) -> [String] {
    guard let file = folder.file(path) else { return [] }
    let table = LexiconTable(reading: file, columns: ["form", "note"], diagnostics: &diagnostics)
    table.checkRepeats(in: [0], &diagnostics)
    return table.rows.map { $0.fields[0] }
  }

  /// Calls `body` with form and kind of each row of a file with the columns form, kind and note. It returns what is
  /// wrong with the form, nil where it is well.
  private static func forEachRow(
    _ folder: LexiconFolder, _ path: String, _ kinds: [String: UInt8],
    _ diagnostics: inout [LexiconDiagnostic], _ body: (_ form: String, _ kind: UInt8) -> String?
  ) {
    guard let file = folder.file(path) else { return }
    let table = LexiconTable(reading: file, columns: ["form", "kind", "note"], diagnostics: &diagnostics)
    table.checkRepeats(in: [0, 1], &diagnostics)
    for row in table.rows {
      if let kind = kinds[row.fields[1]] {
        if let fault = body(row.fields[0], kind) { diagnostics.append(table.diagnostic(row, 0, fault)) }
      } else {
        diagnostics.append(
          table.diagnostic(
            row, 1, LexiconDiagnostic.unknown("kind", row.fields[1], among: kinds.keys.sorted())))
      }
    }
  }
}
