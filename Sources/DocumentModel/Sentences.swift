/// The sentences of a text: a division of all its tokens into consecutive, non-empty ranges.
///
/// A sentence is a range of token indices; its place in the text is that of its first and last token.
public struct Sentences: Sendable, Hashable, RandomAccessCollection {
  /// The index of each sentence's first token, and the number of tokens at the end.
  public private(set) var borders: [Int32]

  /// Sentences that begin at the given tokens, of `tokenCount` in all. The first must be 0; empty where there
  /// are no tokens.
  public init(firstTokens: [Int32], tokenCount: Int) {
    precondition(firstTokens.isEmpty == (tokenCount == 0))
    borders = firstTokens
    borders.append(Int32(tokenCount))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { borders.count - 1 }

  /// The token indices of sentence `index`.
  public subscript(index: Int) -> Range<Int> { Int(borders[index])..<Int(borders[index + 1]) }

  /// The sentence that holds token `token`.
  public func sentence(ofToken token: Int) -> Int {
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(borders[middle]) <= token { low = middle } else { high = middle }
    }
    return low
  }
}
