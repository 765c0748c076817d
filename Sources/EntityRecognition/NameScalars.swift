internal import ICUText

/// The code points of a stretch of text in the form in which names are compared.
///
/// Composed (NFC), every apostrophe straight, every hyphen "-", soft hyphens and other invisible marks left out:
/// "DR’s" and "DR's", "A\u{30A}rhus" and "Århus", "EU‑landene" and "EU-landene" are the same name. Nothing is
/// copied; the text stays as it is.
struct NameScalars {
  /// What `next()` returns after the last code point.
  static let end: UInt32 = .max

  private let bytes: UnsafePointer<UInt8>
  private var at: Int
  private let limit: Int

  init(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    self.bytes = bytes
    at = start
    limit = end
  }

  @inline(__always)
  mutating func next() -> UInt32 {
    while at < limit {
      let b = bytes[at]
      if b < 0x80 {
        at += 1
        // A combining mark begins with CC or CD.
        if at < limit, bytes[at] & 0xFE == 0xCC { return composed(UInt32(b)) }
        return b == 0x60 ? 0x27 : UInt32(b)
      }
      let scalar = normalised(decode())
      if scalar == NameScalars.end { continue }
      if at < limit, bytes[at] & 0xFE == 0xCC { return composed(scalar) }
      return scalar
    }
    return NameScalars.end
  }

  @inline(__always)
  private mutating func decode() -> UInt32 {
    let b = UInt32(bytes[at])
    let length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    guard at + length <= limit, b >= 0xC2 else {
      at += 1
      return 0xFFFD
    }
    var scalar = b & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for k in 1..<length { scalar = scalar << 6 | UInt32(bytes[at + k] & 0x3F) }
    at += length
    return scalar
  }

  /// The code point that stands for `scalar` in names; `end` where it is left out.
  @inline(__always)
  private func normalised(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0..<0x250: scalar
    case 0x2018, 0x2019, 0x02BC, 0xB4, 0xFF07: 0x27
    case 0x2010, 0x2011: 0x2D
    case 0xA0, 0x202F: 0x20
    case 0xAD, 0x200B...0x200D, 0xFEFF: NameScalars.end
    default: scalar
    }
  }

  private mutating func composed(_ base: UInt32) -> UInt32 {
    var base = base
    while at < limit, bytes[at] & 0xFE == 0xCC {
      let before = at
      guard let pair = Normalizer.composed(base, decode()) else {
        at = before + 2
        continue
      }
      base = pair
    }
    return base
  }
}

/// Small and capital letters of the scripts in which names are written here.
enum Letter {
  /// The small letter of a capital, any other code point itself.
  @inline(__always)
  static func folded(_ s: UInt32) -> UInt32 {
    if s < 0x80 { return s >= 0x41 && s <= 0x5A ? s + 0x20 : s }
    switch s {
    case 0xC0...0xDE: return s == 0xD7 ? s : s + 0x20
    case 0x100...0x137, 0x14A...0x177: return s | 1
    case 0x139...0x148, 0x179...0x17E: return s & 1 == 1 ? s + 1 : s
    case 0x178: return 0xFF
    case 0x391...0x3A9, 0x410...0x42F: return s + 0x20
    case 0x400...0x40F: return s + 0x50
    default: return s
    }
  }

  @inline(__always)
  static func isCapital(_ s: UInt32) -> Bool {
    // The pairs of Latin Extended-A fold to themselves where they are small.
    folded(s) != s
  }

  @inline(__always)
  static func isSmall(_ s: UInt32) -> Bool {
    if s < 0x80 { return s >= 0x61 && s <= 0x7A }
    switch s {
    case 0xDF...0xFF: return s != 0xF7
    case 0x100...0x17F: return !isCapital(s)
    case 0x180...0x24F, 0x3AC...0x3CE, 0x430...0x45F, 0x1E00...0x1EFF: return true
    default: return false
    }
  }

  @inline(__always)
  static func isLetterOrDigit(_ s: UInt32) -> Bool {
    if s < 0x80 { return s >= 0x61 && s <= 0x7A || s >= 0x41 && s <= 0x5A || s >= 0x30 && s <= 0x39 }
    return s >= 0xC0 && s != 0xD7 && s != 0xF7 && !(s >= 0x2000 && s < 0x2C00) && !(s >= 0x3000 && s < 0x3040)
      && s < 0xFB00
  }
}

/// The hash of a name, fed code point by code point without regard to case.
struct NameHash {
  private(set) var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  mutating func feed(_ folded: UInt32) {
    state = (state ^ UInt64(folded)) &* 0xD6E8_FEB8_6659_FD93
    state ^= state >> 32
  }

  var tag: UInt32 { UInt32(truncatingIfNeeded: state >> 32) }
  func slot(_ mask: Int) -> Int { Int(truncatingIfNeeded: state) & mask }

  static func of(_ scalars: some Sequence<UInt32>) -> NameHash {
    var hash = NameHash()
    for s in scalars { hash.feed(Letter.folded(s)) }
    return hash
  }
}
