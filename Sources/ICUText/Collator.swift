internal import CICU

/// An alphabetical order.
///
///     Collator.danish.compare("Ærø", "Zebra")      // 1: æ, ø, å come last, and aa counts as å
///
/// Opening one costs milliseconds, so nothing does before it is asked.
public struct Collator: @unchecked Sendable {
  /// Danish order. Strings that it holds equal are told apart by their code points.
  public static let danish = Collator(locale: "da")

  // ICU's compare functions leave an opened collator unchanged, so threads may share it.
  private let collator: OpaquePointer?

  private init(locale: String) {
    var error = U_ZERO_ERROR
    let opened = cicu_open_collator(locale, &error)
    collator = error.rawValue > 0 ? nil : opened
  }

  /// -1, 0 or 1: `a` before, equal to, or after `b`. 0 only where the code points are the same.
  public func compare(_ a: String, _ b: String) -> Int {
    if let collator {
      let x = UTF16Text(a).units
      let y = UTF16Text(b).units
      let order = x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          cicu_compare(
            collator, pointer(x), Int32(truncatingIfNeeded: x.count), pointer(y),
            Int32(truncatingIfNeeded: y.count))
        }
      }
      if order != 0 { return Int(order) }
    }
    if a.unicodeScalars.elementsEqual(b.unicodeScalars) { return 0 }
    return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) ? -1 : 1
  }

  /// Bytes that sort as the string does, the code points appended to tell equals apart.
  public func sortKey(_ string: String) -> [UInt8] {
    let units = UTF16Text(string).units
    var key: [UInt8] = []
    if let collator {
      units.withUnsafeBufferPointer { units in
        let count = Int32(truncatingIfNeeded: units.count)
        let size = cicu_sort_key(collator, pointer(units), count, nil, 0)
        key = [UInt8](unsafeUninitializedCapacity: Int(max(size, 0))) { buffer, filled in
          filled = Int(cicu_sort_key(collator, pointer(units), count, buffer.baseAddress, size))
        }
      }
    }
    return key + Array(string.utf8)
  }

  private func pointer(_ units: UnsafeBufferPointer<UInt16>) -> UnsafePointer<UInt16> {
    // An empty array has no address; ICU reads nothing from this one.
    units.baseAddress ?? UnsafePointer(bitPattern: 2)!
  }
}
