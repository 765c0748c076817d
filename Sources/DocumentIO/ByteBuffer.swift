#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A growing run of bytes that are to be written: every output format is put together in one.
///
///     var buffer = ByteBuffer()
///     buffer.append("DR og TV 2\n")
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  private var base: UnsafeMutablePointer<UInt8>
  public private(set) var capacity: Int
  /// The number of bytes in the buffer.
  public private(set) var count = 0

  public init(capacity: Int = 4096) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() { count = 0 }

  /// Cuts the buffer back to its first `count` bytes.
  public mutating func truncate(to count: Int) {
    precondition(count <= self.count)
    self.count = count
  }

  /// The bytes in place.
  public func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Makes sure that `n` more bytes fit.
  @inline(__always)
  mutating func reserve(_ n: Int) {
    if capacity - count < n { grow(n) }
  }

  @inline(never)
  private mutating func grow(_ n: Int) {
    let larger = max(capacity * 2, count + n)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memcpy(moved, base, count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  public mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    memcpy(base + count, start, bytes.count)
    count += bytes.count
  }

  public mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  @inline(__always)
  mutating func append(literal: StaticString) {
    let size = literal.utf8CodeUnitCount
    reserve(size)
    memcpy(base + count, literal.utf8Start, size)
    count += size
  }

  /// Appends a number in decimal digits.
  @inline(__always)
  public mutating func append(number: Int) {
    reserve(20)
    if number < 0 {
      append(UInt8(ascii: "-"))
      return append(digits: number.magnitude)
    }
    append(digits: UInt(number))
  }

  private mutating func append(digits number: UInt) {
    var rest = number
    var size = 1
    var limit: UInt = 10
    while rest >= limit {
      size += 1
      if size == 20 { break }
      limit &*= 10
    }
    reserve(size)
    var at = count + size
    count = at
    repeat {
      at -= 1
      base[at] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    } while rest > 0
  }
}
