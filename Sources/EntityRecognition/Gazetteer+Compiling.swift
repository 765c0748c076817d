internal import BinaryFormat
internal import DocumentModel
internal import ICUText
public import LexiconFormat

extension Gazetteer {
  /// Compiles the files below `names/`, and adds everything that is wrong with them to `diagnostics`.
  ///
  /// Lines with faults are left out, so that the rest can be looked at; a caller that finds diagnostics must not
  /// use the gazetteer for texts. The standard Danish names of countries come from ICU; where a file gives the
  /// same name, the file's line counts.
  public init(compiling folder: LexiconFolder, diagnostics: inout [LexiconDiagnostic]) {
    let files = folder.files(under: "names/")
    var compiler = GazetteerCompiler(files: files.map(\.path))
    for file in files { compiler.add(file, &diagnostics) }
    compiler.addStandardNames()
    var writer = SectionArchiveWriter(kind: "lexicons", version: 1)
    compiler.builder.sections(into: &writer)
    do {
      try self.init(packed: SectionArchive(owning: writer.encoded(), kind: "lexicons", version: 1))
    } catch {
      fatalError("the gazetteer's own sections cannot be read: \(error)")
    }
  }
}

/// Turns the lines of name files into forms.
struct GazetteerCompiler {
  var builder = GazetteerBuilder()
  private var check = NameFileCheck()

  /// Entries have 16 bits for their file, so the paths take the first numbers.
  init(files: [String]) {
    for path in files + ["icu/regions", "icu/languages", "icu/currencies"] { _ = builder.string(path) }
  }

  mutating func add(_ file: LexiconFile, _ diagnostics: inout [LexiconDiagnostic]) {
    let known = NameFile(rawValue: file.path)
    let table = LexiconTable(
      reading: file, columns: known?.columns ?? NameFile.nameColumns, diagnostics: &diagnostics)
    for row in table.rows {
      guard !row.fields[0].isEmpty else {
        diagnostics.append(table.diagnostic(row, 0, "the form is empty"))
        continue
      }
      if let known {
        let key = [file.path, row.fields[0]] + known.keyColumns.dropFirst().map { row.fields[$0] }
        guard check.isNew(key, table, row, &diagnostics) else { continue }
        add(row, of: known, table, &diagnostics)
      } else {
        addName(row, table, &diagnostics)
      }
    }
  }

  private mutating func entry(
    _ table: LexiconTable, _ row: LexiconTable.Row, _ role: NameRole, label: EntityLabel = .miscellaneous,
    kind: String = "", id: String = "", rank: Int = 0, isEnding: Bool = false
  ) -> GazetteerEntry {
    GazetteerEntry(
      line: UInt32(row.line), id: builder.string(id), kind: builder.string(kind),
      heading: builder.string(row.fields[0]), file: UInt16(truncatingIfNeeded: builder.string(table.path)),
      rank: UInt16(clamping: rank), role: role.rawValue, label: label.rawValue, isEnding: isEnding ? 1 : 0)
  }

  // MARK: Names

  private mutating func addName(
    _ row: LexiconTable.Row, _ table: LexiconTable, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    guard let label = EntityLabel(name: row.fields[1]) else {
      diagnostics.append(
        table.diagnostic(
          row, 1, LexiconDiagnostic.unknown("label", row.fields[1], among: EntityLabel.allCases.map(\.name))))
      return
    }
    let kind = row.fields[2]
    guard check.isOne(of: NameFile.kinds[label] ?? [], "kind", table, row, 2, &diagnostics),
      check.isID(table, row, 3, &diagnostics)
    else { return }
    let entry = entry(table, row, .name, label: label, kind: kind, id: row.fields[3])
    var flags = NodeFlags.of(label: label)
    if kind == "town-team" { flags.insert(.townTeam) }
    if kind == "country" || kind == "capital" || kind == "former-country" { flags.insert(.wellKnownPlace) }
    for form in forms(row, heading: 0, more: 4, table, &diagnostics) {
      let key = ["name", form, row.fields[1], row.fields[3], kind]
      if check.isNew(key, table, row, column: form == row.fields[0] ? 0 : 4, &diagnostics) {
        builder.add(form, entry, flags)
      }
    }
  }

  /// The form of the first column and the further ones parted by `|`.
  private func forms(
    _ row: LexiconTable.Row, heading: Int, more: Int, _ table: LexiconTable,
    _ diagnostics: inout [LexiconDiagnostic]
  ) -> [String] {
    var forms = [row.fields[heading]]
    guard !row.fields[more].isEmpty else { return forms }
    for part in row.fields[more].split(separator: "|", omittingEmptySubsequences: false) {
      let form = String(part)
      if form.isEmpty || form.first == " " || form.last == " " {
        diagnostics.append(
          table.diagnostic(row, more, "'\(form)' between bars; write forms as 'A|B', no blanks"))
      } else if forms.contains(form) {
        diagnostics.append(table.diagnostic(row, more, "'\(form)' twice on the line"))
      } else {
        forms.append(form)
      }
    }
    return forms
  }

  // MARK: The other files

  private mutating func add(
    _ row: LexiconTable.Row, of file: NameFile, _ table: LexiconTable,
    _ diagnostics: inout [LexiconDiagnostic]
  ) {
    let form = row.fields[0]
    switch file {
    case .firstNames:
      guard check.isOne(of: NameFile.genders, "gender", table, row, 1, &diagnostics),
        check.areNumbers(table, row, rank: 2, clash: 3, &diagnostics)
      else { return }
      builder.add(
        form,
        entry(table, row, .firstName, label: .person, kind: row.fields[1], rank: Int(row.fields[2]) ?? 0),
        row.fields[3] == "word" ? [.firstName, .clash] : .firstName)
    case .surnames:
      guard check.areNumbers(table, row, rank: 1, clash: 2, &diagnostics) else { return }
      builder.add(
        form, entry(table, row, .surname, label: .person, rank: Int(row.fields[1]) ?? 0),
        row.fields[2] == "word" ? [.surname, .clash] : .surname)
    case .titles:
      guard check.isOne(of: NameFile.titleKinds, "kind", table, row, 1, &diagnostics) else { return }
      let flags: NodeFlags = row.fields[1] == "form-of-address" ? [.title, .address] : .title
      if form.hasPrefix("-") {
        builder.addEnding(
          String(form.dropFirst()),
          entry(table, row, .titleEnding, label: .person, kind: row.fields[1], isEnding: true), flags)
      } else {
        builder.add(form, entry(table, row, .title, label: .person, kind: row.fields[1]), flags)
      }
    case .cues: addCue(row, table, &diagnostics)
    case .nonNames:
      guard check.isOne(of: NameFile.reasons, "reason", table, row, 1, &diagnostics) else { return }
      builder.add(
        form, entry(table, row, .nonName, kind: row.fields[1]),
        row.fields[1] == "roman-numeral" ? [.nonName, .roman] : .nonName)
    case .demonyms:
      guard check.isOne(of: NameFile.demonymKinds, "kind", table, row, 1, &diagnostics),
        check.isID(table, row, 2, &diagnostics)
      else { return }
      let entry = entry(table, row, .demonym, label: .location, kind: row.fields[1], id: row.fields[2])
      for form in forms(row, heading: 0, more: 3, table, &diagnostics) { builder.add(form, entry, .demonym) }
    case .common: builder.add(form, entry(table, row, .common), .common)
    case .context:
      guard let role = NameFile.contextRoles[row.fields[1]] else {
        _ = check.isOne(of: Set(NameFile.contextRoles.keys), "kind", table, row, 1, &diagnostics)
        return
      }
      let flags: NodeFlags =
        switch role {
        case .particle: .particle
        case .joiner: .joiner
        case .innerJoiner: .innerJoiner
        case .placePreposition: .placePreposition
        case .matchVerb: .matchVerb
        case .matchWord: .matchWord
        case .article: .article
        case .inPreposition: [.inPreposition, .placePreposition]
        case .placeNoun: .placeNoun
        case .organisationNoun: .organisationNoun
        default: .sayVerb
        }
      let label: EntityLabel =
        role == .organisationNoun ? .organisation : role == .sayVerb ? .person : .location
      if form.hasPrefix("-") {
        builder.addEnding(
          String(form.dropFirst()), entry(table, row, role, label: label, isEnding: true), flags)
      } else {
        builder.add(form, entry(table, row, role, label: label), flags)
      }
    }
  }

  private mutating func addCue(
    _ row: LexiconTable.Row, _ table: LexiconTable, _ diagnostics: inout [LexiconDiagnostic]
  ) {
    guard check.isOne(of: NameFile.positions, "position", table, row, 1, &diagnostics) else { return }
    guard let label = EntityLabel(name: row.fields[2]), label == .organisation || label == .location else {
      diagnostics.append(
        table.diagnostic(row, 2, LexiconDiagnostic.unknown("label", row.fields[2], among: ["LOC", "ORG"])))
      return
    }
    guard check.isOne(of: NameFile.kinds[label] ?? [], "kind", table, row, 3, &diagnostics) else { return }
    let form = row.fields[0]
    let isEnding = row.fields[1] == "ending"
    guard form.hasPrefix("-") == isEnding else {
      diagnostics.append(
        table.diagnostic(
          row, 0,
          isEnding
            ? "an ending begins with a hyphen: '-\(form)'" : "'\(form)' begins with a hyphen but is no ending"
        ))
      return
    }
    let role: NameRole = isEnding ? .cueEnding : row.fields[1] == "first" ? .cueFirst : .cueLast
    let cue = entry(table, row, role, label: label, kind: row.fields[3], isEnding: isEnding)
    if isEnding {
      builder.addEnding(String(form.dropFirst()), cue, NodeFlags.of(label: label).union(.cueEnding))
    } else {
      builder.add(form, cue, role == .cueFirst ? .cueFirst : .cueLast)
      // "Forening" also ends names as part of a word: "Dansk Sygeplejeforening".
      if role == .cueLast, form.utf8.count >= 5,
        form.utf8.allSatisfy({ $0 != 0x20 && $0 != 0x26 && $0 != 0x2E })
      {
        builder.addEnding(form.lowercased(), cue, NodeFlags.of(label: label).union(.cueLast))
      }
    }
  }

  // MARK: What ICU knows

  /// Countries as names, languages and currencies as measures, each where no file gives the form.
  mutating func addStandardNames() {
    for region in DisplayNames.regions(locale: "da") {
      add(region, "icu/regions", .name, .location, "country", [.location, .wellKnownPlace])
    }
    for region in DisplayNames.worldRegions(locale: "da") {
      add(region, "icu/regions", .name, .location, "world-region", .location)
    }
    for language in DisplayNames.languages(locale: "da") {
      add(language, "icu/languages", .measure, .miscellaneous, "language", .measure)
    }
    for currency in DisplayNames.currencies(locale: "da") {
      add(currency, "icu/currencies", .measure, .miscellaneous, "currency", .measure)
    }
  }

  private mutating func add(
    _ named: DisplayNames.Named, _ file: String, _ role: NameRole, _ label: EntityLabel, _ kind: String,
    _ flags: NodeFlags
  ) {
    for name in named.names where !name.contains("(") {
      if builder.has(name, role: .name, label: label) || builder.has(name, role: .demonym) { continue }
      if role == .measure, builder.has(name, role: .measure) { continue }
      builder.add(
        name,
        GazetteerEntry(
          line: 0, id: builder.string(named.code), kind: builder.string(kind), heading: builder.string(name),
          file: UInt16(truncatingIfNeeded: builder.string(file)), rank: 0, role: role.rawValue,
          label: label.rawValue, isEnding: 0), flags)
    }
  }
}
