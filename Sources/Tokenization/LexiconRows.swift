internal import LexiconFormat

/// The rows of a lexicon table as short strings, read without the checks of `LexiconTable` where the file is sound.
///
/// Start-up reads a thousand rows; the strict reader takes milliseconds for that. A file in which anything is out of
/// the ordinary goes to the strict reader, which says what.
struct LexiconRows {
  /// The fields of each row, and its line for `table`.
  private(set) var rows: [[String]] = []
  /// The same rows as the strict reader sees them, where it was asked.
  private var strict: LexiconTable?
  private let file: LexiconFile?
  private let columns: [String]

  /// The rows of `path` in `folder`, none where it has no such file.
  init(_ folder: LexiconFolder, _ path: String, _ columns: [String], _ diagnostics: inout [LexiconDiagnostic])
  {
    self.columns = columns
    file = folder.file(path)
    guard let file else { return }
    if let fast = LexiconRows.read(file.bytes, columns) {
      rows = fast
    } else {
      let table = LexiconTable(reading: file, columns: columns, diagnostics: &diagnostics)
      rows = table.rows.map(\.fields)
      strict = table
    }
  }

  /// A diagnostic at field `field` of row `index`.
  mutating func diagnostic(_ index: Int, _ field: Int, _ message: String) -> LexiconDiagnostic {
    var ignored: [LexiconDiagnostic] = []
    let table = strict ?? LexiconTable(reading: file!, columns: columns, diagnostics: &ignored)
    strict = table
    return table.diagnostic(table.rows[index], field, message)
  }

  /// The rows of a sound file, nil where the strict reader would have something to say.
  private static func read(_ bytes: [UInt8], _ columns: [String]) -> [[String]]? {
    guard bytes.last == 0x0A, String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var rows: [[String]] = []
    var hasHeader = false
    var directives = 0
    var start = 0
    for i in bytes.indices where bytes[i] == 0x0A {
      let line = bytes[start..<i]
      start = i + 1
      guard let first = line.first, line.last != 0x0D, line.last != 0x20 else { return nil }
      if first == 0x23 {
        if line.starts(with: "#! source ".utf8) || line.starts(with: "#! license ".utf8) { directives += 1 }
        continue
      }
      guard let fields = fields(line, columns.count) else { return nil }
      if hasHeader {
        rows.append(fields)
      } else {
        guard fields == columns else { return nil }
        hasHeader = true
      }
    }
    return hasHeader && directives == 2 ? rows : nil
  }

  private static func fields(_ line: ArraySlice<UInt8>, _ count: Int) -> [String]? {
    var fields: [String] = []
    fields.reserveCapacity(count)
    var start = line.startIndex
    for i in line.startIndex...line.endIndex where i == line.endIndex || line[i] == 0x09 {
      if start < i, line[start] == 0x20 || line[i - 1] == 0x20 { return nil }
      fields.append(String(decoding: line[start..<i], as: UTF8.self))
      start = i + 1
    }
    return fields.count == count ? fields : nil
  }
}
