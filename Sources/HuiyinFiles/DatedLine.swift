internal import Huiyin

/// A line that begins with a date, as the entries of a diary do.
struct DatedLine {
  /// The day; nil where the year is not known.
  let day: Day?
  /// What stands behind the date and the weather.
  let rest: String

  /// The date in front of `text`; nil where there is none. A date without a year is given `year`.
  init?(_ text: String, year: Int?, cues: MinutesCues) {
    let line = Array(text.unicodeScalars)[...].trimmed
    guard let (numbers, length) = DatedLine.numbers(line), numbers.count > 1 else { return nil }
    let hasYear = numbers.count == 3
    let found = (hasYear ? numbers[0] : year).flatMap {
      Day(year: $0, month: numbers[numbers.count - 2], day: numbers[numbers.count - 1])
    }
    guard !hasYear || found != nil, (1...12).contains(numbers[numbers.count - 2]) else { return nil }
    guard let rest = DatedLine.behind(line.dropFirst(length), cues: cues) else { return nil }
    (day, self.rest) = (found, rest.string)
  }

  /// The year that `text` names, as 2026 in `2026年10月民情日记`.
  static func year(in text: String) -> Int? {
    let scalars = Array(text.unicodeScalars)
    for at in scalars.indices.dropFirst(4) where scalars[at] == "年" {
      let digits = scalars[(at - 4)..<at].compactMap { $0.isASCII ? Int(String($0)) : nil }
      if digits.count == 4, let year = Optional(digits.reduce(0) { $0 * 10 + $1 }),
        (1900...2999).contains(year)
      {
        return year
      }
    }
    return nil
  }

  /// Two or three numbers parted by the signs of dates; two only where 月 and 日 stand behind them.
  private static func numbers(_ line: Scalars) -> (numbers: [Int], length: Int)? {
    var (numbers, rest) = ([Int](), line)
    var last: Unicode.Scalar?
    while numbers.count < 3 {
      let digits = rest.prefix(while: isDigit)
      guard (1...4).contains(digits.count), let number = Int(digits.string) else { break }
      rest = rest.dropFirst(digits.count)
      numbers.append(number)
      last = rest.first
      guard let sign = last, "年月日号-/.".unicodeScalars.contains(sign) else { break }
      if sign == "日" || sign == "号" || numbers.count < 3 { rest = rest.dropFirst() }
      if sign == "日" || sign == "号" { break }
    }
    guard numbers.count == 3 || (numbers.count == 2 && (last == "日" || last == "号")) else { return nil }
    return (numbers, rest.startIndex - line.startIndex)
  }

  private static func isDigit(_ sign: Unicode.Scalar) -> Bool { (0x30...0x39).contains(sign.value) }

  /// What stands behind a date: blanks, weather and a colon are passed over; nil where the date is part of a sentence.
  private static func behind(_ text: Scalars, cues: MinutesCues) -> Scalars? {
    var rest = text
    var hasEnd = rest.isEmpty
    while let sign = rest.first {
      if sign.properties.isWhitespace || "：:，,、（）()。".unicodeScalars.contains(sign) {
        rest = rest.dropFirst()
      } else if let word = cues.words(.weather).first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(word.count)
      } else {
        break
      }
      hasEnd = true
    }
    return hasEnd ? rest.trimmed : nil
  }
}
