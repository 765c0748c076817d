internal import DocumentModel

/// Writes documents as records, each one JSON object on one line (`corpus/schema/record.schema.json`).
///
///     {"id": "stdin", "text": "USA lægger pres på …", "offsets": "codepoint", "sents": […], "tokens": […], …}
///
/// With code points as offsets a record is a spaCy document as well. A layer that the document lacks is left out.
/// One writer serves one thread.
public struct RecordWriter: Sendable {
  public let unit: OffsetUnit
  /// What stands under `udsagn`: the program's version, and the fingerprint of its lexicons and models.
  public let version: String
  public let fingerprint: String

  private var layout = TokenLayout()
  private let tags = JSONFragments(UPOS.allCases.map(\.name))
  private var features: (inventory: FeatureInventory, json: JSONFragments)?
  private var relations: (inventory: RelationInventory, json: JSONFragments)?

  public init(unit: OffsetUnit = .codepoint, version: String, fingerprint: String) {
    self.unit = unit
    self.version = version
    self.fingerprint = fingerprint
  }

  /// Appends the record and a line feed.
  public mutating func write(_ record: DocumentRecord, to buffer: inout ByteBuffer) {
    let document = record.document
    let tokens = document.tokens ?? Tokens()
    layout.lay(tokens, over: document.text, unit: unit)
    buffer.append(literal: "{\"id\": ")
    buffer.appendJSON(record.id)
    buffer.append(literal: ", \"text\": ")
    document.text.utf8.withUnsafeBytes { buffer.appendJSON($0) }
    buffer.append(literal: ", \"offsets\": ")
    buffer.appendJSON(unit.rawValue)
    writeSentences(document.sentences ?? Sentences(firstTokens: [], tokenCount: 0), to: &buffer)
    writeTokens(document, to: &buffer)
    if let entities = document.entities { writeEntities(entities, to: &buffer) }
    if let claims = document.claims { write(claims, of: document, layout, to: &buffer) }
    buffer.append(literal: ", \"udsagn\": {\"version\": ")
    buffer.appendJSON(version)
    buffer.append(literal: ", \"fingerprint\": ")
    buffer.appendJSON(fingerprint)
    buffer.append(literal: "}")
    buffer.append(record.furtherMembers)
    buffer.append(literal: "}\n")
  }

  private func writeSentences(_ sentences: Sentences, to buffer: inout ByteBuffer) {
    buffer.append(literal: ", \"sents\": [")
    for index in sentences.indices {
      if index > 0 { buffer.append(literal: ", ") }
      buffer.append(literal: "{")
      buffer.append(span: layout.span(sentences[index]))
      buffer.append(literal: "}")
    }
    buffer.append(literal: "]")
  }

  private mutating func writeTokens(_ document: Document, to buffer: inout ByteBuffer) {
    if let inventory = document.morphology?.inventory, features?.inventory !== inventory {
      features = (inventory, JSONFragments(inventory.names))
    }
    if let inventory = document.syntax?.inventory, relations?.inventory !== inventory {
      relations = (inventory, JSONFragments(inventory.names))
    }
    buffer.append(literal: ", \"tokens\": [")
    for number in 0..<layout.count {
      buffer.append(literal: number > 0 ? ", {\"id\": " : "{\"id\": ")
      buffer.append(number: number)
      buffer.append(literal: ", ")
      buffer.append(span: (Int(layout.starts[number]), Int(layout.ends[number])))
      let source = Int(layout.sources[number])
      if source >= 0 {
        if let morphology = document.morphology { write(morphology, ofToken: source, to: &buffer) }
        if let syntax = document.syntax {
          buffer.append(literal: ", \"dep\": ")
          relations!.json.append(Int(syntax.relations[source].rawValue), to: &buffer)
          buffer.append(literal: ", \"head\": ")
          buffer.append(number: Int(layout.numbers[Int(syntax.heads[source])]))
        }
      } else {
        writeSpace(number, of: document, to: &buffer)
      }
      buffer.append(literal: "}")
    }
    buffer.append(literal: "]")
  }

  private func write(_ morphology: Morphology, ofToken token: Int, to buffer: inout ByteBuffer) {
    buffer.append(literal: ", \"pos\": ")
    tags.append(Int(morphology.tags[token].rawValue), to: &buffer)
    buffer.append(literal: ", \"morph\": ")
    features!.json.append(Int(morphology.features[token]), to: &buffer)
    buffer.append(literal: ", \"lemma\": ")
    let range = morphology.lemmas.range(token)
    morphology.lemmas.bytes.withUnsafeBytes {
      buffer.appendJSON(UnsafeRawBufferPointer(rebasing: $0[range]))
    }
  }

  /// A SPACE token has the keys of the others: its head is the token before it, at the start the one after it.
  private func writeSpace(_ number: Int, of document: Document, to buffer: inout ByteBuffer) {
    if document.morphology != nil {
      buffer.append(literal: ", \"pos\": \"SPACE\", \"morph\": \"\", \"lemma\": ")
      let range = Int(layout.byteStarts[number])..<Int(layout.byteEnds[number])
      document.text.utf8.withUnsafeBytes { buffer.appendJSON(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
    if document.syntax != nil {
      buffer.append(literal: ", \"dep\": \"dep\", \"head\": ")
      buffer.append(number: number > 0 ? number - 1 : min(1, layout.count - 1))
    }
  }

  private func writeEntities(_ entities: Entities, to buffer: inout ByteBuffer) {
    buffer.append(literal: ", \"ents\": [")
    for (index, entity) in entities.names.enumerated() {
      if index > 0 { buffer.append(literal: ", ") }
      write(entity, label: entity.label.name, to: &buffer)
      if entity.isPart { buffer.append(literal: ", \"kind\": \"part\"") }
      buffer.append(literal: "}")
    }
    buffer.append(literal: "], \"spans\": {\"mentions\": [")
    for (index, mention) in entities.mentions.enumerated() {
      if index > 0 { buffer.append(literal: ", ") }
      write(mention, label: mention.label.name, to: &buffer)
      buffer.append(literal: "}")
    }
    buffer.append(literal: "]")
    // What a name is more exactly: "country", "party". The group is there where any name has such a kind.
    var isFirst = true
    for entity in entities.names where !entity.kind.isEmpty {
      if isFirst { buffer.append(literal: ", \"kinds\": [") } else { buffer.append(literal: ", ") }
      isFirst = false
      write(entity, label: entity.kind, to: &buffer)
      buffer.append(literal: "}")
    }
    if !isFirst { buffer.append(literal: "]") }
    buffer.append(literal: "}")
  }

  private func write(_ entity: Entity, label: String, to buffer: inout ByteBuffer) {
    buffer.append(literal: "{")
    buffer.append(span: layout.span(entity.tokens))
    buffer.append(literal: ", \"label\": ")
    buffer.appendJSON(label)
    buffer.append(literal: ", \"kb_id\": ")
    buffer.appendJSON(entity.kbID)
  }
}

extension ByteBuffer {
  /// Appends `"start": 0, "end": 3`.
  mutating func append(span: (start: Int, end: Int)) {
    append(literal: "\"start\": ")
    append(number: span.start)
    append(literal: ", \"end\": ")
    append(number: span.end)
  }
}
