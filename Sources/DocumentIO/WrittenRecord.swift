internal import DocumentModel

/// What tells about the run that wrote a record, read back from its line.
public struct WrittenRecord: Sendable, Hashable {
  public var id: String
  /// An error record, which has no fingerprint.
  public var isError: Bool
  public var fingerprint: String?

  /// Reads a line without its line feed; `nil` where it is no record of ours.
  public init?(line: UnsafeRawBufferPointer) {
    guard SourceText.firstInvalidByte(in: line) == nil else { return nil }
    var id: String?
    var fingerprint: String?
    var isError = false
    var scanner = JSONScanner(line)
    do throws(JSONFault) {
      try scanner.forEachMember { name, scanner throws(JSONFault) in
        switch name {
        case "id": id = try scanner.text()
        case "udsagn":
          try scanner.forEachMember { name, scanner throws(JSONFault) in
            if name == "fingerprint" { fingerprint = try scanner.text() } else { try scanner.skipValue() }
          }
        default:
          if name == "error" { isError = true }
          try scanner.skipValue()
        }
      }
    } catch {
      return nil
    }
    guard let id, isError || fingerprint != nil, scanner.isAtEnd else { return nil }
    self.id = id
    self.isError = isError
    self.fingerprint = isError ? nil : fingerprint
  }
}

extension JSONScanner {
  /// Calls `body` with each key of the object that stands here; it has to move past the value.
  fileprivate mutating func forEachMember(
    _ body: (String, inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try expect(UInt8(ascii: "{"), "an object")
    skipSpace()
    if peek() == UInt8(ascii: "}") {
      at += 1
      return
    }
    repeat {
      let key = try key()
      try body(String(decoding: try key.decoded(in: bytes), as: UTF8.self), &self)
    } while try !endsList(with: UInt8(ascii: "}"))
  }

  /// The string that stands here.
  fileprivate mutating func text() throws(JSONFault) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw fault("a string expected") }
    return String(decoding: try string().decoded(in: bytes), as: UTF8.self)
  }
}
