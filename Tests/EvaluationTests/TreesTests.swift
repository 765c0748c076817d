import TestSupport
import Testing

/// The trees of the corpus: valid CoNLL-U, and their text is that of the articles.
@Suite struct TreesTests {
  @Test(arguments: ["articles", "annotator-a", "annotator-b"])
  func treesAreValid(_ name: String) throws {
    let text = try #require(TestFile.text(TestFile.root + "/corpus/trees/\(name).conllu"))
    #expect(CoNLLUValidity(text).faults == [])
    #expect(text.split(separator: "\n").count { $0.hasPrefix("# sent_id = ") } == 210)
  }

  @Test func sentencesStandInTheArticles() throws {
    let text = try #require(TestFile.text(TestFile.root + "/corpus/trees/articles.conllu"))
    var article = ""
    var from = article.startIndex
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# newdoc id = ") {
        article = TestFile.text(TestFile.root + "/corpus/articles/\(line.dropFirst(14)).txt") ?? ""
        from = article.startIndex
      } else if line.hasPrefix("# text = ") {
        let place = article[from...].firstRange(of: line.dropFirst(9))
        #expect(place != nil, "\(line)")
        from = place?.upperBound ?? from
      }
    }
  }

  /// The check itself finds faults: each of these is one change to a sound sentence.
  @Test(arguments: [
    ("1\tUSA", "1\tUsa", "the words spell"), ("PROPN", "NAME", "UPOS NAME"),
    ("Mood=Ind|Tense=Pres", "Tense=Pres|Mood=Ind", "out of order"), ("0\troot", "2\troot", "its own head"),
    ("nsubj", "subj", "relation subj"), ("2\tnsubj", "9\tnsubj", "outside the sentence"),
    ("# sent_id = s\n", "", "no sent_id"), ("\tSpaceAfter=No", "", "9 columns"),
  ])
  func faultsAreFound(_ before: String, _ after: String, _ fault: String) {
    let sound = """
      # sent_id = s
      # text = USA presser.
      1\tUSA\tUSA\tPROPN\t_\t_\t2\tnsubj\t_\t_
      2\tpresser\tpresse\tVERB\t_\tMood=Ind|Tense=Pres\t0\troot\t_\tSpaceAfter=No
      3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_


      """
    #expect(CoNLLUValidity(sound).faults == [])
    let faults = CoNLLUValidity(sound.replacing(before, with: after)).faults
    #expect(faults.contains { $0.contains(fault) }, "\(faults)")
  }
}
