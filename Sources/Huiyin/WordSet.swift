/// A set of words that is asked for stretches of a text, without making words of them.
struct WordSet: Sendable {
  private let units: [UInt16]
  private let starts: [Int32]
  /// The number of a word plus one at or behind the place its hash names; 0 where there is none.
  private let slots: [Int32]
  /// Whether some word ends in each code unit.
  private let endings: [Bool]
  /// The length of the longest word.
  let longest: Int

  init(_ words: some Sequence<[UInt16]>) {
    let words = Set(words).sorted { $0.lexicographicallyPrecedes($1) }
    units = words.flatMap { $0 }
    starts = words.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    longest = words.map(\.count).max() ?? 0
    var endings = [Bool](repeating: false, count: 65_536)
    var slots = [Int32](repeating: 0, count: max(4, words.count * 4).nextPowerOfTwo)
    for (number, word) in words.enumerated() {
      if let last = word.last { endings[Int(last)] = true }
      var slot = word.withUnsafeBufferPointer(WordSet.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
    (self.slots, self.endings) = (slots, endings)
  }

  /// Whether some word ends in `unit`.
  func hasEnding(_ unit: UInt16) -> Bool { endings[Int(unit)] }

  /// Whether `stretch` is a word of the set.
  func contains(_ stretch: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
    guard stretch.count <= longest else { return false }
    let stretch = UnsafeBufferPointer(rebasing: stretch)
    var slot = WordSet.hash(stretch) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if units[Int(starts[number])..<Int(starts[number + 1])].elementsEqual(stretch) { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private static func hash(_ units: UnsafeBufferPointer<UInt16>) -> Int {
    var hash: UInt64 = 0
    for unit in units { hash = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15 }
    return Int(hash >> 33)
  }
}

extension Int {
  /// The least power of two that is not below this number, above 0.
  fileprivate var nextPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
