/// Ways of writing a digit that mean the same: 一 壹 1.
enum Numerals {
  private static let digits: [UInt16: UInt16] = {
    let spellings = ["零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
    var digits: [UInt16: UInt16] = [:]
    for (digit, spelling) in spellings.enumerated() {
      for unit in spelling.utf16 { digits[unit] = UInt16(0x30 + digit) }
    }
    return digits
  }()

  /// `unit`, or the digit it means.
  static func fold(_ unit: UInt16) -> UInt16 { unit < 0x3007 ? unit : digits[unit] ?? unit }

  /// `word` with its digits folded.
  static func fold(_ word: String) -> String { String(decoding: word.utf16.map(fold), as: UTF16.self) }
}
