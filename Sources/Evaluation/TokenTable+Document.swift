public import DocumentModel

extension TokenTable {
  /// The table of an analysed document. Layers that it lacks are `_` columns.
  ///
  /// - Returns: `nil` where the document has no tokens or no sentences.
  public init?(_ document: Document) {
    guard let tokens = document.tokens, let borders = document.sentences else { return nil }
    sentences = borders.map { sentence in
      Sentence(
        words: sentence.map { i in
          var word = Word(form: document.text.string(tokens[i]))
          if let morphology = document.morphology {
            word.tag = morphology.tags[i].name
            word.lemma = TokenTable.column(morphology.lemmas[i])
            word.features = TokenTable.column(morphology.featureString(i))
          }
          if let syntax = document.syntax {
            word.head = syntax.head(i).map { $0 - sentence.lowerBound + 1 } ?? 0
            word.relation = syntax.inventory.name(syntax.relations[i])
          }
          return word
        })
    }
  }

  private static func column(_ text: String) -> String { text.isEmpty ? "_" : text }

  /// The texts that the table was made from, one a document of the file, with the gold tokens and sentences.
  ///
  /// Within a sentence one blank follows a word unless MISC says otherwise; after a sentence what `SpacesAfter` says,
  /// else one blank, or an empty line where a paragraph begins. An analysis from raw text takes only `text`.
  public func documents() -> [Document] {
    var starts = sentences.indices.filter { $0 == 0 || sentences[$0].newDocument != nil }
    starts.append(sentences.count)
    return zip(starts, starts.dropFirst()).map { TokenTable.document(sentences[$0..<$1]) }
  }

  private static func document(_ sentences: ArraySlice<Sentence>) -> Document {
    var bytes: [UInt8] = []
    var tokens = Tokens()
    var firsts: [Int32] = []
    for (n, sentence) in zip(sentences.indices, sentences) {
      firsts.append(Int32(tokens.count))
      for (i, word) in sentence.words.enumerated() {
        let start = bytes.count
        bytes += word.form.utf8
        tokens.append(start: start, end: bytes.count)
        if i + 1 < sentence.words.count { bytes += (word.spaceAfter ?? " ").utf8 }
      }
      guard n + 1 < sentences.endIndex else { continue }
      let given = sentence.words.last?.spaceAfter ?? ""
      bytes += (!given.isEmpty ? given : sentences[n + 1].beginsParagraph ? "\n\n" : " ").utf8
    }
    return Document(
      text: SourceText(String(decoding: bytes, as: UTF8.self)), tokens: tokens,
      sentences: Sentences(firstTokens: firsts, tokenCount: tokens.count))
  }
}
