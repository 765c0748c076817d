internal import BinaryFormat
internal import DocumentModel

/// The facts about Danish words that this stage needs besides the frames: `claims/*.tsv`.
struct ClaimLexicon: @unchecked Sendable {
  /// A verb that is transparent: the predicate is the infinitive beneath it.
  struct Operator: Sendable {
    /// The words between the verb and *at* that belong to it: "ved, med" in "blive ved med at".
    let words: [Vocabulary.ID]
    /// No *at*: the infinitive is bare ("se oplaget falde").
    let bare: Bool
    /// In place of an infinitive a participle: "ventes offentliggjort".
    let participle: Bool
    let factuality: Factuality
    let negates: Bool
    /// Somebody else acts: the infinitive's subject is the operator's object ("hjælpe X med at").
    let subjectIsObject: Bool
    let line: LexiconLine
  }

  enum Auxiliary: Sendable { case have, be, become }

  private let tables: ClaimTables
  /// By verb, the longest pattern first: "være med til at" before "være at".
  private(set) var operators: [Vocabulary.ID: [Operator]] = [:]
  /// Finite forms of modal verbs.
  private(set) var modals: [Vocabulary.ID: (factuality: Factuality, line: LexiconLine)] = [:]
  /// Modal verbs with a word that changes them: "må gerne".
  private(set) var modalPhrases: [Vocabulary.ID: [(word: Vocabulary.ID, factuality: Factuality)]] = [:]
  private(set) var noClaim: [Vocabulary.ID: LexiconLine] = [:]
  /// Verbs that make no claim together with their words: "finde sted", "svare til".
  private(set) var noClaimPhrases: [Vocabulary.ID: [(words: [Vocabulary.ID], line: LexiconLine)]] = [:]
  /// Phrases of a time to come, by their first word: "på lørdag", "næste år".
  private(set) var futurePhrases: [Vocabulary.ID: [[Vocabulary.ID]]] = [:]
  /// Phrases of a time gone by, likewise: "i går".
  private(set) var pastPhrases: [Vocabulary.ID: [[Vocabulary.ID]]] = [:]
  private(set) var auxiliaries: [Vocabulary.ID: Auxiliary] = [:]
  /// Endings of nouns that are somebody, and of things that a shorter one would catch; the longest first.
  private var endings: [(bytes: UnsafeBufferPointer<UInt8>, isAnimate: Bool)] = []

  init(_ tables: ClaimTables) {
    self.tables = tables
    for rule in tables.rules {
      guard let kind = WordRule.Kind(rawValue: rule.kind) else { continue }
      let words = Array(tables.lists[rule.words])
      let factuality = Factuality(rawValue: rule.factuality) ?? .actual
      let line = LexiconLine(
        file: kind == .operation ? ClaimFile.operators : ClaimFile.verbs, line: Int(rule.line))
      switch kind {
      case .noClaim where words.isEmpty: noClaim[rule.word] = line
      case .noClaim: noClaimPhrases[rule.word, default: []].append((words, line))
      case .have: auxiliaries[rule.word] = .have
      case .be: auxiliaries[rule.word] = .be
      case .become: auxiliaries[rule.word] = .become
      case .modal where words.isEmpty: modals[rule.word] = (factuality, line)
      case .modal: modalPhrases[rule.word, default: []].append((words[0], factuality))
      case .operation:
        operators[rule.word, default: []].append(
          Operator(
            words: words, bare: rule.flags & 1 != 0, participle: rule.flags & 2 != 0, factuality: factuality,
            negates: rule.flags & 4 != 0, subjectIsObject: rule.flags & 8 != 0, line: line))
      case .future where words.isEmpty, .past where words.isEmpty: break
      case .future: futurePhrases[words[0], default: []].append(words)
      case .past: pastPhrases[words[0], default: []].append(words)
      case .animateEnding:
        endings.append((tables.texts.bytes(of: Int(rule.word)), rule.flags & 1 == 0))
      }
    }
  }

  /// Verbs whose perfect takes *være*, so that "er faldet" is no passive.
  var perfectWithBe: WordSet { WordSet(entries: tables.entries, trait: .perfectWithBe) }

  /// Verbs whose past tense is the same word as their participle: anholde, anholdt, har anholdt.
  var pastLikeParticiple: WordSet { WordSet(entries: tables.entries, trait: .pastLikeParticiple) }

  func classes(of word: Vocabulary.ID) -> WordClass {
    tables.entries.indices.contains(Int(word)) ? WordClass(rawValue: tables.entries[Int(word)].classes) : []
  }

  /// Whether a noun stands for a person, a body or a state.
  func isAnimate(_ lemma: Vocabulary.ID, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if lemma != 0, tables.entries.indices.contains(Int(lemma)) {
      let traits = WordTraits(rawValue: tables.entries[Int(lemma)].traits)
      if traits.contains(.animate) { return true }
      if traits.contains(.thing) { return false }
    }
    let ending = endings.first { ending in
      ending.bytes.count < bytes.count && bytes.suffix(ending.bytes.count).elementsEqual(ending.bytes)
    }
    return ending?.isAnimate ?? false
  }
}
