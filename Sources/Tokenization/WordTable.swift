internal import BinaryFormat

/// A set of short words with a value each, looked up by the bytes of a text without making a string; used in place.
///
/// A word with a capital matches only itself; one of small letters matches any case ("kr." also "KR.").
///
///     section  slots u32   words u32   the slots Int32   where each word ends Int32
///              each word's value u8   whether it matches itself alone u8   the words' bytes
struct WordTable: @unchecked Sendable {
  private let slots: UnsafePointer<Int32>
  private let mask: Int
  private let ends: UnsafePointer<Int32>
  private let values: UnsafePointer<UInt8>
  private let exact: UnsafePointer<UInt8>
  private let bytes: UnsafePointer<UInt8>
  private let count: Int

  /// Words longer than this are in no lexicon.
  static let longest = 48

  /// Takes a section of `archive`, which must live as long as the table.
  init(_ archive: SectionArchive, _ name: String) throws(ArchiveError) {
    guard let section = archive.section(name), let start = section.baseAddress else {
      throw .missingSection(name)
    }
    guard section.count >= 8 else { throw .damaged }
    let size = Int(section.load(as: UInt32.self))
    count = Int(section.load(fromByteOffset: 4, as: UInt32.self))
    let fixed = 8 + 4 * (size + count) + 2 * count
    guard size > count, size & (size - 1) == 0, fixed <= section.count else { throw .damaged }
    mask = size - 1
    slots = (start + 8).assumingMemoryBound(to: Int32.self)
    ends = (start + 8 + 4 * size).assumingMemoryBound(to: Int32.self)
    values = (start + 8 + 4 * (size + count)).assumingMemoryBound(to: UInt8.self)
    exact = values + count
    bytes = exact + count
    guard count == 0 || Int(ends[count - 1]) <= section.count - fixed else { throw .damaged }
  }

  /// The section for `entries`. Of two equal words the first counts.
  static func encoded(_ entries: [(word: String, value: UInt8)]) -> [UInt8] {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    var ends: [Int32] = []
    var bytes: [UInt8] = []
    // Words with capitals go in first, so that they are found before their namesakes of small letters.
    let ordered = entries.filter { hasCapital($0.word) } + entries.filter { !hasCapital($0.word) }
    for (i, entry) in ordered.enumerated() {
      let word = Array(entry.word.utf8)
      bytes += word
      ends.append(Int32(bytes.count))
      let hash = word.withUnsafeBufferPointer { $0.baseAddress.map { self.hash($0, word.count) } ?? 0 }
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(i)
    }
    var section: [UInt8] = []
    for numbers in [[Int32(size), Int32(ordered.count)], slots, ends] {
      numbers.withUnsafeBytes { section += $0 }
    }
    return section + ordered.map(\.value) + ordered.map { hasCapital($0.word) ? 1 : 0 } + bytes
  }

  /// The first byte of each word.
  var firstBytes: [UInt8] {
    (0..<count).compactMap { i in
      let start = start(i)
      return start < Int(ends[i]) ? bytes[start] : nil
    }
  }

  @inline(__always)
  private func start(_ i: Int) -> Int { i == 0 ? 0 : Int(ends[i - 1]) }

  /// Set in a value where capitals stand for small letters past the first byte: "KR." for "kr.".
  static let shouted: UInt8 = 0x80

  /// The value of the `count` bytes at `word`, 0 where they are not in the table, with `shouted` where that applies.
  /// `stop`: as if a full stop followed.
  func value(_ word: UnsafePointer<UInt8>, _ count: Int, stop: Bool = false) -> UInt8 {
    let length = count + (stop ? 1 : 0)
    if length > WordTable.longest || length == 0 { return 0 }
    var hash = WordTable.hash(word, count)
    if stop { hash = WordTable.mix(hash, 0x2E) }
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let i = Int(slots[slot])
      let start = start(i)
      if Int(ends[i]) - start == length,
        let shouted = match(i, bytes + start, word, count, stop)
      {
        return values[i] | shouted
      }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// Nil where entry `i` is another word, else `shouted` or 0.
  private func match(
    _ i: Int, _ entry: UnsafePointer<UInt8>, _ word: UnsafePointer<UInt8>, _ count: Int, _ stop: Bool
  ) -> UInt8? {
    if stop, entry[count] != 0x2E { return nil }
    if exact[i] != 0 {
      for k in 0..<count where entry[k] != word[k] { return nil }
      return 0
    }
    var previous: UInt8 = 0
    var shouted: UInt8 = 0
    for k in 0..<count {
      if entry[k] != Bytes.lower(word[k], after: previous) { return nil }
      if k > 1, entry[k] != word[k] { shouted = WordTable.shouted }
      previous = word[k]
    }
    if count > 1, entry[1] != word[1], entry[0] < 0x80 { shouted = WordTable.shouted }
    return shouted
  }

  /// A hash of the bytes in small letters.
  @inline(__always)
  static func hash(_ word: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    var previous: UInt8 = 0
    for k in 0..<count {
      hash = mix(hash, Bytes.lower(word[k], after: previous))
      previous = word[k]
    }
    return hash
  }

  @inline(__always)
  private static func mix(_ hash: UInt32, _ b: UInt8) -> UInt32 {
    let h = (hash ^ UInt32(b)) &* 0x0100_0193
    return h ^ (h >> 15)
  }

  private static func hasCapital(_ word: String) -> Bool {
    var previous: UInt8 = 0
    for b in word.utf8 {
      if Bytes.lower(b, after: previous) != b { return true }
      previous = b
    }
    return false
  }
}
