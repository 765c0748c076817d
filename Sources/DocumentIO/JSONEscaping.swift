/// How text is written as JSON, so that a record is one line for every reader.
///
/// Escaped are quotation mark, backslash and the control characters, as JSON demands, and U+0085, U+2028 and
/// U+2029, at which some readers end a line. All else stands as it is.
extension ByteBuffer {
  /// Appends `text`, valid UTF-8, as a JSON string with its quotation marks.
  public mutating func appendJSON(_ text: UnsafeRawBufferPointer) {
    append(UInt8(ascii: "\""))
    appendEscaped(text)
    append(UInt8(ascii: "\""))
  }

  public mutating func appendJSON(_ text: String) {
    var text = text
    text.withUTF8 { appendJSON(UnsafeRawBufferPointer($0)) }
  }

  /// The same without the quotation marks.
  mutating func appendEscaped(_ text: UnsafeRawBufferPointer) {
    var plain = 0  // where the run of bytes began that need no escape
    var i = 0
    let n = text.count
    while i < n {
      let byte = text[i]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != 0xC2, byte != 0xE2 {
        i += 1
        continue
      }
      let size = byte < 0x80 ? 1 : lineSeparator(text, i)
      guard size > 0 else {
        i += 1
        continue
      }
      append(UnsafeRawBufferPointer(rebasing: text[plain..<i]))
      appendEscape(text, i)
      i += size
      plain = i
    }
    append(UnsafeRawBufferPointer(rebasing: text[plain..<n]))
  }

  /// Appends a piece of valid JSON as it is, but without line separators: those within strings are escaped, a
  /// carriage return between values becomes a blank.
  mutating func appendRawJSON(_ json: UnsafeRawBufferPointer) {
    var plain = 0
    var i = 0
    let n = json.count
    while i < n {
      let byte = json[i]
      let size = byte == 0xC2 || byte == 0xE2 ? lineSeparator(json, i) : byte == 0x0D ? 1 : 0
      guard size > 0 else {
        i += 1
        continue
      }
      append(UnsafeRawBufferPointer(rebasing: json[plain..<i]))
      if size == 1 { append(UInt8(ascii: " ")) } else { appendEscape(json, i) }
      i += size
      plain = i
    }
    append(UnsafeRawBufferPointer(rebasing: json[plain..<n]))
  }

  /// The number of bytes of U+0085, U+2028 or U+2029 at `i`; 0 where another character stands there.
  @inline(__always)
  private func lineSeparator(_ text: UnsafeRawBufferPointer, _ i: Int) -> Int {
    if text[i] == 0xC2 { return i + 1 < text.count && text[i + 1] == 0x85 ? 2 : 0 }
    return i + 2 < text.count && text[i + 1] == 0x80 && (text[i + 2] == 0xA8 || text[i + 2] == 0xA9) ? 3 : 0
  }

  private mutating func appendEscape(_ text: UnsafeRawBufferPointer, _ i: Int) {
    switch text[i] {
    case UInt8(ascii: "\""): append(literal: "\\\"")
    case UInt8(ascii: "\\"): append(literal: "\\\\")
    case 0x08: append(literal: "\\b")
    case 0x09: append(literal: "\\t")
    case 0x0A: append(literal: "\\n")
    case 0x0C: append(literal: "\\f")
    case 0x0D: append(literal: "\\r")
    case 0xC2: append(literal: "\\u0085")
    case 0xE2: if text[i + 2] == 0xA8 { append(literal: "\\u2028") } else { append(literal: "\\u2029") }
    case let control:
      append(literal: "\\u00")
      append(hexadecimal(control >> 4))
      append(hexadecimal(control & 15))
    }
  }

  private func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }
}
