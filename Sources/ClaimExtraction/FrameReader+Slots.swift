internal import LexiconFormat

extension FrameReader {
  func kind(
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

  func slots(
    _ field: LexiconRecords.Field, _ records: LexiconRecords, _ vocabulary: inout VocabularyBuilder,
    _ diagnostics: inout [LexiconDiagnostic]
  ) -> [SlotPattern] {
    if field.values == ["none"] { return [] }
    return list(field, records, &diagnostics).map { item in
      let parts = item.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      var kind = SlotPattern.Kind.any
      switch parts.count < 2 ? "" : parts[1] {
      case "person": kind = .person
      case "thing": kind = .thing
      case "" where parts.count < 2: break
      case let other:
        diagnostics.append(
          records.diagnostic(
            item, "unknown condition ':\(other)' in '\(item.text)'; ':person' or ':thing'"))
      }
      let name = parts[0]
      if let slot = Slot.named.first(where: { $0.name == name })?.slot {
        return SlotPattern(slot: slot, kind: kind)
      }
      let isClause = name.hasSuffix("-at")
      let word = preposition(
        item, isClause ? String(name.dropLast(3)) : name, "slot", records, &vocabulary, &diagnostics)
      return SlotPattern(slot: isClause ? .prepositionClause(word) : .preposition(word), kind: kind)
    }
  }

  /// The number of a preposition, which must be one of `claims/words.tsv`: else a slot that is misspelt would be
  /// taken for one that never comes.
  func preposition(
    _ item: LexiconRecords.Field.Item, _ name: String, _ what: String, _ records: LexiconRecords,
    _ vocabulary: inout VocabularyBuilder, _ diagnostics: inout [LexiconDiagnostic]
  ) -> Vocabulary.ID {
    let joined = name.split(separator: " ").joined(separator: "-")
    // Without any preposition the file that lists them is at fault, and says so itself.
    if !prepositions.contains(joined), !prepositions.isEmpty {
      let slots = what == "slot" ? Slot.named.map(\.name) : []
      var all = slots + prepositions.sorted()
      if !slots.isEmpty {
        all += prepositions.sorted().map { $0 + "-at" }
        all += all.flatMap { [$0 + ":person", $0 + ":thing"] }
      }
      let meant = Suggestion.closest(to: item.text, among: all)
      diagnostics.append(
        records.diagnostic(
          item,
          "unknown \(what) '\(item.text)'\(meant.map { ", did you mean '\($0)'?" } ?? ";") "
            + (slots.isEmpty ? "" : "one of \(slots.joined(separator: " ")), or ")
            + "a preposition of \(ClaimFile.words)"))
    }
    return vocabulary.intern(joined)
  }

  /// The words of a list. One with a capital is a fault: tokens are looked up in small letters.
  func words(
    _ field: LexiconRecords.Field, _ records: LexiconRecords, _ diagnostics: inout [LexiconDiagnostic]
  ) -> [String] {
    list(field, records, &diagnostics).map { item in
      if item.text != item.text.lowercased() {
        diagnostics.append(
          records.diagnostic(item, "'\(item.text)' has a capital; write words in small letters"))
      }
      return item.text
    }
  }

  /// The parts of a value between commas; one that is empty is a fault, but for a comma that ends a line.
  func list(
    _ field: LexiconRecords.Field, _ records: LexiconRecords, _ diagnostics: inout [LexiconDiagnostic]
  ) -> [LexiconRecords.Field.Item] {
    let items = field.items
    return items.enumerated().compactMap { n, item in
      if !item.text.isEmpty { return item }
      if n + 1 == items.count || items[n + 1].line == item.line {
        diagnostics.append(records.diagnostic(item, "nothing between two commas; remove one"))
      }
      return nil
    }
  }
}
