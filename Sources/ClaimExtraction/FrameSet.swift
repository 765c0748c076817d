internal import BinaryFormat
internal import DocumentModel

/// All frames, by the lemma that calls them up.
struct FrameSet: Sendable {
  private let tables: ClaimTables

  init(_ tables: ClaimTables) { self.tables = tables }

  /// The frames of the lexicon, without the two below.
  var count: Int { tables.frames.count - 2 }

  subscript(index: Int) -> Frame {
    Frame(tables.frames.baseAddress! + min(index, tables.frames.count - 1), tables.lists, tables.texts)
  }

  /// What any verb is that no frame fits.
  var fallback: Frame { self[count] }
  /// What any verb beside a quotation is.
  var quotation: Frame { self[count + 1] }

  /// The numbers of the frames that a verb calls up.
  func called(byVerb word: Vocabulary.ID) -> UnsafeBufferPointer<Int32> {
    tables.lists[entry(word).verbFrames]
  }

  /// The numbers of the frames that a noun calls up.
  func called(byNoun word: Vocabulary.ID) -> UnsafeBufferPointer<Int32> {
    tables.lists[entry(word).nominalFrames]
  }

  private func entry(_ word: Vocabulary.ID) -> WordEntry {
    tables.entries.indices.contains(Int(word)) ? tables.entries[Int(word)] : WordEntry()
  }

  /// Verbs of saying, advising, refusing: where *det* stands in front, their subject is behind them.
  var reporting: WordSet { WordSet(entries: tables.entries, trait: .reporting) }
  /// Verbs that only somebody can do, by the types of their frames.
  var agentive: WordSet { WordSet(entries: tables.entries, trait: .agentive) }
  /// Verbs whose at-clause tells what is wanted.
  var irrealis: WordSet { WordSet(entries: tables.entries, trait: .irrealis) }

  /// Every example of every frame, in file order.
  var examples: [FrameExample] {
    tables.examples.map { example in
      let frame = self[Int(example.frame)]
      return FrameExample(
        frame: frame.name, frameLine: frame.line,
        line: LexiconLine(file: frame.line.file, line: Int(example.line)), type: frame.type,
        sentence: tables.texts[Int(example.sentence)],
        claim: example.claim == 0 ? nil : tables.texts[Int(example.claim)])
    }
  }
}
