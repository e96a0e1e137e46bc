internal import Huiyin

/// The mark in front of a numbered item: `1、`, `（一）`, `一是`, `①`.
struct ItemMark {
  /// The number.
  let number: Int
  /// How many scalars the mark takes.
  let length: Int
  /// Which of the known marks it is.
  let form: Int

  /// The mark `text` begins with; nil where there is none.
  init?(_ text: Scalars, cues: MinutesCues) {
    for (form, pattern) in cues.words(.item).enumerated() {
      guard let found = ItemMark.match(pattern, text) else { continue }
      (number, length, self.form) = (found.number, found.length, form)
      return
    }
    return nil
  }

  private static func match(_ pattern: [Unicode.Scalar], _ text: Scalars) -> (number: Int, length: Int)? {
    guard let place = pattern.firstIndex(of: "#") else { return nil }
    let (before, after) = (pattern[..<place], pattern[(place + 1)...])
    guard text.starts(with: before) else { return nil }
    let rest = text.dropFirst(before.count)
    guard let (number, count) = before.isEmpty && after.isEmpty ? circled(rest) : counted(rest) else {
      return nil
    }
    let behind = rest.dropFirst(count)
    guard behind.starts(with: after), !goesOn(behind.dropFirst(after.count), after: after) else { return nil }
    return (number, before.count + count + after.count)
  }

  /// Whether a point behind the number was that of `3.5` or of a date.
  private static func goesOn(_ text: Scalars, after mark: Scalars) -> Bool {
    guard mark.last == "." || mark.last == "．" else { return false }
    return text.first.map { digit($0) != nil } ?? false
  }

  private static func circled(_ text: Scalars) -> (Int, Int)? {
    guard let sign = text.first, (0x2460...0x2473).contains(sign.value) else { return nil }
    return (Int(sign.value) - 0x245F, 1)
  }

  private static func counted(_ text: Scalars) -> (Int, Int)? {
    let digits = text.prefix { digit($0) != nil }
    if !digits.isEmpty {
      return digits.count > 3 ? nil : (digits.reduce(0) { $0 * 10 + (digit($1) ?? 0) }, digits.count)
    }
    let words = text.prefix { hanDigits.contains($0) }
    guard (1...3).contains(words.count), let number = hanNumber(words) else { return nil }
    return (number, words.count)
  }

  private static func digit(_ sign: Unicode.Scalar) -> Int? {
    switch sign.value {
    case 0x30...0x39: Int(sign.value - 0x30)
    case 0xFF10...0xFF19: Int(sign.value - 0xFF10)
    default: nil
    }
  }

  private static let hanDigits = Array("〇一二三四五六七八九十".unicodeScalars)

  private static func hanNumber(_ words: Scalars) -> Int? {
    let values = words.compactMap { hanDigits.firstIndex(of: $0) }
    switch values.count {
    case 1: return values[0]
    case 2 where values[0] == 10: return 10 + values[1]
    case 2 where values[1] == 10: return values[0] * 10
    case 3 where values[1] == 10: return values[0] * 10 + values[2]
    default: return nil
    }
  }
}

extension ItemMark {
  /// The items strung together in one paragraph, such as `一是…；二是…`, and what stands in front of them; nil where
  /// there are no two.
  static func items(in text: String, cues: MinutesCues) -> (intro: String, items: [String])? {
    let scalars = Array(text.unicodeScalars)
    var cuts: [(start: Int, length: Int)] = []
    var form: Int?
    for at in scalars.indices where at == 0 || endsClause(scalars[at - 1]) {
      guard let mark = ItemMark(scalars[at...].prefix(8), cues: cues), mark.number == cuts.count + 1,
        form == nil || form == mark.form
      else { continue }
      form = mark.form
      cuts.append((at, mark.length))
    }
    guard cuts.count > 1 else { return nil }
    let ends = cuts.dropFirst().map(\.start) + [scalars.count]
    let items = zip(cuts, ends).map { scalars[($0.start + $0.length)..<$1].trimmed.string }
    return (scalars[..<cuts[0].start].trimmed.string, items)
  }

  private static func endsClause(_ sign: Unicode.Scalar) -> Bool {
    "。；：，！？;:,!? \n\t\u{3000}".unicodeScalars.contains(sign)
  }
}
