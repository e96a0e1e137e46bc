/// A month of the calendar.
public struct Month: Sendable, Hashable, Comparable {
  /// The year, 1900…2999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int

  /// The month, or nil where the calendar has none such.
  public init?(year: Int, month: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
  }

  /// Reads `2026-10`: four digits, a hyphen, two digits. Nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let isDigits = [0, 1, 2, 3, 5, 6].allSatisfy { $0 < bytes.count && (0x30...0x39).contains(bytes[$0]) }
    guard bytes.count == 7, bytes[4] == 0x2D, isDigits else { return nil }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 } }
    self.init(year: number(0..<4), month: number(5..<7))
  }

  /// Whether `day` lies in the month.
  public func contains(_ day: Day) -> Bool { day.year == year && day.month == month }

  /// Earlier months come first.
  public static func < (left: Month, right: Month) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

extension Month: CustomStringConvertible {
  /// The month as `2026-10`.
  public var description: String { month < 10 ? "\(year)-0\(month)" : "\(year)-\(month)" }
}
