public import DocumentModel

extension TokenTable {
  /// The table of analysed documents, one after the other. Layers that they lack are `_` columns; a document without
  /// tokens or sentences has no words.
  public init(_ documents: [Document]) {
    sentences = documents.flatMap { TokenTable.sentences(of: $0) }
  }

  private static func sentences(of document: Document) -> [Sentence] {
    guard let tokens = document.tokens, let borders = document.sentences else { return [] }
    return borders.map { sentence in
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
}
