/// The measures of the CoNLL 2018 shared task over two analyses of the same text.
///
/// Words are aligned by characters, white space ignored; every figure is F1 over the words of both. Equal to
/// `score_conllu.py` (and so to the official scorer on tables without multiword tokens), to the digit. Units for the
/// bootstrap are gold's sentences; a system's word belongs to the gold sentence that it begins in.
public struct TreebankScore: Sendable {
  let gold: AlignedWords
  let system: AlignedWords
  /// For each gold word the system's word over the same characters.
  let partner: [Int?]
  /// Why the system's trees were refused (UAS, LAS and CLAS are 0 then); `nil` where they were taken.
  public let refusedTrees: String?

  /// - Throws: `EvaluationError` where the two texts differ, `white space` aside.
  public init(gold: TokenTable, system: TokenTable, name: String = "the system's table")
    throws(EvaluationError)
  {
    self.gold = AlignedWords(gold)
    self.system = AlignedWords(system)
    if self.gold.characters != self.system.characters {
      throw EvaluationError(
        file: name, message: TreebankScore.difference(self.gold.characters, self.system.characters))
    }
    refusedTrees = system.brokenTree
    var bySpan: [Range<Int>: Int] = [:]
    for (i, span) in self.system.spans.enumerated() { bySpan[span] = i }
    partner = self.gold.spans.map { bySpan[$0] }
  }

  private static func difference(_ a: [UInt8], _ b: [UInt8]) -> String {
    var k = zip(a, b).prefix { $0 == $1 }.count
    // Back to the beginning of a character.
    while k > 0, k < a.count, a[k] & 0xC0 == 0x80 { k -= 1 }
    func excerpt(_ text: [UInt8]) -> String {
      String(String(decoding: text.dropFirst(k).prefix(60), as: UTF8.self).prefix(30))
    }
    let count = String(decoding: a.prefix(k), as: UTF8.self).unicodeScalars.count
    return "texts differ at character \(count): gold '\(excerpt(a))' system '\(excerpt(b))'"
  }

  /// Whether head and, where asked, relation of gold word `i` and its partner are the same; subtypes do not count.
  func attached(_ i: Int, _ j: Int, labeled: Bool) -> Bool {
    gold.headSpan(i) == system.headSpan(j)
      && (!labeled || identical(gold.mainRelation(i), system.mainRelation(j)))
  }

  var sentenceFigure: Figure {
    let known = Set(system.sentences)
    var units = gold.sentences.map { Counts(right: known.contains($0) ? 1 : 0, gold: 1) }
    for sentence in system.sentences { units[gold.sentence(at: sentence.lowerBound)].predicted += 1 }
    return Figure("Sentences", .conll, units: units)
  }

  /// A figure over the words that `counted` lets through on each side, right where `agrees` says so.
  func figure(
    _ name: String, counted: (TokenTable.Word) -> Bool = { _ in true }, agrees: (Int, Int) -> Bool
  ) -> Figure {
    var units = gold.sentences.map { _ in Counts() }
    for i in gold.words.indices where counted(gold.words[i]) {
      units[gold.sentenceOfWord[i]].gold += 1
      if let j = partner[i], agrees(i, j) { units[gold.sentenceOfWord[i]].right += 1 }
    }
    for j in system.words.indices where counted(system.words[j]) {
      units[gold.sentence(at: system.spans[j].lowerBound)].predicted += 1
    }
    return Figure(name, .conll, units: units)
  }

  var wordFigures: [Figure] { ["Tokens", "Words"].map { figure($0) { _, _ in true } } }

  var tagFigures: [Figure] {
    [
      figure("UPOS") { identical(gold.words[$0].tag, system.words[$1].tag) },
      figure("UFeats") {
        identical(
          UniversalFeatures.kept(gold.words[$0].features), UniversalFeatures.kept(system.words[$1].features))
      },
      figure("Lemmas") {
        gold.words[$0].lemma == "_" || identical(gold.words[$0].lemma, system.words[$1].lemma)
      },
    ]
  }

  var treeFigures: [Figure] {
    let taken = refusedTrees == nil
    return [
      figure("UAS") { taken && attached($0, $1, labeled: false) },
      figure("LAS") { taken && attached($0, $1, labeled: true) },
      figure("CLAS", counted: ContentRelations.contains) { taken && attached($0, $1, labeled: true) },
    ]
  }
}

/// The words of a table in one row, each with the range of its characters in the text without white space (in
/// bytes, which gives the same alignment).
struct AlignedWords: Sendable {
  private(set) var words: [TokenTable.Word] = []
  private(set) var spans: [Range<Int>] = []
  private(set) var sentences: [Range<Int>] = []
  private(set) var sentenceOfWord: [Int] = []
  private(set) var characters: [UInt8] = []
  private var firstWord: [Int] = []

  init(_ table: TokenTable) {
    for (n, sentence) in table.sentences.enumerated() {
      let start = characters.count
      firstWord.append(words.count)
      for word in sentence.words {
        let begin = characters.count
        characters += TokenTable.Word.compact(word.form)
        spans.append(begin..<characters.count)
        words.append(word)
        sentenceOfWord.append(n)
      }
      sentences.append(start..<characters.count)
    }
    firstWord.append(words.count)
  }

  /// The sentence that holds the character at `offset`.
  func sentence(at offset: Int) -> Int {
    var low = 0
    var high = sentences.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sentences[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  enum Head: Equatable {
    case root, none
    case word(Range<Int>)
  }

  func headSpan(_ i: Int) -> Head {
    guard let head = words[i].head else { return .none }
    if head == 0 { return .root }
    let first = firstWord[sentenceOfWord[i]]
    return head <= firstWord[sentenceOfWord[i] + 1] - first ? .word(spans[first + head - 1]) : .none
  }

  /// The relation without its subtype.
  func mainRelation(_ i: Int) -> Substring { words[i].relation.prefix { $0 != ":" } }
}

/// Whether two texts have the same bytes. Swift's `==` also holds composed and decomposed letters equal, which the
/// public scorers do not.
func identical(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool { a.utf8.elementsEqual(b.utf8) }

/// The features that the shared task scores, in order.
enum UniversalFeatures {
  private static let names: Set<Substring> = [
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
    "Definite",
    "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
  ]

  static func kept(_ features: String) -> String {
    features.split(separator: "|", omittingEmptySubsequences: false)
      .filter { names.contains($0.prefix { $0 != "=" }) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .joined(separator: "|")
  }
}

/// The relations of content words: what CLAS counts.
enum ContentRelations {
  private static let names: Set<Substring> = [
    "nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated", "advcl",
    "advmod",
    "discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed", "flat", "compound", "list",
    "parataxis",
    "orphan", "goeswith", "reparandum", "root", "dep",
  ]

  static func contains(_ word: TokenTable.Word) -> Bool { names.contains(word.relation.prefix { $0 != ":" }) }
}
