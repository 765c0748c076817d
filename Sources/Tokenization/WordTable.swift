/// A set of short words with a value each, looked up by the bytes of a text without making a string.
///
/// A word with a capital matches only itself; one of small letters matches any case ("kr." also "KR.").
final class WordTable: @unchecked Sendable {
  // Filled in `init` and never changed, so that threads may share it.
  private let slots: UnsafeMutablePointer<Int32>
  private let mask: Int
  private let starts: UnsafeMutablePointer<Int32>
  private let bytes: UnsafeMutablePointer<UInt8>
  private let values: UnsafeMutablePointer<UInt8>
  private let exact: UnsafeMutablePointer<Bool>

  /// Words longer than this are in no lexicon.
  static let longest = 48

  /// Of two equal words the first counts.
  init(_ entries: [(word: String, value: UInt8)]) {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    mask = size - 1
    slots = .allocate(capacity: size)
    slots.initialize(repeating: -1, count: size)
    starts = .allocate(capacity: entries.count + 1)
    values = .allocate(capacity: entries.count)
    exact = .allocate(capacity: entries.count)
    bytes = .allocate(capacity: entries.reduce(1) { $0 + $1.word.utf8.count })
    var end = 0
    starts[0] = 0
    // Words with capitals go in first, so that they are found before their namesakes of small letters.
    let ordered =
      entries.filter { WordTable.hasCapital($0.word) } + entries.filter { !WordTable.hasCapital($0.word) }
    for (i, entry) in ordered.enumerated() {
      let start = end
      for b in entry.word.utf8 {
        bytes[end] = b
        end += 1
      }
      starts[i + 1] = Int32(end)
      values[i] = entry.value
      exact[i] = WordTable.hasCapital(entry.word)
      var slot = Int(truncatingIfNeeded: WordTable.hash(bytes + start, end - start)) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(i)
    }
  }

  deinit {
    slots.deallocate()
    starts.deallocate()
    bytes.deallocate()
    values.deallocate()
    exact.deallocate()
  }

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
      let start = Int(starts[i])
      if Int(starts[i + 1]) - start == length,
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
    if exact[i] {
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
