/// The features of a form by itself: word, endings, shape, dictionaries, statistics of running text.
///
/// For the forms of the treebank their weights are summed up beforehand, one number for each candidate tag; this
/// code runs for the others, about one token in fifteen.
struct FormFeatures {
  static let capacity = 160
  /// The first features name the word itself: left out at random in training, so that the others learn to do without.
  static let wordFeatures = 2

  /// Endings that may be added to a form or taken from it.
  static let endings: [[UInt8]] = [
    "s", "e", "en", "et", "er", "ene", "erne", "ens", "ets", "ers", "r", "n", "t", "te", "ede", "ende", "ere",
    "est", "este", "st", "es", "rne", "nde", "else", "hed", "ing", "lig", "d", "de", "som", "ig", "sk",
  ].map { Array($0.utf8) }
  /// Endings before which a consonant is doubled: "kat", "katten".
  static let doubling: [[UInt8]] = ["en", "et", "er", "e", "ede"].map { Array($0.utf8) }

  let facts: WordFacts

  /// Writes the features of `form` to `out`, at most `capacity`, and returns how many.
  func write(_ form: borrowing FoldedForm, _ capitals: CapitalClass, to out: UnsafeMutablePointer<UInt32>)
    -> Int
  {
    let bytes = form.lower
    let n = form.count
    let cap = UInt32(capitals.rawValue)
    let word = UInt32(truncatingIfNeeded: FormHash.finish(form.hash) >> 16)
    var count = 0
    @inline(__always) func add(_ template: UInt32, _ a: UInt32, _ b: UInt32 = 0) {
      out[count] = FormHash.feature(template, a, b)
      count += 1
    }
    add(1, word, cap)
    add(2, word)
    add(3, cap)

    // Endings of one to six letters, beginnings of one to four.
    var at = n
    var hash = FormHash.start
    var ending3: UInt32 = 0
    var ending2: UInt32 = 0
    for length in 1...7 {
      guard at > 0 else { break }
      at -= 1
      hash = FormHash.step(hash, bytes[at])
      while at > 0 && bytes[at] & 0xC0 == 0x80 {
        at -= 1
        hash = FormHash.step(hash, bytes[at])
      }
      let symbol = UInt32(truncatingIfNeeded: FormHash.finish(hash))
      if length == 2 { ending2 = symbol }
      if length == 3 { ending3 = symbol }
      add(4, symbol, UInt32(length))
      if length < 6 { add(5, symbol, UInt32(length) << 4 | cap) }
    }
    at = 0
    hash = FormHash.start
    for length in 1...4 {
      guard at < n else { break }
      hash = FormHash.step(hash, bytes[at])
      at += 1
      while at < n && bytes[at] & 0xC0 == 0x80 {
        hash = FormHash.step(hash, bytes[at])
        at += 1
      }
      add(6, UInt32(truncatingIfNeeded: FormHash.finish(hash)), UInt32(length))
    }

    // Shape: runs of letters, digits and marks.
    var shape: UInt32 = 0
    var last: UInt8 = 0
    for i in 0..<min(n, 24) {
      let b = form.cased[i]
      let kind: UInt8
      switch b {
      case 0x30...0x39: kind = 0x39
      case 0x41...0x5A: kind = 0x58
      case 0x61...0x7A: kind = 0x78
      case 0x80...: kind = b & 0xC0 == 0x80 ? last : b != bytes[i] || form.cased[i] >= 0xE0 ? 0x58 : 0x78
      default: kind = b
      }
      if kind != last { shape = shape &* 31 &+ UInt32(kind) }
      last = kind
    }
    add(7, shape)
    add(8, UInt32(min(n, 12)), cap)

    let own = facts.fact(form.hash)
    add(9, own.frequency, cap)
    add(10, own.capitals, cap)
    add(11, own.capitals << 3 | own.frequency, cap)
    add(12, own.analyses, cap)
    if own.analyses != 0 {
      add(13, own.analyses, ending2)
      add(14, own.analyses, own.capitals << 3 | cap)
    }
    guard n <= 64, n > 0 else { return count }

    // Which longer forms occur: "bil" has "bilen", "biler", "bils"; "løb" has "løbe", "løber", "løbet".
    var longer: UInt64 = 0
    for (k, ending) in FormFeatures.endings.enumerated() {
      var hash = form.hash
      for b in ending { hash = FormHash.step(hash, b) }
      if facts.fact(hash).frequency != 0 {
        longer |= 1 << UInt64(k)
        add(15, UInt32(k), cap)
      }
    }
    for (k, ending) in FormFeatures.doubling.enumerated() {
      var hash = FormHash.step(form.hash, bytes[n - 1])
      for b in ending { hash = FormHash.step(hash, b) }
      if facts.fact(hash).frequency != 0 {
        longer |= 1 << UInt64(k + 40)
        add(16, UInt32(k), cap)
      }
    }
    add(17, UInt32(truncatingIfNeeded: longer), UInt32(truncatingIfNeeded: longer >> 32))
    add(18, UInt32(truncatingIfNeeded: longer & 0xFFFF), ending2)

    // Which forms share its stem: "løbet" without "et" has "løbe", "løber", but no "løben".
    for (k, ending) in FormFeatures.endings.enumerated() where n >= ending.count + 2 {
      var matches = true
      for j in 0..<ending.count where bytes[n - ending.count + j] != ending[j] { matches = false }
      guard matches else { continue }
      var stemLength = n - ending.count
      var stem = FormHash.running(bytes, stemLength)
      var others: UInt64 = facts.fact(stem).frequency != 0 ? 1 << 63 : 0
      for (m, other) in FormFeatures.endings.enumerated() where m != k {
        var hash = stem
        for b in other { hash = FormHash.step(hash, b) }
        if facts.fact(hash).frequency != 0 {
          others |= 1 << UInt64(m)
          add(19, UInt32(k), UInt32(m))
        }
      }
      add(20, UInt32(truncatingIfNeeded: others) ^ UInt32(truncatingIfNeeded: others >> 32), UInt32(k))
      if stemLength > 2, bytes[stemLength - 1] == bytes[stemLength - 2] {
        stemLength -= 1
        stem = FormHash.running(bytes, stemLength)
        let fact = facts.fact(stem)
        add(21, UInt32(k), fact.frequency == 0 ? 0 : 1)
        add(22, UInt32(k), fact.analyses)
      }
      if others >> 63 != 0 {
        add(23, UInt32(k), facts.fact(FormHash.running(bytes, n - ending.count)).analyses)
      }
      if count > FormFeatures.capacity - 48 { return count }
    }

    // The last part of a compound: the longest known form that the word ends in.
    var start = 2
    while start + 3 <= n {
      if bytes[start] & 0xC0 != 0x80 {
        let fact = facts.fact(FormHash.running(bytes + start, n - start))
        if fact.analyses != 0 {
          add(24, fact.analyses, ending3)
          add(25, fact.analyses, cap << 1 | (start > 0 && bytes[start - 1] == 0x2D ? 1 : 0))
          break
        }
      }
      start += 1
    }
    return count
  }
}
