/// Elementary functions by additions, multiplications and divisions alone, so that a fit has the same bits on every
/// machine and with every C library.
enum Elementary {
  private static let logarithmOfTwo = 0.693_147_180_559_945_3

  /// ln `value`, which is above 0; relative error below 1e-14.
  static func logarithm(_ value: Double) -> Double {
    precondition(value > 0, "the logarithm of a number above 0")
    var (exponent, significand) = (Double(value.exponent), value.significand)
    if significand > 4.0 / 3 { (exponent, significand) = (exponent + 1, significand / 2) }
    // ln m = 2 · artanh((m − 1) / (m + 1)), |argument| ≤ 1/5
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var (power, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, through: 25, by: 2) {
      sum += power / odd
      power *= square
    }
    return exponent * logarithmOfTwo + 2 * sum
  }

  /// e to the power of `value`, which is not above 0; 0 where that is below 1e-300. Relative error below 1e-13.
  static func exponential(_ value: Double) -> Double {
    precondition(value <= 0, "powers of numbers up to 0")
    guard value > -690 else { return 0 }
    let halvings = (value / logarithmOfTwo).rounded()
    let rest = value - halvings * logarithmOfTwo
    var (term, sum) = (1.0, 1.0)
    for step in 1...14 {
      term *= rest / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(halvings), significand: sum)
  }
}
