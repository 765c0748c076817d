internal import BinaryFormat
public import DocumentModel

/// What the gazetteer says about a word, for `udsagn lexicon lookup`.
public struct GazetteerLookup: Sendable, Hashable {
  /// How the word that was asked for relates to the listed form.
  public enum Match: String, Sendable, Hashable {
    case exact
    /// The same letters in other case.
    case otherCase = "other case"
    case genitive
    /// The word ends in it: "-ministeriet" of "Kulturministeriet".
    case ending
    /// The word is no name but the id of what the line names: "DK", "Q160120".
    case id
  }

  public let match: Match
  /// The listed form that matches, and the form in the first column of its line.
  public let form: String
  public let heading: String
  /// "name", "firstName", "title", "cueLast", "common" …
  public let role: String
  /// `nil` where the line gives none.
  public let label: EntityLabel?
  public let kind: String
  public let id: String
  public let line: LexiconLine
}

extension Gazetteer {
  /// The lines that match a word or several, exact forms first: `lookup("Huaweis")`.
  public func lookup(_ word: String) -> [GazetteerLookup] {
    var found: [GazetteerLookup] = []
    let bytes = Array(word.utf8)
    guard !bytes.isEmpty, bytes.count < 1 << 20 else { return [] }
    let tokens: (starts: [Int32], ends: [Int32]) = ([0], [Int32(bytes.count)])
    bytes.withUnsafeBufferPointer { text in
      tokens.starts.withUnsafeBufferPointer { starts in
        tokens.ends.withUnsafeBufferPointer { ends in
          var span = TokenSpan(
            text: text.baseAddress!, starts: starts.baseAddress!, ends: ends.baseAddress!, first: 0, last: 0,
            end: bytes.count)
          var hash = NameHash()
          let facts = TokenFacts(reading: span, hash: &hash)
          let whole = find(hash, span)
          collect(whole.exact, .exact, &found)
          collect(whole.otherCase, .otherCase, &found)
          collect(longestEnding(of: 0, in: span, stem: 1) { _ in true }, .ending, &found)
          if facts.ending > 0 {
            span.end -= Int(facts.ending)
            var shorter = NameHash()
            _ = TokenFacts(reading: span, hash: &shorter)
            collect(find(shorter, span).exact, .genitive, &found)
          }
        }
      }
    }
    collect(named: bytes, &found)
    return found
  }

  private func collect(named id: [UInt8], _ found: inout [GazetteerLookup]) {
    guard let number = (1..<max(1, strings.count)).first(where: { strings.bytes(of: $0).elementsEqual(id) })
    else { return }
    for (e, entry) in entries.enumerated() where entry.id == UInt32(number) {
      if let lookup = lookup(e, .id, form: string(entry.id)) { found.append(lookup) }
    }
  }

  private func collect(_ node: Int32, _ match: GazetteerLookup.Match, _ found: inout [GazetteerLookup]) {
    for e in entryNumbers(node) {
      let form = (match == .ending ? "-" : "") + text(of: node)
      if let lookup = lookup(e, match, form: form) { found.append(lookup) }
    }
  }

  private func lookup(_ e: Int, _ match: GazetteerLookup.Match, form: String) -> GazetteerLookup? {
    let entry = entries[e]
    guard let role = NameRole(rawValue: entry.role) else { return nil }
    let hasLabel = [.name, .firstName, .surname, .cueFirst, .cueLast, .cueEnding, .demonym].contains(role)
    return GazetteerLookup(
      match: match, form: form, heading: string(entry.heading), role: String(describing: role),
      label: hasLabel ? EntityLabel(rawValue: entry.label) : nil, kind: string(entry.kind),
      id: string(entry.id), line: evidence(Int32(e)))
  }
}
