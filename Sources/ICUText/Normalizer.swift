internal import CICU

/// Unicode normalization form C: "å" as one code point, not as "a" and a ring.
public enum Normalizer {
  /// Whether `bytes`, valid UTF-8, are in form C.
  public static func isNFC(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Nothing below U+0300 can be out of form C, and Danish text rarely has more.
    if !bytes.contains(where: { $0 >= 0xCC }) { return true }
    var error = U_ZERO_ERROR
    guard let form = cicu_nfc(&error), error.rawValue <= 0 else { return true }
    var text = UTF16Text()
    text.take(bytes)
    let yes = text.units.withUnsafeBufferPointer {
      cicu_is_normalized(form, $0.baseAddress!, Int32(truncatingIfNeeded: $0.count), &error)
    }
    return error.rawValue > 0 || yes != 0
  }

  public static func isNFC(_ string: String) -> Bool {
    Array(string.utf8).withUnsafeBufferPointer { isNFC($0) }
  }

  /// `bytes`, valid UTF-8, in form C.
  public static func nfc(of bytes: [UInt8]) -> [UInt8] {
    if bytes.withUnsafeBufferPointer({ isNFC($0) }) { return bytes }
    var error = U_ZERO_ERROR
    guard let form = cicu_nfc(&error), error.rawValue <= 0 else { return bytes }
    var text = UTF16Text()
    bytes.withUnsafeBufferPointer { text.take($0) }
    let source = text.units
    // Form C is never more than three times as long in UTF-16 (Unicode FAQ, expansion factors).
    let result = [UInt16](unsafeUninitializedCapacity: source.count * 3 + 1) { buffer, filled in
      let size = source.withUnsafeBufferPointer {
        cicu_normalize(
          form, $0.baseAddress!, Int32(truncatingIfNeeded: $0.count), buffer.baseAddress!,
          Int32(truncatingIfNeeded: buffer.count), &error)
      }
      filled = error.rawValue > 0 ? 0 : Int(size)
    }
    return error.rawValue > 0 ? bytes : Array(String(decoding: result, as: UTF16.self).utf8)
  }

  /// The code point that a letter and a mark compose to, or `nil`: "A" and U+030A give "Å". For reading a text in place,
  /// pair by pair, without a copy.
  public static func composed(_ letter: UInt32, _ mark: UInt32) -> UInt32? {
    let composed = cicu_compose_pair(Int32(bitPattern: letter), Int32(bitPattern: mark))
    return composed < 0 ? nil : UInt32(composed)
  }
}
