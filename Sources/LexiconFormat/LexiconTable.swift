internal import ICUText

/// A tab-separated lexicon file: comments, directives, a header line with the column names, one fact a line.
///
///     # Danish place names.
///     #! source    hand
///     #! license   CC0-1.0
///     #! order     da
///     form	label	kind
///     Esbjerg	LOC	city
public struct LexiconTable: Sendable {
  public struct Row: Sendable {
    public let line: Int
    public let fields: [String]
  }

  public let path: String
  /// `#! key value` lines.
  public let directives: [String: String]
  public let columns: [String]
  public let rows: [Row]

  /// Reads `file`, which must have exactly the columns `columns` in that order, and adds what is wrong with it
  /// to `diagnostics`. Rows with faults are left out.
  public init(
    reading file: LexiconFile, columns expected: [String], diagnostics: inout [LexiconDiagnostic]
  ) {
    path = file.path
    var directives: [String: String] = [:]
    var header: [String]?
    var rows: [Row] = []
    for (number, line) in file.lines(&diagnostics) {
      if line.isEmpty {
        file.report(&diagnostics, number, 1, "an empty line; remove it or write '#'")
        continue
      }
      if line.hasPrefix("#!") {
        let words = line.dropFirst(2).split(separator: " ", maxSplits: 1)
        if words.count == 2 {
          directives[String(words[0])] = String(words[1].drop { $0 == " " })
        } else {
          file.report(&diagnostics, number, 1, "'#!' needs a key and a value, as in '#! license CC0-1.0'")
        }
        continue
      }
      if line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard header != nil else {
        header = fields
        if fields != expected {
          file.report(
            &diagnostics, number, 1,
            "the columns are '\(fields.joined(separator: " "))'; this file needs '\(expected.joined(separator: " "))'"
          )
        }
        continue
      }
      if fields.count != expected.count {
        file.report(
          &diagnostics, number, 1,
          "\(fields.count) fields where the header has \(expected.count); part them by tabs")
        continue
      }
      var sound = true
      var column = 1
      for field in fields {
        if field.first == " " || field.last == " " {
          file.report(&diagnostics, number, column, "a blank at the edge of '\(field)'; remove it")
          sound = false
        }
        column += field.unicodeScalars.count + 1
      }
      if sound { rows.append(Row(line: number, fields: fields)) }
    }
    if header == nil {
      file.report(
        &diagnostics, 1, 1,
        "no header line; this file needs '\(expected.joined(separator: " "))', parted by tabs")
    }
    for key in ["source", "license"] where directives[key] == nil && header != nil {
      file.report(&diagnostics, 1, 1, "no '#! \(key)' line; say where the facts are from")
    }
    self.directives = directives
    self.columns = expected
    self.rows = rows
    if header != nil { checkOrder(&diagnostics) }
    for row in rows {
      for (column, field) in row.fields.enumerated() where !Normalizer.isNFC(field) {
        diagnostics.append(diagnostic(row, column, LexiconDiagnostic.notComposed(field)))
      }
    }
  }

  /// Reports rows out of the order that the file declares.
  private func checkOrder(_ diagnostics: inout [LexiconDiagnostic]) {
    switch directives["order"] {
    case "da":
      for (before, row) in zip(rows, rows.dropFirst())
      where Collator.danish.compare(row.fields[0], before.fields[0]) < 0 {
        diagnostics.append(
          diagnostic(
            row, 0,
            "'\(row.fields[0])' belongs before '\(before.fields[0])' (order da); 'udsagn lexicon format' sorts the file"
          ))
      }
    case "given": break
    default:
      diagnostics.append(
        LexiconDiagnostic(
          file: path, line: 1, column: 1,
          message:
            "no '#! order da' line; write '#! order da', or '#! order given' where the order has meaning"))
    }
  }

  /// Reports rows that say what an earlier one says: the same in all of `columns`.
  public func checkRepeats(in columns: [Int], _ diagnostics: inout [LexiconDiagnostic]) {
    var firstLines: [[String]: Int] = [:]
    for row in rows {
      let key = columns.map { row.fields[$0] }
      if let first = firstLines[key] {
        diagnostics.append(diagnostic(row, 0, "'\(row.fields[0])' again; first on line \(first)"))
      } else {
        firstLines[key] = row.line
      }
    }
  }

  /// The column, from 1 in code points, at which field `field` of `row` begins: for diagnostics.
  public func column(of field: Int, in row: Row) -> Int {
    row.fields[..<field].reduce(1) { $0 + $1.unicodeScalars.count + 1 }
  }

  /// A diagnostic at field `field` of `row`.
  public func diagnostic(_ row: Row, _ field: Int, _ message: String) -> LexiconDiagnostic {
    LexiconDiagnostic(file: path, line: row.line, column: column(of: field, in: row), message: message)
  }
}
