internal import BinaryFormat
internal import DocumentModel

/// How lemmas are made of forms: cut some bytes from the end, add others.
///
/// A rule is one byte for how many bytes to cut, one for whether the form keeps its capitals, and the bytes to add:
/// "hesten" → "hest" cuts 2; "børn" → "barn" cuts 4 bytes (ø has two) and adds "arn"; "Huaweis" → "Huawei" cuts 1 and
/// keeps the capital.
struct LemmaRules {
  /// No rule is kept with the form: the endings decide.
  static let unknown: UInt16 = 0xFFFF
  static let longest = 14
  static let setCount = 2048

  let ends: UnsafeBufferPointer<UInt32>
  let bytes: UnsafeBufferPointer<UInt8>
  /// Tag and ending, 48 bits of a hash, and below them the rule.
  let endings: UnsafeBufferPointer<UInt64>
  /// For each set of dictionary analyses (`WordFacts`) the parts of speech whose lemmas have it, one bit each.
  let sets: UnsafeBufferPointer<UInt32>

  init(
    ends: UnsafeBufferPointer<UInt32>, bytes: UnsafeBufferPointer<UInt8>,
    endings: UnsafeBufferPointer<UInt64>, sets: UnsafeBufferPointer<UInt32>
  ) {
    self.ends = ends
    self.bytes = bytes
    self.endings = endings
    self.sets = sets
  }

  init(_ archive: SectionArchive) throws(ArchiveError) {
    ends = try archive.section("lemma.ends", of: UInt32.self)
    bytes = try archive.section("lemma.rules", of: UInt8.self)
    endings = try TaggerModel.table(archive, "lemma.endings", of: UInt64.self)
    sets = try archive.section("lemma.sets", of: UInt32.self)
    var last: UInt32 = 0
    for end in ends {
      guard end >= last + 2, Int(end) <= bytes.count else { throw .damaged }
      last = end
    }
    guard TaggerModel.hasEmptySlot(endings), sets.count == LemmaRules.setCount else { throw .damaged }
  }

  @inline(__always)
  static func key(_ running: UInt64, _ length: Int, _ tag: UInt8) -> UInt64 {
    let key = FormHash.finish(running ^ UInt64(length << 8 | Int(tag) + 1) &* 0xd6e8_feb8_6659_fd93) & ~0xFFFF
    return key == 0 ? 1 << 16 : key
  }

  private func rule(key: UInt64) -> UInt16? {
    let mask = endings.count - 1
    var at = Int(truncatingIfNeeded: key >> 16) & mask
    while endings[at] != 0 {
      if endings[at] & ~0xFFFF == key {
        let rule = UInt16(truncatingIfNeeded: endings[at])
        return Int(rule) < ends.count ? rule : nil
      }
      at = (at + 1) & mask
    }
    return nil
  }

  /// The rule of the longest ending that the treebank has under `tag`, before all of those that make a word which
  /// the dictionaries know as a lemma: "tobakken" is "tobak", though most words in "-bakken" end in "-bakke".
  func rule(for form: borrowing FoldedForm, tag: UInt8, _ upos: UPOS, _ facts: WordFacts) -> UInt16 {
    var longest = LemmaRules.unknown
    var known = LemmaRules.unknown
    eachRule(for: form, tag: tag) { rule in
      longest = rule
      if isLemma(analyses(rule, of: form, facts), upos) { known = rule }
    }
    return known == LemmaRules.unknown ? longest : known
  }

  private func isLemma(_ analyses: UInt32, _ upos: UPOS) -> Bool {
    sets[Int(analyses)] >> UInt32(upos.rawValue) & 1 == 1
  }

  /// What the dictionaries say of the word that the rule makes of `form`.
  func analyses(_ rule: UInt16, of form: borrowing FoldedForm, _ facts: WordFacts) -> UInt32 {
    let start = start(rule)
    var hash = FormHash.running(form.lower, max(0, form.count - Int(bytes[start])))
    for i in start + 2..<Int(ends[Int(rule)]) { hash = FormHash.step(hash, bytes[i]) }
    return facts.fact(hash).analyses
  }

  /// Calls `body` with the rules of the endings of `form`, from the shortest.
  func eachRule(for form: borrowing FoldedForm, tag: UInt8, _ body: (UInt16) -> Void) {
    var at = form.count
    var hash = FormHash.start
    var length = 0
    while true {
      if let rule = rule(key: LemmaRules.key(hash, length, tag)), Int(cut(rule)) <= form.count {
        body(rule)
      }
      guard length < LemmaRules.longest, at > 0 else { return }
      at -= 1
      hash = FormHash.step(hash, form.lower[at])
      while at > 0 && form.lower[at] & 0xC0 == 0x80 {
        at -= 1
        hash = FormHash.step(hash, form.lower[at])
      }
      length += 1
    }
  }

  private func start(_ rule: UInt16) -> Int { rule == 0 ? 0 : Int(ends[Int(rule) - 1]) }
  func cut(_ rule: UInt16) -> UInt8 { bytes[start(rule)] }

  /// Writes the lemma of `form` to `out`, which has room for `capacity(form)` bytes, and returns its length.
  func apply(
    _ rule: UInt16, to form: borrowing FoldedForm, keepsCapitals: Bool, _ out: UnsafeMutablePointer<UInt8>
  )
    -> Int
  {
    guard Int(rule) < ends.count else {
      out.update(from: keepsCapitals ? form.cased : form.lower, count: form.count)
      return form.count
    }
    let start = start(rule)
    let end = Int(ends[Int(rule)])
    var kept = max(0, form.count - Int(bytes[start]))
    // Never inside a letter: the rule was made for another form.
    while kept > 0 && kept < form.count && form.lower[kept] & 0xC0 == 0x80 { kept -= 1 }
    out.update(from: bytes[start + 1] == 1 ? form.cased : form.lower, count: kept)
    for i in start + 2..<end { out[kept + i - start - 2] = bytes[i] }
    let length = kept + end - start - 2
    if length == 0 {
      out.update(from: form.lower, count: form.count)
      return form.count
    }
    return length
  }

  /// A compound keeps the capitals that it has up to its last hyphen: "FN-debatten" → "FN-debat".
  static func restoreCapitals(
    of form: borrowing FoldedForm, in lemma: UnsafeMutablePointer<UInt8>, _ length: Int
  ) {
    var end = form.count
    while end > 0, form.lower[end - 1] != UInt8(ascii: "-") { end -= 1 }
    for i in 0..<min(end, length) where lemma[i] == form.lower[i] { lemma[i] = form.cased[i] }
  }
}
