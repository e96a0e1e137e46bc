internal import HuiyinText

extension MaskFinder {
  /// How sure a cue makes it that a name follows.
  enum Certainty {
    /// A name follows.
    case sure
    /// A name may follow: its surname must be beyond doubt and its end be seen.
    case possible
  }

  /// A name behind a cue at `index`, or one at the start of a clause whose teller stands behind it.
  mutating func findName(at index: Int) {
    if let length = length(.name, at: index) {
      findNames(from: behindLinks(index + length), .sure)
    } else if let length = length(.maybeName, at: index) {
      findNames(from: behindColon(index + length), .possible)
    } else if beginsClause(index), let range = name(at: index, .possible), isToldBy(range) {
      take(range)
    }
  }

  /// The name at `index`, and those that follow it with one sign between.
  private mutating func findNames(from index: Int, _ certainty: Certainty) {
    var index = index
    for _ in 0..<8 {
      guard let range = name(at: index, certainty) else { return }
      take(range)
      guard range.upperBound + 1 < units.count, units[range.upperBound] == 0x3001 else { return }
      index = range.upperBound + 1
    }
  }

  private mutating func take(_ range: Range<Int>) {
    star(name: range)
    remember(name: range)
  }

  private func behindColon(_ index: Int) -> Int {
    var index = index
    while index < units.count, units[index] == 0x3A || Sign.isBlank(units[index]) { index += 1 }
    return index
  }

  /// The name that begins at `index`: a surname and one or two characters.
  func name(at index: Int, _ certainty: Certainty) -> Range<Int>? {
    guard let surname = words.surnames.length(in: units[...], at: index), isFree(index) else { return nil }
    if certainty == .possible, words.doubtful.contains(Array(units[index..<index + surname])) { return nil }
    let start = index + surname
    guard length(.title, at: start) == nil else { return nil }
    let given = units[start...].prefix(2).prefix { Han.contains($0) && !words[.withheld].contains([$0]) }
      .count
    guard given > 0 else { return nil }
    if given == 2, isHardEnd(start + 2) { return checked(index..<start + 2) }
    if given == 1 || length(.afterName, at: start + 1) != nil {
      return given == 2 || isHardEnd(start + 1) || certainty == .sure ? checked(index..<start + 1) : nil
    }
    let isSeen = length(.afterName, at: start + 2) != nil || length(.teller, at: start + 2) != nil
    return isSeen || certainty == .sure ? checked(index..<start + 2) : nil
  }

  /// Names of places are none of persons.
  private func checked(_ range: Range<Int>) -> Range<Int>? {
    let isPlace = (1..<range.count).contains { words.suffixes.contains(Array(units[range].suffix($0))) }
    return isPlace ? nil : range
  }

  /// Whether no ordinary word begins at `index`.
  private func isFree(_ index: Int) -> Bool { length(.notName, at: index) == nil }

  /// The end of the text, or a sign, digit or letter.
  private func isHardEnd(_ index: Int) -> Bool { index >= units.count || !Han.contains(units[index]) }

  private func isToldBy(_ range: Range<Int>) -> Bool { length(.teller, at: range.upperBound) != nil }
}
