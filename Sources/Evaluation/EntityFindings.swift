/// The single errors in the names of one text, by place.
struct EntityFindings {
  private(set) var all: [Finding] = []

  init(gold: AnnotatedText, predicted: AnnotatedText, reading: EntityReading) {
    let names = reading.names(gold: gold.entities ?? [], predicted: predicted.entities ?? [])
    let right = Set(names.gold).intersection(names.predicted)
    let causes = CauseFinder(gold: AnnotatedText(id: gold.id), predicted: predicted)
    var told: Set<Name> = []
    var found: [(place: Int, finding: Finding)] = []

    func add(_ fault: Finding.Fault, _ cause: Finding.Cause, _ a: Name?, _ b: Name?) {
      let place = (a ?? b)!.range.lowerBound
      found.append(
        (
          place,
          Finding(
            layer: "ents", fault: fault, cause: cause, document: gold.id,
            sentence: gold.sentence(at: place).map { gold.text(gold.sentences![$0]) }
              ?? gold.text(0..<Int.max),
            gold: a.map { "\($0.label) \(gold.text($0.range))" } ?? "",
            predicted: b.map { "\($0.label) \(gold.text($0.range))" } ?? "", role: "")
        ))
    }

    for name in names.gold where !right.contains(name) {
      let near = names.predicted.first {
        !right.contains($0) && !told.contains($0) && $0.range.overlaps(name.range)
      }
      let cause = causes.cause(ofName: name.range)
      guard let near else {
        add(.missed, cause, name, nil)
        continue
      }
      told.insert(near)
      add(
        near.range == name.range ? .wrongLabel : .wrongSpan, near.range == name.range ? .rule : cause, name,
        near)
    }
    for name in names.predicted where !right.contains(name) && !told.contains(name) {
      add(.spurious, .rule, nil, name)
    }
    all = found.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element.finding)
  }
}

extension CauseFinder {
  /// What led to a missed name: its tokens, or the lexicon and rules.
  func cause(ofName span: Range<Int>) -> Finding.Cause {
    let cause = cause(ofSpan: span)
    return cause == .tree ? .rule : cause
  }
}
