/// Puts the lines of a CoNLL-U file together to documents: one begins with each sentence that has `# newdoc` among
/// its comments, whichever comment stands first.
struct TreebankBlocks {
  /// A document's lines.
  struct Piece {
    var line: Int
    var bytes: [UInt8]
    var isCut: Bool
  }

  /// The sentences of the document so far.
  private var document: Piece?
  /// The sentence that is being read.
  private var block = Piece(line: 1, bytes: [], isCut: false)
  private var blockBeginsDocument = false

  /// How much is kept of what is too long: enough to find its id.
  private static let keptOfCut = 1 << 16

  /// Takes a line without its line feed; gives the document that it ended.
  mutating func take(_ line: UnsafeRawBufferPointer, line number: Int, isCut: Bool, limit: Int) -> Piece? {
    if block.bytes.isEmpty { block.line = number }
    if isCut { block.isCut = true }
    if !block.isCut {
      block.bytes.append(contentsOf: line)
      block.bytes.append(0x0A)
      if block.bytes.count > limit { block.cut(to: TreebankBlocks.keptOfCut) }
    }
    if TreebankBlocks.beginsDocument(line) { blockBeginsDocument = true }
    let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return isBlank ? closeBlock(limit) : nil
  }

  /// What is left at the end of the file.
  mutating func finish(limit: Int) -> Piece? {
    // Two documents may be open: one that the last sentence ended, and that sentence's own. The splitter calls
    // again until nothing is left.
    if let ended = closeBlock(limit) { return ended }
    defer { document = nil }
    return document
  }

  private mutating func closeBlock(_ limit: Int) -> Piece? {
    defer {
      block = Piece(line: block.line, bytes: [], isCut: false)
      blockBeginsDocument = false
    }
    let isBlank = !block.isCut && block.bytes.allSatisfy { $0 <= 0x20 }
    if document == nil {
      if !isBlank { document = block }
      return nil
    }
    if blockBeginsDocument {
      let ended = document
      document = block
      return ended
    }
    if document!.isCut { return nil }
    document!.bytes.append(contentsOf: block.bytes)
    if block.isCut || document!.bytes.count > limit { document!.cut(to: TreebankBlocks.keptOfCut) }
    return nil
  }

  private static func beginsDocument(_ line: UnsafeRawBufferPointer) -> Bool {
    guard line.first == UInt8(ascii: "#") else { return false }
    return Comment(String(decoding: line.prefix(256), as: UTF8.self)).name == "newdoc"
  }
}

extension TreebankBlocks.Piece {
  fileprivate mutating func cut(to size: Int) {
    isCut = true
    bytes = Array(bytes.prefix(size))
  }
}

/// A comment line of CoNLL-U: `# newdoc id = nyt-1` has the name "newdoc" and the id "nyt-1", `# text = Hej.` the
/// name "text" and the value "Hej.".
struct Comment {
  let name: String
  let value: String?

  init(_ line: String) {
    let content = line.dropFirst().drop { $0 == " " }
    let words = content.split(separator: " ", maxSplits: 1)
    let first = words.first.map(String.init) ?? ""
    var value: Substring?
    if let equals = content.firstIndex(of: "=") {
      value = content[content.index(after: equals)...].drop { $0 == " " }
    }
    if first == "newdoc" || first == "newpar" {
      let isID = words.count == 2 && words[1].hasPrefix("id")
      name = first
      self.value = isID ? value.map(String.init) : nil
    } else {
      name = first.split(separator: "=").first.map(String.init) ?? ""
      self.value = value.map(String.init)
    }
  }
}
