/// Where a piece of text breaks the rules of JSON, and which.
package struct JSONFault: Error {
  /// The byte, from 0, at which reading stopped.
  package let at: Int
  package let message: String
}

/// Walks over JSON (RFC 8259) in place and checks it; makes no values.
///
/// The bytes must be valid UTF-8. Numbers are checked and left as they stand, so `2.50` and `1e400` are what they
/// were. `NaN` and `Infinity` are no JSON.
struct JSONScanner {
  let bytes: UnsafeRawBufferPointer
  var at = 0

  /// How deep arrays and objects may be nested.
  static let depthLimit = 512

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { at >= bytes.count }

  func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  /// Moves past `byte`, which must stand here.
  mutating func expect(_ byte: UInt8, _ what: String) throws(JSONFault) {
    guard peek() == byte else { throw fault("\(what) expected, \(found())") }
    at += 1
  }

  /// Moves past the blanks behind the only value of a line, which must end there.
  mutating func expectEnd() throws(JSONFault) {
    skipSpace()
    if !isAtEnd { throw fault("the line goes on after its value, \(found())") }
  }

  func fault(_ message: String) -> JSONFault { JSONFault(at: at, message: message) }

  /// What stands here, for messages.
  func found() -> String {
    guard let byte = peek() else { return "the line ends" }
    return byte >= 0x21 && byte < 0x7F ? "found '\(UnicodeScalar(byte))'" : "found byte \(byte)"
  }

  /// Moves past one value with all that is in it.
  mutating func skipValue(depth: Int = 0) throws(JSONFault) {
    switch peek() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      try skipMembers(depth)
    case UInt8(ascii: "["):
      try skipElements(depth)
    case UInt8(ascii: "t"): try skipWord("true")
    case UInt8(ascii: "f"): try skipWord("false")
    case UInt8(ascii: "n"): try skipWord("null")
    case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: try skipNumber()
    default: throw fault("a value expected, \(found())")
    }
  }

  private mutating func skipMembers(_ depth: Int) throws(JSONFault) {
    if try isEmptyList(endingWith: UInt8(ascii: "}"), depth) { return }
    repeat {
      _ = try key()
      try skipValue(depth: depth + 1)
    } while try !endsList(with: UInt8(ascii: "}"))
  }

  private mutating func skipElements(_ depth: Int) throws(JSONFault) {
    if try isEmptyList(endingWith: UInt8(ascii: "]"), depth) { return }
    repeat { try skipValue(depth: depth + 1) } while try !endsList(with: UInt8(ascii: "]"))
  }

  /// Moves past the bracket that opens a list and its blanks, and past `end` where that follows; says whether it does.
  mutating func isEmptyList(endingWith end: UInt8, _ depth: Int) throws(JSONFault) -> Bool {
    guard depth < JSONScanner.depthLimit else { throw fault("nested deeper than \(JSONScanner.depthLimit)") }
    at += 1
    skipSpace()
    guard peek() == end else { return false }
    at += 1
    return true
  }

  /// Moves past a key, its colon and the blanks after it.
  mutating func key() throws(JSONFault) -> JSONString {
    guard peek() == UInt8(ascii: "\"") else { throw fault("a key in quotation marks expected, \(found())") }
    let key = try string()
    skipSpace()
    try expect(UInt8(ascii: ":"), "':' after the key")
    skipSpace()
    return key
  }

  /// Moves past a comma and its blanks, or past `end`; says which.
  mutating func endsList(with end: UInt8) throws(JSONFault) -> Bool {
    skipSpace()
    if peek() == end {
      at += 1
      return true
    }
    try expect(UInt8(ascii: ","), "',' or '\(UnicodeScalar(end))'")
    skipSpace()
    return false
  }

  /// Moves past a string, whose opening quotation mark stands here.
  mutating func string() throws(JSONFault) -> JSONString {
    at += 1
    let start = at
    var hasEscapes = false
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return JSONString(range: start..<at - 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape()
      case 0..<0x20:
        throw fault(
          "a control character inside a string; write it as \\u00\(bytes[at] < 16 ? "0" : "")\(String(bytes[at], radix: 16))"
        )
      default: at += 1
      }
    }
    throw fault("the string has no end")
  }

  private mutating func skipEscape() throws(JSONFault) {
    guard at + 1 < bytes.count else {
      at = bytes.count
      throw fault("the string has no end")
    }
    switch bytes[at + 1] {
    case UInt8(ascii: "u"):
      for k in 2..<6 where at + k >= bytes.count || hexadecimalValue(bytes[at + k]) == nil {
        throw fault("\\u needs four hexadecimal digits")
      }
      at += 6
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    default: throw fault("an escape that JSON does not have")
    }
  }

  private mutating func skipWord(_ word: StaticString) throws(JSONFault) {
    for k in 0..<word.utf8CodeUnitCount where at + k >= bytes.count || bytes[at + k] != word.utf8Start[k] {
      throw fault("a value expected, \(found())")
    }
    at += word.utf8CodeUnitCount
  }

  private mutating func skipNumber() throws(JSONFault) {
    if peek() == UInt8(ascii: "-") { at += 1 }
    if peek() == UInt8(ascii: "0") { at += 1 } else { try skipDigits() }
    if peek() == UInt8(ascii: ".") {
      at += 1
      try skipDigits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      at += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { at += 1 }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(JSONFault) {
    let start = at
    while let byte = peek(), byte >= 0x30, byte <= 0x39 { at += 1 }
    if at == start { throw fault("a digit expected, \(found())") }
  }
}

/// A string in JSON text: where it stands, without its quotation marks.
struct JSONString {
  let range: Range<Int>
  let hasEscapes: Bool

  /// The string's UTF-8.
  ///
  /// - Throws: `JSONFault` at an escaped surrogate without its other half: no text holds such a thing.
  func decoded(in bytes: UnsafeRawBufferPointer) throws(JSONFault) -> [UInt8] {
    guard hasEscapes else { return Array(bytes[range]) }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      var plain = i
      while plain < range.upperBound, bytes[plain] != UInt8(ascii: "\\") { plain += 1 }
      text.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[i..<plain]))
      guard plain < range.upperBound else { break }
      i = plain + 2
      switch bytes[plain + 1] {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        i = plain + 6
        var code = codeUnit(bytes, plain + 2)
        if code >= 0xD800, code < 0xE000 {
          guard code < 0xDC00, i + 6 <= range.upperBound, bytes[i] == UInt8(ascii: "\\"),
            bytes[i + 1] == UInt8(ascii: "u"), case let low = codeUnit(bytes, i + 2), low >= 0xDC00,
            low < 0xE000
          else { throw JSONFault(at: plain, message: "half a surrogate pair; no character is written so") }
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          i += 6
        }
        text.append(contentsOf: String(UnicodeScalar(code)!).utf8)
      case let itself: text.append(itself)
      }
    }
    return text
  }

  private func codeUnit(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 << 4 | UInt32(hexadecimalValue(bytes[at + $1]) ?? 0) }
  }
}

/// The value of a hexadecimal digit, `nil` for any other byte.
private func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x57
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x37
  default: nil
  }
}
