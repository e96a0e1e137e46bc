internal import HuiyinText

extension MaskFinder {
  /// No personal number has more digits.
  private static let mostDigits = 19

  /// Numbers that their own form gives away.
  mutating func findNumbers() {
    let groups = DigitRuns(units).groups
    var index = 0
    while index < groups.count { index = number(from: index, in: groups) ?? index + 1 }
  }

  /// Masks the longest number that begins with the group at `first`; where the next number may begin.
  private mutating func number(from first: Int, in groups: [DigitRuns.Group]) -> Int? {
    guard groups[first].range.count <= MaskFinder.mostDigits else { return nil }
    var last = first
    var total = groups[first].range.count
    while last + 1 < groups.count, groups[last + 1].isJoined,
      total + groups[last + 1].range.count <= MaskFinder.mostDigits
    {
      last += 1
      total += groups[last].range.count
    }
    for end in (first...last).reversed() where mask(groups[first...end]) { return end + 1 }
    return nil
  }

  private mutating func mask(_ groups: ArraySlice<DigitRuns.Group>) -> Bool {
    guard let start = groups.first?.range.lowerBound, var end = groups.last?.range.upperBound else {
      return false
    }
    var digits = groups.flatMap { units[$0.range].map { UInt8($0 - 0x30) } }
    var sizes = groups.map(\.range.count)
    if digits.count == 17, end < units.count, units[end] == 0x78 {
      digits.append(10)
      sizes[sizes.count - 1] += 1
      end += 1
    }
    guard let kept = PersonalNumber.kept(of: digits[...], sizes: sizes[...]),
      length(.amount, at: end) == nil || digits.count > 11, !isHotline(start..<end)
    else { return false }
    star(start..<end, keeping: kept)
    return true
  }

  private func isHotline(_ range: Range<Int>) -> Bool {
    words[.hotline].contains(units[range].filter(Sign.isDigit))
  }

  /// Numbers, accounts and names on networks behind a cue at `index`.
  mutating func findCued(at index: Int) {
    if let length = length(.phone, at: index), standsAlone(index, length) {
      findPhones(from: behindLinks(index + length))
    }
    if let length = length(.identity, at: index) {
      maskCode(from: behindLinks(index + length), 6...30) {
        $0 > 14 ? .init(first: 4, last: 4) : .init(first: 1, last: 2)
      }
    }
    if let length = length(.account, at: index) {
      maskCode(from: behindLinks(index + length), 8...30) { .init(first: $0 > 12 ? 4 : 0, last: 4) }
    }
    if let length = length(.handle, at: index), standsAlone(index, length) {
      maskCode(from: behindLinks(index + length), 5...30) { .init(first: 1, last: $0 > 7 ? 2 : 1) }
    }
  }

  /// Whether a cue in Latin letters is a word of its own, and no part of an address.
  private func standsAlone(_ index: Int, _ length: Int) -> Bool {
    guard Sign.isLetter(units[index]), index > 0 else { return true }
    return !Sign.isLetter(units[index - 1]) && units[index - 1] != 0x40 && units[index - 1] != 0x2E
  }

  /// One number after the other, as long as hardly anything stands between them.
  private mutating func findPhones(from start: Int) {
    var start = start
    for _ in 0..<4 {
      let run = codeRun(from: start, signs: true) { Sign.isDigit($0) }
      let count = run.count { Sign.isDigit(units[$0]) }
      guard (7...20).contains(count), !isHotline(run), !isDay(run) else { return }
      if !starred[run].contains(true) { star(run, keeping: .init(first: count > 10 ? 3 : 0, last: 4)) }
      start = behindLinks(run.upperBound)
    }
  }

  /// Whether `run` begins with a day of the calendar: what follows a cue is then no number.
  private func isDay(_ run: Range<Int>) -> Bool {
    units[run].contains { !Sign.isDigit($0) }
      && Day(reading: String(decoding: units[run], as: UTF16.self)) != nil
  }

  private mutating func maskCode(
    from start: Int, _ counts: ClosedRange<Int>, keeping: (Int) -> PersonalNumber.Kept
  ) {
    let run = codeRun(from: start, signs: false) { Sign.isAlphanumeric($0) }
    let count = run.count { Sign.isAlphanumeric(units[$0]) }
    guard counts.contains(count), run.contains(where: { Sign.isDigit(units[$0]) }),
      !starred[run].contains(true)
    else { return }
    star(run, keeping: keeping(count))
  }

  /// The units from `start` on that are `wanted`, single hyphens, underscores or, where `signs` join digits, blanks
  /// between them.
  private func codeRun(from start: Int, signs: Bool, _ wanted: (UInt16) -> Bool) -> Range<Int> {
    var end = start
    var index = start
    while index < units.count, index - start < 40 {
      if wanted(units[index]) {
        end = index + 1
      } else if index > end || !(Sign.joinsDigits(units[index]) && (signs || !Sign.isBlank(units[index]))) {
        break
      }
      index += 1
    }
    return start..<end
  }

  /// The plate of a car: a province, a letter, five or six letters and digits.
  mutating func findPlate(at index: Int) {
    guard length(.plate, at: index) != nil, index + 1 < units.count, Sign.isLetter(units[index + 1]) else {
      return
    }
    var start = index + 2
    while start < units.count, start < index + 5, Sign.joinsDigits(units[start]) || units[start] == 0x2022 {
      start += 1
    }
    let end = units[start...].prefix(7).firstIndex { !Sign.isAlphanumeric($0) } ?? min(start + 7, units.count)
    let count = end - start + (length(.plateEnd, at: end) == nil ? 0 : 1)
    guard count == 5 || count == 6, units[start..<end].contains(where: Sign.isDigit) else { return }
    star(start..<end, keeping: .init(first: 0, last: 2))
  }

  /// The mail address around the `@` at `index`.
  mutating func findMail(around index: Int) {
    func isLocal(_ unit: UInt16) -> Bool {
      Sign.isAlphanumeric(unit) || unit == 0x2E || unit == 0x2D || unit == 0x5F || unit == 0x2B
        || unit == 0x25
    }
    var start = index
    while start > 0, index - start < 64, isLocal(units[start - 1]) { start -= 1 }
    guard start < index, index + 1 < units.count, Sign.isAlphanumeric(units[index + 1]),
      units[index...].prefix(64).contains(0x2E)
    else { return }
    star(index - start > 1 ? start + 1..<index : start..<index)
  }
}
