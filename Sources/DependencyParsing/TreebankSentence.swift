public import DocumentModel

/// A sentence with a tree, as the trainer takes it: the columns of CoNLL-U that a parser learns from.
public struct TreebankSentence: Sendable, Hashable {
  public var forms: [String]
  public var lemmas: [String]
  public var upos: [UPOS]
  /// FEATS strings; `""` or `"_"` for none.
  public var feats: [String]
  /// The head's place in the sentence from 1, as in CoNLL-U; 0 for the root.
  public var heads: [Int]
  public var deprels: [String]

  /// - Precondition: all columns have the same length.
  public init(
    forms: [String], lemmas: [String], upos: [UPOS], feats: [String], heads: [Int], deprels: [String]
  ) {
    precondition(
      lemmas.count == forms.count && upos.count == forms.count && feats.count == forms.count
        && heads.count == forms.count && deprels.count == forms.count)
    self.forms = forms
    self.lemmas = lemmas
    self.upos = upos
    self.feats = feats
    self.heads = heads
    self.deprels = deprels
  }

  public var count: Int { forms.count }
}
