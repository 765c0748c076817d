import ICUText
import Testing

@Suite struct CollatorTests {
  static let ordered = ["Aberdeen", "Zebra", "zebra", "Ærø", "Østerbro", "Aalborg", "Århus"]

  @Test func danishLettersComeLast() {
    for (i, a) in Self.ordered.enumerated() {
      for (k, b) in Self.ordered.enumerated() {
        #expect(Collator.danish.compare(a, b).signum() == (i < k ? -1 : i > k ? 1 : 0), "\(a) \(b)")
      }
    }
  }

  @Test func sortKeysSortAlike() {
    let keys = Self.ordered.map { Collator.danish.sortKey($0) }
    for (a, b) in zip(keys, keys.dropFirst()) { #expect(a.lexicographicallyPrecedes(b)) }
    #expect(Collator.danish.compare("", "") == 0)
    #expect(Collator.danish.compare("", "a") == -1)
  }

  @Test func equalsAreToldApartByCodePoint() {
    #expect(Collator.danish.compare("å", "a\u{30A}") != 0)
  }
}
