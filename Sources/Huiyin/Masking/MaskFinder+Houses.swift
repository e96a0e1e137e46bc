internal import HuiyinText

extension MaskFinder {
  /// Numbers of houses, stairs and flats: `3栋2单元501室`, `桂花巷17号`.
  mutating func findHouses() {
    var index = 0
    while index < units.count {
      guard isHouseNumber(units[index]) else {
        index += 1
        continue
      }
      let end = units[index...].firstIndex { !isHouseNumber($0) } ?? units.count
      if end - index <= 12 { findHouse(index..<end) }
      index = end
    }
  }

  /// Digits, letters, hyphens, and the numerals of Chinese.
  private func isHouseNumber(_ unit: UInt16) -> Bool {
    Sign.isAlphanumeric(unit) || unit == 0x2D || isNumeral(unit)
  }

  private func isNumeral(_ unit: UInt16) -> Bool {
    guard Han.contains(unit), let scalar = Unicode.Scalar(unit) else { return unit == 0x3007 }
    return scalar.properties.numericType == .numeric
  }

  private mutating func findHouse(_ number: Range<Int>) {
    let end = number.upperBound
    let digits = number.count { Sign.isDigit(units[$0]) }
    let isRest = number.lowerBound > 0 && units[number.lowerBound - 1] == Sign.star
    guard !isRest, length(.transit, at: end) == nil else { return }
    if let length = length(.house, at: end) {
      let isRoom = words[.room].contains(units[end..<end + length])
      let least = isRoom ? 3 : 1
      guard digits >= least || names(house: number, least: least, isLong: length > 1) else { return }
      star(house: number)
      findFlat(from: end + length)
    } else if length(.block, at: end) != nil, number.count == 1, Sign.isLetter(units[number.lowerBound]) {
      star(house: number)
      findFlat(from: end + 1)
    } else if length(.number, at: end) != nil, digits > 0, endsRoad(number.lowerBound) {
      star(house: number)
    }
  }

  /// Whether Chinese numerals name a house rather than count several (`两栋`, `三四栋`): they stand before a word of
  /// more than one character (`二单元`), or are more than one and hold a ten; a flat needs three.
  private func names(house number: Range<Int>, least: Int, isLong: Bool) -> Bool {
    let numerals = number.filter { isNumeral(units[$0]) }
    if least > 1 { return numerals.count >= least }
    let holdsTen = numerals.contains { (Unicode.Scalar(units[$0])?.properties.numericValue ?? 0) >= 10 }
    return !numerals.isEmpty && (isLong || numerals.count > 1 && holdsTen)
  }

  /// The number of a flat directly behind that of its house: `G2栋320`.
  private mutating func findFlat(from start: Int) {
    let end =
      units[start...].prefix(8).firstIndex { !(Sign.isDigit($0) || $0 == 0x2D) }
      ?? min(start + 8, units.count)
    if end > start, units[start..<end].count(where: Sign.isDigit) > 1, length(.amount, at: end) == nil {
      star(house: start..<end)
    }
  }

  private mutating func star(house range: Range<Int>) {
    for place in range where units[place] != 0x2D { star(place..<place + 1) }
  }

  /// Whether a word for a road, lane or settlement ends at `index`.
  private func endsRoad(_ index: Int) -> Bool {
    (1...3).contains { back in
      index >= back && words[.road].contains(units[index - back..<index])
    }
  }
}
