import DocumentModel
import EntityRecognition
import Testing

@Suite struct TraceTests {
  private func traces(_ text: String) -> [EntityTrace] {
    let document = Real.document(text)
    return Real.recognizer.explain(among: document.tokens!, in: document.sentences!, of: document.text)
  }

  @Test func `the first option of a trace is the name that was found`() throws {
    for text in [
      "Statsminister Mette Frederiksen taler til DR i Aarhus.", "Horsens vandt 2-1 over Brøndby.",
      "Kunderne i Nordsund Bank er vrede på Københavns Universitet.",
    ] {
      let document = Real.document(text)
      let winners = traces(text).compactMap { $0.options.first }
      #expect(winners.map(\.tokens) == document.entities!.names.map(\.tokens))
      #expect(winners.allSatisfy { $0.lostBecause == nil })
    }
  }

  @Test func `a rival that lost says why`() throws {
    let trace = try #require(traces("Københavns Universitet åbner.").first)
    #expect(trace.options.count > 1)
    #expect(trace.options.dropFirst().allSatisfy { $0.lostBecause?.isEmpty == false })
  }

  @Test func `a capitalised word without a name says what failed first`() throws {
    #expect(traces("Demokrati er svært.").first?.refusal != nil)
    let title = try #require(traces("Vi så Statsministeren i går.").last)
    if case .nonName(let line)? = title.refusal { #expect(line.file == "names/nonnames.tsv") }
    #expect(traces("Nu kommer Flopsemanden her.").last?.refusal == .unknown)
  }
}
