public import DocumentModel

/// Finds the words and marks of a text, as the Danish treebank of Universal Dependencies cuts them.
///
///     »Vi ses kl. 8.30 hos DR's EU-folk, f.eks. d. 3. maj.«
///     » Vi ses kl. 8.30 hos DR's EU-folk , f.eks. d. 3. maj . «
///
/// A token holds no white space, and every byte that is not white space is in a token, control characters too. White
/// space is Unicode's, and U+200B and U+FEFF. Nothing is normalized: a letter written with a combining mark is part of
/// its word as it stands.
///
/// What it does not do: it cuts no contraction ("ka'" stays whole) and joins nothing across white space ("bl. a." is
/// two tokens).
public struct Tokenizer: Sendable {
  let lexicon: TokenLexicon

  public init(lexicon: TokenLexicon) { self.lexicon = lexicon }

  /// The tokens of `text`, in order.
  public func tokens(in text: SourceText) -> Tokens { tokens(in: text, icuOnly: false) }

  /// The same with every chunk cut by ICU and none by the byte table: the oracle of the tests.
  package func tokensByICU(in text: SourceText) -> Tokens { tokens(in: text, icuOnly: true) }

  private func tokens(in text: SourceText, icuOnly: Bool) -> Tokens {
    text.utf8.withUnsafeBufferPointer { bytes in
      guard let p = bytes.baseAddress else { return Tokens() }
      var scanner = TokenScanner(p, bytes.count, lexicon, icuOnly: icuOnly)
      scanner.run()
      return scanner.tokens
    }
  }
}
