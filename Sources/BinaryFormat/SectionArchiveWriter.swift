/// Collects named sections and lays them out as a `SectionArchive`. The same sections give the same bytes.
public struct SectionArchiveWriter {
  private let kind: String
  private let version: UInt32
  private var sections: [(name: String, bytes: [UInt8])] = []

  public init(kind: String, version: UInt32) {
    self.kind = kind
    self.version = version
  }

  public mutating func add(_ name: String, _ bytes: [UInt8]) {
    precondition(name.utf8.count <= 24 && !sections.contains { $0.name == name })
    sections.append((name, bytes))
  }

  public mutating func add<T: BitwiseCopyable>(_ name: String, _ numbers: [T]) {
    add(name, numbers.withUnsafeBytes { Array($0) })
  }

  /// Adds a section of another archive as it is.
  public mutating func add(_ name: String, of archive: SectionArchive) {
    add(name, archive.section(name).map(Array.init) ?? [])
  }

  /// The whole file.
  public func encoded() -> [UInt8] {
    var body: [UInt8] = []
    var at = SectionArchive.headerSize + sections.count * SectionArchive.entrySize
    var placed: [Int] = []
    for section in sections {
      at = (at + 63) / 64 * 64
      placed.append(at)
      body += padded(section.name, 24) + number(UInt64(at)) + number(UInt64(section.bytes.count))
      at += section.bytes.count
    }
    for (section, offset) in zip(sections, placed) {
      body += [UInt8](repeating: 0, count: offset - SectionArchive.headerSize - body.count)
      body += section.bytes
    }
    let sum = body.withUnsafeBytes { SectionArchive.checksum($0) }
    return padded("udsagn", 8) + padded(kind, 8) + number(version) + number(UInt32(sections.count))
      + number(sum)
      + body
  }

  private func padded(_ text: String, _ length: Int) -> [UInt8] {
    let bytes = Array(text.utf8)
    precondition(bytes.count <= length)
    return bytes + [UInt8](repeating: 0, count: length - bytes.count)
  }

  private func number<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
