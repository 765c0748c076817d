import DocumentModel
import Glibc
import TestSupport
import Testing

@testable import Evaluation

@Suite struct CorpusTests {
  private static func names(_ folder: String, _ ending: String) -> [String] {
    guard let directory = opendir(TestFile.root + "/" + folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(ending) { names.append(name) }
    }
    return names.sorted()
  }

  private static let gold: [AnnotatedText] = names("corpus/gold", ".clm").flatMap { name in
    let path = "corpus/gold/" + name
    do {
      return try AnnotatedText.claimNotation(TestFile.text(TestFile.root + "/" + path) ?? "", file: path)
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  /// The articles fall into three sets by their numbers: see `corpus/README.md`.
  @Test(arguments: [("claims", "01", "20"), ("claims-2", "20", "30"), ("claims-3", "30", "40")])
  func recordsAreMadeFromTheNotation(_ name: String, _ first: String, _ end: String) throws {
    let gold = Self.gold.filter { first <= $0.id && $0.id < end }
    #expect(gold.count >= 3)
    expectGolden(gold.map(\.goldRecord).joined(), "corpus/gold/\(name).jsonl")
    let path = TestFile.root + "/corpus/gold/\(name).jsonl"
    #expect(try AnnotatedText.records(TestFile.bytes(path) ?? [], name: path) == gold)
  }

  @Test func eachArticleHasItsGold() {
    #expect(Self.names("corpus/articles", ".txt") == Self.gold.map { $0.id + ".txt" })
    for text in Self.gold {
      let article = Array(
        (TestFile.text(TestFile.root + "/corpus/articles/\(text.id).txt") ?? "").unicodeScalars)
      #expect(text.characters! == Array(article[..<WhiteSpace.trimmedCount(article)]), "\(text.id)")
    }
  }

  /// The worked examples of the guidelines are in order: every type and attribute is known, every filler stands in
  /// its sentence. (That the program finds them is tested where claims are extracted.)
  @Test func workedExamplesAreInOrder() throws {
    let path = TestFile.root + "/corpus/claims.md"
    let text = try #require(TestFile.text(path))
    var sentence = ""
    var claims = 0
    for (n, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let place = SourceLocation(fileID: "corpus/claims.md", filePath: path, line: n + 1, column: 1)
      if line.hasPrefix("      ") {
        let fields = line.split(separator: "·").map { field in String(field.drop { $0 == " " }) }
          .map { field in String(field.reversed().drop { $0 == " " }.reversed()) }
        claims += 1
        #expect(sentence.contains(fields[0]), sourceLocation: place)
        #expect(ClaimType(name: fields[1]) != nil, sourceLocation: place)
        for field in fields.dropFirst(2) {
          let key = field.prefix { $0 != " " }
          let known = ClaimRole(name: key) != nil && sentence.contains(field.dropFirst(key.count + 1))
          let attribute =
            Polarity.allCases.map(\.name).contains(field) || Factuality.allCases.map(\.name).contains(field)
          #expect(known || attribute, sourceLocation: place)
        }
      } else if line.hasPrefix("    ") {
        sentence = String(line.dropFirst(4))
      }
    }
    #expect(claims == 11)
  }
}
