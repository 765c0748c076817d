internal import DocumentModel

/// Shares of tokens, in per cent, that a tagger gets right on tagged sentences.
public struct TaggerScores: Sendable, Hashable {
  public var upos: Double
  /// Universal features alone, as the CoNLL 2018 scorer counts them.
  public var features: Double
  public var lemmas: Double
  public var tokens: Int

  /// Scores `tagger` on the tokens of `gold`.
  public init(_ tagger: Tagger, _ gold: [TaggedSentence]) {
    var right = (upos: 0, features: 0, lemmas: 0)
    var tokens = 0
    let gold = gold.filter { $0.count > 0 }
    for (a, b) in zip(gold, Trainer.predicted(tagger, gold)) {
      for i in 0..<a.count {
        tokens += 1
        if a.upos[i] == b.upos[i] { right.upos += 1 }
        if TaggerScores.universal(a.feats[i]) == TaggerScores.universal(b.feats[i]) { right.features += 1 }
        if a.lemmas[i] == b.lemmas[i] { right.lemmas += 1 }
      }
    }
    let share = { (n: Int) in 100 * Double(n) / Double(max(tokens, 1)) }
    upos = share(right.upos)
    features = share(right.features)
    lemmas = share(right.lemmas)
    self.tokens = tokens
  }

  private static let universalNames: Set<Substring> = [
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
    "Definite",
    "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
  ]

  private static func universal(_ feats: String) -> [Substring] {
    feats.split(separator: "|").filter { universalNames.contains($0.prefix { $0 != "=" }) }
  }
}
