internal import DocumentModel

/// Reads one document of CoNLL-U (https://universaldependencies.org/format.html): its text is put together from the
/// words and what MISC says of the blanks between them.
///
/// - `SpaceAfter=No`, `SpacesAfter=\s\n` and `SpacesBefore=` are heeded. Without them one blank follows a word, and
///   a paragraph (`# newpar`) begins after a blank line.
/// - The words of a multiword token share its place in the text. Empty nodes are kept and belong to no layer.
/// - With `.morphology`, UPOS, FEATS and LEMMA become a layer where any word has a tag; with `.syntax`, HEAD and
///   DEPREL where any word has a head. Each sentence then needs one root and no cycle.
struct CoNLLUReader {
  let name: String
  let firstLine: Int
  let layers: Layers

  private var columns = TreebankColumns()
  private var text: [UInt8] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var firstTokens: [Int32] = []
  private var morphology = MorphologyColumns()
  private var syntax = SyntaxColumns()
  private var warnings: [InputWarning] = []
  private var documentID: String?

  /// The white space that is due before the next word.
  private var gap: [UInt8] = []
  private var gapIsGiven = true
  private var comments: [String] = []
  private var textLine: (line: Int, value: String)?
  private var beginsParagraph = false
  private var sentenceStart = 0
  private var sentenceLine = 0
  private var multiword: MultiwordToken?
  private var pendingNodes: [String] = []

  init(name: String, firstLine: Int, keeping layers: Layers) {
    self.name = name
    self.firstLine = firstLine
    self.layers = layers
  }

  private var wordCount: Int { starts.count }

  private mutating func append(_ start: Int, _ end: Int) {
    starts.append(Int32(start))
    ends.append(Int32(end))
  }

  private var id: String { documentID ?? "\(name):\(firstLine)" }

  /// The id of a document that is not read.
  func id(in bytes: [UInt8]) -> String {
    for line in bytes.split(separator: 0x0A) where line.first == UInt8(ascii: "#") {
      let comment = Comment(String(decoding: line, as: UTF8.self))
      if comment.name == "newdoc", let id = comment.value { return id }
    }
    return "\(name):\(firstLine)"
  }

  mutating func read(_ bytes: [UInt8]) throws(InputError) -> DocumentRecord {
    var line = firstLine
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let content = bytes[start..<end].last == 0x0D ? bytes[start..<end - 1] : bytes[start..<end]
      try take(content, line)
      start = end + 1
      line += 1
    }
    try endSentence(line)
    if gapIsGiven { text += gap }

    let sentences = Sentences(firstTokens: firstTokens, tokenCount: wordCount)
    var document = Document(
      text: SourceText(unchecked: text), tokens: Tokens(starts: starts, ends: ends), sentences: sentences)
    if layers.contains(.morphology), let layer = morphology.layer {
      document.morphology = layer
      columns.layers.insert(.morphology)
    }
    if layers.contains(.syntax), let layer = syntax.layer {
      document.syntax = layer
      columns.layers.insert(.syntax)
    }
    return DocumentRecord(id: id, document: document, treebank: columns, warnings: warnings)
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ number: Int) throws(InputError) {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return try endSentence(number) }
    if line.first == UInt8(ascii: "#") { return takeComment(String(decoding: line, as: UTF8.self), number) }
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard fields.count == 10 else {
      throw fault(number, "\(fields.count) columns where CoNLL-U has 10, parted by tabs")
    }
    if let empty = fields.firstIndex(where: { $0.isEmpty }) {
      throw fault(number, "column \(empty + 1) is empty; write '_'")
    }
    if sentenceLine == 0 { sentenceLine = number }
    let wordID = fields[0]
    if wordID.contains(UInt8(ascii: "-")) {
      try takeMultiword(line, fields, number)
    } else if wordID.contains(UInt8(ascii: ".")) {
      let node = String(decoding: line, as: UTF8.self)
      if wordCount == sentenceStart {
        pendingNodes.append(node)
      } else {
        columns.emptyNodesAfter[wordCount - 1, default: []].append(node)
      }
    } else {
      try takeWord(fields, number)
    }
  }

  private mutating func takeComment(_ line: String, _ number: Int) {
    comments.append(line)
    let comment = Comment(line)
    switch comment.name {
    case "newdoc":
      if documentID == nil { documentID = comment.value }
      beginsParagraph = true
    case "newpar": beginsParagraph = true
    case "text": textLine = (number, comment.value ?? "")
    default: break
    }
  }

  private mutating func takeMultiword(
    _ line: ArraySlice<UInt8>, _ fields: [ArraySlice<UInt8>], _ number: Int
  ) throws(InputError) {
    let ends = fields[0].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(decimal)
    let next = wordCount - sentenceStart + 1
    guard ends.count == 2, let first = ends[0], let last = ends[1], first == next, last > first,
      multiword == nil
    else { throw fault(number, "the multiword token '\(string(fields[0]))' does not begin at word \(next)") }
    openGap(misc: fields[9])
    columns.multiwordLines[wordCount, default: []].append(String(decoding: line, as: UTF8.self))
    multiword = MultiwordToken(form: Array(fields[1]), wordCount: last - first + 1, line: number)
    closeGap(misc: fields[9])
  }

  private mutating func takeWord(_ fields: [ArraySlice<UInt8>], _ number: Int) throws(InputError) {
    let next = wordCount - sentenceStart + 1
    guard decimal(fields[0]) == next else {
      throw fault(number, "word '\(string(fields[0]))' where \(next) follows")
    }
    let index = wordCount
    if next == 1 {
      firstTokens.append(Int32(index))
      columns.comments.append(comments)
      if !pendingNodes.isEmpty { columns.emptyNodesBefore[index] = pendingNodes }
      pendingNodes = []
      comments = []
    }
    if multiword != nil {
      multiword!.words.append(Array(fields[1]))
      append(0, 0)  // placed when the last of them is there
      if multiword!.words.count == multiword!.wordCount { try placeMultiword() }
    } else {
      openGap(misc: fields[9])
      let start = text.count
      text += fields[1]
      append(start, text.count)
      closeGap(misc: fields[9])
    }
    fields[4].withUnsafeBufferPointer { columns.xpos.append($0) }
    fields[8].withUnsafeBufferPointer { columns.deps.append($0) }
    fields[9].withUnsafeBufferPointer { columns.misc.append($0) }
    if layers.contains(.morphology) {
      if let message = morphology.append(
        tag: fields[3], features: fields[5], lemma: fields[2], form: fields[1])
      {
        throw fault(number, message)
      }
    }
    if layers.contains(.syntax) {
      if let message = syntax.append(head: fields[6], relation: fields[7], line: number) {
        throw fault(number, message)
      }
    }
  }

  /// Gives each word of the multiword token a piece of its form: the word itself where the words make up the form,
  /// else one character, and the rest to the last.
  private mutating func placeMultiword() throws(InputError) {
    guard let token = multiword else { return }
    multiword = nil
    guard let pieces = token.pieces else {
      throw fault(token.line, "a multiword token of fewer characters than words")
    }
    let first = wordCount - token.wordCount
    for (k, piece) in pieces.enumerated() {
      if piece != token.words[k] {
        columns.forms[first + k] = String(decoding: token.words[k], as: UTF8.self)
      }
      starts[first + k] = Int32(text.count)
      text += piece
      ends[first + k] = Int32(text.count)
    }
  }

  private mutating func openGap(misc: ArraySlice<UInt8>) {
    if beginsParagraph, !gapIsGiven, !text.isEmpty { gap = [0x0A, 0x0A] }
    beginsParagraph = false
    text += gap
    if let before = Spacing.value(of: "SpacesBefore", in: misc) { text += before }
  }

  private mutating func closeGap(misc: ArraySlice<UInt8>) {
    if let after = Spacing.value(of: "SpacesAfter", in: misc) {
      gap = after
      gapIsGiven = true
    } else {
      gap = Spacing.isGlued(misc) ? [] : [0x20]
      gapIsGiven = false
    }
  }

  private mutating func endSentence(_ number: Int) throws(InputError) {
    defer {
      sentenceStart = wordCount
      sentenceLine = 0
      textLine = nil
    }
    if let multiword { throw fault(multiword.line, "the multiword token lacks words") }
    guard wordCount > sentenceStart else {
      if sentenceLine > 0 { throw fault(sentenceLine, "a sentence without words") }
      return
    }
    if let textLine {
      let range = Int(starts[sentenceStart])..<text.count
      if !Spacing.isSame(text[range], Array(textLine.value.utf8)[...]) {
        warnings.append(
          InputWarning(
            file: name, line: textLine.line, message: "'# text' is not what the words give; they count"))
      }
    }
    if layers.contains(.syntax), let (line, message) = syntax.endSentence() {
      throw fault(line, message)
    }
  }

  private func fault(_ line: Int, _ message: String) -> InputError {
    InputError(code: .invalidCoNLLU, id: id, file: name, line: line, byte: 1, message: message)
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// A multiword token whose words are being read.
private struct MultiwordToken {
  let form: [UInt8]
  let wordCount: Int
  let line: Int
  var words: [[UInt8]] = []

  /// The form in one piece a word, `nil` where it is too short.
  var pieces: [[UInt8]]? {
    if words.joined().elementsEqual(form) { return words }
    var characters: [[UInt8]] = []
    for byte in form {
      if byte & 0xC0 == 0x80, !characters.isEmpty {
        characters[characters.count - 1].append(byte)
      } else {
        characters.append([byte])
      }
    }
    guard characters.count >= wordCount else { return nil }
    return Array(characters[..<(wordCount - 1)]) + [Array(characters[(wordCount - 1)...].joined())]
  }
}

/// The number that a field is, `nil` where it is none.
func decimal(_ field: ArraySlice<UInt8>) -> Int? {
  guard !field.isEmpty, field.count < 10 else { return nil }
  var number = 0
  for byte in field {
    guard byte >= 0x30, byte <= 0x39 else { return nil }
    number = number * 10 + Int(byte - 0x30)
  }
  return number
}
