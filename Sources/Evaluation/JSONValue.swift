internal import DocumentModel

/// A JSON value (RFC 8259) as the readers of gold need it: whole, in memory, numbers as whole numbers where they are.
///
/// `DocumentIO` reads records in place and leaves their layers unread; gold is small and is read for its layers.
indirect enum JSONValue: Equatable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A number with a fraction, an exponent or too many digits, as it stands.
  case number(String)
  case bool(Bool)
  case null

  /// Why bytes are no JSON, and at which byte from 0.
  struct Fault: Error, Equatable {
    let at: Int
    let message: String
  }

  /// Reads one value; blanks may stand around it, nothing else.
  init(_ bytes: some Collection<UInt8>) throws(Fault) {
    let bytes = Array(bytes)
    guard SourceText.firstInvalidByte(in: bytes) == nil else { throw Fault(at: 0, message: "not UTF-8") }
    var reader = Reader(bytes: bytes)
    reader.skipSpace()
    self = try reader.value(0)
    reader.skipSpace()
    if reader.at < bytes.count { throw reader.fault("the line goes on after its value") }
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members[key], value != .null else { return nil }
    return value
  }
  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var wholeNumber: Int? { if case .integer(let number) = self { number } else { nil } }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0
    static let depthLimit = 200

    func fault(_ message: String) -> Fault { Fault(at: at, message: message) }
    func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func skipSpace() {
      while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      guard peek() == byte else { return false }
      at += 1
      return true
    }

    mutating func expect(_ byte: UInt8) throws(Fault) {
      skipSpace()
      if !take(byte) { throw fault("'\(Unicode.Scalar(byte))' expected") }
      skipSpace()
    }

    mutating func value(_ depth: Int) throws(Fault) -> JSONValue {
      guard depth < Reader.depthLimit else { throw fault("nested too deep") }
      switch peek() {
      case UInt8(ascii: "{"): return .object(try members(depth))
      case UInt8(ascii: "["): return .array(try elements(depth))
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "t"): return try word("true", .bool(true))
      case UInt8(ascii: "f"): return try word("false", .bool(false))
      case UInt8(ascii: "n"): return try word("null", .null)
      default: return try number()
      }
    }

    private mutating func members(_ depth: Int) throws(Fault) -> [String: JSONValue] {
      try expect(UInt8(ascii: "{"))
      var members: [String: JSONValue] = [:]
      if take(UInt8(ascii: "}")) { return members }
      while true {
        guard peek() == UInt8(ascii: "\"") else { throw fault("a key expected") }
        let key = try string()
        try expect(UInt8(ascii: ":"))
        members[key] = try value(depth + 1)
        skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        try expect(UInt8(ascii: ","))
      }
    }

    private mutating func elements(_ depth: Int) throws(Fault) -> [JSONValue] {
      try expect(UInt8(ascii: "["))
      var elements: [JSONValue] = []
      if take(UInt8(ascii: "]")) { return elements }
      while true {
        elements.append(try value(depth + 1))
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        try expect(UInt8(ascii: ","))
      }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
      guard bytes[at...].starts(with: word.utf8) else { throw fault("a value expected") }
      at += word.utf8.count
      return value
    }

    private mutating func digits() throws(Fault) {
      let start = at
      while let byte = peek(), 0x30...0x39 ~= byte { at += 1 }
      if at == start { throw fault("a value expected") }
    }

    private mutating func number() throws(Fault) -> JSONValue {
      let start = at
      _ = take(UInt8(ascii: "-"))
      if !take(UInt8(ascii: "0")) { try digits() }
      var isWhole = true
      if take(UInt8(ascii: ".")) {
        isWhole = false
        try digits()
      }
      if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
        isWhole = false
        if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
        try digits()
      }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      return isWhole ? Int(text).map(JSONValue.integer) ?? .number(text) : .number(text)
    }

    private mutating func string() throws(Fault) -> String {
      at += 1
      var text: [UInt8] = []
      while let byte = peek() {
        at += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"): text += String(try escape()).utf8
        case 0..<0x20: throw fault("a control character inside a string")
        default: text.append(byte)
        }
      }
      throw fault("the string has no end")
    }

    private mutating func escape() throws(Fault) -> Unicode.Scalar {
      guard let byte = peek() else { throw fault("the string has no end") }
      at += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
      case UInt8(ascii: "b"): return "\u{8}"
      case UInt8(ascii: "f"): return "\u{C}"
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "u"):
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
          throw fault("half a surrogate pair")
        }
        let low = try codeUnit()
        guard 0xDC00..<0xE000 ~= low else { throw fault("half a surrogate pair") }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))!
      default: throw fault("an escape that JSON does not have")
      }
    }

    private mutating func codeUnit() throws(Fault) -> UInt32 {
      guard at + 4 <= bytes.count,
        bytes[at..<at + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
        let unit = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
      else { throw fault("\\u needs four hexadecimal digits") }
      at += 4
      return unit
    }
  }
}
