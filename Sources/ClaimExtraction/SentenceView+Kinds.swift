internal import DocumentModel

/// What a token stands for: somebody, a time.
extension SentenceView {
  /// Somebody who can be told, pressed or met: a person, a body, a state.
  func isPerson(_ token: Int) -> Bool {
    if let label = entity[token] { return label != .miscellaneous }
    switch tag[token] {
    case .pronoun, .determiner:
      return !classes[token].contains(.thing) && !classes[token].contains(.relative)
        && (traits[token].contains(.personal) || form[token] != 0 || isAnimate[token])
    case .properNoun: return true
    case .noun: return isAnimate[token]
    case .adjective, .verb:
      // "de ansatte", "demonstrerende": an adjective or participle in the plural as head stands for people.
      return isAnimate[token]
        || children(token).contains { tag[$0] == .determiner || relation[$0] == .nummod }
          && (traits[token].contains(.plural) || children(token).contains { traits[$0].contains(.plural) })
    case .numeral:
      // "de fire".
      return children(token).contains { $0 < token && traits[$0].contains(.demonstrative) }
    default: return false
    }
  }

  /// Four digits: "2027".
  func isYear(_ token: Int) -> Bool {
    tag[token] == .numeral
      && withBytes(token) { $0.count == 4 && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// A day or time that the tree may take for a participant: "Fredag nedlagde 160 ansatte arbejdet".
  func isTime(_ token: Int) -> Bool {
    isYear(token) || classes[token].contains(.time) || lexicon.classes(of: lemma[token]).contains(.time)
  }
}
