import DocumentModel
import TestSupport
import Testing

@testable import Evaluation

/// Cases of `Cases/claim-scores.txt` and `Cases/entity-scores.txt`.
struct ScoreCase: CustomTestStringConvertible, Sendable {
  let title: String
  var gold = AnnotatedText(id: "case")
  var predicted = AnnotatedText(id: "case")
  var reading = EntityReading()
  var expected: [(line: CaseFile.Line, figure: String, counts: Counts)] = []
  var testDescription: String { title }

  static func read(_ name: String) -> [ScoreCase] {
    var cases: [ScoreCase] = []
    // Per case the notation of the gold and of the predicted side: the same sentences, then what is in them.
    var notations = ["", ""]
    func finish() {
      guard !cases.isEmpty else { return }
      for (side, notation) in notations.enumerated() {
        do {
          let text = try AnnotatedText.claimNotation("= case\n" + notation, file: name)[0]
          if side == 0 {
            cases[cases.count - 1].gold.takeLayers(text)
          } else {
            cases[cases.count - 1].predicted.takeLayers(text)
          }
        } catch { Issue.record("\(cases.last!.title): \(error)") }
      }
    }
    for line in CaseFile(name).lines {
      let rest = String(line.text.dropFirst(2))
      let (label, kind) = ScoreCase.kind(rest)
      switch line.text.prefix(2) {
      case "==":
        finish()
        notations = ["", ""]
        cases.append(ScoreCase(title: String(line.text.dropFirst(5))))
      case "> ": for side in 0...1 { notations[side] += line.text + "\n" }
      case "- ": notations[0] += line.text + "\n"
      case "* ":
        notations[0] += "* \(label)\n"
        cases[cases.count - 1].gold.kinds.append(kind)
      case "+ ":
        let isName = rest.prefix { $0 != " " && $0 != "/" }.allSatisfy(\.isUppercase)
        notations[1] += (isName ? "* \(label)" : "- \(rest)") + "\n"
        if isName { cases[cases.count - 1].predicted.kinds.append(kind) }
      case "pa": cases[cases.count - 1].reading.part = KindReading(rawValue: String(line.text.dropFirst(5)))!
      default:
        let words = rest.split(separator: " ")
        let numbers = words.suffix(3).compactMap { Int($0) }
        guard line.text.hasPrefix("= "), numbers.count == 3 else {
          Issue.record("cannot read: \(line)", sourceLocation: line.location)
          continue
        }
        cases[cases.count - 1].expected.append(
          (
            line, words.dropLast(3).joined(separator: " "),
            Counts(right: numbers[0], predicted: numbers[1], gold: numbers[2])
          ))
      }
    }
    finish()
    return cases
  }

  /// `ORG/part EU-landene` as `ORG EU-landene` and its kind.
  private static func kind(_ entry: String) -> (String, AnnotatedEntity.Kind) {
    for kind in [AnnotatedEntity.Kind.part, .deriv] {
      if let sign = entry.firstRange(of: "/\(kind.rawValue)") {
        return (String(entry[..<sign.lowerBound] + entry[sign.upperBound...]), kind)
      }
    }
    return (entry, .plain)
  }

  func check(_ figures: [Figure]) {
    for (line, name, counts) in expected {
      guard let figure = figures.first(where: { $0.name == name }) else {
        Issue.record("no figure \(name)", sourceLocation: line.location)
        continue
      }
      #expect(figure.counts == counts, sourceLocation: line.location)
    }
  }
}

extension AnnotatedText {
  /// The kinds of the names, in order, while a case is read.
  fileprivate var kinds: [AnnotatedEntity.Kind] {
    get { entities?.map(\.kind) ?? [] }
    set { entities = newValue.map { AnnotatedEntity(range: 0..<1, label: "", kind: $0) } }
  }

  fileprivate mutating func takeLayers(_ text: AnnotatedText) {
    let kinds = kinds
    self = text
    for (i, kind) in kinds.enumerated() { entities![i].kind = kind }
  }
}

@Suite struct ScoreCaseTests {
  @Test(arguments: ScoreCase.read("claim-scores.txt"))
  func countsClaims(_ example: ScoreCase) {
    example.check(
      ClaimScore.figures([ClaimScore(gold: example.gold.claims!, predicted: example.predicted.claims!)]))
  }

  @Test(arguments: ScoreCase.read("entity-scores.txt"))
  func countsNames(_ example: ScoreCase) {
    let score = EntityScore(
      gold: example.gold.entities!, predicted: example.predicted.entities!, reading: example.reading)
    example.check(EntityScore.figures([score], labels: example.reading.labels))
  }
}
