/// Why a document of the input could not be read, at a place that an editor can jump to.
///
/// Printed as `nyt.jsonl:3:17: error: …`; in the output an error record holds the document's place.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable {
    /// A byte that is no part of valid UTF-8.
    case invalidUTF8 = "invalid_utf8"
    /// A line that is no JSON.
    case invalidJSON = "invalid_json"
    /// A line of JSON that is no object.
    case notAnObject = "not_an_object"
    /// An object without the key `text`.
    case missingText = "missing_text"
    /// A `text` that is no string, or one that no text can hold.
    case badText = "bad_text"
    /// An `id` that is neither string nor number.
    case badID = "bad_id"
    /// A document over the limit.
    case tooLarge = "too_large"
    /// CoNLL-U that breaks the format.
    case invalidCoNLLU = "invalid_conllu"
  }

  public var code: Code
  /// The document's id, as far as it could be told.
  public var id: String
  /// The path of the input, or `stdin`.
  public var file: String
  /// The line of the file, from 1.
  public var line: Int
  /// The byte of the line, from 1.
  public var byte: Int
  /// What is wrong, and what to do.
  public var message: String

  public init(code: Code, id: String, file: String, line: Int, byte: Int, message: String) {
    self.code = code
    self.id = id
    self.file = file
    self.line = line
    self.byte = byte
    self.message = message
  }

  public var description: String { "\(file):\(line):\(byte): error: \(message)" }

  /// Appends the error record: `{"id": "nyt.jsonl:3", "error": {"code": "invalid_json", …}}`, one line.
  public func write(to buffer: inout ByteBuffer) {
    buffer.append(literal: "{\"id\": ")
    buffer.appendJSON(id)
    buffer.append(literal: ", \"error\": {\"code\": ")
    buffer.appendJSON(code.rawValue)
    buffer.append(literal: ", \"message\": ")
    buffer.appendJSON(message)
    buffer.append(literal: ", \"line\": ")
    buffer.append(number: line)
    buffer.append(literal: ", \"byte\": ")
    buffer.append(number: byte)
    buffer.append(literal: "}}\n")
  }
}

/// Something odd in the input that did not keep the document from being read.
public struct InputWarning: Sendable, Hashable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var message: String

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { "\(file):\(line): warning: \(message)" }
}
