internal import CICU

/// ICU's word iteration (UAX #29, locale "da") over UTF-8.
///
///     var breaker = WordBreaker()
///     breaker.breaks(in: "DR's svar: 3,5")     // DR's| |svar|:| |3,5|
///
/// It opens an iterator of its own, so one value serves one thread at a time; opening costs about 20 µs.
public struct WordBreaker: ~Copyable {
  private let iterator: OpaquePointer?
  private var text = UTF16Text()

  /// Opens an iterator. Where ICU's data are missing, every code point becomes a piece.
  public init() {
    var error = U_ZERO_ERROR
    let opened = cicu_open_words("da", &error)
    iterator = error.rawValue > 0 ? nil : opened
  }

  deinit { if let iterator { cicu_close_breaks(iterator) } }

  /// Calls `body` for each piece of `bytes`, in order: its byte range, and whether ICU takes it for a word (letters,
  /// digits, ideographs) and not for a mark or white space. The pieces cover all bytes.
  public mutating func forEachPiece(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ range: Range<Int>, _ isWord: Bool) -> Void
  ) {
    if bytes.isEmpty { return }
    text.take(bytes)
    let count = Int32(truncatingIfNeeded: text.units.count)
    guard let iterator else { return forEachCodePoint(body) }
    text.units.withUnsafeBufferPointer { units in
      var error = U_ZERO_ERROR
      cicu_set_break_text(iterator, units.baseAddress!, count, &error)
      if error.rawValue > 0 { return forEachCodePoint(body) }
      var start = 0
      while true {
        let unit = cicu_next_break(iterator)
        if unit < 0 { break }
        let end = Int(text.offsets[Int(unit)])
        if end > start { body(start..<end, cicu_break_status(iterator) >= 100) }
        start = end
      }
    }
  }

  /// The byte offsets at which a piece ends, for tests and tools.
  public mutating func breaks(in string: String) -> [Int] {
    var ends: [Int] = []
    let bytes = Array(string.utf8)
    bytes.withUnsafeBufferPointer { forEachPiece(in: $0) { range, _ in ends.append(range.upperBound) } }
    return ends
  }

  private func forEachCodePoint(_ body: (Range<Int>, Bool) -> Void) {
    var start = 0
    for offset in text.offsets.dropFirst() where Int(offset) > start {
      body(start..<Int(offset), false)
      start = Int(offset)
    }
  }
}
