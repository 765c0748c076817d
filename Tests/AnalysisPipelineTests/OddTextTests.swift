import AnalysisPipeline
import DocumentModel
import Testing

/// Broken sentences of running text on which spans once came out empty.
@Suite struct OddTextTests {
  static let pipeline = try! Pipeline(lexicons: .builtIn())

  @Test(arguments: [
    "penge, har man sagt, at ja, skal", "skal gøre op med selv, hvad er,",
    "det, USA afviser, og hvorfor EU, kniber",
    "stemte for Marked - for det er, \"...", "det man har besluttet, for jeg havde",
    "De holder op med at synge og danse.", "villige til at give og tage",
  ])
  func spansAreNeverEmpty(text: String) {
    let document = OddTextTests.pipeline.complete(Document(text: SourceText(text)))
    #expect(document.brokenInvariants().isEmpty)
  }
}
