public import BinaryFormat

/// What the lexicons know that bears on tokens and sentence ends, in packed form: `abbreviations.tsv` and `tokens/`.
/// Shared by tokenizer and sentence splitter.
///
///     var faults: [LexiconDiagnostic] = []
///     let tokenizer = Tokenizer(lexicon: TokenLexicon(compiling: folder, diagnostics: &faults))
public struct TokenLexicon: Sendable {
  /// How a full stop after a form behaves: `abbreviations.tsv`, column kind.
  enum Abbreviation: UInt8 {
    case none = 0
    case always, either, final, number, word

    init(_ value: UInt8) { self = Abbreviation(rawValue: value) ?? .none }

    /// What the `count` bytes at `form` are to `table`; `stop`: as if a full stop followed them.
    ///
    /// A form in capitals may be a name, "DR." or "KL.", so it is an abbreviation only where the sentence goes on. A
    /// single capital is an initial.
    init(_ table: WordTable, _ form: UnsafePointer<UInt8>, _ count: Int, stop: Bool = false) {
      let value = table.value(form, count, stop: stop)
      if value == 0 {
        self = .none
      } else if value & WordTable.shouted != 0 {
        self = count > 1 && form[1] == 0x2E ? .none : .word  // "H.C." is a name
      } else if count + (stop ? 1 : 0) == 2, form[0] < 0x61 {
        self = .none
      } else {
        self.init(value)
      }
    }

    /// What two stretches of bytes are to `table` when written together: "m." and "fl." as "m.fl.".
    init(_ table: WordTable, _ p: UnsafePointer<UInt8>, _ a: Range<Int>, _ b: Range<Int>) {
      let count = a.count + b.count
      guard count <= WordTable.longest else {
        self = .none
        return
      }
      self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { form in
        for (k, i) in a.enumerated() { form[k] = p[i] }
        for (k, i) in b.enumerated() { form[a.count + k] = p[i] }
        return Abbreviation(table, form.baseAddress!, count)
      }
    }

    /// Whether the stop belongs to the token whatever follows.
    var ownsStop: Bool { self == .always || self == .either || self == .final }
  }

  /// Bits of `words`: `tokens/openers.tsv`, `tokens/ordinals.tsv` and `tokens/verbs.tsv`.
  static let opener: UInt8 = 1
  static let month: UInt8 = 2
  static let head: UInt8 = 4
  static let ruler: UInt8 = 8
  static let label: UInt8 = 16
  static let verb: UInt8 = 32

  /// Values of `domains`: `tokens/domains.tsv`.
  static let topDomain: UInt8 = 1
  static let wordDomain: UInt8 = 2
  static let fileEnding: UInt8 = 3

  let abbreviations: WordTable
  /// "nr.", "kvm." with what they are: endings of closed compounds such as "sagsnr.".
  let endings: [(bytes: [UInt8], kind: Abbreviation)]
  let words: WordTable
  let domains: WordTable
  let emoticons: WordTable
  /// Which bytes can begin an emoticon.
  let emoticonStarts: [Bool]

  private let archive: SectionArchive

  enum Section {
    static let abbreviations = "tok.abbreviations"
    static let words = "tok.words"
    static let domains = "tok.domains"
    static let emoticons = "tok.emoticons"
    /// One after the other: kind, number of bytes, bytes.
    static let endings = "tok.endings"
    static let all = [abbreviations, words, domains, emoticons, endings]
  }

  /// Takes the tables of a packed lexicon file in place.
  public init(packed archive: SectionArchive) throws(ArchiveError) {
    self.archive = archive
    abbreviations = try WordTable(archive, Section.abbreviations)
    words = try WordTable(archive, Section.words)
    domains = try WordTable(archive, Section.domains)
    emoticons = try WordTable(archive, Section.emoticons)
    var starts = [Bool](repeating: false, count: 256)
    for byte in emoticons.firstBytes { starts[Int(byte)] = true }
    emoticonStarts = starts
    var rest = Array(try archive.section(Section.endings, of: UInt8.self))[...]
    var endings: [(bytes: [UInt8], kind: Abbreviation)] = []
    while let kind = rest.popFirst(), let count = rest.popFirst() {
      endings.append((Array(rest.prefix(Int(count))), Abbreviation(kind)))
      rest = rest.dropFirst(Int(count))
    }
    self.endings = endings
  }

  /// Adds the sections that `init(packed:)` reads.
  public func encoded(into writer: inout SectionArchiveWriter) {
    for name in Section.all { writer.add(name, of: archive) }
  }
}
