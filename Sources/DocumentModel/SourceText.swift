/// A text exactly as it was given: valid UTF-8, never altered.
///
/// Every offset of the document model is a **byte** offset into `utf8`; "å" is two bytes, so in `"på USA"` the
/// name starts at byte 4 (and at code point 3). Other units are made where records are written.
public struct SourceText: Sendable, Hashable {
  /// The bytes of the text.
  public let utf8: [UInt8]

  public init(_ string: String) { utf8 = Array(string.utf8) }

  /// Takes `bytes` as they are, or returns `nil` where they are not valid UTF-8.
  public init?(validating bytes: [UInt8]) {
    guard SourceText.firstInvalidByte(in: bytes) == nil else { return nil }
    utf8 = bytes
  }

  /// Takes bytes that the caller has checked to be valid UTF-8.
  package init(unchecked bytes: [UInt8]) { utf8 = bytes }

  /// The number of bytes.
  public var count: Int { utf8.count }

  /// The text between two byte offsets, which must lie on code point boundaries.
  public func string(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// The offset of the first byte that is no part of valid UTF-8, or `nil` where all is well.
  public static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { firstInvalidByte(in: UnsafeRawBufferPointer($0)) }
  }

  /// The same for bytes in place (RFC 3629: no surrogates, no overlong forms, nothing past U+10FFFF).
  public static func firstInvalidByte(in bytes: UnsafeRawBufferPointer) -> Int? {
    var i = 0
    let n = bytes.count
    while i < n {
      // Eight ASCII bytes at a time: most of any Danish text.
      while i + 8 <= n,
        bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      { i += 8 }
      guard i < n else { break }
      let b = bytes[i]
      let length: Int
      switch b {
      case 0x00...0x7F: length = 1
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: return i
      }
      guard i + length <= n else { return i }
      if length > 1 {
        let second = bytes[i + 1]
        let low: UInt8 = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF
        guard second >= low, second <= high else { return i }
        for k in 2..<max(2, length) where bytes[i + k] & 0xC0 != 0x80 { return i }
      }
      i += length
    }
    return nil
  }
}
