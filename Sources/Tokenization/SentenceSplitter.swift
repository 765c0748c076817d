public import BinaryFormat
public import DocumentModel

/// Finds the sentences of a text: decides at each gap between two tokens whether a sentence ends there.
///
///     Han kom d. 3. maj kl. 8. »Hvad nu?« spurgte hun.     2 sentences
///
/// Layout comes first (a blank line always ends a sentence, see `LineLayout`), then hard facts (a small letter goes
/// on, a full stop before a capital ends, an abbreviation does not), and where they leave it open a small learnt
/// model, or without one the likelier answer.
public struct SentenceSplitter: Sendable {
  let lexicon: TokenLexicon
  let model: SplitterModel?

  /// `model` is an archive of kind "splitter", where there is one.
  ///
  /// - Throws: `ArchiveError` where a section of it is missing or does not fit the others.
  public init(lexicon: TokenLexicon, model: SectionArchive?) throws(ArchiveError) {
    self.lexicon = lexicon
    self.model = try model.map { archive throws(ArchiveError) in try SplitterModel(archive) }
  }

  init(lexicon: TokenLexicon, learnt model: SplitterModel?) {
    self.lexicon = lexicon
    self.model = model
  }

  /// The sentences of `text`, of which `tokens` are the tokens, from `Tokenizer` or from a treebank.
  public func sentences(of tokens: Tokens, in text: SourceText) -> Sentences {
    if tokens.isEmpty { return Sentences(firstTokens: [], tokenCount: 0) }
    let firsts = text.utf8.withUnsafeBufferPointer { bytes in
      tokens.starts.withUnsafeBufferPointer { starts in
        tokens.ends.withUnsafeBufferPointer { ends in
          firstTokens(Borders(bytes, starts, ends, lexicon))
        }
      }
    }
    return Sentences(firstTokens: firsts, tokenCount: tokens.count)
  }

  private func firstTokens(_ start: Borders) -> [Int32] {
    var borders = start
    let learnt = borders.layout.linesAreLost
    var firsts: [Int32] = [0]
    firsts.reserveCapacity(borders.count / 15 + 2)
    for t in 1..<max(borders.count, 1) {
      let ends: Bool
      switch borders.judge(t) {
      case .goesOn: continue
      case .ends: ends = true
      case .open(let likely):
        if let model, learnt {
          ends = model.ends(borders, t, sentenceStart: Int(firsts[firsts.count - 1]), likely: likely)
        } else {
          ends = likely
        }
      }
      if ends { firsts.append(Int32(truncatingIfNeeded: t)) }
    }
    return firsts
  }
}
