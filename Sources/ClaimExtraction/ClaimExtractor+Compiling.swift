internal import BinaryFormat
internal import DocumentModel
public import LexiconFormat

extension ClaimExtractor {
  /// Compiles `claims/*.tsv` and `frames/*.frames`, and adds everything that is wrong in them to `diagnostics`.
  ///
  /// Lines with faults are left out; a caller that finds diagnostics must not use the extractor for texts.
  public init(compiling folder: LexiconFolder, diagnostics: inout [LexiconDiagnostic]) {
    var vocabulary = VocabularyBuilder()
    let words = ClaimWordReader(lexicons: folder, vocabulary: &vocabulary, diagnostics: &diagnostics)
    let frames = FrameReader(
      lexicons: folder, prepositions: words.prepositions, vocabulary: &vocabulary, diagnostics: &diagnostics)
    var compiler = ClaimCompiler()
    compiler.add(frames)
    compiler.add(words)
    var writer = SectionArchiveWriter(kind: "lexicons", version: 1)
    compiler.finish(words, frames, vocabulary, to: &writer)
    do {
      try self.init(packed: SectionArchive(owning: writer.encoded(), kind: "lexicons", version: 1))
    } catch {
      fatalError("the extractor's own sections cannot be read: \(error)")
    }
  }
}

/// Lays out what the readers found as the sections of `ClaimTables`. The same lexicons give the same bytes.
private struct ClaimCompiler {
  private var frames: [FrameRecord] = []
  private var examples: [ExampleRecord] = []
  private var rules: [WordRule] = []
  private var lists = NumberListsBuilder()
  private var texts = TextPoolBuilder()

  mutating func add(_ reader: FrameReader) {
    for draft in reader.frames { frames.append(record(draft)) }
    let line = LexiconLine(file: "frames/types.frames", line: 0)
    var fallback = FrameDraft(name: "any other verb", type: .other, plover: nil, line: line)
    fallback.roles = reader.defaultRoles(of: .other)
    fallback.reflexive = .any
    var quotation = FrameDraft(name: "a verb beside a quotation", type: .state, plover: nil, line: line)
    quotation.roles = [
      .actor: [SlotPattern(slot: .subject, kind: .any)],
      .content: [SlotPattern(slot: .quotation, kind: .any)],
    ]
    quotation.reflexive = .any
    frames += [record(fallback), record(quotation)]
    // Behind all else, since only checks read them.
    for (number, draft) in reader.frames.enumerated() {
      for example in draft.examples {
        examples.append(
          ExampleRecord(
            frame: UInt32(number), line: UInt32(example.line), sentence: texts.number(of: example.sentence),
            claim: texts.number(of: example.claim)))
      }
    }
  }

  private mutating func record(_ draft: FrameDraft) -> FrameRecord {
    var record = FrameRecord()
    record.name = texts.number(of: draft.name)
    record.plover = texts.number(of: draft.plover ?? "")
    record.file = texts.number(of: draft.line.file)
    record.line = UInt32(draft.line.line)
    record.type = draft.type.rawValue
    record.reflexive = draft.reflexive.rawValue
    record.subjectKind = draft.subjectKind.rawValue
    record.objectKind = draft.objectKind.rawValue
    record.nouns = lists.add(draft.nouns)
    record.particles = lists.add(draft.particles)
    record.prepositions = lists.add(draft.prepositions)
    record.modals = lists.add(draft.modals)
    record.words = lists.add(nested: draft.words)
    record.needs = lists.add(nested: draft.needs.map { $0.map(\.code) })
    record.lacks = lists.add(draft.lacks.map(\.code))
    record.subjectNouns = lists.add(draft.subjectNouns.map { Int32(texts.number(of: $0)) })
    record.objectNouns = lists.add(draft.objectNouns.map { Int32(texts.number(of: $0)) })
    record.actor = patterns(draft, .actor)
    record.addressee = patterns(draft, .addressee)
    record.action = patterns(draft, .action)
    record.object = patterns(draft, .object)
    record.content = patterns(draft, .content)
    return record
  }

  private mutating func patterns(_ draft: FrameDraft, _ role: ClaimRole) -> ListPlace {
    lists.add((draft.roles[role] ?? []).map(\.code))
  }

  mutating func add(_ words: ClaimWordReader) {
    for found in words.rules {
      var rule = found.rule
      rule.words = lists.add(found.words)
      if !found.text.isEmpty { rule.word = Int32(texts.number(of: found.text)) }
      rules.append(rule)
    }
  }

  mutating func finish(
    _ words: ClaimWordReader, _ reader: FrameReader, _ vocabulary: VocabularyBuilder,
    to writer: inout SectionArchiveWriter
  ) {
    var entries: [WordEntry] = []
    for word in 0..<Vocabulary.ID(vocabulary.count) {
      entries.append(
        WordEntry(
          classes: words.classes[word]?.rawValue ?? 0,
          traits: (words.traits[word] ?? []).union(reader.traits(ofVerb: word)).rawValue,
          verbFrames: lists.add((reader.byVerb[word] ?? []).map(Int32.init)),
          nominalFrames: lists.add((reader.byNominal[word] ?? []).map(Int32.init))))
    }
    vocabulary.add(to: &writer)
    writer.add(ClaimSection.entries, entries)
    writer.add(ClaimSection.rules, rules)
    writer.add(ClaimSection.frames, frames)
    writer.add(ClaimSection.examples, examples)
    writer.add(ClaimSection.lists, lists.numbers)
    texts.add(to: &writer, as: ClaimSection.texts)
  }
}
