internal import DocumentIO

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Reads files and standard input piece by piece and cuts them into documents.
struct InputReader {
  /// The format asked for; `nil` goes by the name, on standard input by the first line.
  let format: InputFormat?
  let limit: Int
  /// Takes a document.
  let found: (RawDocument) -> Void
  /// Called before each wait for input: what has been found so far may go on its way.
  let pause: () -> Void

  private static let chunkSize = 1 << 18

  /// Reads `path` to its end, standard input for "-".
  func read(_ path: String) throws(Failure) {
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(Failure.noInput, "cannot open", path, errno: errno) }
    defer { if !isStandardInput { close(descriptor) } }
    let name = isStandardInput ? "stdin" : path

    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: InputReader.chunkSize, alignment: 64)
    defer { chunk.deallocate() }
    func next() throws(Failure) -> UnsafeRawBufferPointer? {
      pause()
      let n = try InputReader.read(descriptor, chunk, name)
      return n > 0 ? UnsafeRawBufferPointer(rebasing: chunk[..<n]) : nil
    }

    var splitter: DocumentSplitter?
    var head: [UInt8] = []  // the first line, until the format is known
    if let format { splitter = DocumentSplitter(format: format, name: name, limit: limit) }
    if splitter == nil, !isStandardInput {
      splitter = DocumentSplitter(format: InputFormat(path: path), name: name, limit: limit)
    }
    while let bytes = try next() {
      if splitter != nil {
        splitter!.feed(bytes, found)
      } else {
        head.append(contentsOf: bytes)
        splitter = splitterKnowing(head, name, isWhole: false)
        if splitter != nil {
          head.withUnsafeBytes { splitter!.feed($0, found) }
          head = []
        }
      }
    }
    if splitter == nil {
      splitter = splitterKnowing(head, name, isWhole: true)
      head.withUnsafeBytes { splitter!.feed($0, found) }
    }
    splitter!.finish(found)
  }

  /// The splitter for standard input that begins with `head`; `nil` where more must be seen.
  private func splitterKnowing(_ head: [UInt8], _ name: String, isWhole: Bool) -> DocumentSplitter? {
    let format: InputFormat? = head.withUnsafeBytes { head in
      if let end = head.firstIndex(of: 0x0A) {
        return InputFormat(firstLine: UnsafeRawBufferPointer(rebasing: head[..<end]))
      }
      if isWhole { return InputFormat(firstLine: head) }
      return InputFormat.canBeJSON(head) && head.count <= 3 * limit + 1 << 20 ? nil : .text
    }
    return format.map { DocumentSplitter(format: $0, name: name, limit: limit) }
  }

  /// All bytes of a file.
  static func contents(of path: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    let reader = InputReader(format: .text, limit: .max, found: { bytes = $0.bytes }, pause: {})
    try reader.read(path)
    return bytes
  }

  private static func read(
    _ descriptor: Int32, _ chunk: UnsafeMutableRawBufferPointer, _ name: String
  ) throws(Failure) -> Int {
    while true {
      let n = Glibc.read(descriptor, chunk.baseAddress!, chunk.count)
      if n >= 0 { return n }
      if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw .file(errno == EISDIR ? Failure.noInput : Failure.io, "cannot read", name, errno: errno)
      }
    }
  }
}
