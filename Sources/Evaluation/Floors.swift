/// The figures below which the program must not fall: `corpus/floors.tsv`.
///
///     corpus                     layer   metric  floor  measured  date
///     corpus/gold/claims.jsonl   claims  roles   62.0   62.37     2026-11-25
///
/// Tabs part the columns, the first line names them, lines that begin with `#` are comments. `floor` and `measured`
/// are percentages; `measured` is what the figure was on `date`, `floor` what it may not fall below.
public struct Floors: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public var corpus: String
    public var layer: String
    public var metric: String
    public var floor: Double
    public var measured: Double
    /// `YYYY-MM-DD`.
    public var date: String
    /// The row's line in the file, from 1; 0 for a new one.
    public var line: Int

    public init(
      corpus: String, layer: String, metric: String, floor: Double, measured: Double, date: String,
      line: Int = 0
    ) {
      self.corpus = corpus
      self.layer = layer
      self.metric = metric
      self.floor = floor
      self.measured = measured
      self.date = date
      self.line = line
    }
  }

  static let columns = ["corpus", "layer", "metric", "floor", "measured", "date"]

  /// The comment lines before the header, kept when the file is written again.
  public private(set) var comments: [String] = []
  public internal(set) var rows: [Row] = []

  public init(rows: [Row] = []) { self.rows = rows }

  /// Reads the file.
  ///
  /// - Throws: `EvaluationErrors` with everything that is wrong in it.
  public init(_ text: String, file: String) throws(EvaluationErrors) {
    var faults: [EvaluationError] = []
    var hasHeader = false
    var lines: [String: Int] = [:]
    for (n, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = String(Substring(line))
      if line.utf8.first == UInt8(ascii: "#") {
        if !hasHeader { comments.append(line) }
        continue
      }
      if line.isEmpty { continue }
      func fault(_ message: String) {
        faults.append(EvaluationError(file: file, line: n + 1, message: message))
      }
      let fields = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(Substring($0))
      }
      if !hasHeader {
        hasHeader = true
        if fields != Floors.columns {
          fault("the first line must name the columns \(Floors.columns.joined(separator: ", "))")
        }
        continue
      }
      guard fields.count == 6 else {
        fault("\(fields.count) columns where 6 are needed: \(Floors.columns.joined(separator: ", "))")
        continue
      }
      for (name, field) in zip(Floors.columns, fields) where field.isEmpty { fault("no \(name)") }
      let numbers = [3, 4].map { Floors.percentage(fields[$0]) }
      for (k, number) in zip([3, 4], numbers) where number == nil && !fields[k].isEmpty {
        fault("\(Floors.columns[k]) '\(fields[k])' is no percentage from 0 to 100")
      }
      if !fields[5].isEmpty, !Floors.isDate(fields[5]) { fault("'\(fields[5])' is no date like 2026-11-25") }
      let key = fields[..<3].joined(separator: "\t")
      if let first = lines[key] {
        fault("\(fields[1]) \(fields[2]) of \(fields[0]) again; first on line \(first)")
      }
      lines[key] = n + 1
      guard let floor = numbers[0], let measured = numbers[1] else { continue }
      if measured < floor { fault("measured \(fields[4]) is below the floor \(fields[3])") }
      rows.append(
        Row(
          corpus: fields[0], layer: fields[1], metric: fields[2], floor: floor, measured: measured,
          date: fields[5],
          line: n + 1))
    }
    if !hasHeader {
      faults.append(EvaluationError(file: file, message: "no header line with the names of the columns"))
    }
    if !faults.isEmpty { throw EvaluationErrors(all: faults) }
  }

  private static func percentage(_ field: String) -> Double? {
    guard field.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2E }), let number = Double(field),
      number <= 100
    else {
      return nil
    }
    return number
  }

  private static func isDate(_ field: String) -> Bool {
    let parts = field.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return false }
    return 1...12 ~= Int(parts[1])! && 1...31 ~= Int(parts[2])!
  }
}

/// Everything that is wrong with a file, by line.
public struct EvaluationErrors: Error, Sendable, Hashable, CustomStringConvertible {
  public let all: [EvaluationError]
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
