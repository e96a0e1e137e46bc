internal import HuiyinText

/// 字对: two characters side by side, whatever their order, so that 福晟 and 晟福 are one.
enum CharacterPair {
  /// The pair of `first` and `second` as it is written.
  static func written(_ first: UInt16, _ second: UInt16) -> UInt32 { UInt32(first) << 16 | UInt32(second) }

  /// `pair` with the smaller character first: equal for either order.
  static func unordered(_ pair: UInt32) -> UInt32 {
    let (first, second) = (pair >> 16, pair & 0xFFFF)
    return first <= second ? pair : second << 16 | first
  }

  /// The two characters of `pair`.
  static func text(_ pair: UInt32) -> String {
    String(decoding: [UInt16(pair >> 16), UInt16(pair & 0xFFFF)], as: UTF16.self)
  }

  /// Whether `unit` can stand in a pair: a Han character, a letter or a digit.
  static func holds(_ unit: UInt16) -> Bool {
    Han.contains(unit) || (0x30...0x39).contains(unit) || (0x61...0x7A).contains(unit)
  }
}
