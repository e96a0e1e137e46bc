/// Numbers of cells as a spreadsheet shows them.
enum CellNumber {
  /// The number with at most 15 significant digits and without a power of ten where it is whole: `0.1` for
  /// `0.10000000000000001`, `320205199001010000` for `3.2020519900101E+17`.
  static func text(_ value: Double, written: String) -> String {
    if written.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return written }
    if value == value.rounded(), abs(value) < 1e18 { return plain(value) }
    return shortened(value)
  }

  /// A whole number without point and power of ten: its shortest digits, filled up with zeros.
  private static func plain(_ value: Double) -> String {
    let text = "\(value)"
    guard let power = text.firstIndex(of: "e") else { return String(text.prefix { $0 != "." }) }
    let places = text[..<power].split(separator: ".")
    let fraction = places.count > 1 && places[1] != "0" ? places[1] : ""
    let zeros = (Int(text[text.index(after: power)...]) ?? 0) - fraction.count
    return String(places[0] + fraction) + String(repeating: "0", count: max(0, zeros))
  }

  /// The shortest text whose value has the same first 15 digits.
  private static func shortened(_ value: Double) -> String {
    let whole = "\(value)"
    let digits = whole.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
    guard digits.count > 15 else { return whole }
    var scale = 1.0
    while abs(value) * scale < 1e14, scale < 1e300 { scale *= 10 }
    while abs(value) * scale >= 1e15, scale > 1e-300 { scale /= 10 }
    let rounded = (value * scale).rounded() / scale
    return "\(rounded)"
  }
}

/// A day and time as a workbook stores it: days since its first day, with a fraction.
struct CellMoment: CustomStringConvertible {
  private let days: Int
  private let seconds: Int
  private let hasDay: Bool

  /// The moment `days` after the first day of `epoch`, to the nearest second; nil before it and behind 9999.
  /// - Source: ISO/IEC 29500-1, 18.17.4 Dates and Times.
  init?(days value: Double, epoch: DateEpoch) {
    guard value >= 0, value < 2_958_466 else { return nil }
    var day = Int(value)
    var second = Int(((value - Double(day)) * 86400).rounded())
    if second == 86400 { (day, second) = (day + 1, 0) }
    hasDay = value >= 1 || epoch == .from1904
    seconds = second
    switch epoch {
    case .from1900: days = day + (day < 60 ? 1 : 0) - 25569
    case .from1904: days = day - 24107
    }
  }

  /// `2019-02-28 11:25:05`, `2019-02-28` for midnight, `11:25:05` for a time without a day.
  var description: String {
    let time = CellMoment.clock(seconds, hourDigits: 2)
    guard hasDay else { return time }
    let (year, month, day) = CellMoment.civil(days)
    let date = "\(CellMoment.digits(year, 4))-\(CellMoment.digits(month, 2))-\(CellMoment.digits(day, 2))"
    return seconds == 0 ? date : "\(date) \(time)"
  }

  /// A span of `days` as `30:15:00`; nil where it is negative or longer than a workbook can say.
  static func span(days: Double) -> String? {
    guard days >= 0, days < 2_958_466 else { return nil }
    return clock(Int((days * 86400).rounded()), hourDigits: 1)
  }

  private static func clock(_ seconds: Int, hourDigits: Int) -> String {
    "\(digits(seconds / 3600, hourDigits)):\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2))"
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }

  /// The day of the calendar so many days after 1 January 1970.
  /// - Source: Howard Hinnant, chrono-compatible low-level date algorithms, civil_from_days.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }
}
