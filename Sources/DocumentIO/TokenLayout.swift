internal import DocumentModel

/// The tokens of a record: those of the document, and a SPACE token for what a gap between them holds beyond the
/// one blank that belongs to the token before; with their offsets in the unit of the record.
struct TokenLayout {
  /// The index of the document's token, -1 for a SPACE token.
  private(set) var sources: [Int32] = []
  /// The bytes of each.
  private(set) var byteStarts: [Int32] = []
  private(set) var byteEnds: [Int32] = []
  /// The offsets of each.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  /// The number in the record of each of the document's tokens.
  private(set) var numbers: [Int32] = []

  var count: Int { sources.count }

  /// Lays out the tokens of a text anew, in one pass over its bytes.
  mutating func lay(_ tokens: Tokens, over text: SourceText, unit: OffsetUnit) {
    sources.removeAll(keepingCapacity: true)
    byteStarts.removeAll(keepingCapacity: true)
    byteEnds.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    numbers.reserveCapacity(tokens.count)
    text.utf8.withUnsafeBufferPointer { bytes in
      var cursor = Cursor(bytes: bytes, unit: unit)
      var end = 0
      for index in tokens.indices {
        let token = tokens[index]
        addGap(end..<token.lowerBound, &cursor)
        numbers.append(Int32(count))
        add(Int32(index), token, &cursor)
        end = token.upperBound
      }
      addGap(end..<bytes.count, &cursor)
    }
  }

  private mutating func addGap(_ gap: Range<Int>, _ cursor: inout Cursor) {
    guard !gap.isEmpty else { return }
    let belongsToToken = gap.lowerBound > 0 && cursor.bytes[gap.lowerBound] == 0x20
    let rest = gap.lowerBound + (belongsToToken ? 1 : 0)..<gap.upperBound
    if !rest.isEmpty { add(-1, rest, &cursor) }
  }

  private mutating func add(_ source: Int32, _ range: Range<Int>, _ cursor: inout Cursor) {
    sources.append(source)
    byteStarts.append(Int32(range.lowerBound))
    byteEnds.append(Int32(range.upperBound))
    starts.append(cursor.offset(ofByte: range.lowerBound))
    ends.append(cursor.offset(ofByte: range.upperBound))
  }

  /// The offsets of a non-empty range of the document's tokens.
  func span(_ tokens: Range<Int>) -> (start: Int, end: Int) {
    (Int(starts[Int(numbers[tokens.lowerBound])]), Int(ends[Int(numbers[tokens.upperBound - 1])]))
  }
}

/// Walks forward over bytes and counts in another unit.
private struct Cursor {
  let bytes: UnsafeBufferPointer<UInt8>
  let unit: OffsetUnit
  private var byte = 0
  private var offset: Int32 = 0

  init(bytes: UnsafeBufferPointer<UInt8>, unit: OffsetUnit) {
    self.bytes = bytes
    self.unit = unit
  }

  /// The offset that stands for byte `target`, which must not lie before the last one asked for.
  mutating func offset(ofByte target: Int) -> Int32 {
    switch unit {
    case .utf8: return Int32(target)
    case .codepoint:
      while byte < target {
        offset += bytes[byte] & 0xC0 != 0x80 ? 1 : 0
        byte += 1
      }
    case .utf16:
      while byte < target {
        // A character of four bytes is two units.
        offset += (bytes[byte] & 0xC0 != 0x80 ? 1 : 0) + (bytes[byte] >= 0xF0 ? 1 : 0)
        byte += 1
      }
    }
    return offset
  }
}
