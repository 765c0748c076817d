internal import DocumentModel
internal import LexiconFormat

/// The files below `names/` and what their columns mean.
enum NameFile: String, CaseIterable {
  case firstNames = "names/first-names.tsv"
  case surnames = "names/surnames.tsv"
  case titles = "names/titles.tsv"
  case cues = "names/org-cues.tsv"
  case nonNames = "names/nonnames.tsv"
  case demonyms = "names/demonyms.tsv"
  case common = "names/common-words.tsv"
  case context = "names/context.tsv"

  var columns: [String] {
    switch self {
    case .firstNames: ["form", "gender", "rank", "clash"]
    case .surnames: ["form", "rank", "clash"]
    case .titles: ["form", "kind"]
    case .cues: ["form", "position", "label", "kind"]
    case .nonNames: ["form", "why"]
    case .demonyms: ["form", "kind", "id", "forms"]
    case .common: ["form"]
    case .context: ["form", "kind"]
    }
  }

  /// The columns that together may stand only once.
  var keyColumns: [Int] {
    switch self {
    case .firstNames, .surnames, .nonNames, .common: [0]
    case .titles, .context: [0, 1]
    case .cues, .demonyms: [0, 1, 2]
    }
  }

  /// Every other file below `names/`: forms of names with what they stand for.
  static let nameColumns = ["form", "label", "kind", "id", "forms", "note"]

  static let genders: Set<String> = ["male", "female", "both"]
  static let titleKinds: Set<String> = ["office", "occupation", "kinship", "royal", "form-of-address"]
  static let positions: Set<String> = ["first", "last", "ending"]
  static let demonymKinds: Set<String> = ["adjective", "inhabitant"]
  static let contextRoles: [String: NameRole] = [
    "particle": .particle, "joiner": .joiner, "inner-joiner": .innerJoiner,
    "place-preposition": .placePreposition,
    "match-verb": .matchVerb, "match-word": .matchWord, "say-verb": .sayVerb, "article": .article,
    "in-preposition": .inPreposition, "place-noun": .placeNoun, "organisation-noun": .organisationNoun,
  ]

  /// The reasons for a word to be no name.
  static let reasons: Set<String> = [
    "sentence-first", "text-marker", "title", "acronym", "abbreviation", "month", "interjection",
    "roman-numeral", "season", "weekday", "pronoun", "degree",
  ]

  /// The kinds that the lines of name files and cues may give.
  static let kinds: [EntityLabel: Set<String>] = [
    .person: [
      "politician", "artist", "athlete", "executive", "journalist", "scholar", "union-leader", "official",
      "mayor", "royal", "public-person", "fictional", "religious",
    ],
    .location: [
      "country", "territory", "former-country", "world-region", "city", "capital", "subdivision", "village",
      "town", "district", "building", "street", "water", "region", "venue", "municipality-area", "landscape",
      "island", "sea-area", "road", "airport", "place", "facility",
    ],
    .organisation: [
      "company", "bank", "brand", "airline", "university", "band", "hospital", "cultural-institution",
      "museum", "theatre", "orchestra", "publisher", "international-body", "eu-body", "un-body", "newspaper",
      "broadcaster", "magazine", "news-agency", "media-house", "ngo", "religious-body", "party", "movement",
      "intelligence-service", "political-group", "club", "team", "town-team", "federation", "league",
      "agency", "former-municipality", "municipality", "ministry", "parliament-committee", "police", "court",
      "council", "commission", "public-body", "former-county", "parliament", "region-authority",
      "royal-house", "trade-body", "exchange", "union", "association", "education", "media", "culture",
      "school",
      "government",
    ],
    .miscellaneous: [
      "product", "event", "work", "law", "prize", "treaty", "agreement", "index", "currency", "holiday",
      "misc",
    ],
  ]
}

/// The checks that every name file must pass, collected so that one run names every fault.
struct NameFileCheck {
  private var firstLines: [[String]: (file: String, line: Int)] = [:]

  /// Reports a key that stood before, naming the place; returns whether it is new.
  mutating func isNew(
    _ key: [String], _ table: LexiconTable, _ row: LexiconTable.Row, column: Int = 0,
    _ diagnostics: inout [LexiconDiagnostic]
  ) -> Bool {
    if let first = firstLines[key] {
      let place = first.file == table.path ? "on line \(first.line)" : "at \(first.file):\(first.line)"
      diagnostics.append(table.diagnostic(row, column, "'\(key[1])' again; first \(place)"))
      return false
    }
    firstLines[key] = (table.path, row.line)
    return true
  }

  /// Reports a field outside a closed set.
  func isOne(
    of values: Set<String>, _ what: String, _ table: LexiconTable, _ row: LexiconTable.Row, _ column: Int,
    _ diagnostics: inout [LexiconDiagnostic]
  ) -> Bool {
    if values.contains(row.fields[column]) { return true }
    diagnostics.append(
      table.diagnostic(
        row, column,
        LexiconDiagnostic.unknown(what, row.fields[column], among: values.sorted())))
    return false
  }

  /// Reports an id that is no ASCII word: letters and digits, then also `: . _ -`.
  func isID(
    _ table: LexiconTable, _ row: LexiconTable.Row, _ column: Int, _ diagnostics: inout [LexiconDiagnostic]
  ) -> Bool {
    let id = row.fields[column]
    let sound =
      !id.isEmpty
      && id.utf8.enumerated().allSatisfy { i, b in
        (b >= 0x30 && b <= 0x39) || (b >= 0x41 && b <= 0x5A) || (b >= 0x61 && b <= 0x7A)
          || (i > 0 && (b == 0x3A || b == 0x2E || b == 0x5F || b == 0x2D))
      }
    if !sound {
      diagnostics.append(
        table.diagnostic(
          row, column,
          "'\(id)' is no id; use a code (DK, Q35) or letters a-z, digits and hyphens (dansk-folkeparti)"))
    }
    return sound
  }

  /// Reports a rank that is no number from 1, or a clash other than `word`.
  func areNumbers(
    _ table: LexiconTable, _ row: LexiconTable.Row, rank: Int, clash: Int,
    _ diagnostics: inout [LexiconDiagnostic]
  ) -> Bool {
    var sound = true
    if Int(row.fields[rank]).map({ $0 > 0 }) != true {
      diagnostics.append(
        table.diagnostic(row, rank, "'\(row.fields[rank])' is no rank; a number from 1, 1 the most frequent"))
      sound = false
    }
    if row.fields[clash] != "", row.fields[clash] != "word" {
      diagnostics.append(
        table.diagnostic(row, clash, "unknown clash '\(row.fields[clash])'; 'word' or empty"))
      sound = false
    }
    return sound
  }
}
