internal import LexiconFormat

/// A lexicon file as its lines stand, for counting and searching; says nothing of what they mean.
struct LexiconListing {
  let file: LexiconFile

  /// Calls `body` with each line that holds a fact: no comment, no header, not empty.
  func forEachFact(_ body: (_ line: Int, _ text: Substring) -> Void) {
    var hasHeader = !isTable
    var number = 0
    for line in String(decoding: file.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      if hasHeader { body(number, line) } else { hasHeader = true }
    }
  }

  var isTable: Bool { file.path.hasSuffix(".tsv") }

  /// The rows of a table, the records of any other file.
  var entryCount: Int {
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
