internal import ICUText
internal import LexiconFormat

/// Puts the rows of a table in the order that it declares.
///
/// A table with `#! order da` is sorted by its first field in Danish order, equal ones by the whole row. Comments above
/// a row move with it; what stands before the header line stays. Every other file is left as it is.
struct LexiconFormatter {
  let file: LexiconFile

  /// The file as it should be, `nil` where it is so already or has no order.
  func formatted() -> [UInt8]? {
    guard file.path.hasSuffix(".tsv"), let text = String(validating: file.bytes, as: UTF8.self) else {
      return nil
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.contains(where: { LexiconFormatter.declaresDanishOrder($0) }),
      let header = lines.firstIndex(where: { !$0.hasPrefix("#") })
    else { return nil }

    var rows: [(key: [UInt8], lines: ArraySlice<Substring>)] = []
    var first = header + 1
    for index in lines.indices[first...] where !lines[index].hasPrefix("#") {
      let field = String(lines[index].prefix { $0 != "\t" })
      rows.append((Collator.danish.sortKey(field) + [0] + Array(lines[index].utf8), lines[first...index]))
      first = index + 1
    }
    rows.sort { $0.key.lexicographicallyPrecedes($1.key) }
    let sorted = lines[...header] + rows.flatMap(\.lines) + lines[first...]
    let bytes = Array(sorted.joined(separator: "\n").utf8) + [0x0A]
    return bytes == file.bytes ? nil : bytes
  }

  private static func declaresDanishOrder(_ line: Substring) -> Bool {
    line.hasPrefix("#!") && line.dropFirst(2).split(separator: " ").elementsEqual(["order", "da"])
  }
}
