internal import DocumentModel
internal import LexiconFormat

/// The files below `claims/`.
enum ClaimFile {
  static let words = "claims/words.tsv"
  static let verbs = "claims/verbs.tsv"
  static let operators = "claims/operators.tsv"
  static let animate = "claims/animate.tsv"
}

/// Reads `claims/*.tsv`, for compiling.
struct ClaimWordReader {
  /// A `WordRule` with what it points at.
  struct Rule {
    var rule: WordRule
    var words: [Vocabulary.ID] = []
    var text = ""
  }

  private(set) var classes: [Vocabulary.ID: WordClass] = [:]
  private(set) var traits: [Vocabulary.ID: WordTraits] = [:]
  private(set) var rules: [Rule] = []
  /// The prepositions that frames may name, joined by hyphens: "over-for".
  private(set) var prepositions: Set<String> = []

  init(
    lexicons: LexiconFolder, vocabulary: inout VocabularyBuilder, diagnostics: inout [LexiconDiagnostic]
  ) {
    readWords(lexicons, &vocabulary, &diagnostics)
    readVerbs(lexicons, &vocabulary, &diagnostics)
    readOperators(lexicons, &vocabulary, &diagnostics)
    readAnimate(lexicons, &vocabulary, &diagnostics)
  }

  private static func table(
    _ path: String, _ columns: [String], _ lexicons: LexiconFolder, _ diagnostics: inout [LexiconDiagnostic]
  ) -> LexiconTable? {
    guard let file = lexicons.file(path) else {
      diagnostics.append(
        LexiconDiagnostic(file: path, line: 1, column: 1, message: "the file is missing; claims need it"))
      return nil
    }
    let table = LexiconTable(reading: file, columns: columns, diagnostics: &diagnostics)
    table.checkRepeats(in: columns[1] == "class" ? [0, 1] : [0], &diagnostics)
    return table
  }

  private mutating func readWords(
    _ lexicons: LexiconFolder, _ vocabulary: inout VocabularyBuilder, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    guard
      let table = ClaimWordReader.table(ClaimFile.words, ["form", "class", "note"], lexicons, &diagnostics)
    else { return }
    for row in table.rows {
      if row.fields[1] == "preposition" {
        prepositions.insert(row.fields[0].split(separator: " ").joined(separator: "-"))
        continue
      }
      guard let found = WordClass(name: row.fields[1]) else {
        let known = (WordClass.allNames + ["preposition"]).sorted()
        diagnostics.append(
          table.diagnostic(row, 1, LexiconDiagnostic.unknown("class", row.fields[1], among: known)))
        continue
      }
      if found == .future || found == .past {
        let words = row.fields[0].split(separator: " ").map { vocabulary.intern(String($0)) }
        let kind: WordRule.Kind = found == .future ? .future : .past
        rules.append(Rule(rule: WordRule(kind: kind.rawValue), words: words))
        continue
      }
      let word = vocabulary.intern(row.fields[0])
      classes[word, default: []].formUnion(found)
    }
    if prepositions.isEmpty {
      diagnostics.append(
        LexiconDiagnostic(
          file: table.path, line: 1, column: 1,
          message: "no line of the class 'preposition'; frames need those that their slots name"))
    }
  }

  private mutating func readVerbs(
    _ lexicons: LexiconFolder, _ vocabulary: inout VocabularyBuilder, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    guard
      let table = ClaimWordReader.table(ClaimFile.verbs, ["form", "class", "note"], lexicons, &diagnostics)
    else { return }
    for row in table.rows {
      let words = row.fields[0].split(separator: " ").map { vocabulary.intern(String($0)) }
      guard let word = words.first else { continue }
      func add(_ kind: WordRule.Kind, _ factuality: Factuality = .actual) {
        let rule = WordRule(
          kind: kind.rawValue, factuality: factuality.rawValue, word: word, line: UInt32(row.line))
        rules.append(Rule(rule: rule, words: Array(words.dropFirst())))
      }
      switch row.fields[1] {
      case "no-claim": add(.noClaim)
      case "perfect-with-være": traits[word, default: []].insert(.perfectWithBe)
      case "past-like-participle": traits[word, default: []].insert(.pastLikeParticiple)
      case "auxiliary-have": add(.have)
      case "auxiliary-være": add(.be)
      case "auxiliary-blive": add(.become)
      case let name where name.hasPrefix("modal-"):
        guard let factuality = Factuality.allCases.first(where: { "modal-" + $0.name == name }) else {
          fallthrough
        }
        add(.modal, factuality)
      default:
        diagnostics.append(
          table.diagnostic(
            row, 1, LexiconDiagnostic.unknown("class", row.fields[1], among: ClaimWordReader.verbClasses)))
      }
    }
  }

  private static let verbClasses =
    [
      "no-claim", "perfect-with-være", "past-like-participle", "auxiliary-have", "auxiliary-være",
      "auxiliary-blive",
    ]
    + Factuality.allCases.map { "modal-" + $0.name }

  private mutating func readOperators(
    _ lexicons: LexiconFolder, _ vocabulary: inout VocabularyBuilder, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    let columns = ["pattern", "factuality", "polarity", "note"]
    guard let table = ClaimWordReader.table(ClaimFile.operators, columns, lexicons, &diagnostics) else {
      return
    }
    var found: [Rule] = []
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
            row, 1,
            LexiconDiagnostic.unknown("factuality", row.fields[1], among: Factuality.allCases.map(\.name))))
        continue
      }
      guard let polarity = Polarity.allCases.first(where: { $0.name == row.fields[2] }) else {
        diagnostics.append(
          table.diagnostic(
            row, 2, LexiconDiagnostic.unknown("polarity", row.fields[2], among: Polarity.allCases.map(\.name))
          ))
        continue
      }
      let verb = vocabulary.intern(words.removeFirst())
      let object = words.first == "X"
      if object { words.removeFirst() }
      let flags: UInt8 =
        (end == "at" ? 0 : 1) | (end == "part" ? 2 : 0) | (polarity == .negative ? 4 : 0) | (object ? 8 : 0)
      found.append(
        Rule(
          rule: WordRule(
            kind: WordRule.Kind.operation.rawValue, factuality: factuality.rawValue, flags: flags, word: verb,
            line: UInt32(row.line)), words: words.map { vocabulary.intern($0) }))
    }
    // The longest pattern first: "være med til at" before "være at".
    rules += found.sorted { ($1.words.count, $0.rule.line) < ($0.words.count, $1.rule.line) }
  }

  private mutating func readAnimate(
    _ lexicons: LexiconFolder, _ vocabulary: inout VocabularyBuilder, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    guard
      let table = ClaimWordReader.table(ClaimFile.animate, ["form", "kind", "note"], lexicons, &diagnostics)
    else { return }
    var endings: [Rule] = []
    for row in table.rows {
      let form = row.fields[0]
      let isThing = row.fields[1] == "thing"
      switch row.fields[1] {
      case "person", "body", "thing":
        if form.hasPrefix("-") {
          let rule = WordRule(kind: WordRule.Kind.animateEnding.rawValue, flags: isThing ? 1 : 0)
          endings.append(Rule(rule: rule, text: String(form.dropFirst())))
        } else {
          traits[vocabulary.intern(form), default: []].insert(isThing ? .thing : .animate)
        }
      default:
        diagnostics.append(
          table.diagnostic(
            row, 1, LexiconDiagnostic.unknown("kind", row.fields[1], among: ["person", "body", "thing"])))
      }
    }
    // The longer ending goes first: "-forhold" is no "-hold".
    rules += endings.sorted { $0.text.utf8.count > $1.text.utf8.count }
  }
}
