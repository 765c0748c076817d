internal import DocumentModel

/// One sentence with everything that claims are read from, in columns; token numbers count from 0 in the sentence.
///
/// One view is filled anew for each sentence, so that its buffers are allocated once a document.
final class SentenceView {
  /// More tokens are no sentence of prose: a table, or a list without marks.
  static let longest = 400

  private(set) var first = 0
  private(set) var count = 0
  // Columns are written by one call at a time and read everywhere: the run-time check of every single read was a third of
  // the stage's time.
  /// The word and the lemma in small letters, as numbers of the vocabulary (0: no lexicon names it).
  @exclusivity(unchecked) private(set) var form: [Vocabulary.ID] = []
  @exclusivity(unchecked) private(set) var lemma: [Vocabulary.ID] = []
  @exclusivity(unchecked) private(set) var classes: [WordClass] = []
  @exclusivity(unchecked) var tag: [UPOS] = []
  @exclusivity(unchecked) var traits: [FeatureTraits] = []
  /// The head in the sentence, -1 for the root.
  @exclusivity(unchecked) var head: [Int] = []
  @exclusivity(unchecked) var relation: [Relation] = []
  /// The label of the name that covers a token.
  @exclusivity(unchecked) private(set) var entity: [EntityLabel?] = []
  /// The name that covers a token, as a range of tokens.
  @exclusivity(unchecked) private var names: [Range<Int>?] = []
  /// A nationality adjective or inhabitant.
  @exclusivity(unchecked) private(set) var isMention: [Bool] = []
  @exclusivity(unchecked) private var childStart: [Int] = []
  @exclusivity(unchecked) private var childList: [Int] = []
  @exclusivity(unchecked) private(set) var isAnimate: [Bool] = []

  let document: Document
  private let vocabulary: Vocabulary
  let lexicon: ClaimLexicon
  private let tokens: Tokens
  private let morphology: Morphology
  private let syntax: Syntax
  private let entities: Entities
  private var nextEntity = 0
  private var nextMention = 0

  init(_ document: Document, vocabulary: Vocabulary, lexicon: ClaimLexicon) {
    self.document = document
    self.vocabulary = vocabulary
    self.lexicon = lexicon
    tokens = document.tokens ?? Tokens()
    morphology =
      document.morphology
      ?? Morphology(tags: [], features: [], inventory: FeatureInventory(names: [""]), lemmas: TextColumn())
    syntax = document.syntax ?? Syntax(heads: [], relations: [])
    entities = document.entities ?? Entities()
  }

  /// Fills the columns for the tokens of one sentence. Sentences must come in order.
  func load(_ sentence: Range<Int>) {
    first = sentence.lowerBound
    count = sentence.count
    removeAll()
    document.text.utf8.withUnsafeBufferPointer { utf8 in
      morphology.lemmas.bytes.withUnsafeBufferPointer { lemmas in
        for token in sentence {
          let word = vocabulary.number(ofFolded: UnsafeBufferPointer(rebasing: utf8[tokens[token]]))
          let base = UnsafeBufferPointer(rebasing: lemmas[morphology.lemmas.range(token)])
          let lemma = vocabulary.number(ofFolded: base)
          form.append(word)
          self.lemma.append(
            morphology.traits(token).contains(.imperative)
              ? infinitive(of: UnsafeBufferPointer(rebasing: utf8[tokens[token]])) ?? lemma
              : lemma)
          classes.append(lexicon.classes(of: word))
          tag.append(morphology.tags[token])
          traits.append(morphology.traits(token))
          relation.append(syntax.relations[token])
          head.append(syntax.head(token).map { $0 - first } ?? -1)
          isAnimate.append(
            (morphology.tags[token] == .noun || morphology.tags[token] == .adjective
              || morphology.tags[token] == .pronoun || morphology.tags[token] == .determiner)
              && lexicon.isAnimate(lemma, base))
        }
      }
    }
    markEntities(sentence)
    if count <= SentenceView.longest { repair() }
    linkChildren()
  }

  /// The infinitive of an imperative that the tagger left as it stands: stop, stoppe; afskaf, afskaffe; læg, lægge.
  private func infinitive(of bytes: UnsafeBufferPointer<UInt8>) -> Vocabulary.ID? {
    guard let last = bytes.last, !"aeiouyåæø".utf8.contains(last), last < 0x80 else { return nil }
    for ending in [[0x65], [last, 0x65]] as [[UInt8]] {
      let number = (Array(bytes) + ending).withUnsafeBufferPointer { vocabulary.number(ofFolded: $0) }
      if number != 0 { return number }
    }
    return nil
  }

  private func removeAll() {
    form.removeAll(keepingCapacity: true)
    lemma.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    tag.removeAll(keepingCapacity: true)
    traits.removeAll(keepingCapacity: true)
    head.removeAll(keepingCapacity: true)
    relation.removeAll(keepingCapacity: true)
    isAnimate.removeAll(keepingCapacity: true)
  }

  private func markEntities(_ sentence: Range<Int>) {
    SentenceView.fill(&entity, nil, count)
    SentenceView.fill(&names, nil, count)
    SentenceView.fill(&isMention, false, count)
    while nextEntity < entities.names.count,
      entities.names[nextEntity].tokens.lowerBound < sentence.upperBound
    {
      let name = entities.names[nextEntity]
      for token in name.tokens where sentence.contains(token) {
        entity[token - first] = name.label
        names[token - first] =
          max(0, name.tokens.lowerBound - first)..<min(count, name.tokens.upperBound - first)
      }
      nextEntity += 1
    }
    while nextMention < entities.mentions.count,
      entities.mentions[nextMention].tokens.lowerBound < sentence.upperBound
    {
      for token in entities.mentions[nextMention].tokens where sentence.contains(token) {
        isMention[token - first] = true
      }
      nextMention += 1
    }
  }

  /// Lists the dependents of each token behind one another, in the order of the text.
  private func linkChildren() {
    SentenceView.fill(&childStart, 0, count + 2)
    SentenceView.fill(&childList, 0, count)
    // Two places on, so that filling the lists moves each start to where its list begins.
    for h in head where h >= 0 { childStart[h + 2] += 1 }
    for i in 0..<count { childStart[i + 2] += childStart[i + 1] }
    for (i, h) in head.enumerated() where h >= 0 {
      childList[childStart[h + 1]] = i
      childStart[h + 1] += 1
    }
  }

  /// `column` anew, `count` times `value`, in the memory that it has.
  private static func fill<Value>(_ column: inout [Value], _ value: Value, _ count: Int) {
    column.removeAll(keepingCapacity: true)
    column.append(contentsOf: repeatElement(value, count: count))
  }

  /// The name of several words that `token` is part of.
  func nameRange(_ token: Int) -> Range<Int>? { names[token].flatMap { $0.count > 1 ? $0 : nil } }

  /// The dependents of `token`, in the order of the text.
  func children(_ token: Int) -> ArraySlice<Int> { childList[childStart[token]..<childStart[token + 1]] }

  /// The nearest token at or above `token` for which `body` holds.
  func ancestor(_ token: Int, where body: (Int) -> Bool) -> Int? {
    var k = head[token]
    while k >= 0 {
      if body(k) { return k }
      k = head[k]
    }
    return nil
  }

  func isInSubtree(_ token: Int, of root: Int) -> Bool {
    var k = token
    while k >= 0 {
      if k == root { return true }
      k = head[k]
    }
    return false
  }

  /// The words from `start` on are `wanted`.
  func matches(_ wanted: some Collection<Vocabulary.ID>, at start: Int) -> Bool {
    guard start + wanted.count <= count else { return false }
    for (k, word) in wanted.enumerated() where form[start + k] != word || word == 0 { return false }
    return true
  }

  /// One of `phrases`, which are sorted by their first words, begins at `token`.
  func begins(_ phrases: [Vocabulary.ID: [[Vocabulary.ID]]], at token: Int) -> Bool {
    form[token] != 0 && phrases[form[token]]?.contains { matches($0, at: token) } == true
  }

  func isPunctuation(_ token: Int) -> Bool { tag[token] == .punctuation }

  /// A token's bytes in the text.
  func withBytes<R>(_ token: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    document.text.utf8.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[tokens[first + token]]))
    }
  }

  func byteCount(_ token: Int) -> Int { tokens[first + token].count }

  /// The token is the single character or string `text` in the text.
  func isMark(_ token: Int, _ text: StaticString) -> Bool {
    withBytes(token) { bytes in
      bytes.count == text.utf8CodeUnitCount
        && bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: bytes.count))
    }
  }

  func lemmaText(_ token: Int) -> String { morphology.lemmas[first + token] }

  /// Whether the lemma of `token` is `word` or a compound that ends in it.
  ///
  /// - Parameter least: the number of bytes that must stand before it.
  func lemmaEnds(_ token: Int, in word: UnsafeBufferPointer<UInt8>, after least: Int = 0) -> Bool {
    morphology.lemmas.withBytes(first + token) { bytes in
      bytes.count >= word.count + least && bytes.suffix(word.count).elementsEqual(word)
    }
  }

  /// The gap before `token` holds white space.
  func hasSpaceBefore(_ token: Int) -> Bool {
    first + token > 0 && tokens.starts[first + token] > tokens.ends[first + token - 1]
  }

  /// The classes of a token's lemma.
  func lexiconClasses(_ token: Int) -> WordClass { lexicon.classes(of: lemma[token]) }

  /// A verb form with its own tense or mood.
  func isFinite(_ token: Int) -> Bool {
    (tag[token] == .verb || tag[token] == .auxiliary)
      && (traits[token].contains(.finite) || traits[token].contains(.imperative)
        || traits[token].contains(.indicative))
  }

  /// "få løst", "ønske løst": the participle is what is done.
  func isOperatorOfParticiples(_ token: Int) -> Bool {
    lexicon.operators[lemma[token]]?.contains { $0.participle && $0.words.isEmpty } ?? false
  }
  func isHave(_ token: Int) -> Bool { lexicon.auxiliaries[lemma[token]] == .have }
  func isVerb(_ token: Int) -> Bool { tag[token] == .verb || tag[token] == .auxiliary }
  func isParticiple(_ token: Int) -> Bool { isVerb(token) && traits[token].contains(.participle) }
  func isInfinitive(_ token: Int) -> Bool { isVerb(token) && traits[token].contains(.infinitive) }
}
