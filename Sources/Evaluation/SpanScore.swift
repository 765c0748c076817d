/// How many spans of one set are in another: sentences and tokens of records.
enum SpanScore {
  static func counts(gold: [Range<Int>], predicted: [Range<Int>]) -> Counts {
    let known = Set(gold)
    return Counts(
      right: Set(predicted).count { known.contains($0) }, predicted: predicted.count, gold: gold.count)
  }
}
