import AnalysisPipeline
import LexiconFormat
import Testing

/// What `lookup` says of words as they stand in texts: relation, form and file, closest first.
@Suite struct LookupTests {
  private static let lexicons = try! Lexicons.builtIn()
  private static let pipeline = try! Pipeline(lexicons: lexicons, layers: [.entities, .morphology])

  private func found(_ word: String) -> [String] {
    Self.pipeline.lookup(word, in: Self.lexicons).map { "\($0.relation) \($0.form) \($0.line.file)" }
  }

  @Test(arguments: [
    ("Huawei", "exact Huawei names/companies-world.tsv"),
    ("Huaweis", "genitive Huawei names/companies-world.tsv"),
    ("HUAWEI", "other case Huawei names/companies-world.tsv"),
    ("miljøministeren", "ending -minister claims/animate.tsv"),
    ("pressede", "lemma presse frames/pressure.frames"),
    ("presset", "lemma presse frames/pressure.frames"),
    ("lagde pres på", "lemma lægge pres på frames/pressure.frames"),
    ("blev ved", "part blive ved med at claims/operators.tsv"),
    ("kom til at", "lemma komme til at claims/operators.tsv"),
    ("regeringen", "lemma regering claims/animate.tsv"),
    ("koster", "lemma koste claims/verbs.tsv"),
    ("ifølge", "exact ifølge claims/words.tsv"),
    ("bl.a", "with a stop bl.a. abbreviations.tsv"),
    ("sagsnr.", "ending -nr. abbreviations.tsv"),
    ("Q160120", "id Q160120 names/companies-world.tsv"),
  ])
  func aFormIsFoundByTheLineThatHoldsForIt(_ word: String, _ expected: String) {
    let found = found(word)
    #expect(found.contains(expected), "\(found.prefix(8).joined(separator: "; "))")
  }

  @Test func theLineIsTheOneOfTheFile() throws {
    let matches = Self.pipeline.lookup("kræver", in: Self.lexicons)
    let match = try #require(matches.first { $0.line.file == "frames/demand.frames" })
    let file = try #require(Self.lexicons.folder.file(match.line.file))
    let lines = String(decoding: file.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(match.text == lines[match.line.line - 1] && match.text.hasSuffix("kræve"))
    #expect(Set(matches.map(\.line)).count == matches.count, "a line twice")
    #expect(matches.map(\.relation) == matches.map(\.relation).sorted(), "the closest come first")
  }

  @Test(arguments: ["", " ", "xyzzy", "på kryds og på tværs", "\t", "-", "·"])
  func nothingIsFoundForWhatStandsNowhere(_ word: String) {
    #expect(found(word).prefix(3) == [])
  }

  @Test func whatICUKnowsIsFoundWithoutALine() throws {
    let match = try #require(Self.pipeline.lookup("Tuvalu", in: Self.lexicons).first)
    #expect(match.line.line == 0 && match.text.hasPrefix("Tuvalu\tLOC\tcountry\tTV"))
  }
}
