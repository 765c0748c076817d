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
}
