/// Numbers for texts and the mixing of numbers into features. A model is bound to these functions: to change one
/// is to change the format's version.
enum Hashing {
  /// A number for a word, the same in capitals and small letters (a–z, à–þ) and for all digits.
  static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var previous: UInt8 = 0
    for byte in bytes {
      var b = byte
      switch b {
      case 0x41...0x5A: b |= 0x20
      case 0x30...0x39: b = 0x30
      case 0x80...0x9E where previous == 0xC3 && b != 0x97: b |= 0x20
      default: break
      }
      hash = (hash ^ UInt64(b)) &* 0x0000_0100_0000_01b3
      previous = byte
    }
    return fold(hash)
  }

  static func text(_ string: String) -> UInt32 {
    var string = string
    return string.withUTF8 { word($0) }
  }

  /// A number for a FEATS string. `_` is no features.
  static func features(_ string: String) -> UInt32 { string == "_" ? text("") : text(string) }

  private static func fold(_ hash: UInt64) -> UInt32 {
    let mixed = (hash ^ (hash >> 29)) &* 0xbf58_476d_1ce4_e5b9
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  /// Spreads a small number over 32 bits.
  @inline(__always)
  static func spread(_ small: UInt32) -> UInt32 {
    var h = (small &+ 0x9E37_79B9) &* 0x85EB_CA6B
    h ^= h >> 15
    h &*= 0xC2B2_AE35
    return h ^ (h >> 13)
  }
}

/// Collects the features of one decision as 32-bit numbers. The n-th feature is template n: the order of the calls
/// is part of the model.
struct FeatureList {
  let hashes: UnsafeMutablePointer<UInt32>
  private(set) var count: Int

  /// - Parameter count: how many there are already.
  @inline(__always) init(_ hashes: UnsafeMutablePointer<UInt32>, count: Int = 0) {
    self.hashes = hashes
    self.count = count
  }

  @inline(__always) private mutating func put(_ h: UInt32) {
    hashes[count] = h
    count += 1
  }
  @inline(__always) private func seed(_ a: UInt32) -> UInt32 {
    a &* 0x9E37_79B1 &+ UInt32(truncatingIfNeeded: count &+ 1) &* 0x7FEB_352D
  }
  @inline(__always) mutating func add(_ a: UInt32) {
    let h = seed(a)
    put((h ^ (h >> 15)) &* 0x846C_A68B)
  }
  @inline(__always) mutating func add(_ a: UInt32, _ b: UInt32) {
    let h = (seed(a) ^ b) &* 0x85EB_CA6B
    put((h ^ (h >> 15)) &* 0x846C_A68B)
  }
  @inline(__always) mutating func add(_ a: UInt32, _ b: UInt32, _ c: UInt32) {
    var h = (seed(a) ^ b) &* 0x85EB_CA6B
    h = ((h ^ (h >> 14)) &+ c) &* 0xC2B2_AE35
    put((h ^ (h >> 15)) &* 0x846C_A68B)
  }
  @inline(__always) mutating func add(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) {
    var h = (seed(a) ^ b) &* 0x85EB_CA6B
    h = ((h ^ (h >> 14)) &+ c) &* 0xC2B2_AE35
    h = ((h ^ (h >> 14)) &+ d) &* 0x2C1B_3C6D
    put((h ^ (h >> 15)) &* 0x846C_A68B)
  }
}
