/// The plain mark that a typographic one stands for, for looking things up in what was learnt from older text: the
/// treebank knows `"`, `-` and `...` only, today's papers write » « ” „ – — … •.
package enum PlainMark {
  /// `bytes`, or the plain mark where they are one typographic mark. The text itself is never changed.
  @inlinable
  package static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard bytes.count == 2 || bytes.count == 3 else { return bytes }
    if bytes.count == 2 {
      return bytes[0] == 0xC2 && (bytes[1] == 0xAB || bytes[1] == 0xBB) ? buffer("\"") : bytes  // « »
    }
    guard bytes[0] == 0xE2, bytes[1] == 0x80 else { return bytes }
    switch bytes[2] {
    case 0x9C, 0x9D, 0x9E, 0x9F, 0xB9, 0xBA: return buffer("\"")  // “ ” „ ‟ ‹ ›
    case 0x92, 0x93, 0x94, 0x95, 0xA2: return buffer("-")  // ‒ – — ― •
    case 0xA6: return buffer("...")  // …
    default: return bytes
    }
  }

  @usableFromInline
  static func buffer(_ text: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }
}
