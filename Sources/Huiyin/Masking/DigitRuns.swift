internal import HuiyinText

/// The numbers of a folded text: digits in groups that single separators hold together.
struct DigitRuns {
  /// One group of digits.
  struct Group {
    /// Where it stands.
    let range: Range<Int>
    /// Whether at most a separator stands between it and the group before.
    let isJoined: Bool
  }

  let groups: [Group]

  /// The numbers of `units`.
  /// - Complexity: O(length)
  init(_ units: [UInt16]) {
    var groups: [Group] = []
    var index = 0
    while index < units.count {
      guard Sign.isDigit(units[index]) else {
        index += 1
        continue
      }
      let end = units[index...].firstIndex { !Sign.isDigit($0) } ?? units.count
      let gap = groups.last.map { units[$0.range.upperBound..<index] }
      groups.append(Group(range: index..<end, isJoined: gap.map(DigitRuns.isSeparator) ?? false))
      index = end
    }
    self.groups = groups
  }

  /// A separator, with a blank on either side at most.
  private static func isSeparator(_ gap: ArraySlice<UInt16>) -> Bool {
    gap.count <= 3 && gap.allSatisfy(Sign.joinsDigits) && gap.count { !Sign.isBlank($0) } <= 1
  }
}

/// Signs of a folded text as masks see them.
enum Sign {
  static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  /// A folded Latin letter.
  static func isLetter(_ unit: UInt16) -> Bool { (0x61...0x7A).contains(unit) }

  static func isAlphanumeric(_ unit: UInt16) -> Bool { isDigit(unit) || isLetter(unit) }

  static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x09 }

  /// Blank, hyphens and dashes, point, middle dot, brackets of an area code.
  static func joinsDigits(_ unit: UInt16) -> Bool {
    isBlank(unit) || unit == 0x2D || (0x2010...0x2015).contains(unit) || unit == 0x2212 || unit == 0x2E
      || unit == 0xB7 || unit == 0x28 || unit == 0x29 || unit == 0x5F
  }

  /// The star that stands for what is masked.
  static let star: UInt16 = 0x2A
}
