internal import DocumentModel

/// A treebank's sentences as the layers that a parser reads, and the comparison of its trees with theirs.
struct TreebankLayers {
  let text: SourceText
  let tokens: Tokens
  let sentences: Sentences
  let morphology: Morphology
  private let trees: [TreebankSentence]

  init(_ trees: [TreebankSentence]) {
    self.trees = trees
    var bytes: [UInt8] = []
    var tokens = Tokens()
    var firsts: [Int32] = []
    var names = [""]
    var numbers: [String: UInt16] = ["": 0, "_": 0]
    var tags: [UPOS] = []
    var features: [UInt16] = []
    var lemmas = TextColumn()
    for tree in trees where tree.count > 0 {
      firsts.append(Int32(tokens.count))
      for i in 0..<tree.count {
        let start = bytes.count
        bytes += Array(tree.forms[i].utf8)
        tokens.append(start: start, end: bytes.count)
        bytes.append(UInt8(ascii: " "))
        tags.append(tree.upos[i])
        let feats = tree.feats[i]
        if numbers[feats] == nil {
          numbers[feats] = UInt16(names.count)
          names.append(feats)
        }
        features.append(numbers[feats]!)
        lemmas.append(tree.lemmas[i].utf8)
      }
    }
    text = SourceText(String(decoding: bytes, as: UTF8.self))
    self.tokens = tokens
    sentences = Sentences(firstTokens: firsts, tokenCount: tokens.count)
    morphology = Morphology(
      tags: tags, features: features, inventory: FeatureInventory(names: names), lemmas: lemmas)
  }

  /// The shares of tokens with the right head, and with the right head and label (without its subtype).
  func score(_ syntax: Syntax) -> (uas: Double, las: Double) {
    var at = 0
    var heads = 0
    var both = 0
    for tree in trees {
      for i in 0..<tree.count {
        let gold = tree.heads[i] == 0 ? at + i : at + tree.heads[i] - 1
        if Int(syntax.heads[at + i]) == gold {
          heads += 1
          let label = syntax.inventory.name(syntax.relations[at + i])
          if label.prefix(while: { $0 != ":" }) == tree.deprels[i].prefix(while: { $0 != ":" }) { both += 1 }
        }
      }
      at += tree.count
    }
    let n = Double(max(at, 1))
    return (Double(heads) / n * 100, Double(both) / n * 100)
  }
}
