internal import DocumentModel

/// The forms in which documents come in.
public enum InputFormat: String, Sendable, Hashable, CaseIterable {
  /// A whole file is one document.
  case text
  /// Each line is one.
  case lines
  /// Each line is an object with `text`.
  case jsonl
  /// Documents parted by `# newdoc`.
  case conllu

  /// The format of a file by its name: `.jsonl`, `.ndjson`, `.conllu`, anything else is text.
  public init(path: String) {
    if path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") {
      self = .jsonl
    } else if path.hasSuffix(".conllu") {
      self = .conllu
    } else {
      self = .text
    }
  }

  /// The format of a stream by its first line: an object with a string `text` is JSON Lines, anything else text.
  public init(firstLine line: UnsafeRawBufferPointer) {
    var record = JSONRecord()
    do {
      guard SourceText.firstInvalidByte(in: line) == nil else { throw JSONFault(at: 0, message: "") }
      try record.read(line)
      self = record.text.isString ? .jsonl : .text
    } catch {
      self = .text
    }
  }

  /// Whether a stream that begins with `bytes` can be JSON Lines: then its whole first line has to be seen.
  public static func canBeJSON(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[min(start, bytes.count)...].first { $0 != 0x20 && $0 != 0x09 }
    return first == nil || first == UInt8(ascii: "{")
  }
}
