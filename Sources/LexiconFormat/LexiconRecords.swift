/// A lexicon file of records: `key value` lines, a blank line between records, indentation continues a value.
///
///     # Pressure: X makes Y do something, or tries.
///
///     frame      presse
///     type       pressure
///     verb       presse
///     example    Sydkorea presses af USA til at droppe Huawei.
///                presses · pressure · actor USA · addressee Sydkorea · action droppe · object Huawei
public struct LexiconRecords: Sendable {
  public struct Field: Sendable {
    public let key: String
    /// The value's lines: the first beside the key, further ones from the indented lines below it.
    public let values: [String]
    public let line: Int
    /// The column of the value, from 1.
    public let column: Int
    public var value: String { values[0] }
  }

  public struct Record: Sendable {
    public let line: Int
    public let fields: [Field]

    public func first(_ key: String) -> Field? { fields.first { $0.key == key } }
    public func all(_ key: String) -> [Field] { fields.filter { $0.key == key } }
  }

  public let path: String
  public let directives: [String: String]
  public let records: [Record]

  /// Reads `file` and adds what is wrong with its form to `diagnostics`. Keys must be among `keys`.
  public init(reading file: LexiconFile, keys: Set<String>, diagnostics: inout [LexiconDiagnostic]) {
    path = file.path
    var directives: [String: String] = [:]
    var records: [Record] = []
    var fields: [Field] = []
    func close() {
      if let first = fields.first { records.append(Record(line: first.line, fields: fields)) }
      fields = []
    }
    for (number, line) in file.lines(&diagnostics) {
      let bytes = line.utf8
      if bytes.isEmpty {
        close()
      } else if bytes.first == 0x23 {  // #
        guard line.hasPrefix("#!") else { continue }
        let words = line.dropFirst(2).split(separator: " ", maxSplits: 1)
        if words.count == 2 { directives[String(words[0])] = String(words[1].drop { $0 == " " }) }
      } else if bytes.first == 0x20 {
        let text = String(Substring(bytes.drop { $0 == 0x20 }))
        guard let last = fields.popLast() else {
          file.report(
            &diagnostics, number, 1, "an indented line continues nothing; begin the line with a key")
          continue
        }
        fields.append(
          Field(key: last.key, values: last.values + [text], line: last.line, column: last.column))
      } else {
        let keyBytes = bytes.prefix { $0 != 0x20 && $0 != 0x09 }
        let key = String(Substring(keyBytes))
        let value = bytes[keyBytes.endIndex...].drop { $0 == 0x20 }
        if !keys.contains(key) {
          file.report(
            &diagnostics, number, 1, "unknown key '\(key)'; one of \(keys.sorted().joined(separator: " "))")
          continue
        }
        if value.isEmpty || value.first == 0x09 {
          file.report(&diagnostics, number, key.count + 1, "'\(key)' has no value; write it after blanks")
          continue
        }
        // Keys are ASCII, so bytes before the value are its column.
        fields.append(
          Field(
            key: key, values: [String(Substring(value))], line: number, column: bytes.count - value.count + 1)
        )
      }
    }
    close()
    for key in ["source", "license"] where directives[key] == nil {
      file.report(&diagnostics, 1, 1, "no '#! \(key)' line; say where the facts are from")
    }
    self.directives = directives
    self.records = records
  }

  public func diagnostic(_ field: Field, _ message: String) -> LexiconDiagnostic {
    LexiconDiagnostic(file: path, line: field.line, column: field.column, message: message)
  }
}
