/// Names that are written again and again, put into JSON once: tags, feature strings, relations.
struct JSONFragments {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  /// The JSON strings of `names`, by their index.
  init(_ names: [String]) {
    var buffer = ByteBuffer()
    for name in names {
      buffer.appendJSON(name)
      ends.append(buffer.count)
    }
    bytes = buffer.withBytes { Array($0) }
  }

  func append(_ index: Int, to buffer: inout ByteBuffer) {
    bytes.withUnsafeBytes {
      buffer.append(UnsafeRawBufferPointer(rebasing: $0[ends[index]..<ends[index + 1]]))
    }
  }
}
