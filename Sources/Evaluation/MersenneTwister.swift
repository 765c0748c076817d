/// The generator of Python's `random` (MT19937), so that a seed draws the same samples here and there and the
/// intervals of the two scorers can be compared to the digit.
struct MersenneTwister {
  private var state: [UInt32]
  private var next = 624

  /// Seeds as `random.Random(seed)` does.
  init(seed: UInt32) {
    state = [19_650_218]
    for i in 1..<624 { state.append(1_812_433_253 &* (state[i - 1] ^ state[i - 1] >> 30) &+ UInt32(i)) }
    var i = 1
    for _ in 0..<624 {
      state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) &* 1_664_525) &+ seed
      i += 1
      if i == 624 {
        state[0] = state[623]
        i = 1
      }
    }
    for _ in 0..<623 {
      state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) &* 1_566_083_941) &- UInt32(i)
      i += 1
      if i == 624 {
        state[0] = state[623]
        i = 1
      }
    }
    state[0] = 0x8000_0000
  }

  private mutating func refill() {
    for k in 0..<624 {
      let y = state[k] & 0x8000_0000 | state[(k + 1) % 624] & 0x7fff_ffff
      state[k] = state[(k + 397) % 624] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
    }
    next = 0
  }

  private mutating func bits() -> UInt32 {
    if next == 624 { refill() }
    var y = state[next]
    next += 1
    y ^= y >> 11
    y ^= y << 7 & 0x9d2c_5680
    y ^= y << 15 & 0xefc6_0000
    return y ^ y >> 18
  }

  /// A number in 0..<1 with 53 random bits.
  mutating func uniform() -> Double {
    let high = bits() >> 5
    let low = bits() >> 6
    return (Double(high) * 67_108_864 + Double(low)) * (1 / 9_007_199_254_740_992)
  }

  /// `random.choices(range(count), k=count)`.
  mutating func draws(_ count: Int) -> [Int] { (0..<count).map { _ in Int(uniform() * Double(count)) } }
}
