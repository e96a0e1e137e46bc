internal import CICU

/// How ICU reads every Han character from U+3400 on, in plain letters without tones.
///
/// ICU takes a third of a second to say them all, and few texts need any: they are asked for when one does, and kept
/// apart from ``ICUTables``.
package struct HanReadings: Sendable {
  private static let first: UInt16 = 0x3400
  private static let count = 0x6C00

  /// The letters of all characters, and where those of each begin, ended by where the last ones end.
  private let letters: [UInt8]
  private let starts: [UInt32]

  /// The readings of the ICU library of this process, as they were kept where they were.
  static let installed = ICUTables.readings()

  /// The readings as ICU says them; none where this ICU lacks them.
  package init() {
    var units = [UInt16](repeating: 0, count: HanReadings.count * 8)
    let length = Int(
      cicu_han_readings(HanReadings.first, Int32(HanReadings.count), &units, Int32(units.count)))
    let lines =
      (0...units.count).contains(length)
      ? units[..<length].split(separator: 0x0A, omittingEmptySubsequences: false).prefix(HanReadings.count)
      : []
    var (letters, starts): ([UInt8], [UInt32]) = ([], [0])
    for line in lines {
      letters += Pinyin.plainLetters(line)
      starts.append(UInt32(letters.count))
    }
    (self.letters, self.starts) = (letters, starts)
  }

  /// The reading of `unit`; nil where it has none.
  func reading(of unit: UInt16) -> ArraySlice<UInt8>? {
    let index = Int(unit) - Int(HanReadings.first)
    guard index >= 0, index + 1 < starts.count, starts[index] < starts[index + 1] else { return nil }
    return letters[Int(starts[index])..<Int(starts[index + 1])]
  }

  /// The readings as bytes that can be kept; nil where there are none.
  package var packed: [UInt8]? {
    guard starts.count == HanReadings.count + 1 else { return nil }
    var packer = Packer()
    packer.put(letters)
    packer.put(starts)
    return packer.bytes
  }

  /// The readings that were packed; nil where they are damaged.
  package init?(unpacking unpacker: inout Unpacker) {
    guard let letters: [UInt8] = unpacker.numbers(),
      let starts: [UInt32] = unpacker.numbers(exactly: HanReadings.count + 1),
      starts[0] == 0, starts[HanReadings.count] == letters.count,
      zip(starts, starts.dropFirst()).allSatisfy(<=)
    else { return nil }
    (self.letters, self.starts) = (letters, starts)
  }
}
