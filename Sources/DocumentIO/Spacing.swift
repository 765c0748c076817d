/// The white space between words as CoNLL-U's MISC column tells it: `SpaceAfter=No`, and UDPipe's `SpacesAfter=` and
/// `SpacesBefore=` with `\s \t \n \r \p \\`; other white space is `\u00A0`, since UD lets no field end in any.
enum Spacing {
  /// The white space that `key` gives in `misc`, `nil` where the key is not there.
  static func value(of key: StaticString, in misc: ArraySlice<UInt8>) -> [UInt8]? {
    guard misc.count > key.utf8CodeUnitCount else { return nil }
    let name = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    for pair in misc.split(separator: UInt8(ascii: "|"))
    where pair.starts(with: name) && pair.dropFirst(name.count).first == UInt8(ascii: "=") {
      return unescaped(pair.dropFirst(name.count + 1))
    }
    return nil
  }

  /// Whether `misc` has `SpaceAfter=No`.
  static func isGlued(_ misc: ArraySlice<UInt8>) -> Bool {
    misc.split(separator: UInt8(ascii: "|")).contains { $0.elementsEqual("SpaceAfter=No".utf8) }
  }

  private static func unescaped(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let letter = rest.first else {
        bytes.append(byte)
        continue
      }
      rest.removeFirst()
      switch letter {
      case UInt8(ascii: "s"): bytes.append(0x20)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "p"): bytes.append(UInt8(ascii: "|"))
      case UInt8(ascii: "\\"): bytes.append(letter)
      case UInt8(ascii: "u"):
        let digits = String(decoding: rest.prefix(4), as: UTF8.self)
        guard digits.utf8.count == 4, let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
        else {
          bytes += [byte, letter]
          continue
        }
        rest.removeFirst(4)
        bytes += Array(String(Character(scalar)).utf8)
      default: bytes += [byte, letter]
      }
    }
    return bytes
  }

  /// Appends the MISC pair of the white space `gap` after a word, `_` for the one blank that needs none; at the end of
  /// the text a blank has to be told.
  static func append(after gap: UnsafeRawBufferPointer, isLast: Bool, to buffer: inout ByteBuffer) {
    if gap.isEmpty {
      buffer.append(literal: "SpaceAfter=No")
    } else if gap.count == 1, gap[0] == 0x20, !isLast {
      buffer.append(UInt8(ascii: "_"))
    } else {
      buffer.append(literal: "SpacesAfter=")
      appendEscaped(gap, to: &buffer)
    }
  }

  static func appendEscaped(_ gap: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
    if gap.contains(where: { $0 >= 0x80 }) {
      return appendEscaped(String(decoding: gap, as: UTF8.self), to: &buffer)
    }
    appendEscaped(ascii: gap, to: &buffer)
  }

  private static func appendEscaped(_ gap: String, to buffer: inout ByteBuffer) {
    for scalar in gap.unicodeScalars {
      if !scalar.isASCII, scalar.properties.isWhitespace, scalar.value <= 0xFFFF {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        buffer.append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
      } else {
        Array(String(scalar).utf8).withUnsafeBytes { appendEscaped(ascii: $0, to: &buffer) }
      }
    }
  }

  private static func appendEscaped(ascii gap: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
    for byte in gap {
      switch byte {
      case 0x20: buffer.append(literal: "\\s")
      case 0x09: buffer.append(literal: "\\t")
      case 0x0A: buffer.append(literal: "\\n")
      case 0x0D: buffer.append(literal: "\\r")
      case UInt8(ascii: "|"): buffer.append(literal: "\\p")
      case UInt8(ascii: "\\"): buffer.append(literal: "\\\\")
      default: buffer.append(byte)
      }
    }
  }

  /// Whether two texts are the same but for the length and kind of white space between words and at the end: for
  /// comparing `# text` with the words.
  static func isSame(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    a == b || collapsed(a) == collapsed(b)
  }

  private static func collapsed(_ text: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if !scalar.properties.isWhitespace {
        scalars.append(scalar)
      } else if scalars.last != " " {
        scalars.append(" ")
      }
    }
    if scalars.last == " " { scalars.removeLast() }
    return scalars
  }
}
