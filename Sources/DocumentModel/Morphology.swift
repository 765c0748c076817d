/// Part of speech, features and lemma of every token, in columns.
public struct Morphology: Sendable, Hashable {
  public var tags: [UPOS]
  /// Numbers into `inventory`.
  public var features: [UInt16]
  public var inventory: FeatureInventory
  /// One lemma a token, in the treebank's manner: "Huaweis" → "Huawei", "f.eks." → "for_eksempel".
  public var lemmas: TextColumn

  public init(tags: [UPOS], features: [UInt16], inventory: FeatureInventory, lemmas: TextColumn) {
    self.tags = tags
    self.features = features
    self.inventory = inventory
    self.lemmas = lemmas
  }

  public var count: Int { tags.count }

  /// What the features of token `index` say.
  public func traits(_ index: Int) -> FeatureTraits { inventory.traits[Int(features[index])] }

  /// The FEATS column of token `index`, empty for none.
  public func featureString(_ index: Int) -> String { inventory.names[Int(features[index])] }
}
