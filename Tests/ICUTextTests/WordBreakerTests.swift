import ICUText
import TestSupport
import Testing

@Suite struct WordBreakerTests {
  /// Lines of `Cases/words.txt`: the pieces, parted by |.
  @Test func piecesAreAsWritten() {
    for line in CaseFile("words.txt").lines {
      let pieces = line.text.split(separator: "|").map(String.init)
      var breaker = WordBreaker()
      var at = 0
      let expected = pieces.map { piece in
        at += piece.utf8.count
        return at
      }
      if breaker.breaks(in: pieces.joined()) != expected {
        Issue.record("ICU breaks at \(breaker.breaks(in: pieces.joined()))", sourceLocation: line.location)
      }
    }
  }

  @Test func oneBreakerServesTextAfterText() {
    var breaker = WordBreaker()
    #expect(breaker.breaks(in: "æ ø") == [2, 3, 5])
    #expect(breaker.breaks(in: "") == [])
    #expect(breaker.breaks(in: "😀") == [4])
  }

  @Test func wordsAreToldFromMarks() {
    var breaker = WordBreaker()
    var words: [Bool] = []
    Array("Vi går.".utf8).withUnsafeBufferPointer { breaker.forEachPiece(in: $0) { words.append($1) } }
    #expect(words == [true, false, true, false])
  }

  @Test func badUTF8IsCutByteByByte() {
    var breaker = WordBreaker()
    var ends: [Int] = []
    [0x61, 0xFF, 0xC3].withUnsafeBufferPointer {
      breaker.forEachPiece(in: $0) { range, _ in ends.append(range.upperBound) }
    }
    #expect(ends.last == 3)
  }
}
