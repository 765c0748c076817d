/// The figures of one evaluation, ready to be printed, compared with another run or held against floors.
public struct EvaluationReport: Sendable {
  /// The figures of one layer, under the layer's name in records (`claims`, `ents`, `tree`).
  public struct Layer: Sendable {
    public let name: String
    public internal(set) var figures: [Figure]
  }

  public let corpus: String
  /// How much gold there is: `("documents", 10)`.
  public internal(set) var sizes: [(name: String, count: Int)] = []
  public internal(set) var layers: [Layer] = []
  public internal(set) var confusions: [Confusion] = []
  public internal(set) var findings: [Finding] = []
  /// What a reader of the figures must know, in words.
  public internal(set) var notes: [String] = []

  init(corpus: String) { self.corpus = corpus }

  /// The figure of a layer by its name, or `nil` where it was not measured.
  public func figure(_ layer: String, _ name: String) -> Figure? {
    layers.first { $0.name == layer }?.figures.first { $0.name == name }
  }
}
