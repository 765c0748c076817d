/// How much was predicted, how much there was to find, and how much of it was right.
public struct Counts: Sendable, Hashable {
  public var right: Int
  public var predicted: Int
  public var gold: Int

  public init(right: Int = 0, predicted: Int = 0, gold: Int = 0) {
    self.right = right
    self.predicted = predicted
    self.gold = gold
  }

  public static func + (a: Counts, b: Counts) -> Counts {
    Counts(right: a.right + b.right, predicted: a.predicted + b.predicted, gold: a.gold + b.gold)
  }
  public static func += (a: inout Counts, b: Counts) { a = a + b }

  /// The share of the predicted that is right, 0 to 1; 0 where nothing was predicted.
  public var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
  /// The share of gold that was found, 0 to 1; 0 where there was nothing to find.
  public var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
  /// The harmonic mean of the two.
  public var f1: Double {
    let (p, r) = (precision, recall)
    return p + r == 0 ? 0 : 2 * p * r / (p + r)
  }
}

/// One line of a report: a measure with its counts over the whole corpus and over each unit of it.
public struct Figure: Sendable, Hashable {
  /// How the percentage comes from the counts. The public scorers write the same formula in ways that differ in the
  /// last bit; a figure follows the scorer that it must equal.
  public enum Measure: Sendable, Hashable {
    /// F1 by way of precision and recall (`claims_tool.py`, `score_ner.py`, conlleval).
    case f1
    /// F1 straight from the counts (the CoNLL 2018 scorer).
    case conll
    /// The share of the units looked at; precision and recall mean nothing.
    case accuracy
    /// The mean of the F1s of several labels.
    case mean
  }

  public let name: String
  public let measure: Measure
  public let counts: Counts
  /// The counts by document or sentence: what the bootstrap draws from.
  public let units: [Counts]
  /// For `.mean`: the figures that it is the mean of.
  public let parts: [Figure]
  /// The 95 % interval of `percent`, where one was drawn.
  public internal(set) var interval: ClosedRange<Double>?

  init(_ name: String, _ measure: Measure = .f1, units: [Counts]) {
    self.name = name
    self.measure = measure
    self.units = units
    counts = units.reduce(Counts(), +)
    parts = []
  }

  init(_ name: String, meanOf parts: [Figure]) {
    self.name = name
    measure = .mean
    units = []
    counts = Counts()
    self.parts = parts
  }

  /// The figure in percent: F1 or accuracy.
  public var percent: Double { percent(of: \.counts) }

  /// The figure in percent over other counts than its own, which `counts` finds.
  func percent(of counts: (Figure) -> Counts) -> Double {
    switch measure {
    case .f1: return 100 * counts(self).f1
    case .conll:
      let c = counts(self)
      return c.gold + c.predicted == 0 ? 0 : 200 * Double(c.right) / Double(c.gold + c.predicted)
    case .accuracy:
      let c = counts(self)
      return Double(100 * c.right) / Double(max(1, c.gold))
    case .mean:
      return parts.isEmpty ? 0 : 100 * (parts.reduce(0) { $0 + counts($1).f1 } / Double(parts.count))
    }
  }

  /// Precision and recall in percent, `nil` where they mean nothing.
  public var precisionAndRecall: (precision: Double, recall: Double)? {
    switch measure {
    case .f1, .conll: (100 * counts.precision, 100 * counts.recall)
    case .accuracy, .mean: nil
    }
  }
}
