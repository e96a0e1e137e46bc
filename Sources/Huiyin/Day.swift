/// A day of the calendar, without time or zone.
public struct Day: Sendable, Hashable, Comparable {
  /// The year, 1900…2999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The day, or nil where the calendar has none such.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month),
      (1...Day.count(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads the ways exports write a day: `2026-10-05`, `2026/10/5 11:25:05`, `2026.10.5`, `2026年10月5日`,
  /// `20261005`, `2026-10-05T11:25:05Z`. What follows the day is not read. Nil for anything else.
  public init?(reading text: String) {
    var numbers: [Int] = []
    numbers.reserveCapacity(3)
    var (digits, value, hasBegun) = (0, 0, false)
    for scalar in text.unicodeScalars {
      if !hasBegun, scalar.isWhiteSpace { continue }
      hasBegun = true
      if let digit = Day.digit(scalar) {
        guard digits < 8 else { return nil }
        value = value * 10 + digit
        digits += 1
        if digits == 8, numbers.isEmpty {
          numbers += [value / 10000, value / 100 % 100, value % 100]
          digits = 0
        }
      } else if digits > 0 {
        guard Day.isSeparator(scalar) || numbers.count == 2 else { return nil }
        numbers.append(value)
        (digits, value) = (0, 0)
      } else {
        return nil
      }
      if numbers.count == 3 { break }
    }
    if digits > 0 { numbers.append(value) }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "/", ".", "年", "月", "日", "号": true
    default: false
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  private static func count(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Earlier days come first.
  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension Day: CustomStringConvertible {
  /// The day as `2026-10-05`.
  public var description: String { "\(year)-\(Day.two(month))-\(Day.two(day))" }

  /// The month as `2026-10`.
  public var monthDescription: String { "\(year)-\(Day.two(month))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
