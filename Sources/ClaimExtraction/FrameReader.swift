internal import DocumentModel
internal import LexiconFormat

/// Reads `frames/*.frames`, for compiling.
struct FrameReader {
  private(set) var frames: [FrameDraft] = []
  private(set) var byVerb: [Vocabulary.ID: [Int]] = [:]
  private(set) var byNominal: [Vocabulary.ID: [Int]] = [:]
  private var defaults: [ClaimType: [ClaimRole: [SlotPattern]]] = [:]

  /// The prepositions that slots may name, joined by hyphens: "over-for".
  let prepositions: Set<String>

  private static let keys: Set<String> = [
    "frame", "type", "plover", "verb", "nominal", "noun", "particle", "words", "refl", "prep", "modal",
    "needs", "lacks", "subject", "object-kind", "object-noun", "subject-noun", "actor", "addressee", "action",
    "object", "content", "example", "not", "todo", "note",
  ]
  private static let roleKeys: [(String, ClaimRole)] = [
    ("actor", .actor), ("addressee", .addressee), ("action", .action), ("object", .object),
    ("content", .content),
  ]
  /// The event codes of PLOVER.
  private static let ploverCodes = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
  ]

  init(
    lexicons: LexiconFolder, prepositions: Set<String>, vocabulary: inout VocabularyBuilder,
    diagnostics: inout [LexiconDiagnostic]
  ) {
    self.prepositions = prepositions
    var files = lexicons.files(under: "frames/").filter { $0.path.hasSuffix(".frames") }
    if let types = files.firstIndex(where: { $0.path == "frames/types.frames" }) {
      readDefaults(files.remove(at: types), &vocabulary, &diagnostics)
    }
    var names: [String: LexiconLine] = [:]
    for file in files {
      let records = LexiconRecords(reading: file, keys: FrameReader.keys, diagnostics: &diagnostics)
      for record in records.records {
        guard let frame = frame(record, of: records, &vocabulary, &diagnostics) else { continue }
        if let earlier = names[frame.name] {
          diagnostics.append(
            records.diagnostic(record.fields[0], "the frame '\(frame.name)' again; first in \(earlier)"))
        }
        names[frame.name] = frame.line
        let index = frames.count
        frames.append(frame)
        for verb in frame.verbs { byVerb[verb, default: []].append(index) }
        for noun in frame.nominals { byNominal[noun, default: []].append(index) }
      }
    }
  }

  /// What the types of a verb's frames say of the verb.
  func traits(ofVerb verb: Vocabulary.ID) -> WordTraits {
    guard let indices = byVerb[verb] else { return [] }
    let types = Set(indices.map { frames[$0].type })
    var traits: WordTraits = []
    if !types.isDisjoint(with: [.state, .support, .propose, .warn, .reject]), !types.contains(.pressure) {
      traits.insert(.reporting)
    }
    if types.isDisjoint(with: [.pressure, .attack, .change, .compete, .other]) { traits.insert(.agentive) }
    if !types.isDisjoint(with: [.demand, .request, .propose, .commit, .threaten]), !types.contains(.state) {
      traits.insert(.irrealis)
    }
    return traits
  }

  /// The roles of a frame that says nothing itself.
  func defaultRoles(of type: ClaimType) -> [ClaimRole: [SlotPattern]] {
    var roles = defaults[type] ?? [:]
    if roles[.actor] == nil { roles[.actor] = [SlotPattern(slot: .subject, kind: .any)] }
    return roles
  }

  private mutating func readDefaults(
    _ file: LexiconFile, _ vocabulary: inout VocabularyBuilder, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    let keys: Set<String> = ["type", "actor", "addressee", "action", "object", "content", "note"]
    let records = LexiconRecords(reading: file, keys: keys, diagnostics: &diagnostics)
    for record in records.records {
      guard let field = record.first("type"), let type = ClaimType(name: field.value) else {
        diagnostics.append(records.diagnostic(record.fields[0], "no 'type' line with a known type"))
        continue
      }
      var roles: [ClaimRole: [SlotPattern]] = [:]
      for (key, role) in FrameReader.roleKeys {
        guard let field = record.first(key) else { continue }
        roles[role] = slots(field, records, &vocabulary, &diagnostics)
      }
      defaults[type] = roles
    }
  }

  private func frame(
    _ record: LexiconRecords.Record, of records: LexiconRecords, _ vocabulary: inout VocabularyBuilder,
    _ diagnostics: inout [LexiconDiagnostic]
  ) -> FrameDraft? {
    func fault(_ field: LexiconRecords.Field, _ message: String) {
      diagnostics.append(records.diagnostic(field, message))
    }
    guard let name = record.first("frame") else {
      fault(record.fields[0], "the record has no 'frame' line; begin it with the frame's name")
      return nil
    }
    let fileType = String(records.path.split(separator: "/").last!.dropLast(".frames".count))
    let typeName = record.first("type")?.value ?? fileType
    // With an unknown type the rest is read all the same, so that its faults are told at once.
    let type = ClaimType(name: typeName)
    if type == nil {
      let known = ClaimType.allCases.map(\.name)
      fault(record.first("type") ?? name, LexiconDiagnostic.unknown("type", typeName, among: known))
    }
    var frame = FrameDraft(
      name: name.value, type: type ?? .other, plover: record.first("plover")?.value,
      line: LexiconLine(file: records.path, line: record.line))
    frame.roles = defaultRoles(of: frame.type)
    for field in record.fields {
      func words() -> [Vocabulary.ID] {
        self.words(field, records, &diagnostics).map { vocabulary.intern($0) }
      }
      switch field.key {
      case "plover":
        if !FrameReader.ploverCodes.contains(field.value) {
          fault(
            field,
            LexiconDiagnostic.unknown("PLOVER code", field.value, among: FrameReader.ploverCodes))
        }
      case "verb": frame.verbs += words()
      case "nominal": frame.nominals += words()
      case "noun": frame.nouns += words()
      case "particle": frame.particles += words()
      case "words":
        frame.words += self.words(field, records, &diagnostics).map {
          $0.split(separator: " ").map { vocabulary.intern(String($0)) }
        }
      case "modal": frame.modals += words()
      case "prep":
        frame.prepositions += list(field, records, &diagnostics).map {
          preposition($0, $0.text, "preposition", records, &vocabulary, &diagnostics)
        }
      case "refl":
        switch field.value {
        case "yes": frame.reflexive = .required
        case "any": frame.reflexive = .any
        default: fault(field, "'refl' is 'yes' or 'any'")
        }
      case "needs": frame.needs.append(slots(field, records, &vocabulary, &diagnostics))
      case "lacks": frame.lacks += slots(field, records, &vocabulary, &diagnostics)
      case "subject": frame.subjectKind = kind(field, records, &diagnostics)
      case "object-kind": frame.objectKind = kind(field, records, &diagnostics)
      case "object-noun": frame.objectNouns += list(field, records, &diagnostics).map(\.text)
      case "subject-noun": frame.subjectNouns += list(field, records, &diagnostics).map(\.text)
      case "example":
        guard field.values.count == 2 else {
          fault(field, "an example is a sentence and, indented below it, its claim")
          continue
        }
        var wrong = ""
        if ExpectedClaim(field.values[1], fault: &wrong) == nil { fault(field, wrong) }
        frame.examples.append(
          FrameDraft.Example(sentence: field.values[0], claim: field.values[1], line: field.line))
      case "not":
        frame.examples.append(
          FrameDraft.Example(sentence: field.values.joined(separator: " "), claim: "", line: field.line))
      default:
        if let role = FrameReader.roleKeys.first(where: { $0.0 == field.key })?.1 {
          frame.roles[role] = slots(field, records, &vocabulary, &diagnostics)
        }
      }
    }
    if frame.verbs.isEmpty && frame.nominals.isEmpty {
      fault(name, "the frame has neither a 'verb' nor a 'nominal' line; say which word calls it up")
      return nil
    }
    return frame
  }
}
