internal import DocumentModel

extension RecordWriter {
  /// Appends the key `claims`: each claim with its predicate, its roles in the order of `ClaimRole`, its attributes.
  func write(_ claims: Claims, of document: Document, _ layout: TokenLayout, to buffer: inout ByteBuffer) {
    buffer.append(literal: ", \"claims\": [")
    let spans = ClaimSpans(document: document, layout: layout)
    for (number, claim) in claims.all.enumerated() {
      if number > 0 { buffer.append(literal: ", ") }
      buffer.append(literal: "{\"id\": ")
      buffer.append(number: number)
      buffer.append(literal: ", \"sent\": ")
      buffer.append(number: claim.sentence)
      buffer.append(literal: ", \"type\": ")
      buffer.appendJSON(claim.type.name)
      if let plover = claim.plover ?? claim.type.plover {
        buffer.append(literal: ", \"plover\": ")
        buffer.appendJSON(plover)
      }
      spans.writePredicate(claim, to: &buffer)
      for role in ClaimRole.allCases {
        if let range = claim.roles[role] { spans.write(role, range, of: claim, to: &buffer) }
      }
      buffer.append(literal: ", \"polarity\": ")
      buffer.appendJSON(claim.polarity.name)
      buffer.append(literal: ", \"factuality\": ")
      buffer.appendJSON(claim.factuality.name)
      buffer.append(literal: ", \"evidence\": ")
      buffer.appendJSON(claim.evidence.description)
      buffer.append(literal: "}")
    }
    buffer.append(literal: "]")
  }
}

/// Writes the spans of claims.
private struct ClaimSpans {
  let document: Document
  let layout: TokenLayout

  func writePredicate(_ claim: Claim, to buffer: inout ByteBuffer) {
    guard let first = claim.predicate.first, let last = claim.predicate.last else { return }
    buffer.append(literal: ", \"predicate\": {")
    buffer.append(span: layout.span(first.lowerBound..<last.upperBound))
    buffer.append(literal: ", \"text\": ")
    buffer.appendJSON(claim.predicate.map(document.text(ofTokens:)).joined(separator: " ... "))
    buffer.append(literal: ", \"lemma\": ")
    buffer.appendJSON(claim.predicateLemma)
    buffer.append(literal: ", \"parts\": [")
    for (number, part) in claim.predicate.enumerated() {
      buffer.append(literal: number > 0 ? ", {" : "{")
      buffer.append(span: layout.span(part))
      buffer.append(literal: "}")
    }
    buffer.append(literal: "]}")
  }

  func write(_ role: ClaimRole, _ tokens: Range<Int>, of claim: Claim, to buffer: inout ByteBuffer) {
    buffer.append(literal: ", ")
    buffer.appendJSON(role.name)
    buffer.append(literal: ": {")
    buffer.append(span: layout.span(tokens))
    buffer.append(literal: ", \"text\": ")
    let bytes = document.tokens!.bytes(of: tokens)
    document.text.utf8.withUnsafeBytes { buffer.appendJSON(UnsafeRawBufferPointer(rebasing: $0[bytes])) }
    if role == .action {
      buffer.append(literal: ", \"lemma\": ")
      buffer.appendJSON(claim.actionLemma)
    } else if let names = document.entities?.names {
      buffer.append(literal: ", \"ents\": [")
      for (k, index) in names.indices(overlapping: tokens).enumerated() {
        if k > 0 { buffer.append(literal: ", ") }
        buffer.append(number: index)
      }
      buffer.append(literal: "]")
    }
    buffer.append(literal: "}")
  }
}

extension [Entity] {
  /// The indices of the names, in order and without overlap, that have a token in `tokens`.
  func indices(overlapping tokens: Range<Int>) -> Range<Int> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].tokens.upperBound <= tokens.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < count, self[end].tokens.lowerBound < tokens.upperBound { end += 1 }
    return low..<end
  }
}
