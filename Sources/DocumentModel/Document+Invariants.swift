extension Document {
  /// What is wrong with the layers, in words; empty where every rule of the model holds.
  ///
  /// Run after each stage in tests and debug builds.
  public func brokenInvariants() -> [String] {
    var faults: [String] = []
    guard let tokens else { return faults }
    var last = 0
    for i in tokens.indices {
      let range = tokens[i]
      if range.lowerBound < last || range.isEmpty || range.upperBound > text.count {
        faults.append("token \(i) at \(range) is empty, overlaps the one before or leaves the text")
        return faults
      }
      last = range.upperBound
    }
    if let sentences {
      if sentences.borders.last != Int32(tokens.count) {
        faults.append("sentences do not end at the last token")
      }
      if let first = sentences.borders.first, first != 0 { faults.append("tokens before the first sentence") }
      for s in sentences.indices where sentences.borders[s] >= sentences.borders[s + 1] {
        faults.append("sentence \(s) is empty")
      }
    }
    if let morphology {
      if morphology.count != tokens.count || morphology.features.count != tokens.count
        || morphology.lemmas.count != tokens.count
      {
        faults.append("morphology has \(morphology.count) rows for \(tokens.count) tokens")
      } else if morphology.features.contains(where: { Int($0) >= morphology.inventory.names.count }) {
        faults.append("a feature number outside the inventory")
      }
    }
    if let syntax, let sentences { faults += brokenTrees(syntax, sentences, tokens) }
    if let entities {
      var end = 0
      for entity in entities.names {
        if entity.tokens.isEmpty || entity.tokens.lowerBound < end || entity.tokens.upperBound > tokens.count
        {
          faults.append("entity at tokens \(entity.tokens) is empty, overlaps or leaves the text")
        }
        end = entity.tokens.upperBound
      }
    }
    if let claims, let sentences {
      for (i, claim) in claims.all.enumerated() {
        guard sentences.indices.contains(claim.sentence) else {
          faults.append("claim \(i) is in no sentence")
          continue
        }
        let sentence = sentences[claim.sentence]
        for span in claim.predicate + Array(claim.roles.values)
        where span.isEmpty || span.lowerBound < sentence.lowerBound || span.upperBound > sentence.upperBound {
          faults.append("claim \(i) has a span at tokens \(span) outside its sentence \(sentence)")
        }
      }
    }
    return faults
  }

  private func brokenTrees(_ syntax: Syntax, _ sentences: Sentences, _ tokens: Tokens) -> [String] {
    guard syntax.count == tokens.count, syntax.relations.count == tokens.count else {
      return ["syntax has \(syntax.count) rows for \(tokens.count) tokens"]
    }
    var faults: [String] = []
    // 1: on the present path, 2: known to reach a root
    var state = [UInt8](repeating: 0, count: tokens.count)
    for (s, sentence) in sentences.enumerated() {
      var roots = 0
      for i in sentence {
        let head = Int(syntax.heads[i])
        if !sentence.contains(head) { return faults + ["token \(i)'s head \(head) is outside sentence \(s)"] }
        if head == i { roots += 1 }
      }
      if roots != 1 { faults.append("sentence \(s) has \(roots) roots") }
      for i in sentence {
        var path: [Int] = []
        var k = i
        while state[k] == 0 {
          state[k] = 1
          path.append(k)
          let head = Int(syntax.heads[k])
          if head == k { break }
          k = head
        }
        if state[k] == 1, Int(syntax.heads[k]) != k { return faults + ["a cycle through token \(k)"] }
        for p in path { state[p] = 2 }
      }
    }
    return faults
  }

  /// Traps in debug builds where a rule of the model is broken.
  package func checkInvariants() {
    assert(
      {
        let faults = brokenInvariants()
        if !faults.isEmpty { print(faults.joined(separator: "\n")) }
        return faults.isEmpty
      }())
  }
}
