internal import HuiyinText

/// The words and character pairs of a text that grouping compares: names that only stand for a city or district (A3区)
/// are left out, digits are folded.
struct MatterText {
  /// The words of two characters or more, in the order of the text, as they are after folding.
  private(set) var words: [[UInt16]] = []
  /// The pairs as they are written, in the order of the text.
  private(set) var pairs: [UInt32] = []

  /// The words and pairs of `units`, cut at `boundaries`; `codeEndings` are what follows an anonymised name.
  init(_ units: [UInt16], boundaries: [Int32], codeEndings: Set<UInt16>) {
    var last: UInt16?
    var start = 0
    for index in boundaries.indices.dropLast() {
      let end = Int(boundaries[index + 1])
      start = max(start, Int(boundaries[index]))
      guard start < end else { continue }
      if let length = MatterText.code(units, start, codeEndings) {
        last = nil
        start += length
        guard start < end else { continue }
      }
      let token = units[start..<end]
      if token.count > 1, token.allSatisfy(CharacterPair.holds) { words.append(Array(token)) }
      for unit in token {
        let folded = Numerals.fold(unit)
        guard CharacterPair.holds(folded) else {
          last = nil
          continue
        }
        if let last { pairs.append(CharacterPair.written(last, folded)) }
        last = folded
      }
    }
  }

  /// The pairs of a name; an anonymised name is left out wherever it stands in it.
  static func pairs(ofName units: [UInt16], codeEndings: Set<UInt16>) -> [UInt32] {
    let everywhere = (0...units.count).map(Int32.init)
    return MatterText(units, boundaries: everywhere, codeEndings: codeEndings).pairs
  }

  /// The length of the anonymised name that begins at `start`: one letter, at most two digits, an ending. Nil where
  /// none does.
  private static func code(_ units: [UInt16], _ start: Int, _ endings: Set<UInt16>) -> Int? {
    guard (0x61...0x7A).contains(units[start]) else { return nil }
    var end = start + 1
    while end < units.count, end - start <= 2, (0x30...0x39).contains(units[end]) { end += 1 }
    return end < units.count && endings.contains(units[end]) ? end + 1 - start : nil
  }
}
