internal import DocumentModel

/// The changes that repairs make; heads stay a tree.
extension SentenceView {
  /// Hangs `token` on `other` instead of its head.
  ///
  /// Nothing happens where `other` is `token` or hangs on it: heads must stay a tree.
  func reattach(_ token: Int, to other: Int, as label: Relation? = nil) {
    var above = other
    while above >= 0 {
      if above == token { return }
      above = head[above]
    }
    head[token] = other
    if let label { relation[token] = label }
  }

  /// Puts `token` in the place of the word that it hangs on.
  func raise(_ token: Int, to above: Int, as label: Relation) {
    head[head[token]] = token
    head[token] = above
    relation[token] = label
  }

  /// Reads a word as part of a name.
  func makeName(_ token: Int) {
    tag[token] = .properNoun
    traits[token] = []
  }

  /// Reads a preposition as an adverb.
  func makeAdverb(_ token: Int) {
    relation[token] = .advmod
    tag[token] = .adverb
  }

  /// Gives `token` another relation.
  func relabel(_ token: Int, _ label: Relation) { relation[token] = label }

  /// Reads a participle as the past tense that looks the same.
  func makePast(_ token: Int) {
    traits[token].remove(.participle)
    traits[token].formUnion([.finite, .indicative, .past, .active])
  }
}
