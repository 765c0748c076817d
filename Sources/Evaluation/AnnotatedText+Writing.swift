internal import DocumentModel

extension AnnotatedText {
  /// The short record of `corpus/gold/claims.jsonl`: one line with its line feed.
  public var goldRecord: String {
    func span(_ range: Range<Int>) -> String { "[\(range.lowerBound), \(range.upperBound)]" }
    func object(_ range: Range<Int>, _ further: String = "") -> String {
      "{\"start\": \(range.lowerBound), \"end\": \(range.upperBound)\(further)}"
    }
    func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ", ") + "]" }

    var members = ["\"id\": \(id.quoted)"]
    if let characters { members.append("\"text\": \(text(0..<characters.count).quoted)") }
    if let sentences { members.append("\"sents\": " + list(sentences.map { object($0) })) }
    if let entities {
      members.append(
        "\"ents\": "
          + list(
            entities.map { entity in
              let kind = entity.kind == .plain ? "" : ", \"kind\": \(entity.kind.rawValue.quoted)"
              return object(entity.range, ", \"label\": \(entity.label.quoted)\(kind)")
            }))
    }
    if let claims {
      members.append(
        "\"claims\": "
          + list(
            claims.map { claim in
              var fields: [String] = []
              if let n = sentence(at: claim.predicate[0].lowerBound) { fields.append("\"sent\": \(n)") }
              fields.append("\"type\": \(claim.type.quoted)")
              fields.append(
                "\"polarity\": \(claim.polarity.quoted), \"factuality\": \(claim.factuality.quoted)")
              fields.append("\"predicate\": " + list(claim.predicate.map(span)))
              for role in ClaimRole.allCases {
                if let filler = claim.roles[role] { fields.append("\(role.name.quoted): \(span(filler))") }
              }
              return "{" + fields.joined(separator: ", ") + "}"
            }))
    }
    return "{" + members.joined(separator: ", ") + "}\n"
  }
}
