extension Day {
  /// The days since 1970-01-01; before it negative.
  /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
  var ordinal: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The month the day lies in.
  public var inMonth: Month? { Month(year: year, month: month) }
}

extension Month {
  /// The last day of the month.
  public var lastDay: Day? {
    (28...31).reversed().lazy.compactMap { Day(year: year, month: month, day: $0) }.first
  }
}
