/// A text in UTF-16, as ICU wants it, with the byte offset of every unit: made in one pass, its buffers reused.
struct UTF16Text {
  private(set) var units: [UInt16] = []
  /// The byte offset at which each unit's code point begins, and the number of bytes at the end.
  private(set) var offsets: [Int32] = []

  init() {}

  init(_ string: String) {
    units.reserveCapacity(string.utf8.count)
    units.append(contentsOf: string.utf16)
  }

  /// Takes valid UTF-8. What is not valid becomes U+FFFD, byte by byte, so that no input can leave the buffers.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    units.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    units.reserveCapacity(bytes.count)
    offsets.reserveCapacity(bytes.count + 1)
    var i = 0
    let n = bytes.count
    while i < n {
      let (scalar, length) = UTF16Text.decode(bytes, at: i)
      let start = Int32(truncatingIfNeeded: i)
      if scalar < 0x10000 {
        units.append(UInt16(truncatingIfNeeded: scalar))
        offsets.append(start)
      } else {
        let v = scalar - 0x10000
        units.append(UInt16(truncatingIfNeeded: 0xD800 + v >> 10))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 + v & 0x3FF))
        offsets.append(start)
        offsets.append(start)
      }
      i += length
    }
    offsets.append(Int32(truncatingIfNeeded: n))
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (scalar: UInt32, length: Int)
  {
    let b = UInt32(bytes[i])
    func tail(_ k: Int) -> UInt32? {
      guard i + k < bytes.count, bytes[i + k] & 0xC0 == 0x80 else { return nil }
      return UInt32(bytes[i + k]) & 0x3F
    }
    if b < 0x80 { return (b, 1) }
    if b < 0xE0, b >= 0xC2, let c = tail(1) { return ((b & 0x1F) << 6 | c, 2) }
    if b < 0xF0, b >= 0xE0, let c = tail(1), let d = tail(2) {
      let scalar = (b & 0x0F) << 12 | c << 6 | d
      if scalar < 0xD800 || scalar > 0xDFFF { return (scalar, 3) }
    }
    if b < 0xF5, b >= 0xF0, let c = tail(1), let d = tail(2), let e = tail(3) {
      let scalar = (b & 0x07) << 18 | c << 12 | d << 6 | e
      if scalar >= 0x10000, scalar <= 0x10FFFF { return (scalar, 4) }
    }
    return (0xFFFD, 1)
  }
}
