import Glibc
import TestSupport
import Testing

/// Holds `text` against a file below the repository's root. Under `RECORD_GOLDEN=1` the file is written anew and
/// the test fails: a recording run is no test.
func expectGolden(_ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let full = TestFile.root + "/" + path
  if getenv("RECORD_GOLDEN") != nil {
    guard TestFile.text(full) != text else { return }
    if let file = fopen(full, "wb") {
      var text = text
      _ = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) }
      fclose(file)
    }
    Issue.record("recorded \(path); look at the diff", sourceLocation: sourceLocation)
    return
  }
  guard let golden = TestFile.text(full) else {
    Issue.record("no \(path); RECORD_GOLDEN=1 makes it", sourceLocation: sourceLocation)
    return
  }
  let (a, b) = (
    golden.split(separator: "\n", omittingEmptySubsequences: false),
    text.split(separator: "\n", omittingEmptySubsequences: false)
  )
  for n in 0..<max(a.count, b.count) {
    let (x, y) = (n < a.count ? a[n] : "", n < b.count ? b[n] : "")
    if x.utf8.elementsEqual(y.utf8) { continue }
    Issue.record(
      "is: \(y)\nwas: \(x)",
      sourceLocation: SourceLocation(fileID: "Golden/\(path)", filePath: full, line: n + 1, column: 1))
    return
  }
}
