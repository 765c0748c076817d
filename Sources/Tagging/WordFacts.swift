/// What running text and dictionaries know of a form, whether or not the treebank has it.
///
/// One slot of 32 bits a form, open addressing by the form's hash, no string kept:
///
///     bit 31…17  fingerprint of the form
///     bit 16…14  how frequent it is in running text (0: not there)
///     bit 13…11  how often it has a capital inside sentences
///     bit 10…0   which analyses the dictionaries give, as the number of a set
struct WordFacts {
  /// The slots: a power of two.
  let slots: UnsafeBufferPointer<UInt32>
  private let mask: Int

  init(slots: UnsafeBufferPointer<UInt32>) {
    self.slots = slots
    mask = slots.count - 1
  }

  struct Fact {
    var rawValue: UInt32
    var frequency: UInt32 { rawValue >> 14 & 7 }
    var capitals: UInt32 { rawValue >> 11 & 7 }
    var analyses: UInt32 { rawValue & 0x7FF }
    var isKnown: Bool { rawValue != 0 }
  }

  /// What is known of the form with this running hash.
  @inline(__always)
  func fact(_ running: UInt64) -> Fact {
    let hash = FormHash.finish(running)
    var at = Int(truncatingIfNeeded: hash) & mask
    let fingerprint = UInt32(hash >> 49)
    while slots[at] != 0 {
      if slots[at] >> 17 == fingerprint { return Fact(rawValue: slots[at] & 0x1FFFF) }
      at = (at + 1) & mask
    }
    return Fact(rawValue: 0)
  }

  /// The table of `facts`, each with its form's running hash. One slot in four at least stays empty.
  static func table(of facts: [(hash: UInt64, fact: UInt32)]) -> [UInt32] {
    var size = 64
    while size * 3 < facts.count * 4 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for entry in facts {
      let hash = FormHash.finish(entry.hash)
      var at = Int(truncatingIfNeeded: hash) & (size - 1)
      let word = UInt32(hash >> 49) << 17 | entry.fact
      while slots[at] != 0 { at = (at + 1) & (size - 1) }
      slots[at] = word
    }
    return slots
  }
}
