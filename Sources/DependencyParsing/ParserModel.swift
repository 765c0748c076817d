internal import BinaryFormat

/// The weights of a parser in place: a table for the steps of every pass, one for the labels.
///
/// A feature's hash picks its row by the highest bits; nothing is verified, features that meet share a row. A
/// structure row is four bytes: shift, left, right (each the weight + 128), and nothing. A label row has
/// `labelWidth` signed bytes, one a label.
struct ParserModel: @unchecked Sendable {
  static let kind = "parser"
  static let version: UInt32 = 1

  /// The steps of every pass, by `Pass.rawValue`.
  private let steps:
    (
      UnsafePointer<UInt32>, UnsafePointer<UInt32>, UnsafePointer<UInt32>, UnsafePointer<UInt32>
    )
  let structureShift: UInt32
  let labels: UnsafePointer<Int8>
  let labelShift: UInt32
  let labelWidth: Int
  let labelNames: [String]

  init(_ archive: SectionArchive) throws(ArchiveError) {
    let header = try archive.section("header", of: UInt32.self)
    var tables: [UnsafeBufferPointer<UInt32>] = []
    for pass in Pass.allCases { tables.append(try archive.section(pass.section, of: UInt32.self)) }
    let labels = try archive.section("labels", of: Int8.self)
    guard let names = archive.section("label-names") else { throw .missingSection("label-names") }
    guard archive.kind == ParserModel.kind else {
      throw .wrongKind(found: archive.kind, needed: ParserModel.kind)
    }
    guard archive.version == ParserModel.version else {
      throw .wrongVersion(found: archive.version, needed: ParserModel.version)
    }
    guard header.count == 4, (1...28).contains(header[0]), (1...28).contains(header[1]),
      header[2] % 8 == 0, (8...Self.widest).contains(Int(header[2])), header[3] > 0, header[3] <= header[2],
      tables.allSatisfy({ $0.count == 1 << Int(header[0]) }),
      labels.count == Int(header[2]) << Int(header[1])
    else { throw .damaged }
    labelNames = String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
    guard labelNames.count == Int(header[3]) else { throw .damaged }
    steps = (
      tables[0].baseAddress!, tables[1].baseAddress!, tables[2].baseAddress!, tables[3].baseAddress!
    )
    self.labels = labels.baseAddress!
    structureShift = 32 - header[0]
    labelShift = 32 - header[1]
    labelWidth = Int(header[2])
  }

  static let widest = 64

  @inline(__always) func table(_ pass: Pass) -> UnsafePointer<UInt32> {
    switch pass {
    case .forward: steps.0
    case .backward: steps.1
    case .guidedForward: steps.2
    case .guidedBackward: steps.3
    }
  }

  /// The sums of shift, left and right over `count` features, each off by 128 a feature.
  @inline(__always)
  func stepScores(
    _ hashes: UnsafePointer<UInt32>, _ count: Int, in structure: UnsafePointer<UInt32>
  ) -> (shift: Int, left: Int, right: Int) {
    // Two sums of 16 bits in one number: 256 features of at most 255 stay below 65,536.
    var even: UInt32 = 0
    var odd: UInt32 = 0
    let shift = structureShift
    for k in 0..<count {
      let row = structure[Int(hashes[k] >> shift)]
      even &+= row & 0x00FF_00FF
      odd &+= (row >> 8) & 0x00FF_00FF
    }
    return (Int(even & 0xFFFF), Int(odd & 0xFFFF), Int(even >> 16))
  }

  /// The best label of `count` features.
  @inline(__always)
  func bestLabel(_ hashes: UnsafePointer<UInt32>, _ count: Int, _ sums: UnsafeMutablePointer<SIMD8<Int16>>)
    -> Int
  {
    let blocks = labelWidth / 8
    for b in 0..<blocks { sums[b] = .zero }
    for k in 0..<count {
      let row = UnsafeRawPointer(labels + Int(hashes[k] >> labelShift) * labelWidth)
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
