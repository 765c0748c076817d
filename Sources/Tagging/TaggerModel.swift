internal import BinaryFormat
internal import DocumentModel

/// A tag that a form may have, with what the form by itself says for it in each pass.
struct Candidate: BitwiseCopyable {
  var tag: UInt8
  var reserved: UInt8 = 0
  /// The lemma rule of the form under this tag, or `LemmaRules.unknown`.
  var rule: UInt16
  var first: Int16
  var second: Int16
}

/// A form of the treebank with one class of capitals: its candidates and its symbols as somebody's neighbour.
struct FormEntry: BitwiseCopyable {
  var fingerprint: UInt32
  var start: UInt32
  var word: UInt32
  var ending: UInt32
  var ambiguity: UInt32
  var count: UInt8
  /// 1 where the treebank has the form so often that no tag beyond its own is to be considered.
  var closed: UInt8
  var reserved: UInt16 = 0
}

/// The sections of a tagger model, used in place.
struct TaggerModel: @unchecked Sendable {
  static let kind = "tagger"
  static let version: UInt32 = 2
  static let maximumCandidates = 24

  /// Keeps the bytes that the pointers below point into.
  let archive: SectionArchive
  let facts: WordFacts
  let entries: UnsafeBufferPointer<FormEntry>
  let index: UnsafeBufferPointer<UInt32>
  let candidates: UnsafeBufferPointer<Candidate>
  let endings: UnsafeBufferPointer<UInt64>
  let endingTags: UnsafeBufferPointer<UInt8>
  let first: UnsafeBufferPointer<Int8>
  let second: UnsafeBufferPointer<Int8>
  let firstFilter: FeatureFilter
  let secondFilter: FeatureFilter
  let lemmas: LemmaRules

  /// By tag number, 256 of them: part of speech, number of the feature string, kind for clauses.
  let upos: [UPOS]
  let features: [UInt16]
  let kinds: [TagKind]
  /// By tag number, 256 of them: part of speech as a number, 31 for what is outside.
  let coarse: [UInt8]
  let inventory: FeatureInventory

  init(_ archive: SectionArchive) throws(ArchiveError) {
    self.archive = archive
    facts = WordFacts(slots: try TaggerModel.table(archive, "facts", of: UInt32.self))
    entries = try archive.section("entries", of: FormEntry.self)
    index = try TaggerModel.table(archive, "entries.index", of: UInt32.self)
    candidates = try archive.section("candidates", of: Candidate.self)
    endings = try TaggerModel.table(archive, "endings", of: UInt64.self)
    endingTags = try archive.section("endings.tags", of: UInt8.self)
    first = try TaggerModel.table(archive, "weights.first", of: Int8.self)
    second = try TaggerModel.table(archive, "weights.second", of: Int8.self)
    firstFilter = FeatureFilter(try TaggerModel.table(archive, "seen.first", of: UInt8.self))
    secondFilter = FeatureFilter(try TaggerModel.table(archive, "seen.second", of: UInt8.self))
    lemmas = try LemmaRules(archive)

    guard let text = archive.section("tags") else { throw .missingSection("tags") }
    var upos: [UPOS] = []
    var features: [UInt16] = []
    var names = [""]
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard let name = parts.first, let tag = UPOS(name: name) else { throw .damaged }
      let string = parts.count > 1 ? String(parts[1]) : ""
      upos.append(tag)
      if let known = names.firstIndex(of: string) {
        features.append(UInt16(known))
      } else {
        features.append(UInt16(names.count))
        names.append(string)
      }
    }
    guard !upos.isEmpty, upos.count <= Int(ContextWindow.outside) else { throw .damaged }
    let count = upos.count
    self.upos = upos + Array(repeating: .other, count: 256 - count)
    self.features = features + Array(repeating: 0, count: 256 - count)
    coarse = (0..<256).map { $0 < count ? upos[$0].rawValue : 31 }
    inventory = FeatureInventory(names: names)
    kinds = (0..<256).map { $0 < count ? TaggerModel.kind(of: upos[$0]) : .other }

    // What the tables point at is checked when they are asked: going through them here would cost milliseconds.
    guard TaggerModel.hasEmptySlot(index), TaggerModel.hasEmptySlot(endings),
      TaggerModel.hasEmptySlot(facts.slots)
    else { throw .damaged }
  }

  static func kind(of tag: UPOS) -> TagKind {
    switch tag {
    case .verb, .auxiliary: .verb
    case .punctuation: .mark
    case .coordinatingConjunction: .conjunction
    case .subordinatingConjunction: .subordinator
    case .adverb: .adverb
    default: .other
    }
  }

  /// A section that is asked by hash: its size must be a power of two.
  static func table<T: BitwiseCopyable>(_ archive: SectionArchive, _ name: String, of: T.Type)
    throws(ArchiveError)
    -> UnsafeBufferPointer<T>
  {
    let section = try archive.section(name, of: T.self)
    guard section.count & (section.count - 1) == 0, !section.isEmpty, section.count <= 1 << 28 else {
      throw .damaged
    }
    return section
  }

  static func hasEmptySlot<T: FixedWidthInteger>(_ table: UnsafeBufferPointer<T>) -> Bool {
    table.contains(0)
  }

  /// The key of a form with a class of capitals.
  @inline(__always)
  static func key(_ running: UInt64, _ capitals: UInt8) -> UInt64 {
    FormHash.finish(running ^ UInt64(capitals &+ 1) &* 0xd6e8_feb8_6659_fd93)
  }

  @inline(__always)
  func entry(_ running: UInt64, _ capitals: UInt8) -> UnsafePointer<FormEntry>? {
    let key = TaggerModel.key(running, capitals)
    let mask = index.count - 1
    var at = Int(truncatingIfNeeded: key) & mask
    let fingerprint = UInt32(key >> 32)
    while index[at] != 0 {
      let number = Int(index[at]) - 1
      guard number < entries.count else { return nil }
      let entry = entries.baseAddress! + number
      if entry.pointee.fingerprint == fingerprint {
        let count = Int(entry.pointee.count)
        let fits =
          count > 0 && count <= TaggerModel.maximumCandidates
          && Int(entry.pointee.start) + count <= candidates.count
        return fits ? entry : nil
      }
      at = (at + 1) & mask
    }
    return nil
  }

  /// The tags that words of this class of capitals with this ending have. `ending` is a running hash.
  @inline(__always)
  func tags(ending: UInt64, length: Int, _ capitals: UInt8) -> UnsafeBufferPointer<UInt8>? {
    let key = EndingTags.key(ending, length, capitals)
    let mask = endings.count - 1
    var at = Int(truncatingIfNeeded: key) & mask
    while endings[at] != 0 {
      let slot = endings[at]
      if slot >> 32 == key >> 32 {
        let start = Int(slot >> 8 & 0xFFFFFF)
        guard start + Int(slot & 0xFF) <= endingTags.count else { return nil }
        return UnsafeBufferPointer(rebasing: endingTags[start..<start + Int(slot & 0xFF)])
      }
      at = (at + 1) & mask
    }
    return nil
  }
}

/// The endings under which candidate tags are kept.
enum EndingTags {
  static let longest = 6
  /// In place of a length: the tags of words that dictionaries analyse alike.
  static let ofAnalyses = 7

  @inline(__always)
  static func key(_ running: UInt64, _ length: Int, _ capitals: UInt8) -> UInt64 {
    let key = FormHash.finish(running ^ UInt64(length * 8 + Int(capitals) + 1) &* 0xd6e8_feb8_6659_fd93)
    return key >> 32 == 0 ? key | 1 << 32 : key
  }

  /// Writes the running hashes of the endings of `form`, none to `longest` letters, read backwards; returns how many.
  static func hashes(of form: borrowing FoldedForm, to out: UnsafeMutablePointer<UInt64>) -> Int {
    var at = form.count
    var hash = FormHash.start
    out[0] = hash
    var n = 1
    while n <= longest && at > 0 {
      at -= 1
      hash = FormHash.step(hash, form.lower[at])
      while at > 0 && form.lower[at] & 0xC0 == 0x80 {
        at -= 1
        hash = FormHash.step(hash, form.lower[at])
      }
      out[n] = hash
      n += 1
    }
    return n
  }

  /// The symbol of a form's last three letters, as its neighbours see it.
  static func symbol(_ hashes: UnsafePointer<UInt64>, _ n: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: FormHash.finish(hashes[min(n - 1, 3)]))
  }
}
