internal import DocumentModel

/// A JSON value (RFC 8259) whole and in memory, numbers as whole numbers where they are: for files that are small, such
/// as gold. Records are read in place (`JSONRecord`).
package indirect enum JSONValue: Equatable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A number with a fraction, an exponent or too many digits, as it stands.
  case number(String)
  case bool(Bool)
  case null

  /// Reads one value; blanks may stand around it, nothing else. Of a key that comes twice the last counts.
  package init(_ bytes: some Collection<UInt8>) throws(JSONFault) {
    let bytes = Array(bytes)
    if let place = SourceText.firstInvalidByte(in: bytes) { throw JSONFault(at: place, message: "not UTF-8") }
    self = try bytes.withUnsafeBytes { bytes in
      Result { () throws(JSONFault) in
        var scanner = JSONScanner(bytes)
        scanner.skipSpace()
        let value = try JSONValue(&scanner, depth: 0)
        try scanner.expectEnd()
        return value
      }
    }.get()
  }

  private init(_ scanner: inout JSONScanner, depth: Int) throws(JSONFault) {
    let start = scanner.at
    switch scanner.peek() {
    case UInt8(ascii: "\""): self = .string(try JSONValue.text(try scanner.string(), scanner))
    case UInt8(ascii: "{"):
      var members: [String: JSONValue] = [:]
      if try !scanner.isEmptyList(endingWith: UInt8(ascii: "}"), depth) {
        repeat {
          let key = try JSONValue.text(try scanner.key(), scanner)
          members[key] = try JSONValue(&scanner, depth: depth + 1)
        } while try !scanner.endsList(with: UInt8(ascii: "}"))
      }
      self = .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      if try !scanner.isEmptyList(endingWith: UInt8(ascii: "]"), depth) {
        repeat {
          elements.append(try JSONValue(&scanner, depth: depth + 1))
        } while try !scanner.endsList(with: UInt8(ascii: "]"))
      }
      self = .array(elements)
    default:
      try scanner.skipValue()
      switch String(decoding: scanner.bytes[start..<scanner.at], as: UTF8.self) {
      case "true": self = .bool(true)
      case "false": self = .bool(false)
      case "null": self = .null
      case let digits: self = Int(digits).map(JSONValue.integer) ?? .number(digits)
      }
    }
  }

  private static func text(_ string: JSONString, _ scanner: JSONScanner) throws(JSONFault) -> String {
    String(decoding: try string.decoded(in: scanner.bytes), as: UTF8.self)
  }

  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members[key], value != .null else { return nil }
    return value
  }
  package var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var wholeNumber: Int? { if case .integer(let number) = self { number } else { nil } }
}
