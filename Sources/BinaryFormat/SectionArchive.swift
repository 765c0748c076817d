/// A packed file of named sections, used in place: the models and the compiled lexicons.
///
///     "udsagn\0\0"  kind (8 bytes)  version u32  section count u32  checksum u64
///     per section   name (24 bytes, zero padded)  offset u64  size u64
///     the sections, each beginning at a multiple of 64
///
/// Little endian throughout. The checksum (FNV-1a over 8-byte words) covers all that follows the header; it is
/// verified for files and, in a test, for what the binary embeds: touching every page costs milliseconds at start.
public struct SectionArchive: @unchecked Sendable {
  private let bytes: UnsafeRawBufferPointer
  private let owner: AnyObject?
  public let kind: String
  public let version: UInt32
  private let sections: [String: Range<Int>]

  static let headerSize = 32
  static let entrySize = 40

  /// Opens an archive in memory that lives as long as the process, or as long as `owner`.
  ///
  /// - Throws: `ArchiveError` where the bytes are no archive of `kind` and `version`.
  public init(
    _ bytes: UnsafeRawBufferPointer, kind: String, version: UInt32, verify: Bool = false,
    owner: AnyObject? = nil
  ) throws(ArchiveError) {
    guard bytes.count >= SectionArchive.headerSize,
      SectionArchive.text(bytes, 0, 8) == "udsagn"
    else { throw .notAnArchive }
    let foundKind = SectionArchive.text(bytes, 8, 8)
    guard foundKind == kind else { throw .wrongKind(found: foundKind, needed: kind) }
    let foundVersion = bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)
    guard foundVersion == version else { throw .wrongVersion(found: foundVersion, needed: version) }
    let count = Int(bytes.loadUnaligned(fromByteOffset: 20, as: UInt32.self))
    guard bytes.count >= SectionArchive.headerSize + count * SectionArchive.entrySize else {
      throw .truncated
    }
    var sections: [String: Range<Int>] = [:]
    for i in 0..<count {
      let at = SectionArchive.headerSize + i * SectionArchive.entrySize
      let offset = bytes.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self)
      let size = bytes.loadUnaligned(fromByteOffset: at + 32, as: UInt64.self)
      guard offset <= UInt64(bytes.count), size <= UInt64(bytes.count) - offset else { throw .truncated }
      sections[SectionArchive.text(bytes, at, 24)] = Int(offset)..<Int(offset + size)
    }
    if verify {
      let body = UnsafeRawBufferPointer(rebasing: bytes[SectionArchive.headerSize...])
      guard SectionArchive.checksum(body) == bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self) else {
        throw .damaged
      }
    }
    self.bytes = bytes
    self.owner = owner
    self.kind = kind
    self.version = version
    self.sections = sections
  }

  /// Opens `bytes` as an archive that keeps a copy of them, for what was compiled in memory.
  public init(owning bytes: [UInt8], kind: String, version: UInt32) throws(ArchiveError) {
    let owned = OwnedBytes(bytes)
    try self.init(owned.bytes, kind: kind, version: version, owner: owned)
  }

  /// The bytes of a section, 64-byte aligned where the archive is; `nil` where it has none of that name.
  public func section(_ name: String) -> UnsafeRawBufferPointer? {
    sections[name].map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
  }

  /// A section as an array-like view of fixed-width numbers.
  public func section<T: BitwiseCopyable>(_ name: String, of: T.Type) throws(ArchiveError)
    -> UnsafeBufferPointer<T>
  {
    guard let raw = section(name) else { throw .missingSection(name) }
    return raw.bindMemory(to: T.self)
  }

  /// The names of the sections, sorted.
  public var names: [String] { sections.keys.sorted() }

  /// The checksum in the header: names the archive's content in fingerprints.
  public var storedChecksum: UInt64 { bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self) }

  private static func text(_ bytes: UnsafeRawBufferPointer, _ at: Int, _ length: Int) -> String {
    String(decoding: bytes[at..<at + length].prefix { $0 != 0 }, as: UTF8.self)
  }

  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var i = 0
    while i + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0x0000_0100_0000_01b3
      hash ^= hash >> 29
      i += 8
    }
    while i < bytes.count {
      hash = (hash ^ UInt64(bytes[i])) &* 0x0000_0100_0000_01b3
      i += 1
    }
    return hash
  }
}

/// Bytes on the heap, placed as an archive needs them.
private final class OwnedBytes {
  let bytes: UnsafeRawBufferPointer

  init(_ source: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(source.count, 1), alignment: 64)
    copy.copyBytes(from: source)
    bytes = UnsafeRawBufferPointer(rebasing: copy[..<source.count])
  }

  deinit { UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.deallocate() }
}

/// Why a packed file was refused.
public enum ArchiveError: Error, CustomStringConvertible, Sendable {
  case notAnArchive, truncated, damaged
  case wrongKind(found: String, needed: String)
  case wrongVersion(found: UInt32, needed: UInt32)
  case missingSection(String)

  public var description: String {
    switch self {
    case .notAnArchive: "not a packed file of udsagn"
    case .truncated: "the file is cut short"
    case .damaged: "the checksum does not fit the content; the file is damaged"
    case .wrongKind(let found, let needed): "a file of kind '\(found)' where '\(needed)' is needed"
    case .wrongVersion(let found, let needed):
      "format version \(found), this program reads \(needed); train or pack it again"
    case .missingSection(let name): "the section '\(name)' is missing"
    }
  }
}
