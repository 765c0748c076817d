/// The words that lexicons of this stage name, each with a number; a token's word is looked up once and compared
/// as a number from then on. Number 0 is any word that no lexicon names.
struct Vocabulary: Sendable {
  typealias ID = Int32
  private var numbers: [String: ID] = [:]
  private(set) var names: [String] = [""]

  /// The number of a lower-case word, made where it has none.
  mutating func intern(_ word: String) -> ID {
    if let number = numbers[word] { return number }
    let number = ID(names.count)
    numbers[word] = number
    names.append(word)
    return number
  }

  subscript(_ word: String) -> ID { numbers[word] ?? 0 }

  /// The number of the word in `bytes`, small letters and capitals alike.
  func number(ofFolded bytes: UnsafeBufferPointer<UInt8>) -> ID {
    guard bytes.count <= 48, !bytes.isEmpty else { return 0 }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { folded in
      var i = 0
      while i < bytes.count {
        let byte = bytes[i]
        if byte >= 0x41, byte <= 0x5A {
          folded[i] = byte | 0x20
        } else if byte == 0xC3, i + 1 < bytes.count {
          // À–Þ are C3 80–C3 9E, their small letters C3 A0–C3 BE; × (C3 97) has none.
          folded[i] = byte
          i += 1
          let low = bytes[i]
          folded[i] = low >= 0x80 && low <= 0x9E && low != 0x97 ? low | 0x20 : low
        } else {
          folded[i] = byte
        }
        i += 1
      }
      return numbers[String(decoding: folded[0..<bytes.count], as: UTF8.self)] ?? 0
    }
  }
}
