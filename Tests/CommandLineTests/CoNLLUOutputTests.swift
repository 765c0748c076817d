import TestSupport
import Testing

/// What is written as CoNLL-U is valid, and comes out again as it went in.
@Suite struct CoNLLUOutputTests {
  private static func written(_ arguments: [String], input: [UInt8] = []) -> String {
    let run = ToolRun(["-q", "--output-format", "conllu"] + arguments, input: input, in: TemporaryFolder())
    #expect(run.code == 0, "\(run.errors)")
    return String(decoding: run.output, as: UTF8.self)
  }

  @Test func articlesAreWrittenAsValidTrees() throws {
    let trees = try #require(TestFile.text(TestFile.root + "/corpus/trees/articles.conllu"))
    let articles = trees.split(separator: "\n").compactMap { line in
      line.hasPrefix("# newdoc id = ")
        ? TestFile.root + "/corpus/articles/" + line.dropFirst(14) + ".txt" : nil
    }
    let text = CoNLLUOutputTests.written(articles)
    #expect(CoNLLUValidity(text).faults == [])
    #expect(text.split(separator: "\n").count { $0.hasPrefix("# sent_id = ") } == 210)
  }

  @Test func oddTextIsWrittenAsValidTrees() {
    let odd = """
      ALLE TOG STÅR STILLE
      a  b\tc
      Cafe\u{301}en 👩🏽‍🚒 åbner kl. 9.30!!!
      :-) … – »«
      50.000\u{a0}kr.
      """
    let written = CoNLLUOutputTests.written([], input: Array(odd.utf8))
    #expect(CoNLLUValidity(written).faults == [])
    let again = ToolRun(
      ["-q", "--layers", "tokens", "--input-format", "conllu"], input: Array(written.utf8),
      in: TemporaryFolder())
    #expect(again.outputLines.first?.contains("kl. 9.30!!!\\n:-) … – »«\\n50.000\u{a0}kr.") == true)
  }

  /// UD allows no blank in `sent_id`; the document keeps its own id.
  @Test func identifiersOfSentencesHaveNoBlank() {
    let written = CoNLLUOutputTests.written(
      ["--input-format", "jsonl"],
      input: Array(#"{"id": "min mappe/en\u00a0fil", "text": "Hej. Farvel."}"#.utf8))
    #expect(CoNLLUValidity(written).faults == [])
    #expect(written.contains("# newdoc id = min mappe/en\u{a0}fil\n"))
    #expect(written.contains("# sent_id = min_mappe/en_fil-1\n"))
    #expect(written.contains("# sent_id = min_mappe/en_fil-2\n"))
  }

  @Test func treesComeOutAsTheyWentIn() throws {
    let path = TestFile.root + "/corpus/trees/articles.conllu"
    let text = try #require(TestFile.text(path))
    #expect(CoNLLUOutputTests.written(["--keep", "tags,tree", path]) == text)
  }

  /// Half a megabyte of other people's text, where it is there.
  @Test func theTreebankTextIsWrittenAsValidTrees() throws {
    guard let shared = TestFile.shared,
      let text = TestFile.text(shared + "/data/treebank/da-dev.conllu")
    else { return }
    let sentences = text.split(separator: "\n").compactMap {
      $0.hasPrefix("# text = ") ? $0.dropFirst(9) : nil
    }
    let written = CoNLLUOutputTests.written([], input: Array(sentences.joined(separator: " ").utf8))
    #expect(CoNLLUValidity(written).faults == [])
  }

  /// Claims mend trees before they read them; where a noun would be hung below itself, it is left. This tree once made
  /// a ring, and the program went round in it.
  @Test func aMendedTreeStaysATree() {
    let tree = """
      # sent_id = 1
      # text = Her maler de, om rød maling eller gul maling bruges.
      1\tHer\ther\tADV\t_\t_\t2\tadvmod\t_\t_
      2\tmaler\tmale\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act\t0\troot\t_\t_
      3\tde\tde\tPRON\t_\tCase=Nom|Number=Plur|Person=3|PronType=Prs\t2\tnsubj\t_\tSpaceAfter=No
      4\t,\t,\tPUNCT\t_\t_\t10\tpunct\t_\t_
      5\tom\tom\tADP\t_\tAdpType=Prep\t7\tcase\t_\t_
      6\trød\trød\tADJ\t_\t_\t7\tamod\t_\t_
      7\tmaling\tmaling\tNOUN\t_\tDefinite=Ind|Gender=Com|Number=Sing\t10\tnmod\t_\t_
      8\teller\teller\tCCONJ\t_\t_\t9\tcc\t_\t_
      9\tgul\tgul\tADJ\t_\t_\t7\tconj\t_\t_
      10\tmaling\tmaling\tNOUN\t_\tDefinite=Ind|Gender=Com|Number=Sing\t2\tconj\t_\t_
      11\tbruges\tbruge\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass\t2\tconj\t_\tSpaceAfter=No
      12\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_


      """
    CoNLLUOutputTests.expectClaims(of: tree)
  }

  /// *at* read as the verb, with nothing but marks before it, opens no clause in front of itself; the program once
  /// crashed.
  @Test func anOpenerReadAsTheVerbIsNoClauseInFront() {
    let tree = """
      # sent_id = 1
      # text = » – , at der .
      1\t»\t»\tPUNCT\t_\t_\t4\tpunct\t_\t_
      2\t–\t–\tPUNCT\t_\t_\t4\tpunct\t_\t_
      3\t,\t,\tPUNCT\t_\t_\t4\tpunct\t_\t_
      4\tat\tat\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
      5\tder\tder\tPRON\t_\t_\t4\tobj\t_\t_
      6\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_


      """
    CoNLLUOutputTests.expectClaims(of: tree)
  }

  private static func expectClaims(of tree: String) {
    let run = ToolRun(
      ["-q", "--input-format", "conllu", "--keep", "tags,tree"], input: Array(tree.utf8),
      in: TemporaryFolder())
    #expect(run.code == 0)
    #expect(run.outputLines.first?.contains(#""claims": ["#) == true)
  }
}
