/// Where a candidate name lies in a text: whole tokens, the last one perhaps without its ending.
///
/// The name's key is the code points of the tokens with one space for each gap between them, however wide.
struct TokenSpan {
  let text: UnsafePointer<UInt8>
  let starts: UnsafePointer<Int32>
  let ends: UnsafePointer<Int32>
  var first: Int
  var last: Int
  /// The byte at which the name ends: that of the last token, or before its genitive ending.
  var end: Int
}

/// What the table says about a key: the node in this very spelling, and all spellings together.
struct FormMatch {
  /// The node of the same spelling, -1 for none.
  var exact: Int32 = -1
  /// A node of the same letters in other case that is a name, -1 for none.
  var otherCase: Int32 = -1
  /// The flags of all spellings together.
  var folded: NodeFlags = []
}

extension Gazetteer {
  /// The form with the key that `hash` was made of.
  @inline(__always)
  func find(_ hash: NameHash, _ span: TokenSpan) -> FormMatch {
    find(hash, span, in: slots, fromEnd: false)
  }

  /// The slots are probed one after another from the hash's place; every spelling of a key shares the hash, so
  /// all of them lie on the way to the first empty slot.
  @inline(__always)
  private func find(
    _ hash: NameHash, _ span: TokenSpan, in slots: UnsafeBufferPointer<GazetteerSlot>, fromEnd: Bool
  ) -> FormMatch {
    var match = FormMatch()
    let mask = slots.count - 1
    let tag = hash.tag
    var at = hash.slot(mask)
    for _ in 0...mask {
      let slot = slots[at]
      if slot.node == 0 { break }
      if slot.tag == tag, let node = sameForm(slot.node, span) {
        if node.exact { match.exact = Int32(bitPattern: slot.node - 1) }
        let flags = NodeFlags(rawValue: nodes[Int(slot.node - 1)].flags)
        match.folded.formUnion(flags)
        if !node.exact, match.otherCase < 0 || !flags.isDisjoint(with: .name) {
          match.otherCase = Int32(bitPattern: slot.node - 1)
        }
      }
      at = (at + 1) & mask
    }
    return match
  }

  /// Whether a node is the key of a span, and whether in the same case; `nil` where it is another.
  private func sameForm(_ number: UInt32, _ span: TokenSpan) -> (exact: Bool, Void)? {
    guard Int(number) <= nodes.count else { return nil }
    let node = nodes[Int(number - 1)]
    guard Int(node.text) + Int(node.length) <= text.count else { return nil }
    var name = NameScalars(textBase, from: Int(node.text), to: Int(node.text) + Int(node.length))
    var exact = true
    for t in span.first...span.last {
      if t > span.first, span.starts[t] > span.ends[t - 1] {
        guard name.next() == 0x20 else { return nil }
      }
      var token = NameScalars(
        span.text, from: Int(span.starts[t]), to: t == span.last ? span.end : Int(span.ends[t]))
      while true {
        let s = token.next()
        if s == NameScalars.end { break }
        let n = name.next()
        if n == s { continue }
        guard n != NameScalars.end, Letter.folded(n) == Letter.folded(s) else { return nil }
        exact = false
      }
    }
    return name.next() == NameScalars.end ? (exact, ()) : nil
  }

  /// The longest listed ending of a token that leaves at least `stem` code points before it: "-ministeriet" of
  /// "Finansministeriet". Returns its node, -1 for none.
  func longestEnding(
    of token: Int, in span: TokenSpan, stem: Int, where wanted: (NodeFlags) -> Bool
  ) -> Int32 {
    let limit = 48
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: limit) { buffer in
      var scalars = NameScalars(span.text, from: Int(span.starts[token]), to: span.end)
      var count = 0
      while count < limit {
        let s = scalars.next()
        if s == NameScalars.end { break }
        buffer[count] = Letter.folded(s)
        count += 1
      }
      // A token longer than any word has no ending worth knowing.
      guard scalars.next() == NameScalars.end, count > stem + 1 else { return -1 }
      var hash = NameHash()
      var best: Int32 = -1
      let mask = endings.count - 1
      for length in 1...(count - stem) {
        hash.feed(buffer[count - length])
        guard length >= 2 else { continue }
        var at = hash.slot(mask)
        for _ in 0...mask {
          let slot = endings[at]
          if slot.node == 0 { break }
          if slot.tag == hash.tag, isEnding(slot.node, buffer, count, length),
            wanted(NodeFlags(rawValue: nodes[Int(slot.node - 1)].flags))
          {
            best = Int32(bitPattern: slot.node - 1)
          }
          at = (at + 1) & mask
        }
      }
      return best
    }
  }

  private func isEnding(
    _ number: UInt32, _ buffer: UnsafeMutableBufferPointer<UInt32>, _ count: Int, _ length: Int
  ) -> Bool {
    guard Int(number) <= nodes.count else { return false }
    let node = nodes[Int(number - 1)]
    guard Int(node.text) + Int(node.length) <= text.count else { return false }
    var name = NameScalars(textBase, from: Int(node.text), to: Int(node.text) + Int(node.length))
    for k in (count - length)..<count where name.next() != buffer[k] { return false }
    return name.next() == NameScalars.end
  }
}
