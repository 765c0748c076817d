#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Cuts a stream of bytes into documents, in any chunks that it comes in.
///
///     var splitter = DocumentSplitter(format: .lines, name: "nyt.txt", limit: 1 << 26)
///     splitter.feed(chunk) { documents.append($0) }     // as often as there is input
///     splitter.finish { documents.append($0) }
///
/// Never holds more than one document, nor more of it than the limit asks for: the rest of one that is too long is
/// passed over, and its beginning comes out marked as cut.
public struct DocumentSplitter {
  private let format: InputFormat
  private let name: String
  /// How many bytes are kept of one line (of the whole text in `.text`).
  private let lineLimit: Int
  private let documentLimit: Int
  /// How much is kept of what is too long: enough to find its id.
  private static let keptOfCut = 1 << 16

  private var line = 1
  private var pending: [UInt8] = []
  private var isCut = false
  private var treebank = TreebankBlocks()

  public init(format: InputFormat, name: String, limit: Int) {
    self.format = format
    self.name = name
    // Text in JSON is longer than itself: "ø" may be written in six bytes; and there are other keys and columns.
    let generous = min(limit, Int(UInt32.max)) * 3 + 1 << 20
    documentLimit = format == .jsonl || format == .conllu ? generous : min(limit, generous)
    lineLimit = documentLimit
  }

  public mutating func feed(_ chunk: UnsafeRawBufferPointer, _ found: (RawDocument) -> Void) {
    guard format != .text else { return keep(chunk) }
    var at = 0
    while at < chunk.count {
      guard let feed = memchr(chunk.baseAddress! + at, 0x0A, chunk.count - at) else {
        return keep(UnsafeRawBufferPointer(rebasing: chunk[at...]))
      }
      let end = UnsafeRawPointer(feed) - chunk.baseAddress!
      let rest = UnsafeRawBufferPointer(rebasing: chunk[at..<end])
      if pending.isEmpty, !isCut, rest.count <= lineLimit {
        take(rest, found)
      } else {
        keep(rest)
        takePending(found)
      }
      line += 1
      at = end + 1
    }
  }

  /// Gives out what is left when the input has ended.
  public mutating func finish(_ found: (RawDocument) -> Void) {
    if format == .text || !pending.isEmpty || isCut { takePending(found) }
    while format == .conllu, let last = treebank.finish(limit: documentLimit) { found(document(last)) }
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    guard !isCut else { return }
    pending.append(contentsOf: bytes.prefix(lineLimit - pending.count + 1))
    if pending.count > lineLimit {
      isCut = true
      pending = Array(pending.prefix(DocumentSplitter.keptOfCut))
    }
  }

  private mutating func takePending(_ found: (RawDocument) -> Void) {
    let bytes = pending
    pending = []
    if format == .text { found(document(bytes)) } else { bytes.withUnsafeBytes { take($0, found) } }
    isCut = false
  }

  private mutating func take(_ bytes: UnsafeRawBufferPointer, _ found: (RawDocument) -> Void) {
    switch format {
    case .text: break  // is cut into no lines
    case .lines: found(document(Array(bytes.last == 0x0D && !isCut ? bytes.dropLast() : bytes[...])))
    case .jsonl:
      // A line of blanks is no record.
      if isCut || !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        found(document(Array(bytes)))
      }
    case .conllu:
      if let last = treebank.take(bytes, line: line, isCut: isCut, limit: documentLimit) {
        found(document(last))
      }
    }
  }

  private func document(_ bytes: [UInt8]) -> RawDocument {
    RawDocument(format: format, name: name, line: line, bytes: bytes, isCut: isCut)
  }

  private func document(_ piece: TreebankBlocks.Piece) -> RawDocument {
    RawDocument(format: format, name: name, line: piece.line, bytes: piece.bytes, isCut: piece.isCut)
  }
}
