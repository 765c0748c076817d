internal import DocumentModel
internal import LexiconFormat

/// Reads `frames/*.frames`, for compiling.
struct FrameReader {
  private(set) var frames: [FrameDraft] = []
  private(set) var byVerb: [Vocabulary.ID: [Int]] = [:]
  private(set) var byNominal: [Vocabulary.ID: [Int]] = [:]
  private var defaults: [ClaimType: [ClaimRole: [SlotPattern]]] = [:]

  private static let keys: Set<String> = [
    "frame", "type", "plover", "verb", "nominal", "noun", "particle", "words", "refl", "prep", "modal",
    "needs",
    "lacks", "subject", "object-kind", "object-noun", "subject-noun", "actor", "addressee", "action",
    "object",
    "content", "example", "not", "todo", "note",
  ]
  private static let roleKeys: [(String, ClaimRole)] = [
    ("actor", .actor), ("addressee", .addressee), ("action", .action), ("object", .object),
    ("content", .content),
  ]

  init(lexicons: LexiconFolder, vocabulary: inout VocabularyBuilder, diagnostics: inout [LexiconDiagnostic]) {
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
    if !types.isDisjoint(with: [.demand, .request, .propose]), !types.contains(.state) {
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
    guard let type = ClaimType(name: typeName) else {
      let all = ClaimType.allCases.map(\.name).joined(separator: " ")
      fault(record.first("type") ?? name, "unknown type '\(typeName)'; one of \(all)")
      return nil
    }
    var frame = FrameDraft(
      name: name.value, type: type, plover: record.first("plover")?.value,
      line: LexiconLine(file: records.path, line: record.line))
    frame.roles = defaultRoles(of: type)
    for field in record.fields {
      let list = field.key == "example" || field.key == "not" || field.key == "note" ? [] : items(field)
      switch field.key {
      case "verb": frame.verbs += list.map { vocabulary.intern($0) }
      case "nominal": frame.nominals += list.map { vocabulary.intern($0) }
      case "noun": frame.nouns += list.map { vocabulary.intern($0) }
      case "particle": frame.particles += list.map { vocabulary.intern($0) }
      case "words": frame.words += list.map { $0.split(separator: " ").map { vocabulary.intern(String($0)) } }
      case "modal": frame.modals += list.map { vocabulary.intern($0) }
      case "prep":
        frame.prepositions += list.map { vocabulary.intern($0.split(separator: " ").joined(separator: "-")) }
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
      case "object-noun": frame.objectNouns += list
      case "subject-noun": frame.subjectNouns += list
      case "example":
        guard field.values.count == 2 else {
          fault(field, "an example is a sentence and, indented below it, its claim")
          continue
        }
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

  private func kind(
    _ field: LexiconRecords.Field, _ records: LexiconRecords, _ diagnostics: inout [LexiconDiagnostic]
  ) -> SlotPattern.Kind {
    switch field.value {
    case "person": return .person
    case "thing": return .thing
    default:
      diagnostics.append(records.diagnostic(field, "'\(field.key)' is 'person' or 'thing'"))
      return .any
    }
  }

  private func slots(
    _ field: LexiconRecords.Field, _ records: LexiconRecords, _ vocabulary: inout VocabularyBuilder,
    _ diagnostics: inout [LexiconDiagnostic]
  ) -> [SlotPattern] {
    let names = items(field)
    if names == ["none"] { return [] }
    return names.compactMap { name in
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      var kind = SlotPattern.Kind.any
      if parts.count == 2 {
        switch parts[1] {
        case "person": kind = .person
        case "thing": kind = .thing
        default:
          diagnostics.append(
            records.diagnostic(field, "unknown condition ':\(parts[1])' in '\(name)'; ':person' or ':thing'"))
        }
      }
      guard let first = parts.first, !first.isEmpty else { return nil }
      if let slot = Slot.named.first(where: { $0.name == first })?.slot {
        return SlotPattern(slot: slot, kind: kind)
      }
      let slot: Slot =
        first.hasSuffix("-at")
        ? .prepositionClause(vocabulary.intern(String(first.dropLast(3))))
        : .preposition(vocabulary.intern(first.split(separator: " ").joined(separator: "-")))
      return SlotPattern(slot: slot, kind: kind)
    }
  }

  /// The parts of a value between commas, without blanks at their edges.
  private func items(_ field: LexiconRecords.Field) -> [String] {
    let value = field.values.count == 1 ? field.values[0] : field.values.joined(separator: " ")
    return value.utf8.split(separator: 0x2C).map { part in
      var part = part.drop { $0 == 0x20 }
      while part.last == 0x20 { part.removeLast() }
      return String(Substring(part))
    }
  }
}
