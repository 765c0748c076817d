internal import BinaryFormat
internal import DocumentModel

/// A predicate by sense: what it looks like, and what fills its roles. One record of `frames/*.frames`, seen in
/// place; it must not outlive the tables that it is part of.
struct Frame {
  enum Reflexive: UInt8, Sendable { case never, required, any }

  private let record: UnsafePointer<FrameRecord>
  private let lists: NumberLists
  private let texts: TextPool

  init(_ record: UnsafePointer<FrameRecord>, _ lists: NumberLists, _ texts: TextPool) {
    self.record = record
    self.lists = lists
    self.texts = texts
  }

  var name: String { texts[Int(record.pointee.name)] }
  var type: ClaimType { ClaimType(rawValue: record.pointee.type) ?? .other }
  var plover: String? { record.pointee.plover == 0 ? nil : texts[Int(record.pointee.plover)] }
  var line: LexiconLine {
    LexiconLine(file: texts[Int(record.pointee.file)], line: Int(record.pointee.line))
  }

  var nouns: UnsafeBufferPointer<Vocabulary.ID> { lists[record.pointee.nouns] }
  var particles: UnsafeBufferPointer<Vocabulary.ID> { lists[record.pointee.particles] }
  var prepositions: UnsafeBufferPointer<Vocabulary.ID> { lists[record.pointee.prepositions] }
  var modals: UnsafeBufferPointer<Vocabulary.ID> { lists[record.pointee.modals] }
  var words: some RandomAccessCollection<UnsafeBufferPointer<Vocabulary.ID>> {
    lists.nested(record.pointee.words)
  }
  var reflexive: Reflexive { Reflexive(rawValue: record.pointee.reflexive) ?? .never }
  var needs: some RandomAccessCollection<SlotPatterns> {
    lists.nested(record.pointee.needs).lazy.map(SlotPatterns.init)
  }
  var lacks: SlotPatterns { SlotPatterns(lists[record.pointee.lacks]) }
  var subjectKind: SlotPattern.Kind { SlotPattern.Kind(rawValue: record.pointee.subjectKind) ?? .any }
  var objectKind: SlotPattern.Kind { SlotPattern.Kind(rawValue: record.pointee.objectKind) ?? .any }
  var subjectNouns: FrameNouns { FrameNouns(lists[record.pointee.subjectNouns], texts) }
  var objectNouns: FrameNouns { FrameNouns(lists[record.pointee.objectNouns], texts) }

  func slots(_ role: ClaimRole) -> SlotPatterns {
    switch role {
    case .actor: SlotPatterns(lists[record.pointee.actor])
    case .addressee: SlotPatterns(lists[record.pointee.addressee])
    case .action: SlotPatterns(lists[record.pointee.action])
    case .object: SlotPatterns(lists[record.pointee.object])
    case .content: SlotPatterns(lists[record.pointee.content])
    case .source: SlotPatterns(UnsafeBufferPointer(start: nil, count: 0))
    }
  }
}

/// Slots in order of preference, read from their codes.
struct SlotPatterns: RandomAccessCollection {
  private let codes: UnsafeBufferPointer<Int32>

  init(_ codes: UnsafeBufferPointer<Int32>) { self.codes = codes }

  var startIndex: Int { 0 }
  var endIndex: Int { codes.count }
  subscript(position: Int) -> SlotPattern { SlotPattern(code: codes[position]) }
}

/// Nouns as the bytes of their lemmas, to be compared with the end of a token's.
struct FrameNouns: RandomAccessCollection {
  private let numbers: UnsafeBufferPointer<Int32>
  private let texts: TextPool

  init(_ numbers: UnsafeBufferPointer<Int32>, _ texts: TextPool) {
    self.numbers = numbers
    self.texts = texts
  }

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  subscript(position: Int) -> UnsafeBufferPointer<UInt8> { texts.bytes(of: Int(numbers[position])) }
}

/// A frame as it lies in the compiled tables. Texts are numbers of `ClaimSection.texts`, 0 for none.
struct FrameRecord: BitwiseCopyable {
  var name: UInt32 = 0
  var plover: UInt32 = 0
  var file: UInt32 = 0
  var line: UInt32 = 0
  var type: UInt8 = 0
  var reflexive: UInt8 = 0
  var subjectKind: UInt8 = 0
  var objectKind: UInt8 = 0
  var nouns = ListPlace()
  var particles = ListPlace()
  var prepositions = ListPlace()
  var modals = ListPlace()
  var words = ListPlace()
  var needs = ListPlace()
  var lacks = ListPlace()
  var subjectNouns = ListPlace()
  var objectNouns = ListPlace()
  var actor = ListPlace()
  var addressee = ListPlace()
  var action = ListPlace()
  var object = ListPlace()
  var content = ListPlace()
}
