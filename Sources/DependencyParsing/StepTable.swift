/// Weights of the steps while they are learnt, and the running sums for their average: shift, left, right in a row.
struct StepTable {
  let bits: Int
  private var weights: [SIMD4<Float>]
  private var corrections: [SIMD4<Float>]
  /// The rows that are learnt: those whose features occur often enough. The others stay zero.
  private let isLearnt: [Bool]
  private var step: Float = 1

  init(bits: Int, isLearnt: [Bool]) {
    self.bits = bits
    self.isLearnt = isLearnt
    weights = [SIMD4<Float>](repeating: .zero, count: 1 << bits)
    corrections = weights
  }

  mutating func advance() { step += 1 }

  @inline(__always)
  func score(_ hashes: UnsafePointer<UInt32>, _ count: Int) -> SIMD4<Float> {
    let shift = UInt32(32 - bits)
    return weights.withUnsafeBufferPointer { weights in
      var sum = SIMD4<Float>.zero
      for k in 0..<count { sum += weights[Int(hashes[k] >> shift)] }
      return sum
    }
  }

  /// Raises `good` and lowers `bad` in every feature's row.
  mutating func update(_ hashes: UnsafePointer<UInt32>, _ count: Int, good: Action, bad: Action) {
    let shift = UInt32(32 - bits)
    var change = SIMD4<Float>.zero
    change[good.rawValue] = 1
    change[bad.rawValue] = -1
    let correction = change * step
    weights.withUnsafeMutableBufferPointer { weights in
      corrections.withUnsafeMutableBufferPointer { corrections in
        isLearnt.withUnsafeBufferPointer { isLearnt in
          for k in 0..<count {
            let row = Int(hashes[k] >> shift)
            guard isLearnt[row] else { continue }
            weights[row] += change
            corrections[row] += correction
          }
        }
      }
    }
  }

  /// Adds to `sum` how much left and right are better than shift, on the average of the steps so far.
  func addAverages(to sum: inout [Float]) {
    for row in weights.indices where isLearnt[row] {
      let mean = weights[row] - corrections[row] / step
      sum[row * 2] += mean[1] - mean[0]
      sum[row * 2 + 1] += mean[2] - mean[0]
    }
  }
}
