import AnalysisPipeline
import DocumentModel
import TestSupport
import Testing

/// Trees of real and of odd text: one root, no cycle, one head a token, in time that grows with the text.
@Suite struct TreePropertyTests {
  private static let pipelines = [Pipeline.Accuracy.standard, .high].map {
    try! Pipeline(lexicons: .builtIn(), layers: .syntax, accuracy: $0)
  }

  #if DEBUG
    private static let size = 100_000
  #else
    private static let size = 5_000_000
  #endif

  @Test(.enabled(if: TestFile.shared != nil))
  func everySentenceOfRunningTextIsATree() throws {
    let path = TestFile.shared! + "/data/raw/modern-da.txt.xz"
    let pipe = try #require(popen("xz -dc '\(path)' | head -c \(TreePropertyTests.size)", "r"))
    defer { pclose(pipe) }
    var bytes = [UInt8](repeating: 0, count: TreePropertyTests.size)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, pipe))
    try #require(bytes.count == TreePropertyTests.size)
    let text = String(decoding: bytes, as: UTF8.self)
    for block in text.split(separator: "\n\n") {
      for pipeline in TreePropertyTests.pipelines {
        let document = pipeline.complete(Document(text: SourceText(String(block))))
        #expect(document.brokenInvariants() == [], "\(block.prefix(200))")
      }
    }
  }

  @Test(arguments: [
    "Ja", ".", "…", "👍", "👍👍🏽 🇩🇰!", "HUN SIGER NEJ TIL ALT", "hun siger ja og han siger nej og så går de hjem",
    "The government has decided to raise taxes.", "Regjeringen har bestemt seg for å øke skattene.",
    "År\tTal\tI alt\n1990\t12\t13,5\n1991\t14\t15,0\n", "| a | b |\n| - | - |\n| 1 | 2 |",
    "?!?! ... --- ((( )))",
    "https://dr.dk/a?b=c#d kl. 12.30 (jf. § 3, stk. 2)", "ååå\u{0}\u{FEFF}e\u{301}", "»«»«\"'\"'",
  ])
  func oddTextIsATree(text: String) {
    for pipeline in TreePropertyTests.pipelines {
      let document = pipeline.complete(Document(text: SourceText(text)))
      #expect(document.brokenInvariants() == [])
      #expect(document.syntax?.heads.count == document.tokens?.count)
    }
  }

  /// One sentence of so many tokens.
  private static func sentence(_ count: Int) -> Document {
    let words = ["Hun", "siger", ",", "at", "han", "i", "går", "solgte", "huset", "til", "en", "mand", "\""]
    var text = ""
    var tokens = Tokens()
    var at = 0
    for k in 0..<count {
      let word = words[k * k % 97 % words.count]
      tokens.append(start: at, end: at + word.utf8.count)
      at += word.utf8.count + 1
      text += word + " "
    }
    return Document(
      text: SourceText(text), tokens: tokens, sentences: Sentences(firstTokens: [0], tokenCount: count))
  }

  @Test(arguments: [1, 2, 119, 120, 121, 1_000, 20_000])
  func longSentencesAreTrees(count: Int) {
    for pipeline in TreePropertyTests.pipelines {
      #expect(pipeline.complete(TreePropertyTests.sentence(count)).brokenInvariants() == [])
    }
  }

  /// Twenty times the words take no more than sixty times as long: their square would be 400 times.
  @Test func timeGrowsWithTheSentence() {
    let clock = ContinuousClock()
    for pipeline in TreePropertyTests.pipelines {
      func time(_ count: Int) -> Duration {
        let document = TreePropertyTests.sentence(count)
        return (0..<3).map { _ in clock.measure { _ = pipeline.complete(document) } }.min()!
      }
      _ = time(1_000)
      #expect(time(20_000) < time(1_000) * 60)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
