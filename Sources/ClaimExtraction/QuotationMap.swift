internal import DocumentModel

/// Which tokens of a sentence stand inside quotation marks; a quotation may run on over sentences.
struct QuotationMap {
  /// The words inside each pair of marks, marks left out.
  private(set) var regions: [Range<Int>] = []
  /// Whether the sentence ends inside a quotation.
  private(set) var isOpenAtEnd = false
  /// The sentence is a line of dialogue after a dash: its words before ", siger hun" are spoken.
  private(set) var isDialogueLine = false

  init(_ view: SentenceView, startsOpen: Bool) {
    var open: Int? = startsOpen ? 0 : nil
    var isSingle = false
    for i in 0..<view.count where view.isPunctuation(i) || view.byteCount(i) <= 3 {
      if QuotationMap.isSingleMark(view, i) {
        // 'Vi lukker,' siger hun: half a mark may be an apostrophe, so it opens before a word and closes its own kind.
        let opens = (i == 0 || view.hasSpaceBefore(i)) && i + 1 < view.count && !view.hasSpaceBefore(i + 1)
        if open == nil, opens {
          open = i + 1
          isSingle = true
        } else if isSingle, let start = open, !opens {
          if start < i { regions.append(start..<i) }
          open = nil
          isSingle = false
        }
        continue
      }
      guard !isSingle, let mark = QuotationMap.mark(view, i) else { continue }
      // A straight or right-hand mark opens where none is open, else it closes; «angles» show which they do.
      let opens: Bool
      switch mark {
      case .opening: opens = open == nil || open == i
      case .closing: opens = false
      case .either: opens = open == nil
      }
      if opens {
        open = i + 1
      } else if let start = open {
        if start < i { regions.append(start..<i) }
        open = nil
      } else if mark == .closing, regions.isEmpty, i > 0 {
        regions.append(0..<i)
      }
    }
    // One that nothing closes was an apostrophe.
    if isSingle { open = nil }
    if let start = open, start < view.count {
      regions.append(start..<view.count)
      isOpenAtEnd = true
    } else {
      isOpenAtEnd = open != nil
    }
    if view.count > 2, regions.isEmpty || regions[0].lowerBound > 1 {
      isDialogueLine =
        (view.isMark(0, "-") || view.isMark(0, "–") || view.isMark(0, "—")) && view.hasSpaceBefore(1)
    }
  }

  func contains(_ token: Int) -> Bool { regions.contains { $0.contains(token) } }

  private static func isSingleMark(_ view: SentenceView, _ token: Int) -> Bool {
    view.isMark(token, "'") || view.isMark(token, "’") || view.isMark(token, "‘") || view.isMark(token, "‚")
      || view.isMark(token, "›") || view.isMark(token, "‹")
  }

  private enum Mark { case opening, closing, either }

  private static func mark(_ view: SentenceView, _ token: Int) -> Mark? {
    if view.isMark(token, "\"") || view.isMark(token, "”") || view.isMark(token, "''")
      || view.isMark(token, "``")
    {
      return .either
    }
    if view.isMark(token, "»") || view.isMark(token, "«") {
      // »Danish« and «Norwegian» fashion: the mark that comes after a blank opens.
      let spaceBefore = token == 0 || view.hasSpaceBefore(token)
      let spaceAfter = token + 1 >= view.count || view.hasSpaceBefore(token + 1)
      if spaceBefore != spaceAfter { return spaceBefore ? .opening : .closing }
      return view.isMark(token, "»") ? .opening : .closing
    }
    if view.isMark(token, "“") {
      let spaceBefore = token == 0 || view.hasSpaceBefore(token)
      return spaceBefore ? .opening : .either
    }
    if view.isMark(token, "„") { return .opening }
    return nil
  }
}
