public import BinaryFormat
internal import CEmbedded

/// The models that are part of the program.
public enum Model: String, Sendable, CaseIterable {
  case tagger, parser, splitter

  /// The version of the models' format that this program reads.
  public static let formatVersion: UInt32 = 1

  private var bytes: UnsafeRawBufferPointer {
    switch self {
    case .tagger: UnsafeRawBufferPointer(start: embedded_tagger(), count: embedded_tagger_size())
    case .parser: UnsafeRawBufferPointer(start: embedded_parser(), count: embedded_parser_size())
    case .splitter: UnsafeRawBufferPointer(start: embedded_splitter(), count: embedded_splitter_size())
    }
  }

  /// The number of bytes; 0 where the program was built without the model.
  public var size: Int { bytes.count }

  /// The model, used in place; `nil` where the program was built without it.
  ///
  /// - Parameter verify: whether the checksum is computed, which touches every byte.
  public func archive(verify: Bool = false) throws(ArchiveError) -> SectionArchive? {
    guard size > 0 else { return nil }
    return try SectionArchive(bytes, kind: rawValue, version: Model.formatVersion, verify: verify)
  }
}
