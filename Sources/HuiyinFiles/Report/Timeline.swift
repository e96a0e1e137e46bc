internal import Huiyin

extension Report.Timeline {
  /// No more days than these are shown one by one; longer times by month.
  private static let mostDays = 62

  /// Counts of days from `first` to `last`: by day, or by month where the time is long.
  init(_ days: [Day: Int], from first: Day?, to last: Day?) {
    guard let first, let last else {
      self.init(step: .day, points: [])
      return
    }
    let all = first.days(to: last, atMost: Report.Timeline.mostDays)
    if let all {
      self.init(step: .day, points: all.map { .init(label: $0.description, count: days[$0] ?? 0) })
    } else {
      self.init(step: .month, points: Report.Timeline.months(days, first, last))
    }
  }

  private static func months(_ days: [Day: Int], _ first: Day, _ last: Day) -> [Point] {
    var counts: [Int: Int] = [:]
    for (day, count) in days { counts[day.year * 12 + day.month - 1, default: 0] += count }
    let span = (first.year * 12 + first.month - 1)...(last.year * 12 + last.month - 1)
    return span.compactMap { number in
      Month(year: number / 12, month: number % 12 + 1).map {
        Point(label: $0.description, count: counts[number] ?? 0)
      }
    }
  }
}

extension Day {
  /// The days up to `last`, both included; nil where they are more than `most`.
  fileprivate func days(to last: Day, atMost most: Int) -> [Day]? {
    var days = [self]
    while let day = days.last, day < last {
      guard days.count < most, let next = day.next else { return nil }
      days.append(next)
    }
    return days
  }

  private var next: Day? {
    Day(year: year, month: month, day: day + 1)
      ?? (month < 12 ? Day(year: year, month: month + 1, day: 1) : Day(year: year + 1, month: 1, day: 1))
  }
}
