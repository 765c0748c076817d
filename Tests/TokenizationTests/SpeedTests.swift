import DocumentModel
import TestSupport
import Testing

/// Prints how fast tokens and sentences are found; the floors hold in release builds only.
@Suite struct SpeedTests {
  @Test func megabytesASecond() {
    let line =
      "Statsministeren sagde kl. 9.30, at bl.a. Danmark og EU-landene vil bruge 2,5 mia. kr. på forsvaret. »Det er nok,« sagde han.\n"
    let text = SourceText(String(repeating: line, count: 4000))
    let clock = ContinuousClock()
    var tokens: Duration = .seconds(9)
    var both: Duration = .seconds(9)
    for _ in 0..<3 {
      tokens = min(tokens, clock.measure { _ = Fixture.tokenizer.tokens(in: text) })
      both = min(both, clock.measure { _ = Fixture.document(text) })
    }
    let megabytes = Double(text.count) / 1e6
    print(
      "tokens \(megabytes / (tokens / .seconds(1))) MB/s, with sentences \(megabytes / (both / .seconds(1))) MB/s"
    )
    #if !DEBUG
      #expect(megabytes / (both / .seconds(1)) > 5)
    #endif
  }
}
