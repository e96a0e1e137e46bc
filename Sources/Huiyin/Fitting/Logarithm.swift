/// The natural logarithm by additions, multiplications and divisions alone, so that it has the same bits on every
/// machine and with every C library.
enum Logarithm {
  /// ln `value`, which is above 0.
  static func of(_ value: Double) -> Double {
    precondition(value > 0, "the logarithm of a number above 0")
    var (exponent, significand) = (Double(value.exponent), value.significand)
    if significand > 4 / 3 { (exponent, significand) = (exponent + 1, significand / 2) }
    // ln m = 2 · artanh((m − 1) / (m + 1)), |argument| ≤ 1/5
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var (power, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, through: 25, by: 2) {
      sum += power / odd
      power *= square
    }
    return exponent * 0.693_147_180_559_945_3 + 2 * sum
  }
}
