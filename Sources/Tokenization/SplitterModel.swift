internal import BinaryFormat

/// The learnt part of the sentence splitter.
struct SplitterModel: Sendable {
  init(_ archive: SectionArchive) throws(ArchiveError) {}
  func ends(_ borders: Borders, _ t: Int, sentenceStart: Int, likely: Bool) -> Bool { likely }
}
