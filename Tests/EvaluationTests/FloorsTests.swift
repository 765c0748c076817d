import TestSupport
import Testing

@testable import Evaluation

@Suite struct FloorsTests {
  private static let header = "corpus\tlayer\tmetric\tfloor\tmeasured\tdate\n"

  private func faults(_ text: String) -> String {
    do {
      _ = try Floors(text, file: "floors.tsv")
      return ""
    } catch { return "\(error)" }
  }

  @Test func readsTheOneInTheRepository() throws {
    let path = "corpus/floors.tsv"
    let text = try #require(TestFile.text(TestFile.root + "/" + path))
    #expect(try Floors(text, file: path).text == text)
  }

  @Test(arguments: [
    ("", "floors.tsv: no header line with the names of the columns"),
    ("# only a comment\n", "floors.tsv: no header line with the names of the columns"),
    (
      "corpus\tmetric\n",
      "floors.tsv:1: the first line must name the columns corpus, layer, metric, floor, measured, date"
    ),
    (
      header + "a\tclaims\troles\t60.0\n",
      "floors.tsv:2: 4 columns where 6 are needed: corpus, layer, metric, floor, measured, date"
    ),
    (
      header + "a\tclaims\troles\tsixty\t61\t2026-11-25\n",
      "floors.tsv:2: floor 'sixty' is no percentage from 0 to 100"
    ),
    (
      header + "a\tclaims\troles\t60\t160\t2026-11-25\n",
      "floors.tsv:2: measured '160' is no percentage from 0 to 100"
    ),
    (
      header + "a\tclaims\troles\t60\t61\t25.11.2026\n",
      "floors.tsv:2: '25.11.2026' is no date like 2026-11-25"
    ),
    (
      header + "a\tclaims\troles\t60\t61\t2026-13-25\n",
      "floors.tsv:2: '2026-13-25' is no date like 2026-11-25"
    ),
    (header + "a\tclaims\troles\t62\t61\t2026-11-25\n", "floors.tsv:2: measured 61 is below the floor 62"),
    (header + "a\t\troles\t60\t61\t2026-11-25\n", "floors.tsv:2: no layer"),
    (
      header + "a\tclaims\troles\t60\t61\t2026-11-25\n\na\tclaims\troles\t60\t61\t2026-11-25\n",
      "floors.tsv:4: claims roles of a again; first on line 2"
    ),
  ]) func reportsWhatIsWrong(text: String, message: String) { #expect(faults(text) == message) }

  @Test func reportsEverythingAtOnce() {
    let text = Self.header + "a\tclaims\n" + "a\tclaims\troles\t-1\tx\t2026-11-25\n"
    #expect(faults(text).split(separator: "\n").count == 3)
  }

  private func report(right: Int) -> EvaluationReport {
    var report = EvaluationReport(corpus: "gold")
    let figure = Figure("roles", units: [Counts(right: right, predicted: 1000, gold: 1000)])
    report.layers = [EvaluationReport.Layer(name: "claims", figures: [figure])]
    return report
  }

  @Test func findsWhatFellBelow() throws {
    let text =
      Self.header + "gold\tclaims\troles\t62.0\t62.37\t2026-11-25\nother\tclaims\troles\t99\t99\t2026-11-25\n"
    let floors = try Floors(text, file: "floors.tsv")
    #expect(floors.shortfalls(of: report(right: 620)) == [])
    #expect(floors.shortfalls(of: report(right: 619)) == ["claims roles: 61.90 is below the floor 62.0"])
    #expect(
      floors.shortfalls(of: EvaluationReport(corpus: "gold")) == ["claims roles: not measured (floor 62.0)"])
  }

  @Test func updatesUpwardsOnly() throws {
    let text = "# why\n" + Self.header + "gold\tclaims\troles\t62.0\t62.37\t2026-11-25\n"
    var floors = try Floors(text, file: "floors.tsv")
    floors.update(with: report(right: 655), date: "2026-12-01")
    #expect(floors.text == "# why\n" + Self.header + "gold\tclaims\troles\t65.5\t65.50\t2026-12-01\n")
    floors.update(with: report(right: 640), date: "2026-12-02")
    #expect(floors.text == "# why\n" + Self.header + "gold\tclaims\troles\t65.5\t65.50\t2026-12-01\n")
  }

  @Test func givesANewCorpusTheUsualMetrics() throws {
    var floors = try Floors(Self.header, file: "floors.tsv")
    floors.update(with: report(right: 971), date: "2026-12-01")
    #expect(floors.text == Self.header + "gold\tclaims\troles\t97.1\t97.10\t2026-12-01\n")
  }
}
