public import DocumentModel

/// What an evaluation measures and prints.
public struct EvaluationOptions: Sendable {
  /// The layers to score, as far as gold has them.
  public var layers: Layers
  public var entities: EntityReading
  /// How often the corpus is drawn for 95 % intervals; 0 for none.
  public var bootstrapDraws: Int
  /// Whether the report lists the single errors.
  public var listsErrors: Bool

  public init(
    layers: Layers = .all, entities: EntityReading = EntityReading(), bootstrapDraws: Int = 0,
    listsErrors: Bool = false
  ) {
    self.layers = layers
    self.entities = entities
    self.bootstrapDraws = bootstrapDraws
    self.listsErrors = listsErrors
  }
}
