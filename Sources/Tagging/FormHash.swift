/// Hashes of word forms and of features: the model stores numbers, never the strings themselves.
enum FormHash {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  /// One more byte (FNV-1a), so that the hash of "bil" grows into that of "bilen" without reading it again.
  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Spreads the bits of a running hash: tables take their place from the low bits, fingerprints from the high.
  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt64 {
    var x = hash ^ (hash >> 32)
    x = x &* 0x9e37_79b9_7f4a_7c15
    x ^= x >> 29
    x = x &* 0xbf58_476d_1ce4_e5b9
    return x ^ (x >> 32)
  }

  /// The running hash of `count` bytes, after `start`.
  @inline(__always)
  static func running(_ bytes: UnsafePointer<UInt8>, _ count: Int, from start: UInt64 = start) -> UInt64 {
    var hash = start
    for i in 0..<count { hash = step(hash, bytes[i]) }
    return hash
  }

  /// A feature: the number of its template and up to two symbols.
  @inline(__always)
  static func feature(_ template: UInt32, _ a: UInt32, _ b: UInt32 = 0) -> UInt32 {
    var x =
      (UInt64(a) &+ (UInt64(template) << 32)) &* 0x9e37_79b9_7f4a_7c15
      ^ UInt64(b) &* 0xc2b2_ae3d_27d4_eb4f
    x ^= x >> 31
    x = x &* 0xbf58_476d_1ce4_e5b9
    return UInt32(truncatingIfNeeded: x >> 32)
  }
}

/// Which features the training has seen often enough to learn from: one bit a feature, by hash.
///
/// A feature that is not among them would find the weights of others; it is left out in training and tagging alike.
struct FeatureFilter {
  let bits: UnsafeBufferPointer<UInt8>
  private let shift: UInt32

  init(_ bits: UnsafeBufferPointer<UInt8>) {
    self.bits = bits
    shift = UInt32(32 - (bits.count * 8).trailingZeroBitCount)
  }

  @inline(__always)
  static func place(_ feature: UInt32, _ shift: UInt32) -> Int { Int((feature &* 0x9e37_79b1) >> shift) }

  /// The bits of the features that `counts` (by place) has `minimum` times or more, 2 to the power of `log2` of them.
  static func bits(_ counts: [UInt8], minimum: UInt8, log2: Int) -> [UInt8] {
    var bits = [UInt8](repeating: 0, count: 1 << (log2 - 3))
    let shift = counts.count.trailingZeroBitCount - log2
    for hash in counts.indices where counts[hash] >= minimum {
      let place = hash >> shift
      bits[place >> 3] |= 1 << UInt8(place & 7)
    }
    return bits
  }

  /// Leaves only the features that were seen, and returns how many.
  @inline(__always)
  func keep(_ features: UnsafeMutablePointer<UInt32>, _ count: Int) -> Int {
    var kept = 0
    let base = bits.baseAddress!
    for k in 0..<count {
      let feature = features[k]
      let place = FeatureFilter.place(feature, shift)
      features[kept] = feature
      kept += Int(base[place >> 3] >> UInt8(place & 7) & 1)
    }
    return kept
  }
}
