/// 注音: pinyin in brackets behind the character it explains, as some converters leave it: 構(gòu)建.
struct Gloss: Sendable {
  /// What a character is read as beside its usual reading, in plain letters, ü as v.
  let furtherReadings: [UInt16: [[UInt8]]]

  /// The end of the gloss whose opening bracket ends at `start`, or nil where the bracket holds text.
  ///
  /// With a tone mark any pinyin is a gloss; without one only what is a reading of `base`, the character before it:
  /// 吧（ktv） and 组织(WHO) are text.
  func end(_ source: ScalarSource, from start: Int, after base: UInt16) -> Int? {
    var letters: [UInt8] = []
    var hasTone = false
    var at = start
    while at < source.count, at - start < Gloss.longest {
      let (scalar, next) = source.scalar(at: at)
      if scalar == 0x29 || scalar == 0xFF09 {
        return (hasTone ? Pinyin.isSyllables(letters) : isReading(letters, of: base)) ? next : nil
      }
      guard let letter = Pinyin.letter(scalar) else { return nil }
      if let plain = letter.plain { letters.append(plain) }
      hasTone = hasTone || letter.hasTone
      at = next
    }
    return nil
  }

  private func isReading(_ letters: [UInt8], of base: UInt16) -> Bool {
    guard Pinyin.isSyllable(letters[...]) else { return false }
    return furtherReadings[base]?.contains(letters) ?? false
      || HanReadings.installed.reading(of: base) == letters[...]
  }

  /// The bytes that pinyin of a few characters takes at the most.
  private static let longest = 48
}
