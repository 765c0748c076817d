import DocumentModel
import TestSupport

@testable import Evaluation

extension AnnotatedText {
  /// The annotations with errors of every kind: what a bad system would give.
  func perturbed(_ random: inout SeededGenerator) -> AnnotatedText {
    let count = characters!.count
    func moved(_ range: Range<Int>) -> Range<Int> {
      let start = max(0, range.lowerBound + Int.random(in: -4...4, using: &random))
      return start..<min(count, max(start + 1, range.upperBound + Int.random(in: -4...4, using: &random)))
    }
    func somewhere() -> Range<Int> {
      let start = Int.random(in: 0..<count - 12, using: &random)
      return start..<start + Int.random(in: 1...12, using: &random)
    }
    var text = self
    text.entities = (entities ?? []).flatMap { entity -> [AnnotatedEntity] in
      var entity = entity
      if random.chance(0.1) { return [] }
      if random.chance(0.15) { entity.range = moved(entity.range) }
      if random.chance(0.15) { entity.label = ["PER", "LOC", "ORG", "MISC"].randomElement(using: &random)! }
      if random.chance(0.1) { entity.kind = [.part, .deriv].randomElement(using: &random)! }
      return random.chance(0.05) ? [entity, entity] : [entity]
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      text.entities!.append(
        AnnotatedEntity(range: somewhere(), label: ["PER", "LOC", "ORG"].randomElement(using: &random)!))
    }
    let types = ["state", "request", "accuse", "reject", "other", "unheard-of"]
    text.claims = (claims ?? []).flatMap { claim -> [ScoredClaim] in
      var claim = claim
      if random.chance(0.12) { return [] }
      if random.chance(0.15) { claim.type = types.randomElement(using: &random)! }
      if random.chance(0.1) { claim.polarity = "negative" }
      if random.chance(0.1) { claim.factuality = "planned" }
      if random.chance(0.2) { claim.predicate = claim.predicate.map(moved) }
      for role in ClaimRole.allCases {
        if random.chance(0.08) { claim.roles[role] = nil }
        if random.chance(0.08) { claim.roles[role] = somewhere() }
        if let span = claim.roles[role], random.chance(0.25) { claim.roles[role] = moved(span) }
      }
      if random.chance(0.15) {
        // A rival over the same words, with other roles.
        var rival = claim
        rival.roles[.actor] = somewhere()
        return [rival, claim].shuffled(using: &random)
      }
      return [claim]
    }
    return text
  }
}

extension TokenTable {
  /// The analysis with errors of every kind over the same characters.
  func perturbed(_ random: inout SeededGenerator, trees: Bool = true) -> TokenTable {
    var result: [Sentence] = []
    for sentence in sentences {
      var words = sentence.words
      for i in words.indices {
        if random.chance(0.05) {
          words[i].tag = ["NOUN", "VERB", "AUX", "ADJ"].randomElement(using: &random)!
        }
        if random.chance(0.05) { words[i].lemma += "e" }
        if random.chance(0.05) { words[i].features = "Gender=Com|Number=Sing|Style=Arch" }
        if random.chance(0.08) {
          words[i].relation = ["nsubj", "obl", "nmod:poss", "punct", "aux"].randomElement(using: &random)!
        }
      }
      // A leaf hangs elsewhere: that keeps it a tree.
      let heads = Set(words.compactMap(\.head))
      for i in words.indices
      where trees && random.chance(0.15) && !heads.contains(i + 1) && words[i].head != 0 {
        words[i].head =
          words.indices.map { $0 + 1 }.filter { $0 != i + 1 && words[$0 - 1].head != i + 1 }
          .randomElement(using: &random) ?? words[i].head
      }
      // Two words become one, where a leaf follows another word.
      if words.count > 4, random.chance(0.2),
        let i = words.indices.dropFirst().first(where: { i in
          words[i].head != 0 && !words.contains { $0.head == i + 1 } && words[i].head == i
        })
      {
        words[i - 1].form += words[i].form
        words.remove(at: i)
        for k in words.indices { if let head = words[k].head, head > i + 1 { words[k].head = head - 1 } }
      }
      // A word becomes two.
      if random.chance(0.1), let i = words.indices.first(where: { words[$0].form.unicodeScalars.count > 3 }) {
        let scalars = Array(words[i].form.unicodeScalars)
        let tail = Word(
          form: String(String.UnicodeScalarView(scalars[2...])), lemma: "x", tag: "X", head: i + 1,
          relation: "flat")
        for k in words.indices { if let head = words[k].head, head > i + 1 { words[k].head = head + 1 } }
        words[i].form = String(String.UnicodeScalarView(scalars[..<2]))
        words.insert(tail, at: i + 1)
      }
      result.append(Sentence(words: words))
      // Two sentences become one: the second root hangs under the first.
      if random.chance(0.05), result.count > 1 {
        let last = result.removeLast().words
        let first = result.removeLast().words
        let root = first.firstIndex { $0.head == 0 }
        let joined =
          first
          + last.map { word in
            var word = word
            word.head = word.head.map { $0 == 0 ? (root ?? 0) + 1 : $0 + first.count }
            return word
          }
        result.append(Sentence(words: joined))
      }
    }
    return TokenTable(sentences: result)
  }

  /// The table as CoNLL-U.
  var conllu: String {
    sentences.map { sentence in
      sentence.words.enumerated().map { i, word in
        [
          String(i + 1), word.form, word.lemma, word.tag, "_", word.features,
          word.head.map(String.init) ?? "_",
          word.relation, "_", "_",
        ].joined(separator: "\t") + "\n"
      }.joined() + "\n"
    }.joined()
  }
}
