internal import BinaryFormat

/// The words that lexicons of this stage name, each with a number; a token's word is looked up once and compared
/// as a number from then on. Number 0 is any word that no lexicon names. Used in place.
struct Vocabulary: @unchecked Sendable {
  typealias ID = Int32
  /// The words by their numbers.
  private let words: TextPool
  /// An open-addressing table of numbers, 0 where it is empty.
  private let slots: UnsafeBufferPointer<ID>

  init(_ archive: SectionArchive) throws(ArchiveError) {
    words = try TextPool(archive, ClaimSection.words)
    slots = try archive.section(ClaimSection.slots, of: ID.self)
    guard slots.count > words.count, slots.count & (slots.count - 1) == 0 else { throw .damaged }
  }

  var count: Int { words.count }

  /// The word's UTF-8.
  func bytes(of word: ID) -> UnsafeBufferPointer<UInt8> { words.bytes(of: Int(word)) }

  /// The number of two words joined by a hyphen, 0 where one of them has none: "over" and "for" as "over-for".
  func number(of first: ID, joinedTo second: ID) -> ID {
    guard first != 0, second != 0 else { return 0 }
    let (left, right) = (bytes(of: first), bytes(of: second))
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: left.count + 1 + right.count) { joined in
      for (at, byte) in left.enumerated() { joined[at] = byte }
      joined[left.count] = 0x2D
      for (at, byte) in right.enumerated() { joined[left.count + 1 + at] = byte }
      return number(of: UnsafeBufferPointer(joined))
    }
  }

  private func number(of word: UnsafeBufferPointer<UInt8>) -> ID {
    var at = Vocabulary.hash(word) & (slots.count - 1)
    while slots[at] != 0 {
      let name = bytes(of: slots[at])
      if name.count == word.count, name.elementsEqual(word) { return slots[at] }
      at = (at + 1) & (slots.count - 1)
    }
    return 0
  }

  /// FNV-1a.
  fileprivate static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15)
  }

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
      return number(of: UnsafeBufferPointer(folded))
    }
  }
}

/// Numbers words for a `Vocabulary`.
struct VocabularyBuilder {
  private var pool = TextPoolBuilder()
  private var words: [String] = [""]

  /// The number of a lower-case word, made where it has none.
  mutating func intern(_ word: String) -> Vocabulary.ID {
    let number = pool.number(of: word)
    if number == words.count { words.append(word) }
    return Vocabulary.ID(number)
  }

  var count: Int { words.count }

  func add(to writer: inout SectionArchiveWriter) {
    var size = 16
    while size < words.count * 2 { size *= 2 }
    var slots = [Vocabulary.ID](repeating: 0, count: size)
    for (number, word) in words.enumerated().dropFirst() {
      var word = word
      var at = word.withUTF8 { Vocabulary.hash($0) } & (size - 1)
      while slots[at] != 0 { at = (at + 1) & (size - 1) }
      slots[at] = Vocabulary.ID(number)
    }
    pool.add(to: &writer, as: ClaimSection.words)
    writer.add(ClaimSection.slots, slots)
  }
}
