import AnalysisPipeline
import ClaimExtraction
import DocumentModel
import TestSupport
import Testing

@Suite struct ClaimCaseTests {
  /// Every construction, by case file. A case marked `# TODO` is a known issue: it is reported, and fails the test on the
  /// day that it passes, so that the mark goes.
  @Test(arguments: [
    "according-to", "active", "at-clause", "cleft", "coordination", "direct-speech", "fronting", "headline",
    "insertions",
    "indirect-speech", "infinitive", "light-verbs", "negation", "no-claims", "nominals", "operators",
    "particles",
    "passive", "question", "relative", "role-rules", "settled",
  ])
  func everyCaseYieldsExactlyItsClaims(file: String) {
    let cases = ClaimCase.all(file + ".txt")
    #expect(!cases.isEmpty)
    for claimCase in cases {
      let faults = claimCase.faults()
      if claimCase.isKnownToFail {
        if faults.isEmpty { Issue.record("passes now: remove '# TODO'", sourceLocation: claimCase.location) }
      } else {
        for fault in faults { Issue.record(Comment(rawValue: fault), sourceLocation: claimCase.location) }
      }
    }
  }

  /// The worked examples, read out of our copy of the guidelines.
  @Test func workedExamplesOfTheGuidelinesComeOutAsPrinted() throws {
    let text = try #require(TestFile.text(TestFile.root + "/corpus/claims.md"))
    var cases: [ClaimCase] = []
    var sentence = ""
    var claims: [String] = []
    var isInside = false
    func close() {
      if !sentence.isEmpty {
        cases.append(
          ClaimCase(
            name: sentence, sentence: sentence, claims: claims,
            location: SourceLocation(
              fileID: "corpus/claims.md", filePath: TestFile.root + "/corpus/claims.md", line: 1, column: 1),
            isKnownToFail: false))
      }
      sentence = ""
      claims = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") { isInside = line.contains("Worked examples") }
      guard isInside else { continue }
      if line.hasPrefix("      ") {
        claims.append(String(line.dropFirst(6)))
      } else if line.hasPrefix("    ") {
        close()
        sentence = String(line.dropFirst(4))
      }
    }
    close()
    #expect(cases.count >= 7)
    for example in cases {
      for fault in example.faults() { Issue.record(Comment(rawValue: "\(example.sentence): \(fault)")) }
    }
  }

  /// Every `example` of every frame yields its claim by that frame, every `not` line none.
  @Test func examplesOfTheFramesHold() throws {
    let counts = ClaimCase.pipeline.frameCounts
    #expect(counts.examples >= 250 && counts.counterexamples >= 250)
    for failure in ClaimCase.pipeline.failingExamples() {
      Issue.record(Comment(rawValue: failure.description))
    }
  }
}
