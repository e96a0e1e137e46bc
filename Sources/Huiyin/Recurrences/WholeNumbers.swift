/// Whole-number arithmetic for likeness, so that it is the same on every machine.
enum WholeNumbers {
  /// The logarithm of `number` (1 and up) to the base 2 in sixteenths, rounded down.
  /// - Source: Knuth, The Art of Computer Programming, 1.2.2, exercise 25: one bit for each squaring.
  static func log2Sixteenths(_ number: Int) -> Int {
    let whole = Int.bitWidth - 1 - max(1, number).leadingZeroBitCount
    var mantissa = whole <= 30 ? max(1, number) << (30 - whole) : number >> (whole - 30)
    var result = whole
    for _ in 0..<4 {
      mantissa = (mantissa * mantissa) >> 30
      result <<= 1
      if mantissa >= 1 << 31 {
        result |= 1
        mantissa >>= 1
      }
    }
    return result
  }

  /// The square root of `number` (0 and up), rounded down.
  static func root(_ number: Int) -> Int {
    var root = Int(Double(number).squareRoot())
    while root * root > number { root -= 1 }
    while (root + 1) * (root + 1) <= number { root += 1 }
    return root
  }

  /// The logistic function in thousandths at every half from 0 to 7.
  private static let logistic = [
    500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993, 996, 998, 998, 999,
  ]

  /// The logistic function of `hundredths`/100 in thousandths, straight between halves.
  static func logistic(ofHundredths hundredths: Int) -> Int {
    let size = min(hundredths.magnitude, 699)
    let (step, rest) = (Int(size) / 50, Int(size) % 50)
    let value = logistic[step] + (logistic[step + 1] - logistic[step]) * rest / 50
    return hundredths < 0 ? 1000 - value : value
  }
}
