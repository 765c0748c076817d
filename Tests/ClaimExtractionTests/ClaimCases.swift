import AnalysisPipeline
import ClaimExtraction
import DocumentModel
import TestSupport
import Testing

/// A sentence and all its claims, from a case file.
struct ClaimCase: Sendable, CustomStringConvertible {
  let name: String
  let sentence: String
  let claims: [String]
  let location: SourceLocation
  /// The heading ends in `# TODO`: the case should pass and does not yet.
  let isKnownToFail: Bool
  var description: String { name }

  /// The pipeline with the built-in lexicons, loaded once.
  static let pipeline = try! Pipeline(lexicons: .builtIn())

  /// Reads the cases of `Cases/NAME`: `==== name`, the sentence, `----`, a claim a line (or "none").
  static func all(_ file: String) -> [ClaimCase] {
    var cases: [ClaimCase] = []
    var heading: CaseFile.Line?
    var sentence: [String] = []
    var claims: [String] = []
    var isBelowRule = false
    func close() {
      guard let heading else { return }
      let name = heading.text.drop { $0 == "=" || $0 == " " }
      cases.append(
        ClaimCase(
          name: String(name), sentence: sentence.joined(separator: "\n"), claims: claims,
          location: heading.location, isKnownToFail: name.hasSuffix("# TODO")))
    }
    for line in CaseFile(file).lines {
      if line.text.hasPrefix("====") {
        close()
        heading = line
        sentence = []
        claims = []
        isBelowRule = false
      } else if line.text == "----" {
        isBelowRule = true
      } else if isBelowRule {
        if line.text != "none" { claims.append(line.text) }
      } else {
        sentence.append(line.text)
      }
    }
    close()
    return cases
  }

  /// What is wrong with the claims that come out; empty where they are exactly those of the case.
  func faults() -> [String] {
    let document = ClaimCase.pipeline.complete(Document(text: SourceText(sentence)))
    var left = document.claims?.all ?? []
    var faults: [String] = []
    for notation in claims {
      var fault = ""
      guard let wanted = ExpectedClaim(notation, fault: &fault) else {
        faults.append(fault)
        continue
      }
      let candidates = left.indices.filter { wanted.meets(left[$0], in: document) }
      let best = candidates.min {
        wanted.differences(from: left[$0], in: document).count
          < wanted.differences(from: left[$1], in: document).count
      }
      guard let best else {
        faults.append("no claim at '\(wanted.predicate)'")
        continue
      }
      let differences = wanted.differences(from: left[best], in: document)
      if !differences.isEmpty {
        faults.append(
          "'\(wanted.predicate)': \(differences.joined(separator: "; ")) (by \(left[best].evidence))")
      }
      left.remove(at: best)
    }
    for claim in left {
      let text = claim.predicate.map { document.text(ofTokens: $0) }.joined(separator: " ... ")
      faults.append("a claim '\(text)' too many (by \(claim.evidence))")
    }
    return faults
  }
}
