internal import DocumentModel

/// What a line of JSON Lines holds: the keys that are ours to read, and the rest as it stands.
///
/// Reading stops at the first fault; what was found before it is there, so that an error can carry the id.
struct JSONRecord {
  enum Value {
    case absent, null
    case string(JSONString)
    case number(Range<Int>)
    /// A value of another kind; where it begins.
    case other(Int)

    var isString: Bool { if case .string = self { true } else { false } }
  }

  var id = Value.absent
  var text = Value.absent
  /// The members with other keys, each as `, "key": value` in the bytes of the input.
  var others: [UInt8] = []
  /// Where the object begins.
  var start = 0
  /// The line is sound JSON, and no object.
  var isOtherValue = false

  /// The keys of a record, which are written anew.
  static let ownKeys: Set<String> = [
    "id", "text", "offsets", "sents", "tokens", "ents", "spans", "claims", "udsagn", "error",
  ]

  /// Reads a line of valid UTF-8 without its line feed. A byte order mark at its start is passed over. Of a key
  /// that comes twice the last counts.
  mutating func read(_ line: UnsafeRawBufferPointer) throws(JSONFault) {
    var scanner = JSONScanner(line)
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.at = 3 }
    scanner.skipSpace()
    start = scanner.at
    guard scanner.peek() == UInt8(ascii: "{") else {
      try scanner.skipValue()
      try scanner.expectEnd()
      isOtherValue = true
      throw JSONFault(at: start, message: "no object; a document is {\"id\": …, \"text\": …} on one line")
    }
    scanner.at += 1
    scanner.skipSpace()
    if scanner.peek() == UInt8(ascii: "}") {
      scanner.at += 1
    } else {
      var further = ByteBuffer(capacity: 256)
      repeat { try readMember(&scanner, &further) } while try !scanner.endsList(with: UInt8(ascii: "}"))
      others = further.withBytes { Array($0) }
    }
    try scanner.expectEnd()
  }

  private mutating func readMember(_ scanner: inout JSONScanner, _ further: inout ByteBuffer)
    throws(JSONFault)
  {
    let keyStart = scanner.at
    let key = try scanner.key()
    let valueStart = scanner.at
    let value = try JSONRecord.value(&scanner)
    let bytes = scanner.bytes
    // A key with half a surrogate is a key that we do not have: it goes on as it is.
    let name = (try? key.decoded(in: bytes)).map { String(decoding: $0, as: UTF8.self) }
    if name == "id" {
      id = value
    } else if name == "text" {
      text = value
    } else if name.map(JSONRecord.ownKeys.contains) != true {
      further.append(literal: ", ")
      further.appendRawJSON(UnsafeRawBufferPointer(rebasing: bytes[keyStart..<key.range.upperBound + 1]))
      further.append(literal: ": ")
      further.appendRawJSON(UnsafeRawBufferPointer(rebasing: bytes[valueStart..<scanner.at]))
    }
  }

  private static func value(_ scanner: inout JSONScanner) throws(JSONFault) -> Value {
    let start = scanner.at
    switch scanner.peek() {
    case UInt8(ascii: "\""): return .string(try scanner.string())
    case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      try scanner.skipValue()
      return .number(start..<scanner.at)
    case UInt8(ascii: "n"):
      try scanner.skipValue()
      return .null
    default:
      try scanner.skipValue(depth: 1)
      return .other(start)
    }
  }

  /// The id as text: a number is its digits as they stand, `nil` where there is none (or it cannot be one).
  func idText(in line: UnsafeRawBufferPointer) -> String? {
    switch id {
    case .string(let string): (try? string.decoded(in: line)).map { String(decoding: $0, as: UTF8.self) }
    case .number(let range): String(decoding: line[range], as: UTF8.self)
    case .absent, .null, .other: nil
    }
  }
}
