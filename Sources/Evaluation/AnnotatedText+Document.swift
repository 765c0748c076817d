public import DocumentModel

extension AnnotatedText {
  /// The annotations of an analysed document, its byte offsets as code points.
  ///
  /// Words inside compounds are names of kind `part`; the finer mentions are no names.
  public init(id: String, document: Document) {
    let text = document.text
    let points = CodePoints(text.utf8)
    let tokens = document.tokens ?? Tokens()
    func span(_ range: Range<Int>) -> Range<Int> { points.range(tokens.bytes(of: range)) }

    self.init(id: id, characters: Array(text.string.unicodeScalars))
    if document.tokens != nil {
      self.tokens = tokens.indices.map { i in
        AnnotatedToken(
          range: points.range(tokens[i]), tag: document.morphology?.tags[i].name ?? "",
          head: document.syntax.map { Int($0.heads[i]) })
      }
    }
    sentences = document.sentences?.map(span)
    entities = document.entities?.names.map {
      AnnotatedEntity(range: span($0.tokens), label: $0.label.name, kind: $0.isPart ? .part : .plain)
    }
    claims = document.claims?.all.map { claim in
      ScoredClaim(
        predicate: claim.predicate.map(span), type: claim.type.name, polarity: claim.polarity.name,
        factuality: claim.factuality.name, roles: Roles(claim.roles.mapValues(span)))
    }
  }
}

/// Byte offsets of a text as code point offsets.
struct CodePoints {
  private let offsets: [Int32]

  init(_ utf8: [UInt8]) {
    var offsets: [Int32] = []
    offsets.reserveCapacity(utf8.count + 1)
    var count: Int32 = 0
    for byte in utf8 {
      offsets.append(count)
      // A continuation byte belongs to the code point before.
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    offsets.append(count)
    self.offsets = offsets
  }

  func range(_ bytes: Range<Int>) -> Range<Int> {
    Int(offsets[bytes.lowerBound])..<Int(offsets[bytes.upperBound])
  }
}
