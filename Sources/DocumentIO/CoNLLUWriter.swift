internal import DocumentModel

/// Writes documents as CoNLL-U (https://universaldependencies.org/format.html).
///
/// White space between words that is not one blank is told in MISC as UDPipe does: `SpaceAfter=No`,
/// `SpacesAfter=\n`, `SpacesBefore=`. What came in as CoNLL-U goes out with its comments, multiword tokens and empty
/// nodes. A column whose layer the document lacks is `_`. A document without words has no lines.
public struct CoNLLUWriter: Sendable {
  public init() {}

  public func write(_ record: DocumentRecord, to buffer: inout ByteBuffer) {
    let document = record.document
    guard let tokens = document.tokens, let sentences = document.sentences else { return }
    // UD allows no white space in a sentence's name: a document's, often a path, may have some.
    let identifier = String(record.id.map { $0.isWhitespace ? "_" : $0 })
    for (number, sentence) in sentences.enumerated() {
      if let treebank = record.treebank {
        for comment in treebank.comments[number] {
          buffer.append(comment)
          buffer.append(literal: "\n")
        }
      } else {
        writeComments(record, identifier, number, sentence, tokens, to: &buffer)
      }
      for token in sentence {
        let row = Row(record: record, tokens: tokens, sentence: sentence, token: token)
        row.write(to: &buffer)
      }
      buffer.append(literal: "\n")
    }
  }

  private func writeComments(
    _ record: DocumentRecord, _ identifier: String, _ number: Int, _ sentence: Range<Int>, _ tokens: Tokens,
    to buffer: inout ByteBuffer
  ) {
    let text = record.document.text
    let start = Int(tokens.starts[sentence.lowerBound])
    let last = sentence.lowerBound > 0 ? Int(tokens.ends[sentence.lowerBound - 1]) : 0
    if number == 0 {
      buffer.append(literal: "# newdoc id = ")
      buffer.append(field: record.id)
      buffer.append(literal: "\n")
    }
    if number == 0 || text.utf8[last..<start].count(where: { $0 == 0x0A }) > 1 {
      buffer.append(literal: "# newpar\n")
    }
    buffer.append(literal: "# sent_id = ")
    buffer.append(field: identifier)
    buffer.append(literal: "-")
    buffer.append(number: number + 1)
    buffer.append(literal: "\n# text = ")
    text.utf8.withUnsafeBytes { bytes in
      var end = start
      for token in sentence {
        // Any white space between words is one blank here; what it was stands in MISC.
        if end < Int(tokens.starts[token]) { buffer.append(literal: " ") }
        buffer.append(field: UnsafeRawBufferPointer(rebasing: bytes[tokens[token]]))
        end = Int(tokens.ends[token])
      }
    }
    buffer.append(literal: "\n")
  }
}

/// The line of a word.
private struct Row {
  let record: DocumentRecord
  let tokens: Tokens
  let sentence: Range<Int>
  let token: Int

  func write(to buffer: inout ByteBuffer) {
    let document = record.document
    let treebank = record.treebank
    let keepsTree = treebank?.layers.contains(.syntax) == true
    if keepsTree { write(treebank?.emptyNodesBefore[token], to: &buffer) }
    write(treebank?.multiwordLines[token], to: &buffer)
    buffer.append(number: token - sentence.lowerBound + 1)
    buffer.append(literal: "\t")
    if let form = treebank?.forms[token] {
      buffer.append(form)
    } else {
      document.text.utf8.withUnsafeBytes {
        buffer.append(field: UnsafeRawBufferPointer(rebasing: $0[tokens[token]]))
      }
    }
    buffer.append(literal: "\t")
    writeMorphology(document.morphology, to: &buffer)
    if let syntax = document.syntax {
      let head = Int(syntax.heads[token])
      buffer.append(number: head == token ? 0 : head - sentence.lowerBound + 1)
      buffer.append(literal: "\t")
      buffer.append(syntax.inventory.name(syntax.relations[token]))
    } else {
      buffer.append(literal: "_\t_")
    }
    buffer.append(literal: "\t")
    buffer.append(keepsTree ? treebank!.deps[token] : "_")
    buffer.append(literal: "\t")
    if let treebank { buffer.append(treebank.misc[token]) } else { writeSpacing(to: &buffer) }
    buffer.append(literal: "\n")
    if keepsTree { write(treebank?.emptyNodesAfter[token], to: &buffer) }
  }

  /// LEMMA, UPOS, XPOS and FEATS with the tabs after them.
  private func writeMorphology(_ morphology: Morphology?, to buffer: inout ByteBuffer) {
    guard let morphology else { return buffer.append(literal: "_\t_\t_\t_\t") }
    let lemma = morphology.lemmas[token]
    buffer.append(field: lemma.isEmpty ? "_" : lemma)
    buffer.append(literal: "\t")
    buffer.append(morphology.tags[token].name)
    buffer.append(literal: "\t")
    let treebank = record.treebank
    buffer.append(treebank?.layers.contains(.morphology) == true ? treebank!.xpos[token] : "_")
    buffer.append(literal: "\t")
    let features = morphology.featureString(token)
    buffer.append(features.isEmpty ? "_" : features)
    buffer.append(literal: "\t")
  }

  private func write(_ lines: [String]?, to buffer: inout ByteBuffer) {
    for line in lines ?? [] {
      buffer.append(line)
      buffer.append(literal: "\n")
    }
  }

  private func writeSpacing(to buffer: inout ByteBuffer) {
    record.document.text.utf8.withUnsafeBytes { bytes in
      let end = Int(tokens.ends[token])
      let isLast = token + 1 == tokens.count
      let gap = UnsafeRawBufferPointer(
        rebasing: bytes[end..<(isLast ? bytes.count : Int(tokens.starts[token + 1]))])
      let before = UnsafeRawBufferPointer(rebasing: bytes[..<(token == 0 ? Int(tokens.starts[0]) : 0)])
      if !before.isEmpty {
        buffer.append(literal: "SpacesBefore=")
        Spacing.appendEscaped(before, to: &buffer)
        if gap.count == 1, gap[0] == 0x20, !isLast { return }
        buffer.append(literal: "|")
      }
      Spacing.append(after: gap, isLast: isLast, to: &buffer)
    }
  }
}
