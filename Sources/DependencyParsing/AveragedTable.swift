/// Weights of the labels' perceptron with hashed features, and the running sums for their average.
struct AveragedTable {
  let width: Int
  let bits: Int
  private(set) var weights: [Float]
  private var corrections: [Float]
  private var step: Float = 1

  init(bits: Int, width: Int) {
    self.bits = bits
    self.width = width
    weights = [Float](repeating: 0, count: width << bits)
    corrections = weights
  }

  mutating func advance() { step += 1 }

  /// Adds to `sums` the rows of the features; `sums` has `width` places.
  @inline(__always)
  func score(_ hashes: UnsafePointer<UInt32>, _ count: Int, _ sums: UnsafeMutablePointer<Float>) {
    for j in 0..<width { sums[j] = 0 }
    weights.withUnsafeBufferPointer { weights in
      let base = weights.baseAddress!
      let shift = UInt32(32 - bits)
      for k in 0..<count {
        let row = base + Int(hashes[k] >> shift) * width
        for j in 0..<width { sums[j] += row[j] }
      }
    }
  }

  /// Raises column `good` and lowers column `bad` in every feature's row.
  mutating func update(_ hashes: UnsafePointer<UInt32>, _ count: Int, good: Int, bad: Int) {
    let shift = UInt32(32 - bits)
    let step = step
    let width = width
    weights.withUnsafeMutableBufferPointer { weights in
      corrections.withUnsafeMutableBufferPointer { corrections in
        for k in 0..<count {
          let row = Int(hashes[k] >> shift) * width
          weights[row + good] += 1
          corrections[row + good] += step
          weights[row + bad] -= 1
          corrections[row + bad] -= step
        }
      }
    }
  }

  /// Adds the averages of all weights over the steps so far to `sum`.
  func addAverages(to sum: inout [Float]) {
    for i in weights.indices where weights[i] != 0 || corrections[i] != 0 {
      sum[i] += weights[i] - corrections[i] / step
    }
  }
}

/// Squeezing weights into signed bytes.
enum Quantisation {
  /// Scales `weights` so that the largest fits in -127...127. To cut off the largest instead (0.05 % of them) costs a
  /// pass up to 1.5 points: few weights decide much.
  static func bytes(_ weights: [Float]) -> [Int8] {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? 127 / largest : 0
    return weights.map { Int8(($0 * scale).rounded()) }
  }
}
