/// Numbers that belong to one person, told by their form and check digits alone.
enum PersonalNumber {
  /// How many digits at the start and at the end of a number stay in sight.
  struct Kept: Hashable {
    let first: Int
    let last: Int
  }

  /// What of `digits` stays in sight where they are a personal number written in groups of `sizes` digits; nil where
  /// they are none. A last `x` stands as 10.
  static func kept(of digits: ArraySlice<UInt8>, sizes: ArraySlice<Int>) -> Kept? {
    switch digits.count {
    case 18 where isIdentity(digits): Kept(first: 4, last: 4)
    case 15 where sizes.count == 1 && isOldIdentity(digits): Kept(first: 4, last: 4)
    case 16...19 where isCardGrouping(sizes) && isCard(digits): Kept(first: 4, last: 4)
    case 11 where isMobile(digits) && isMobileGrouping(sizes): Kept(first: 3, last: 4)
    case 13, 15: abroad(digits, sizes: sizes)
    case 10...12: landline(digits, sizes: sizes)
    default: nil
    }
  }

  /// A mobile number: 11 digits from 13 to 19.
  private static func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.first == 1 && digits.dropFirst().first.map { $0 >= 3 } ?? false
  }

  /// A mobile number behind 86 or 0086.
  private static func abroad(_ digits: ArraySlice<UInt8>, sizes: ArraySlice<Int>) -> Kept? {
    let prefix = digits.count - 11
    guard digits.prefix(prefix).elementsEqual(prefix == 2 ? [8, 6] : [0, 0, 8, 6]),
      isMobile(digits.dropFirst(prefix)), sizes.count == 1 || sizes.first == prefix
    else { return nil }
    return Kept(first: prefix + 3, last: 4)
  }

  /// Single digits apart, or few groups of at least two: what people write, and no row of small numbers.
  private static func isMobileGrouping(_ sizes: ArraySlice<Int>) -> Bool {
    sizes.count == 1 || sizes.allSatisfy { $0 == 1 } || sizes.count <= 5 && sizes.allSatisfy { $0 >= 2 }
  }

  /// A number with area code (010, 02x, 03xx … 09xx) and seven or eight digits.
  private static func landline(_ digits: ArraySlice<UInt8>, sizes: ArraySlice<Int>) -> Kept? {
    let digits = Array(digits)
    guard digits[0] == 0, digits[1] > 0 else { return nil }
    let area = digits[1] == 1 || digits[1] == 2 ? 3 : 4
    let local = digits.count - area
    guard local == 7 || local == 8, digits[area] >= 2, digits[1] != 1 || digits[2] == 0,
      sizes.count == 1 || sizes.first == area
    else { return nil }
    return Kept(first: area, last: local - 4)
  }

  /// 18 digits of a citizen: a province, a day of birth, and a last digit that checks (ISO 7064, mod 11-2).
  /// - Source: GB 11643-1999.
  static func isIdentity(_ digits: ArraySlice<UInt8>) -> Bool {
    let digits = Array(digits)
    guard digits.count == 18, isProvince(digits), digits.dropLast().allSatisfy({ $0 < 10 }),
      isDay(year: number(digits[6..<10]), digits[10..<14])
    else { return false }
    return digits.reduce(0) { ($0 * 2 + Int($1)) % 11 } == 1
  }

  /// 15 digits of a citizen, as they were given before 1999.
  private static func isOldIdentity(_ digits: ArraySlice<UInt8>) -> Bool {
    let digits = Array(digits)
    return isProvince(digits) && isDay(year: 1900 + number(digits[6..<8]), digits[8..<12])
  }

  /// The provinces of GB/T 2260.
  private static let provinces: Set<UInt8> = Set(
    [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83].joined())

  private static func isProvince(_ digits: [UInt8]) -> Bool { provinces.contains(digits[0] * 10 + digits[1]) }

  private static func isDay(year: Int, _ monthAndDay: ArraySlice<UInt8>) -> Bool {
    let parts = Array(monthAndDay)
    return (1900...2099).contains(year)
      && Day(year: year, month: number(parts[0..<2]), day: number(parts[2..<4])) != nil
  }

  /// 16 to 19 digits of a bank card, whose sum checks.
  /// - Source: ISO/IEC 7812-1, Annex B (Luhn).
  private static func isCard(_ digits: ArraySlice<UInt8>) -> Bool {
    guard let first = digits.first, (3...9).contains(first), digits.allSatisfy({ $0 < 10 }),
      Set(digits).count > 2
    else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let value = digit.offset % 2 == 0 ? Int(digit.element) : Int(digit.element) * 2
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }

  private static func isCardGrouping(_ sizes: ArraySlice<Int>) -> Bool {
    sizes.count == 1 || sizes.dropLast().allSatisfy { $0 == 4 } || sizes.count == 2 && sizes.first == 6
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }
}
