internal import BinaryFormat

/// The sections of the packed lexicons that claims are made from.
enum ClaimSection {
  /// A `TextPool`: the words of the `Vocabulary`, by number.
  static let words = "claims.words"
  static let slots = "claims.slots"
  /// A `WordEntry` for each word.
  static let entries = "claims.entries"
  /// A `WordRule` for each line of `claims/` that is more than a property of a word.
  static let rules = "claims.rules"
  /// A `FrameRecord` for each frame, then for any other verb, then for a verb beside a quotation.
  static let frames = "claims.frames"
  /// An `ExampleRecord` for each example, in the order of the frames.
  static let examples = "claims.examples"
  static let lists = "claims.lists"
  /// A `TextPool`: names, paths, nouns, examples.
  static let texts = "claims.texts"
  static let all = [
    words, words + "-ends", slots, entries, rules, frames, examples, lists, texts, texts + "-ends",
  ]
}

/// What is known of a word by itself.
struct WordEntry: BitwiseCopyable {
  /// A `WordClass` and `WordTraits`.
  var classes: UInt64 = 0
  var traits: UInt32 = 0
  var padding: UInt32 = 0
  /// The frames that it calls up as verb and as noun, in file order.
  var verbFrames = ListPlace()
  var nominalFrames = ListPlace()
}

/// Properties of a word that no class of `claims/words.tsv` gives: bits of `WordEntry.traits`.
struct WordTraits: OptionSet {
  let rawValue: UInt32
  /// Nouns of `claims/animate.tsv`, and what an ending would catch wrongly.
  static let animate = WordTraits(rawValue: 1)
  static let thing = WordTraits(rawValue: 2)
  /// Verbs of saying, advising, refusing: where *det* stands in front, their subject is behind them.
  static let reporting = WordTraits(rawValue: 4)
  /// Verbs that only somebody can do, by the types of their frames.
  static let agentive = WordTraits(rawValue: 8)
  /// Verbs whose at-clause tells what is wanted.
  static let irrealis = WordTraits(rawValue: 16)
  static let perfectWithBe = WordTraits(rawValue: 32)
  static let pastLikeParticiple = WordTraits(rawValue: 64)
}

/// The words that have a trait.
struct WordSet: @unchecked Sendable {
  let entries: UnsafeBufferPointer<WordEntry>
  let trait: WordTraits

  func contains(_ word: Vocabulary.ID) -> Bool {
    entries.indices.contains(Int(word)) && WordTraits(rawValue: entries[Int(word)].traits).contains(trait)
  }
}

/// A line of `claims/` that says of a word, alone or with others, how it is read.
struct WordRule: BitwiseCopyable {
  enum Kind: UInt8 { case noClaim, have, be, become, modal, operation, future, past, animateEnding }

  var kind: UInt8
  /// A factuality, for modals and operators.
  var factuality: UInt8 = 0
  /// Bits of an operator: 1 bare infinitive, 2 participle, 4 negates, 8 its object acts. Of an ending: 1 a thing.
  var flags: UInt8 = 0
  var padding: UInt8 = 0
  /// The word; the number of a text for an ending.
  var word: Vocabulary.ID = 0
  /// The words that follow.
  var words = ListPlace()
  var line: UInt32 = 0
}

/// An `example` or `not` line of a frame; no claim for the latter.
struct ExampleRecord: BitwiseCopyable {
  var frame: UInt32
  var line: UInt32
  var sentence: UInt32
  var claim: UInt32
}

/// The compiled form of `claims/` and `frames/`, used in place: opening it costs microseconds.
struct ClaimTables: @unchecked Sendable {
  let archive: SectionArchive
  let vocabulary: Vocabulary
  let entries: UnsafeBufferPointer<WordEntry>
  let rules: UnsafeBufferPointer<WordRule>
  let frames: UnsafeBufferPointer<FrameRecord>
  let examples: UnsafeBufferPointer<ExampleRecord>
  let lists: NumberLists
  let texts: TextPool

  init(_ archive: SectionArchive) throws(ArchiveError) {
    self.archive = archive
    vocabulary = try Vocabulary(archive)
    entries = try archive.section(ClaimSection.entries, of: WordEntry.self)
    rules = try archive.section(ClaimSection.rules, of: WordRule.self)
    frames = try archive.section(ClaimSection.frames, of: FrameRecord.self)
    examples = try archive.section(ClaimSection.examples, of: ExampleRecord.self)
    lists = NumberLists(numbers: try archive.section(ClaimSection.lists, of: Int32.self))
    texts = try TextPool(archive, ClaimSection.texts)
    guard entries.count == vocabulary.count, frames.count >= 2 else { throw .damaged }
  }
}
