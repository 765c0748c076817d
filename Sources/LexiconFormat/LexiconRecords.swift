internal import ICUText

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
    /// Where each of these lines begins, counted from 1.
    public let places: [(line: Int, column: Int)]
    public var line: Int { places[0].line }
    public var value: String { values[0] }

    /// A part of the value between commas or line ends, without blanks at its edges.
    public struct Item: Sendable {
      public let text: String
      public let line: Int
      public let column: Int
    }

    public var items: [Item] {
      zip(values, places).flatMap { value, place in
        var column = place.column
        return value.utf8.split(separator: 0x2C, omittingEmptySubsequences: false).map { part in
          let inner = part.drop { $0 == 0x20 }
          let start = column + part.count - inner.count
          column += Substring(part).unicodeScalars.count + 1
          let blanks = inner.reversed().prefix { $0 == 0x20 }.count
          return Item(text: String(Substring(inner.dropLast(blanks))), line: place.line, column: start)
        }
      }
    }
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
      if bytes.contains(where: { $0 >= 0xCC }), !Normalizer.isNFC(String(line)) {
        file.report(&diagnostics, number, 1, LexiconDiagnostic.notComposed(String(line)))
      }
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
          Field(
            key: last.key, values: last.values + [text],
            places: last.places + [(number, bytes.count - text.utf8.count + 1)]))
      } else {
        let keyBytes = bytes.prefix { $0 != 0x20 && $0 != 0x09 }
        let key = String(Substring(keyBytes))
        let value = bytes[keyBytes.endIndex...].drop { $0 == 0x20 }
        if !keys.contains(key) {
          file.report(
            &diagnostics, number, 1, LexiconDiagnostic.unknown("key", key, among: keys.sorted()))
          continue
        }
        if value.isEmpty || value.first == 0x09 {
          file.report(&diagnostics, number, key.count + 1, "'\(key)' has no value; write it after blanks")
          continue
        }
        // Keys are ASCII, so bytes before the value are its column.
        fields.append(
          Field(
            key: key, values: [String(Substring(value))], places: [(number, bytes.count - value.count + 1)]))
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
    LexiconDiagnostic(file: path, line: field.line, column: field.places[0].column, message: message)
  }

  public func diagnostic(_ item: Field.Item, _ message: String) -> LexiconDiagnostic {
    LexiconDiagnostic(file: path, line: item.line, column: item.column, message: message)
  }
}
