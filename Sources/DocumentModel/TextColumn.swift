/// A column of short texts in one buffer: a row costs its bytes and four more, no string is made until asked.
public struct TextColumn: Sendable, Hashable {
  public private(set) var bytes: [UInt8]
  public private(set) var ends: [Int32]

  public init() {
    bytes = []
    ends = []
  }

  public init(_ rows: some Sequence<String>) {
    self.init()
    for row in rows { append(row.utf8) }
  }

  public var count: Int { ends.count }

  /// Where row `index` lies in `bytes`.
  public func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  public subscript(index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  public mutating func append(_ row: some Sequence<UInt8>) {
    bytes.append(contentsOf: row)
    ends.append(Int32(truncatingIfNeeded: bytes.count))
  }

  public mutating func append(_ row: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: row)
    ends.append(Int32(truncatingIfNeeded: bytes.count))
  }

  public mutating func reserveCapacity(rows: Int, bytes: Int) {
    ends.reserveCapacity(rows)
    self.bytes.reserveCapacity(bytes)
  }

  /// Calls `body` with the bytes of row `index` in place.
  public func withBytes<R>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(index)])) }
  }
}
