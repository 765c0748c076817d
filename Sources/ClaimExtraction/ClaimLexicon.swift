internal import DocumentModel
internal import LexiconFormat

/// The facts about Danish words that this stage needs besides the frames: `claims/*.tsv`.
struct ClaimLexicon: Sendable {
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

  private(set) var classes: [WordClass] = [[]]
  private(set) var operators: [Vocabulary.ID: [Operator]] = [:]
  /// Finite forms of modal verbs.
  private(set) var modals: [Vocabulary.ID: (factuality: Factuality, line: LexiconLine)] = [:]
  /// Modal verbs with a word that changes them: "må gerne".
  private(set) var modalPhrases: [Vocabulary.ID: [(word: Vocabulary.ID, factuality: Factuality)]] = [:]
  private(set) var noClaim: [Vocabulary.ID: LexiconLine] = [:]
  /// Verbs that make no claim together with their words: "finde sted", "svare til".
  private(set) var noClaimPhrases: [Vocabulary.ID: [(words: [Vocabulary.ID], line: LexiconLine)]] = [:]
  /// Phrases of a time to come: "på lørdag", "næste år".
  private(set) var futurePhrases: [[Vocabulary.ID]] = []
  /// Phrases of a time gone by: "i går".
  private(set) var pastPhrases: [[Vocabulary.ID]] = []
  private(set) var perfectWithBe: Set<Vocabulary.ID> = []
  /// Verbs whose past tense is the same word as their participle: anholde, anholdt, har anholdt.
  private(set) var pastLikeParticiple: Set<Vocabulary.ID> = []
  private(set) var auxiliaries: [Vocabulary.ID: Auxiliary] = [:]
  private var animate: Set<Vocabulary.ID> = []
  private var animateEndings: [[UInt8]] = []
  private var things: Set<Vocabulary.ID> = []

  enum Auxiliary: Sendable { case have, be, become }

  init(
    lexicons: LexiconFolder, vocabulary: inout Vocabulary, diagnostics: inout [LexiconDiagnostic]
  ) {
    readWords(lexicons, &vocabulary, &diagnostics)
    readVerbs(lexicons, &vocabulary, &diagnostics)
    readOperators(lexicons, &vocabulary, &diagnostics)
    readAnimate(lexicons, &vocabulary, &diagnostics)
  }

  func classes(of word: Vocabulary.ID) -> WordClass {
    Int(word) < classes.count ? classes[Int(word)] : []
  }

  /// Whether a noun stands for a person, a body or a state; `nil` where the lexicon does not say.
  func isAnimate(_ lemma: Vocabulary.ID, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if lemma != 0 {
      if animate.contains(lemma) { return true }
      if things.contains(lemma) { return false }
    }
    return animateEndings.contains { ending in
      ending.count < bytes.count && bytes.suffix(ending.count).elementsEqual(ending)
    }
  }

  private static func table(
    _ path: String, _ columns: [String], _ lexicons: LexiconFolder, _ diagnostics: inout [LexiconDiagnostic]
  ) -> LexiconTable? {
    guard let file = lexicons.file(path) else {
      diagnostics.append(
        LexiconDiagnostic(file: path, line: 1, column: 1, message: "the file is missing; claims need it"))
      return nil
    }
    return LexiconTable(reading: file, columns: columns, diagnostics: &diagnostics)
  }

  private mutating func readWords(
    _ lexicons: LexiconFolder, _ vocabulary: inout Vocabulary, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    guard
      let table = ClaimLexicon.table("claims/words.tsv", ["form", "class", "note"], lexicons, &diagnostics)
    else { return }
    for row in table.rows {
      guard let found = WordClass(name: row.fields[1]) else {
        diagnostics.append(
          table.diagnostic(
            row, 1, "unknown class '\(row.fields[1])'; one of \(WordClass.allNames.joined(separator: " "))"))
        continue
      }
      if found == .future || found == .past {
        let phrase = row.fields[0].split(separator: " ").map { vocabulary.intern(String($0)) }
        if found == .future { futurePhrases.append(phrase) } else { pastPhrases.append(phrase) }
        continue
      }
      let word = Int(vocabulary.intern(row.fields[0]))
      while classes.count <= word { classes.append([]) }
      if classes[word].contains(found) {
        diagnostics.append(
          table.diagnostic(row, 0, "'\(row.fields[0])' has this class twice; remove one line"))
      }
      classes[word].formUnion(found)
    }
  }

  private mutating func readVerbs(
    _ lexicons: LexiconFolder, _ vocabulary: inout Vocabulary, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    guard
      let table = ClaimLexicon.table("claims/verbs.tsv", ["form", "class", "note"], lexicons, &diagnostics)
    else { return }
    for row in table.rows {
      let words = row.fields[0].split(separator: " ").map { vocabulary.intern(String($0)) }
      guard let word = words.first else { continue }
      let line = LexiconLine(file: table.path, line: row.line)
      switch row.fields[1] {
      case "no-claim":
        if words.count > 1 {
          noClaimPhrases[word, default: []].append((Array(words.dropFirst()), line))
        } else {
          noClaim[word] = line
        }
      case "perfect-with-være": perfectWithBe.insert(word)
      case "past-like-participle": pastLikeParticiple.insert(word)
      case "auxiliary-have": auxiliaries[word] = .have
      case "auxiliary-være": auxiliaries[word] = .be
      case "auxiliary-blive": auxiliaries[word] = .become
      case let name where name.hasPrefix("modal-"):
        guard let factuality = Factuality.allCases.first(where: { "modal-" + $0.name == name }) else {
          fallthrough
        }
        if words.count == 2 {
          modalPhrases[word, default: []].append((words[1], factuality))
        } else {
          modals[word] = (factuality, line)
        }
      default:
        diagnostics.append(
          table.diagnostic(
            row, 1,
            "unknown class '\(row.fields[1])'; one of no-claim perfect-with-være past-like-participle auxiliary-have auxiliary-være "
              + "auxiliary-blive modal-actual modal-attempted modal-planned modal-possible"))
      }
    }
  }

  private mutating func readOperators(
    _ lexicons: LexiconFolder, _ vocabulary: inout Vocabulary, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    let columns = ["pattern", "factuality", "polarity", "note"]
    guard let table = ClaimLexicon.table("claims/operators.tsv", columns, lexicons, &diagnostics) else {
      return
    }
    for row in table.rows {
      var words = row.fields[0].split(separator: " ").map(String.init)
      guard words.count >= 2, let end = words.popLast(), ["at", "inf", "part"].contains(end) else {
        diagnostics.append(
          table.diagnostic(
            row, 0, "a pattern is a verb's lemma, its words, and 'at', 'inf' or 'part': 'blive ved med at'"))
        continue
      }
      guard let factuality = Factuality.allCases.first(where: { $0.name == row.fields[1] }) else {
        diagnostics.append(
          table.diagnostic(
            row, 1, "unknown factuality '\(row.fields[1])'; one of actual planned attempted possible"))
        continue
      }
      guard let polarity = Polarity.allCases.first(where: { $0.name == row.fields[2] }) else {
        diagnostics.append(
          table.diagnostic(row, 2, "unknown polarity '\(row.fields[2])'; positive or negative"))
        continue
      }
      let verb = vocabulary.intern(words.removeFirst())
      let object = words.first == "X"
      if object { words.removeFirst() }
      operators[verb, default: []].append(
        Operator(
          words: words.map { vocabulary.intern($0) }, bare: end != "at", participle: end == "part",
          factuality: factuality,
          negates: polarity == .negative, subjectIsObject: object,
          line: LexiconLine(file: table.path, line: row.line)))
    }
    // The longest pattern first: "være med til at" before "være at".
    for verb in operators.keys { operators[verb]!.sort { $0.words.count > $1.words.count } }
  }

  private mutating func readAnimate(
    _ lexicons: LexiconFolder, _ vocabulary: inout Vocabulary, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    guard
      let table = ClaimLexicon.table("claims/animate.tsv", ["form", "kind", "note"], lexicons, &diagnostics)
    else { return }
    for row in table.rows {
      let form = row.fields[0]
      switch row.fields[1] {
      case "person", "body":
        if form.hasPrefix("-") {
          animateEndings.append(Array(form.utf8.dropFirst()))
        } else {
          animate.insert(vocabulary.intern(form))
        }
      case "thing": things.insert(vocabulary.intern(form))
      default:
        diagnostics.append(
          table.diagnostic(row, 1, "unknown kind '\(row.fields[1])'; one of person body thing"))
      }
    }
  }
}
