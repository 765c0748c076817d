public import DocumentModel

/// A claim as the guidelines and the case files write it:
///
///     presses · pressure · actor USA · addressee Sydkorea · action droppe · object Huawei
///
/// Pieces of a discontinuous predicate are joined by ` ... `, `text#2` is the second occurrence; actual and positive
/// are understood.
public struct ExpectedClaim: Sendable, Hashable {
  public var predicate: String
  public var type: ClaimType
  public var roles: [ClaimRole: String] = [:]
  public var polarity = Polarity.positive
  public var factuality = Factuality.actual

  /// Reads the notation; `nil` and a message where a part is unknown.
  public init?(_ notation: String, type: ClaimType = .other, fault: inout String) {
    var parts = notation.split(separator: "·").map { part in
      var bytes = part.utf8.drop { $0 == 0x20 }
      while bytes.last == 0x20 { bytes.removeLast() }
      return String(Substring(bytes))
    }
    guard !parts.isEmpty else {
      fault = "an empty claim"
      return nil
    }
    predicate = parts.removeFirst()
    self.type = type
    for part in parts {
      let words = part.split(separator: " ", maxSplits: 1).map(String.init)
      if words.count == 2, let role = ClaimRole(name: words[0]) {
        roles[role] = words[1]
      } else if let known = ClaimType(name: part) {
        self.type = known
      } else if let known = Polarity.allCases.first(where: { $0.name == part }) {
        polarity = known
      } else if let known = Factuality.allCases.first(where: { $0.name == part }) {
        factuality = known
      } else {
        fault = "'\(part)' is no role with its text, no type, polarity or factuality"
        return nil
      }
    }
  }

  /// Whether the predicate of `claim` shares a character with this one's.
  public func meets(_ claim: Claim, in document: Document) -> Bool {
    predicateRanges(in: document).contains { piece in
      claim.predicate.contains { document.tokens!.bytes(of: $0).overlaps(piece) }
    }
  }

  /// Where the pieces of the predicate stand in the text, in bytes.
  public func predicateRanges(in document: Document) -> [Range<Int>] {
    var at = 0
    return predicate.replacingDots().compactMap { piece in
      guard let found = ExpectedClaim.find(piece, in: document.text.utf8, from: piece.contains("#") ? 0 : at)
      else {
        return nil
      }
      at = found.upperBound
      return found
    }
  }

  /// How `claim` differs from this one, in words; empty where it is the same. Spans are the same with Dice ≥ 0.5
  /// over bytes.
  public func differences(from claim: Claim, in document: Document) -> [String] {
    var found: [String] = []
    if claim.type != type { found.append("type \(claim.type.name), not \(type.name)") }
    if claim.polarity != polarity { found.append("\(claim.polarity.name), not \(polarity.name)") }
    if claim.factuality != factuality { found.append("\(claim.factuality.name), not \(factuality.name)") }
    for role in ClaimRole.allCases {
      let text = claim.roles[role].map { document.text(ofTokens: $0) }
      switch (roles[role], claim.roles[role]) {
      case (nil, nil): break
      case (let wanted?, nil): found.append("no \(role.name), should be '\(wanted)'")
      case (nil, _?): found.append("\(role.name) '\(text!)', should be none")
      case (let wanted?, let range?):
        guard let place = ExpectedClaim.find(wanted, in: document.text.utf8, from: 0) else {
          found.append("'\(wanted)' does not stand in the sentence")
          break
        }
        let bytes = document.tokens!.bytes(of: range)
        let shared = min(bytes.upperBound, place.upperBound) - max(bytes.lowerBound, place.lowerBound)
        let alternatives = ExpectedClaim.all(wanted, in: document.text.utf8)
        let same = alternatives.contains { candidate in
          let shared =
            min(bytes.upperBound, candidate.upperBound) - max(bytes.lowerBound, candidate.lowerBound)
          return shared > 0 && 2 * shared * 2 >= bytes.count + candidate.count
        }
        if !same || shared == Int.min { found.append("\(role.name) '\(text!)', should be '\(wanted)'") }
      }
    }
    return found
  }

  /// The `n`th occurrence for `text#n`, else the first at or after `start`.
  static func find(_ needle: String, in text: [UInt8], from start: Int) -> Range<Int>? {
    let parts = needle.split(separator: "#").map(String.init)
    if parts.count == 2, let n = Int(parts[1]) {
      let all = all(parts[0], in: text)
      return n <= all.count && n > 0 ? all[n - 1] : nil
    }
    return all(needle, in: text).first { $0.lowerBound >= start } ?? all(needle, in: text).first
  }

  static func all(_ needle: String, in text: [UInt8]) -> [Range<Int>] {
    let parts = needle.split(separator: "#").map(String.init)
    let word = Array((parts.count == 2 && Int(parts[1]) != nil ? parts[0] : needle).utf8)
    guard !word.isEmpty, text.count >= word.count else { return [] }
    return (0...text.count - word.count).filter { text[$0..<$0 + word.count].elementsEqual(word) }
      .map { $0..<$0 + word.count }
  }
}

extension String {
  /// The pieces between ` ... ` or ` … `.
  fileprivate func replacingDots() -> [String] {
    var pieces: [String] = [""]
    for word in split(separator: " ", omittingEmptySubsequences: true) {
      if word == "..." || word == "…" {
        pieces.append("")
      } else {
        pieces[pieces.count - 1] += (pieces[pieces.count - 1].isEmpty ? "" : " ") + word
      }
    }
    return pieces.filter { !$0.isEmpty }
  }
}
