internal import BinaryFormat

/// The weights of a parser in place: a table for the steps of every pass, tables for arcs, one for the labels.
///
/// A feature's hash picks its row by the highest bits; nothing is verified, features that meet share a row. A step
/// row is two bytes: how much left and right are better than shift, each + 128. An arc row is one signed byte. A label
/// row has `labelWidth` signed bytes, one a label.
final class ParserModel: @unchecked Sendable {
  static let kind = "parser"
  static let version: UInt32 = 2

  /// The steps of every pass, by `Pass.rawValue`.
  private let steps:
    (
      UnsafePointer<UInt16>, UnsafePointer<UInt16>, UnsafePointer<UInt16>, UnsafePointer<UInt16>
    )
  private let stepShift: UInt32
  /// Arcs by themselves, then one table for each of `Voter.mains`.
  private let arcs: (UnsafePointer<Int8>, UnsafePointer<Int8>, UnsafePointer<Int8>, UnsafePointer<Int8>)
  private let arcShift: UInt32
  /// One bit for each of `ArcKinds`.
  let arcKinds: UnsafePointer<UInt8>
  private let labels: UnsafePointer<Int8>
  private let labelShift: UInt32
  private let labelWidth: Int
  let labelNames: [String]

  init(_ archive: SectionArchive) throws(ArchiveError) {
    guard archive.kind == ParserModel.kind else {
      throw .wrongKind(found: archive.kind, needed: ParserModel.kind)
    }
    guard archive.version == ParserModel.version else {
      throw .wrongVersion(found: archive.version, needed: ParserModel.version)
    }
    let header = try archive.section("header", of: UInt32.self)
    var steps: [UnsafeBufferPointer<UInt16>] = []
    for pass in Pass.allCases { steps.append(try archive.section(pass.section, of: UInt16.self)) }
    var arcs: [UnsafeBufferPointer<Int8>] = []
    for name in ParserModel.arcSections { arcs.append(try archive.section(name, of: Int8.self)) }
    let kinds = try archive.section("arc-kinds", of: UInt8.self)
    let labels = try archive.section("labels", of: Int8.self)
    guard let names = archive.section("label-names") else { throw .missingSection("label-names") }
    guard header.count == 5, header[..<3].allSatisfy({ (1...28).contains($0) }),
      header[3] % 8 == 0, (8...Self.widest).contains(Int(header[3])), header[4] > 0, header[4] <= header[3],
      steps.allSatisfy({ $0.count == 1 << Int(header[0]) }),
      arcs.allSatisfy({ $0.count == 1 << Int(header[1]) }), kinds.count == ArcKinds.bytes,
      labels.count == Int(header[3]) << Int(header[2])
    else { throw .damaged }
    labelNames = String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
    guard labelNames.count == Int(header[4]) else { throw .damaged }
    self.steps = (
      steps[0].baseAddress!, steps[1].baseAddress!, steps[2].baseAddress!, steps[3].baseAddress!
    )
    self.arcs = (arcs[0].baseAddress!, arcs[1].baseAddress!, arcs[2].baseAddress!, arcs[3].baseAddress!)
    arcKinds = kinds.baseAddress!
    self.labels = labels.baseAddress!
    stepShift = 32 - header[0]
    arcShift = 32 - header[1]
    labelShift = 32 - header[2]
    labelWidth = Int(header[3])
  }

  static let widest = 64
  static let arcSections = ["arcs", "guided-arcs.0", "guided-arcs.1", "guided-arcs.2"]

  @inline(__always) func steps(_ pass: Pass) -> UnsafePointer<UInt16> {
    switch pass {
    case .forward: steps.0
    case .backward: steps.1
    case .guidedForward: steps.2
    case .guidedBackward: steps.3
    }
  }

  /// The table of arcs by themselves.
  var plainArcs: ArcTable { ArcTable(weights: arcs.0, shift: arcShift) }

  /// The table of arcs in view of `Voter.mains[k]`.
  func guidedArcs(_ k: Int) -> ArcTable {
    ArcTable(weights: k == 0 ? arcs.1 : k == 1 ? arcs.2 : arcs.3, shift: arcShift)
  }

  /// How much better left and right are than shift by `count` features.
  @inline(__always)
  func stepScores(
    _ hashes: UnsafePointer<UInt32>, _ count: Int, in table: UnsafePointer<UInt16>
  ) -> (left: Int, right: Int) {
    var left: UInt32 = 0
    var right: UInt32 = 0
    let shift = stepShift
    for k in 0..<count {
      let row = UInt32(table[Int(hashes[k] &>> shift)])
      left &+= row & 0xFF
      right &+= row >> 8
    }
    return (Int(left) - 128 * count, Int(right) - 128 * count)
  }

  /// The best label of `count` features.
  @inline(__always)
  func bestLabel(_ hashes: UnsafePointer<UInt32>, _ count: Int, _ sums: UnsafeMutablePointer<SIMD8<Int16>>)
    -> Int
  {
    let blocks = labelWidth / 8
    for b in 0..<blocks { sums[b] = .zero }
    for k in 0..<count {
      let row = UnsafeRawPointer(labels + Int(hashes[k] &>> labelShift) * labelWidth)
      for b in 0..<blocks {
        let part = row.loadUnaligned(fromByteOffset: b * 8, as: SIMD8<Int8>.self)
        sums[b] &+= SIMD8<Int16>(truncatingIfNeeded: part)
      }
    }
    var best = 0
    var bestScore = Int16.min
    for label in 0..<labelNames.count {
      let score = sums[label / 8][label % 8]
      if score > bestScore {
        best = label
        bestScore = score
      }
    }
    return best
  }
}

/// The weights of one table of arcs. A value of its own: to hand the model to every arc would count references.
struct ArcTable {
  let weights: UnsafePointer<Int8>
  let shift: UInt32

  /// The score of an arc with `count` features.
  @inline(__always)
  func score(_ hashes: UnsafePointer<UInt32>, _ count: Int) -> Float {
    var sum: Int32 = 0
    for k in 0..<count { sum &+= Int32(weights[Int(hashes[k] &>> shift)]) }
    return Float(sum)
  }
}
