/// The words and marks of a text, in order, as two columns of byte offsets.
///
///     text    p å   U S A
///     byte   0 1 2 3 4 5 6        "å" is two bytes
///     starts 0       4
///     ends   3       7
///
/// Tokens ascend, are never empty, do not overlap, and hold no white space that ICU would call a gap. All
/// white space lies between tokens: the writers of records make SPACE tokens of it, no stage sees them.
public struct Tokens: Sendable, Hashable {
  public private(set) var starts: [Int32]
  public private(set) var ends: [Int32]

  public init() {
    starts = []
    ends = []
  }

  public init(starts: [Int32], ends: [Int32]) {
    precondition(starts.count == ends.count)
    self.starts = starts
    self.ends = ends
  }

  public var count: Int { starts.count }
  public var isEmpty: Bool { starts.isEmpty }
  public var indices: Range<Int> { 0..<starts.count }

  /// The byte range of token `index`.
  public subscript(index: Int) -> Range<Int> { Int(starts[index])..<Int(ends[index]) }

  /// The byte range from the first to the last token of a non-empty range of tokens.
  public func bytes(of range: Range<Int>) -> Range<Int> {
    Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  public mutating func append(start: Int, end: Int) {
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
  }

  public mutating func reserveCapacity(_ n: Int) {
    starts.reserveCapacity(n)
    ends.reserveCapacity(n)
  }
}

extension Document {
  /// The text of token `index`. Makes a string: for messages and output, not for the hot path.
  public func text(ofToken index: Int) -> String { text.string(tokens![index]) }

  /// The text from the first to the last token of a non-empty range.
  public func text(ofTokens range: Range<Int>) -> String { text.string(tokens!.bytes(of: range)) }
}
