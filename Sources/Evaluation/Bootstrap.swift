/// Intervals from drawing the corpus' units (documents, or sentences of a treebank) with replacement.
///
/// Tells how far a figure would move on another sample of the same kind of text, not whether gold is right.
struct Bootstrap {
  /// How many times the corpus is drawn.
  let draws: Int
  var seed: UInt32 = 1

  /// Fills in the 95 % interval of every figure. All figures see the same draws.
  func intervals(_ figures: inout [Figure]) {
    guard draws > 0 else { return }
    let samples = values(figures)
    for k in figures.indices { figures[k].interval = interval(samples[k]) }
  }

  /// The 95 % interval of how much more `b` has than `a`, figure by figure, over paired draws.
  func differences(_ a: [Figure], _ b: [Figure]) -> [ClosedRange<Double>?] {
    guard draws > 0 else { return a.map { _ in nil } }
    let (x, y) = (values(a), values(b))
    return a.indices.map { k in interval(zip(x[k], y[k]).map { $1 - $0 }) }
  }

  private func interval(_ sample: [Double]) -> ClosedRange<Double>? {
    guard !sample.isEmpty else { return nil }
    let sorted = sample.sorted()
    return sorted[Int(0.025 * Double(draws))]...sorted[min(draws - 1, Int(0.975 * Double(draws)))]
  }

  /// For each figure its value in each draw.
  private func values(_ figures: [Figure]) -> [[Double]] {
    var samples = figures.map { _ in [Double]() }
    let sizes = Set(figures.flatMap { $0.measure == .mean ? $0.parts.map(\.units.count) : [$0.units.count] })
    // A figure over other units than the rest (none today) gets draws of its own.
    for size in sizes.sorted() where size > 0 {
      var generator = MersenneTwister(seed: seed)
      for _ in 0..<draws {
        let drawn = generator.draws(size)
        for (k, figure) in figures.enumerated()
        where (figure.measure == .mean ? figure.parts.first?.units.count : figure.units.count) == size {
          samples[k].append(
            figure.percent(of: { part in
              var sum = Counts()
              for i in drawn { sum += part.units[i] }
              return sum
            }))
        }
      }
    }
    return samples
  }
}
