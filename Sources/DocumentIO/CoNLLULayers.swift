internal import DocumentModel

/// The morphology of a CoNLL-U document while it is read.
struct MorphologyColumns {
  private var tags: [UPOS] = []
  private var features: [UInt16] = []
  private var lemmas = TextColumn()
  private var names = [""]
  private var numbers: [String: UInt16] = ["": 0]
  private var isTagged = false

  /// The layer, `nil` where no word has a tag.
  var layer: Morphology? {
    guard isTagged else { return nil }
    return Morphology(
      tags: tags, features: features, inventory: FeatureInventory(names: names), lemmas: lemmas)
  }

  /// Takes a word's columns; says what is wrong with them.
  mutating func append(
    tag: ArraySlice<UInt8>, features feats: ArraySlice<UInt8>, lemma: ArraySlice<UInt8>,
    form: ArraySlice<UInt8>
  ) -> String? {
    if isBlank(tag) {
      tags.append(.other)
    } else {
      let name = String(decoding: tag, as: UTF8.self)
      guard let known = UPOS(name: name) else { return "'\(name)' is no part of speech of UD" }
      tags.append(known)
      isTagged = true
    }
    let key = isBlank(feats) ? "" : String(decoding: feats, as: UTF8.self)
    if let number = numbers[key] {
      features.append(number)
    } else {
      guard names.count <= Int(UInt16.max) else { return "more than 65535 different sets of features" }
      numbers[key] = UInt16(names.count)
      features.append(UInt16(names.count))
      names.append(key)
    }
    // The lemma of the word "_" is "_"; of any other word that means none.
    (isBlank(lemma) && !isBlank(form) ? [] : lemma).withUnsafeBufferPointer { lemmas.append($0) }
    return nil
  }
}

/// The trees of a CoNLL-U document while they are read.
struct SyntaxColumns {
  private var heads: [Int32] = []
  private var relations: [Relation] = []
  private var furtherNames: [String] = []
  private var numbers: [String: UInt8] = [:]
  private var sentenceStart = 0
  private var lines: [Int] = []
  private var headless = 0

  init() {
    for (number, name) in Relation.wellKnown.enumerated() { numbers[name] = UInt8(number) }
  }

  /// The layer, `nil` where the words have no heads.
  var layer: Syntax? {
    guard headless == 0, !heads.isEmpty else { return nil }
    return Syntax(
      heads: heads, relations: relations, inventory: RelationInventory(furtherNames: furtherNames))
  }

  /// Takes a word's columns; says what is wrong with them.
  mutating func append(head: ArraySlice<UInt8>, relation: ArraySlice<UInt8>, line: Int) -> String? {
    lines.append(line)
    if isBlank(head) {
      headless += 1
      heads.append(-1)
    } else {
      guard let number = decimal(head) else {
        return "the head '\(String(decoding: head, as: UTF8.self))' is no number"
      }
      heads.append(Int32(number))
    }
    let name = isBlank(relation) ? "dep" : String(decoding: relation, as: UTF8.self)
    if numbers[name] == nil {
      guard numbers.count < 256 else { return "more than 255 different relations" }
      numbers[name] = UInt8(numbers.count)
      furtherNames.append(name)
    }
    relations.append(Relation(rawValue: numbers[name]!))
    return nil
  }

  /// Turns the sentence's heads into token numbers of the document; says what keeps them from being a tree.
  mutating func endSentence() -> (line: Int, message: String)? {
    let first = sentenceStart
    let count = heads.count - first
    defer {
      sentenceStart = heads.count
      lines = []
    }
    let missing = heads[first...].count { $0 < 0 }
    if missing == count { return nil }
    if missing > 0 {
      let word = heads[first...].firstIndex { $0 < 0 }! - first
      return (lines[word], "this word has no head and others have one")
    }
    var root: Int?
    for k in 0..<count {
      let head = Int(heads[first + k])
      if head > count { return (lines[k], "the head \(head) is no word of the sentence") }
      if head == 0 {
        if root != nil { return (lines[k], "a second root; a sentence has one") }
        root = k
      }
      heads[first + k] = Int32(head == 0 ? first + k : first + head - 1)
    }
    guard root != nil else { return (lines[0], "no word of the sentence has head 0") }
    // 1: on the way from the present word, 2: known to lead to the root.
    var state = [UInt8](repeating: 0, count: count)
    state[root!] = 2
    for k in 0..<count {
      var path: [Int] = []
      var at = k
      while state[at] == 0 {
        state[at] = 1
        path.append(at)
        at = Int(heads[first + at]) - first
      }
      if state[at] == 1 { return (lines[at], "the heads go in a circle") }
      for p in path { state[p] = 2 }
    }
    return nil
  }
}

private func isBlank(_ field: ArraySlice<UInt8>) -> Bool {
  field.count == 1 && field.first == UInt8(ascii: "_")
}
