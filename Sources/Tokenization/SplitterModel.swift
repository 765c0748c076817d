internal import BinaryFormat

/// The learnt part of the sentence splitter: logistic regression over hashed features.
///
/// Archive of kind "splitter", version 1: `weights` (Int8, a power of two of them), `cases` (see `CaseTable`),
/// `settings` (Int32: the sum of weights above which a sentence ends).
struct SplitterModel: @unchecked Sendable {
  static let kind = "splitter"
  static let version: UInt32 = 1

  // Views of the archive, which is never changed.
  private let archive: SectionArchive?
  let weights: UnsafeBufferPointer<Int8>
  let cases: UnsafeBufferPointer<UInt8>
  let threshold: Int32

  init(_ archive: SectionArchive) throws(ArchiveError) {
    self.archive = archive
    weights = try archive.section("weights", of: Int8.self)
    cases = try archive.section("cases", of: UInt8.self)
    let settings = try archive.section("settings", of: Int32.self)
    let count = weights.count
    guard count > 0, count & (count - 1) == 0, cases.count == CaseTable.size, settings.count == 1 else {
      throw .damaged
    }
    threshold = settings[0]
  }

  /// Whether a sentence ends before token `t`.
  func ends(_ borders: Borders, _ t: Int, sentenceStart: Int, likely: Bool) -> Bool {
    score(borders, t, sentenceStart: sentenceStart, likely: likely) > threshold
  }

  func score(_ borders: Borders, _ t: Int, sentenceStart: Int, likely: Bool) -> Int32 {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: SplitterFeatures.count) { hashes in
      let features = SplitterFeatures(borders: borders, cases: cases.baseAddress!)
      features.fill(hashes.baseAddress!, t, sentenceStart: sentenceStart, likely: likely)
      let mask = weights.count - 1
      var sum: Int32 = 0
      for hash in hashes { sum += Int32(weights[Int(hash) & mask]) }
      return sum
    }
  }
}
