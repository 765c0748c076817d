/// Texts by number, used in place: a section with their bytes, and `NAME-ends` with where each of them ends.
public struct TextPool: @unchecked Sendable {
  private let bytes: UnsafeRawBufferPointer
  private let ends: UnsafeBufferPointer<UInt32>

  /// Takes the sections `name` and `name`-ends of `archive`, which must live as long as the pool.
  public init(_ archive: SectionArchive, _ name: String) throws(ArchiveError) {
    guard let bytes = archive.section(name) else { throw .missingSection(name) }
    self.bytes = bytes
    ends = try archive.section(name + "-ends", of: UInt32.self)
  }

  public var count: Int { ends.count }

  /// The bytes of a text; none for a number that the pool does not have.
  public func bytes(of number: Int) -> UnsafeBufferPointer<UInt8> {
    guard ends.indices.contains(number) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = number == 0 ? 0 : Int(ends[number - 1])
    let end = Int(ends[number])
    guard start <= end, end <= bytes.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end]).assumingMemoryBound(to: UInt8.self)
  }

  public subscript(number: Int) -> String { String(decoding: bytes(of: number), as: UTF8.self) }
}

/// Numbers texts for a `TextPool`: equal texts share a number, the empty one is 0.
public struct TextPoolBuilder {
  private var texts = [""]
  private var numbers = ["": UInt32(0)]

  public init() {}

  public mutating func number(of text: String) -> UInt32 {
    if let number = numbers[text] { return number }
    let number = UInt32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }

  public func add(to writer: inout SectionArchiveWriter, as name: String) {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for text in texts {
      bytes += Array(text.utf8)
      ends.append(UInt32(bytes.count))
    }
    writer.add(name, bytes)
    writer.add(name + "-ends", ends)
  }
}
