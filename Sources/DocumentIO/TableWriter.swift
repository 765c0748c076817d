internal import DocumentModel

/// Writes the claims of documents as a table, one a row, for spreadsheets, pandas and R.
///
/// Fields are parted by tabs; a tab, line feed or carriage return inside one is a blank. `actor_id` and its like hold
/// the `kb_id` of the names in that role, parted by blanks.
public struct TableWriter: Sendable {
  public init() {}

  private static let roles: [ClaimRole] = [.actor, .addressee, .action, .object, .content, .source]
  private static let named: [ClaimRole] = [.actor, .addressee, .object, .source]

  /// The line with the columns' names.
  public func writeHeader(to buffer: inout ByteBuffer) {
    buffer.append(
      literal: """
        document\tsentence\ttype\tactor\tpredicate\taddressee\taction\tobject\tcontent\tsource\tpolarity\tfactuality\t\
        actor_id\taddressee_id\tobject_id\tsource_id\ttext

        """)
  }

  public func write(_ record: DocumentRecord, to buffer: inout ByteBuffer) {
    let document = record.document
    guard let claims = document.claims, let sentences = document.sentences else { return }
    for claim in claims.all {
      buffer.append(field: record.id)
      buffer.append(literal: "\t")
      buffer.append(number: claim.sentence)
      buffer.append(literal: "\t")
      buffer.append(claim.type.name)
      for role in TableWriter.roles {
        buffer.append(literal: "\t")
        if let tokens = claim.roles[role] { buffer.append(field: document.text(ofTokens: tokens)) }
        if role == .actor {
          buffer.append(literal: "\t")
          buffer.append(field: claim.predicate.map(document.text(ofTokens:)).joined(separator: " ... "))
        }
      }
      buffer.append(literal: "\t")
      buffer.append(claim.polarity.name)
      buffer.append(literal: "\t")
      buffer.append(claim.factuality.name)
      for role in TableWriter.named {
        buffer.append(literal: "\t")
        guard let tokens = claim.roles[role], let names = document.entities?.names else { continue }
        let ids = names.indices(overlapping: tokens).map { names[$0].kbID }.filter { !$0.isEmpty }
        buffer.append(field: ids.joined(separator: " "))
      }
      buffer.append(literal: "\t")
      buffer.append(field: document.text(ofTokens: sentences[claim.sentence]))
      buffer.append(literal: "\n")
    }
  }
}

extension ByteBuffer {
  /// Appends text as one field of a line: tabs and the ends of lines become blanks.
  mutating func append(field: UnsafeRawBufferPointer) {
    var plain = 0
    for (i, byte) in field.enumerated() where byte == 0x09 || byte == 0x0A || byte == 0x0D {
      append(UnsafeRawBufferPointer(rebasing: field[plain..<i]))
      append(UInt8(ascii: " "))
      plain = i + 1
    }
    append(UnsafeRawBufferPointer(rebasing: field[plain...]))
  }

  mutating func append(field: String) {
    var field = field
    field.withUTF8 { append(field: UnsafeRawBufferPointer($0)) }
  }
}
