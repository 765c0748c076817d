public import DocumentModel
internal import EntityRecognition
internal import LexiconFormat

/// A lexicon line that holds for a word, for `udsagn lexicon lookup`.
public struct LexiconMatch: Sendable, Hashable {
  /// How the word that was asked for relates to the form of the line; the closest come first.
  public enum Relation: Int, Sendable, Hashable, Comparable, CustomStringConvertible {
    case exact, lemma, otherCase, genitive, withStop, id, part, ending

    public var description: String {
      switch self {
      case .exact: "exact"
      case .lemma: "lemma"
      case .otherCase: "other case"
      case .genitive: "genitive"
      case .withStop: "with a stop"
      case .id: "id"
      case .part: "part"
      case .ending: "ending"
      }
    }

    public static func < (a: Relation, b: Relation) -> Bool { a.rawValue < b.rawValue }
  }

  public let relation: Relation
  /// The form that matched: "presse" for "pressede", "-minister" for "miljøminister".
  public let form: String
  public let line: LexiconLine
  /// The line as it stands; of what ICU knows its name, label, kind and id.
  public let text: String
}

extension Pipeline {
  /// The lines of `lexicons` that hold for a word or several in this form, the closest first.
  ///
  ///     pipeline.lookup("pressede", in: lexicons)   // lemma 'presse', frames/pressure.frames:…: verb  presse …
  ///     pipeline.lookup("Huaweis", in: lexicons)    // genitive 'Huawei', names/companies-world.tsv:…
  ///
  /// The pipeline, made of the same lexicons, finds names where it has the layer of entities, and lemmas where it has
  /// that of morphology.
  public func lookup(_ word: String, in lexicons: Lexicons) -> [LexiconMatch] {
    guard word.contains(where: { !$0.isWhitespace }) else { return [] }
    let folder = lexicons.folder
    let search = LexiconSearch(word: word, lemmas: lemmas(of: word))
    var found = names(word, folder)
    for file in folder.files where !file.path.hasPrefix("names/") { found += search.matches(in: file) }
    // One line may match in several ways: the closest counts. What ICU knows has no lines.
    var seen: Set<String> = []
    return found.sorted {
      ($0.relation, $0.line.file, $0.line.line) < ($1.relation, $1.line.file, $1.line.line)
    }.filter { seen.insert($0.line.line == 0 ? $0.text : $0.line.description).inserted }
  }

  private func names(_ word: String, _ folder: LexiconFolder) -> [LexiconMatch] {
    guard let gazetteer = recognizer?.gazetteer else { return [] }
    var lines: [String: [Substring]] = [:]
    return gazetteer.lookup(word).map { name in
      let relation: LexiconMatch.Relation =
        switch name.match {
        case .exact: .exact
        case .otherCase: .otherCase
        case .genitive: .genitive
        case .ending: .ending
        case .id: .id
        }
      var text = [name.heading, name.label?.name ?? "", name.kind, name.id].joined(separator: "\t")
      if let file = folder.file(name.line.file) {
        if lines[file.path] == nil {
          lines[file.path] = String(decoding: file.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        }
        if let all = lines[file.path], all.indices.contains(name.line.line - 1) {
          text = String(all[name.line.line - 1])
        }
      }
      return LexiconMatch(relation: relation, form: name.form, line: name.line, text: text)
    }
  }

  /// What the tagger takes for the dictionary form, by itself and as a verb and a noun of a small sentence.
  private func lemmas(of word: String) -> Set<String> {
    var lemmas: Set<String> = []
    for frame in [("", ""), ("Han ", " det."), ("at ", "."), ("Den store ", ".")] {
      let document = complete(Document(text: SourceText(frame.0 + word + frame.1)))
      guard let tokens = document.tokens, let morphology = document.morphology else { continue }
      let inside = tokens.indices.filter {
        Int(tokens.starts[$0]) >= frame.0.utf8.count
          && Int(tokens.ends[$0]) <= frame.0.utf8.count + word.utf8.count
      }
      let lemma = inside.map { n in morphology.lemmas.withBytes(n) { String(decoding: $0, as: UTF8.self) } }
      lemmas.insert(lemma.joined(separator: " "))
    }
    return lemmas
  }
}

/// Looks for a word among the forms of lexicon files.
struct LexiconSearch {
  private let word: String
  private let small: String
  private let lemmas: Set<String>

  init(word: String, lemmas: Set<String>) {
    self.word = word
    self.lemmas = lemmas
    small = word.lowercased()
  }

  /// The keys of frames whose values are words.
  private static let wordKeys: Set<Substring> = [
    "frame", "verb", "nominal", "noun", "particle", "words", "prep", "modal", "subject-noun", "object-noun",
  ]

  /// The lines of a file that is not one of names: those are the gazetteer's.
  func matches(in file: LexiconFile) -> [LexiconMatch] {
    var found: [LexiconMatch] = []
    let listing = LexiconListing(file: file)
    var key: Substring = ""
    listing.forEachFact { number, text in
      var closest: (LexiconMatch.Relation, String)?
      func consider(_ form: Substring, _ relation: (Substring) -> LexiconMatch.Relation?) {
        guard let relation = relation(form) else { return }
        if closest.map({ relation < $0.0 }) ?? true { closest = (relation, String(form)) }
      }
      if listing.isTable {
        consider(Substring(text.utf8.prefix { $0 != 0x09 })) {
          relation(to: $0, inPhrases: file.path.hasPrefix("claims/"))
        }
      } else {
        var value = text
        if text.utf8.first != 0x20 {
          key = Substring(text.utf8.prefix { $0 != 0x20 })
          value = Substring(text.utf8.dropFirst(key.utf8.count))
        }
        guard LexiconSearch.wordKeys.contains(key) else { return }
        for item in value.utf8.split(separator: 0x2C) {
          consider(Substring(item).trimmed) { relation(to: $0, inPhrases: key == "frame" || key == "words") }
        }
      }
      if let (relation, form) = closest {
        found.append(
          LexiconMatch(
            relation: relation, form: form, line: LexiconLine(file: file.path, line: number),
            text: String(text)))
      }
    }
    return found
  }

  /// How the word or words relate to a listed form; of a phrase they may be a part.
  private func relation(to form: Substring, inPhrases: Bool) -> LexiconMatch.Relation? {
    if form == word { return .exact }
    if lemmas.contains(String(form)) { return .lemma }
    let smallForm = form.lowercased()
    if smallForm == small { return .otherCase }
    if smallForm.utf8.last == 0x2E, smallForm.utf8.dropLast().elementsEqual(small.utf8) { return .withStop }
    if form.utf8.first == 0x2D, form.utf8.count > 1 {
      let ending = form.dropFirst()
      return word.hasSuffix(ending) || lemmas.contains { $0.hasSuffix(ending) } ? .ending : nil
    }
    guard inPhrases, form.utf8.contains(0x20) else { return nil }
    let phrase = " \(form) "
    return phrase.contains(" \(word) ") || lemmas.contains { phrase.contains(" \($0) ") } ? .part : nil
  }
}

extension Substring {
  /// Without blanks at its edges.
  fileprivate var trimmed: Substring {
    var bytes = utf8.drop { $0 == 0x20 }
    while bytes.last == 0x20 { bytes.removeLast() }
    return Substring(bytes)
  }
}
