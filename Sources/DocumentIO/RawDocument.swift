public import DocumentModel

/// A document of the input, cut out of the stream and not read yet.
public struct RawDocument: Sendable {
  public var format: InputFormat
  /// The path of the input, or `stdin`.
  public var name: String
  /// The line of the input, from 1, at which the document begins.
  public var line: Int
  public var bytes: [UInt8]
  /// The document was longer than the limit; `bytes` is its beginning.
  public var isCut: Bool

  public init(format: InputFormat, name: String, line: Int = 1, bytes: [UInt8], isCut: Bool = false) {
    self.format = format
    self.name = name
    self.line = line
    self.bytes = bytes
    self.isCut = isCut
  }

  /// Reads the document.
  ///
  /// - Parameters:
  ///   - limit: how many bytes of text a document may have.
  ///   - layers: which of the layers that CoNLL-U gives are taken over: `.morphology`, `.syntax`. Its tokens and
  ///     sentences always are.
  /// - Throws: `InputError` with the place and the document's id, as far as they can be told.
  public func read(limit: Int = .max, keeping layers: Layers = []) throws(InputError) -> DocumentRecord {
    let record: DocumentRecord
    switch format {
    case .text, .lines: record = try readText()
    case .jsonl: record = try readJSON()
    case .conllu: record = try readCoNLLU(keeping: layers)
    }
    if record.document.text.count > limit {
      throw error(.tooLarge, id: record.id, at: 0, RawDocument.tooLarge)
    }
    return record
  }

  /// The document's id, whether it can be read or not.
  public func id(limit: Int) -> String {
    do throws(InputError) { return try read(limit: limit).id } catch { return error.id }
  }

  private static let tooLarge = "the document is over the limit; raise --max-document-bytes"
  private static let notUTF8 = "not UTF-8; convert the file, as with 'iconv -f latin1 -t utf8'"

  private func readText() throws(InputError) -> DocumentRecord {
    let id = format == .text ? name : "\(name):\(line)"
    if isCut { throw error(.tooLarge, id: id, at: 0, RawDocument.tooLarge) }
    if let bad = SourceText.firstInvalidByte(in: bytes) {
      throw error(.invalidUTF8, id: id, at: bad, RawDocument.notUTF8)
    }
    return DocumentRecord(id: id, document: Document(text: SourceText(unchecked: bytes)))
  }

  private func readJSON() throws(InputError) -> DocumentRecord {
    let result: Result<DocumentRecord, InputError> = bytes.withUnsafeBytes { bytes in
      // What stands before a bad byte is read all the same: it may have the id.
      let bad = SourceText.firstInvalidByte(in: bytes)
      let sound = UnsafeRawBufferPointer(rebasing: bytes[..<(bad ?? bytes.count)])
      var record = JSONRecord()
      do throws(JSONFault) {
        try record.read(sound)
      } catch {
        let id = record.idText(in: sound) ?? "\(name):\(line)"
        if isCut { return .failure(self.error(.tooLarge, id: id, at: 0, RawDocument.tooLarge)) }
        if let bad { return .failure(self.error(.invalidUTF8, id: id, at: bad, RawDocument.notUTF8)) }
        let code: InputError.Code = record.isOtherValue ? .notAnObject : .invalidJSON
        return .failure(self.error(code, id: id, at: error.at, error.message))
      }
      return document(of: record, sound)
    }
    return try result.get()
  }

  private func document(of record: JSONRecord, _ line: UnsafeRawBufferPointer) -> Result<
    DocumentRecord, InputError
  > {
    let id = record.idText(in: line) ?? "\(name):\(self.line)"
    func fail(_ code: InputError.Code, _ at: Int, _ message: String) -> Result<DocumentRecord, InputError> {
      .failure(error(code, id: id, at: at, message))
    }
    if isCut { return fail(.tooLarge, 0, RawDocument.tooLarge) }
    switch record.id {
    case .other(let at): return fail(.badID, at, "the id is neither a string nor a number")
    case .string(let string):
      do throws(JSONFault) {
        _ = try string.decoded(in: line)
      } catch { return fail(.badID, error.at, "in the id: \(error.message)") }
    case .absent, .null, .number: break
    }
    switch record.text {
    case .absent: return fail(.missingText, record.start, "the key \"text\" is missing")
    case .null: return fail(.badText, record.start, "\"text\" is null and must be a string")
    case .number(let range):
      return fail(.badText, range.lowerBound, "\"text\" is a number and must be a string")
    case .other(let at): return fail(.badText, at, "\"text\" is no string")
    case .string(let string):
      do throws(JSONFault) {
        let text = SourceText(unchecked: try string.decoded(in: line))
        return .success(
          DocumentRecord(id: id, document: Document(text: text), furtherMembers: record.others))
      } catch {
        return fail(.badText, error.at, "in \"text\": \(error.message)")
      }
    }
  }

  private func readCoNLLU(keeping layers: Layers) throws(InputError) -> DocumentRecord {
    var reader = CoNLLUReader(name: name, firstLine: line, keeping: layers)
    if let bad = SourceText.firstInvalidByte(in: bytes) {
      throw error(.invalidUTF8, id: reader.id(in: bytes), at: bad, RawDocument.notUTF8)
    }
    if isCut { throw error(.tooLarge, id: reader.id(in: bytes), at: 0, RawDocument.tooLarge) }
    return try reader.read(bytes)
  }

  /// An error at byte `offset` of the document.
  private func error(_ code: InputError.Code, id: String, at offset: Int, _ message: String) -> InputError {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lines = before.reduce(into: 0) { if $1 == 0x0A { $0 += 1 } }
    return InputError(
      code: code, id: id, file: name, line: line + lines, byte: offset - lineStart + 1, message: message)
  }
}
