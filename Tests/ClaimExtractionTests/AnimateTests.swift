import AnalysisPipeline
import DocumentModel
import LexiconFormat
import Testing

@Suite struct AnimateTests {
  private static let pipeline = try! Pipeline(
    lexicons: .builtIn().overlaid(
      with: LexiconFolder(files: [
        LexiconFile(
          path: "frames/z.frames",
          text: """
            #! source    hand
            #! license   CC0-1.0

            frame      overfuse
            type       accuse
            verb       overfuse
            addressee  obj:person
            object     obj:thing

            """)
      ])))

  /// A whole word of `claims/animate.tsv` goes before an ending, the longer ending before the shorter.
  @Test(arguments: [
    ("byrådet", ClaimRole.addressee), ("sikkerhedsrådet", .addressee), ("ministeren", .addressee),
    ("håndboldholdet", .addressee), ("livstråden", .object), ("arbejdsforholdet", .object),
    ("sukkerindholdet", .object), ("huset", .object),
  ])
  func anEndingSaysWhoIsSomebody(_ noun: String, _ role: ClaimRole) throws {
    let document = Self.pipeline.complete(Document(text: SourceText("Direktøren overfuser \(noun).")))
    let claim = try #require(document.claims?.all.first)
    #expect(claim.evidence.file == "frames/z.frames")
    #expect(claim.roles[role].map { document.text(ofTokens: $0) } == noun)
  }
}
