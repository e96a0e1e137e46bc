/// The median of some values, and how far they spread.
struct Figure: Equatable {
  let median: Double
  let least: Double
  let most: Double

  /// The figure of `values`, which are not empty; of an even number the median lies between the middle two.
  init(_ values: [Double]) {
    precondition(!values.isEmpty, "a figure needs a value")
    let sorted = values.sorted()
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    (least, most) = (sorted[0], sorted[sorted.count - 1])
  }

  /// How many times as fast as the rival, round by round: `seconds` and `rival` of the same rounds.
  static func ratio(of seconds: [Double], to rival: [Double]) -> Figure {
    Figure(zip(rival, seconds).map { $0 / $1 })
  }
}

extension Double {
  /// The number with four significant digits or the whole part, as 0.0123, 1.234, 12.34, 12345.
  var shortened: String {
    guard isFinite, magnitude < 1e15 else { return "\(self)" }
    let places = [1000.0, 100, 10, 1, 0.1].firstIndex { magnitude >= $0 } ?? 5
    let unit = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = Int((magnitude * Double(unit)).rounded())
    let sign = self < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(scaled)" }
    let digits = String(scaled % unit)
    return "\(sign)\(scaled / unit).\(String(repeating: "0", count: places - digits.count))\(digits)"
  }
}
