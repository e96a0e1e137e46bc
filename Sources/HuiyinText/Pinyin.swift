/// 拼音: the spelling of Chinese syllables in Latin letters.
/// - Source: 汉语拼音方案 (GB/T 16159, ISO 7098).
enum Pinyin {
  /// The plain letter a scalar of pinyin stands for (ü and v as `v`), and whether it carries a tone; nil for a scalar
  /// that pinyin does not have. A combining tone mark or a blank has no letter of its own.
  static func letter(_ scalar: UInt32) -> (plain: UInt8?, hasTone: Bool)? {
    if (0x61...0x7A).contains(scalar) { return (UInt8(scalar), false) }
    if (0x41...0x5A).contains(scalar) { return (UInt8(scalar + 0x20), false) }
    if scalar == 0x20 || scalar == 0x27 { return (nil, false) }
    if [0x300, 0x301, 0x304, 0x30C].contains(scalar) { return (nil, true) }
    return toned[scalar]
  }

  private static let toned: [UInt32: (plain: UInt8?, hasTone: Bool)] = {
    var letters: [UInt32: (plain: UInt8?, hasTone: Bool)] = [0xFC: (UInt8(ascii: "v"), false)]
    let rows = [
      ("a", "āáǎàăÀÁ"), ("e", "ēéěèĕ"), ("i", "īíǐìĭ"), ("o", "ōóǒòŏ"), ("u", "ūúǔùŭ"), ("v", "ǖǘǚǜ"),
      ("n", "ńňǹ"), ("g", "ɡ"),
    ]
    for (plain, forms) in rows {
      for form in forms.unicodeScalars { letters[form.value] = (plain.utf8.first, plain != "g") }
    }
    return letters
  }()

  private static let initials = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c",
    "s", "y",
    "w", "",
  ].map { Array($0.utf8) }

  private static let finals = Set(
    [
      "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao", "ie", "in",
      "ing",
      "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo", "v", "ve",
      "van", "vn",
    ].map { Array($0.utf8) })

  /// Whether `letters` spell one syllable.
  static func isSyllable(_ letters: ArraySlice<UInt8>) -> Bool {
    initials.contains { letters.starts(with: $0) && finals.contains(Array(letters.dropFirst($0.count))) }
  }

  /// Whether `letters` spell one or more syllables.
  static func isSyllables(_ letters: [UInt8]) -> Bool {
    var reachable: Set<Int> = [0]
    for end in 1..<max(letters.count + 1, 1)
    where reachable.contains(where: { (1...6).contains(end - $0) && isSyllable(letters[$0..<end]) }) {
      reachable.insert(end)
    }
    return !letters.isEmpty && reachable.contains(letters.count)
  }

  /// The letters of `text` without tones; of a character without a reading nothing is left.
  static func plainLetters(_ text: some Sequence<UInt16>) -> [UInt8] {
    text.compactMap { letter(UInt32($0))?.plain }
  }
}
