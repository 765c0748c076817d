/// A lexicon file as its lines stand, for counting and searching; says nothing of what they mean.
public struct LexiconListing {
  public let file: LexiconFile

  public init(file: LexiconFile) { self.file = file }

  /// Calls `body` with each line that holds a fact: no comment, no header, not empty.
  public func forEachFact(_ body: (_ line: Int, _ text: Substring) -> Void) {
    var hasHeader = !isTable
    var number = 0
    // By bytes: a search goes through twenty thousand lines.
    let text = String(decoding: file.bytes, as: UTF8.self)
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.first == 0x23 { continue }
      if hasHeader { body(number, Substring(line)) } else { hasHeader = true }
    }
  }

  public var isTable: Bool { file.path.hasSuffix(".tsv") }

  /// The rows of a table, the records of any other file.
  public var entryCount: Int {
    var count = 0
    if isTable {
      forEachFact { _, _ in count += 1 }
    } else {
      var last = -1
      forEachFact { line, _ in
        if line != last + 1 { count += 1 }
        last = line
      }
    }
    return count
  }
}
