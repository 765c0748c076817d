import DocumentModel
import TestSupport
import Testing

@testable import DependencyParsing

@Suite struct PunctuationTests {
  @Test(arguments: CaseFile("punctuation.txt").lines)
  func marksGoWhereTheRuleSays(line: CaseFile.Line) {
    let items = line.text.split(separator: " ")
    var c = Configuration()
    var reader = SentenceReader()
    let paired = UnsafeMutablePointer<Int32>.allocate(capacity: items.count)
    defer {
      c.deallocate()
      paired.deallocate()
    }
    reader.begin(tokens: items.count, in: &c)
    var expected: [Int] = []
    var given: [Int32] = []
    for item in items {
      let isMark = item.contains("=")
      let parts = item.split(whereSeparator: { isMark ? $0 == "=" || $0 == "~" : $0 == ":" }).map(String.init)
      var form = parts[0]
      let upos: UPOS = isMark ? .punctuation : .other
      let head = Int(parts[1])!
      expected.append(Int(parts.last!)!)
      given.append(Int32(isMark && parts.count == 2 || head == 0 ? items.count : head - 1))
      form.withUTF8 {
        reader.add(Word(form: 0, lemma: 0, upos: upos, features: 0), upos: upos, form: $0, to: &c)
      }
    }
    reader.end(&c)
    c.restart()
    for i in items.indices { c.heads[i] = given[i] }
    PunctuationHeads.settle(c, paired: paired)
    for (i, item) in items.enumerated() where c.isMark(i) {
      let head = Int(c.heads[i]) + 1
      if head != expected[i] {
        Issue.record("\(item) at \(i + 1) goes to \(head)", sourceLocation: line.location)
      }
    }
  }
}
