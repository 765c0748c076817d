internal import DocumentIO
internal import Glibc

extension Double {
  /// The number with a fixed count of decimals, rounded as C's `printf` does (and Python, whose figures these equal).
  func fixed(_ decimals: Int) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let count = withVaList([Int32(truncatingIfNeeded: decimals), self]) {
        vsnprintf(buffer.baseAddress!, buffer.count, "%.*f", $0)
      }
      return String(decoding: buffer[..<Int(count)].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}

extension String {
  /// The text with blanks before or after it, up to `width` code points.
  func right(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - unicodeScalars.count)) + self
  }
  func left(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }

  /// The text as a JSON string.
  var quoted: String {
    var buffer = ByteBuffer(capacity: utf8.count + 16)
    buffer.appendJSON(self)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}
