/// A set of words that is asked for stretches of a text, without making words of them.
struct WordSet: Sendable {
  /// The words, ascending.
  let words: JoinedWords
  /// The number of a word plus one at or behind the place its hash names; 0 where there is none.
  private let slots: [Int32]
  /// Whether some word ends in each code unit.
  private let endings: [Bool]
  /// The length of the longest word.
  let longest: Int

  init(_ words: some Sequence<[UInt16]>) {
    self.init(JoinedWords(Set(words).sorted { $0.lexicographicallyPrecedes($1) }))
  }

  /// The set of `words`, which ascend.
  init(_ words: JoinedWords) {
    var (endings, longest) = ([Bool](repeating: false, count: 65_536), 0)
    var slots = [Int32](repeating: 0, count: max(4, words.count * 4).nextPowerOfTwo)
    for number in words.indices {
      words.withWord(number) { word in
        if let last = word.last { endings[Int(last)] = true }
        longest = max(longest, word.count)
        var slot = WordSet.hash(word) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number + 1)
      }
    }
    (self.words, self.slots, self.endings, self.longest) = (words, slots, endings, longest)
  }

  /// Whether some word ends in `unit`.
  func hasEnding(_ unit: UInt16) -> Bool { endings[Int(unit)] }

  /// Whether `stretch` is a word of the set.
  func contains(_ stretch: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
    guard stretch.count <= longest else { return false }
    let stretch = UnsafeBufferPointer(rebasing: stretch)
    var slot = WordSet.hash(stretch) & (slots.count - 1)
    while slots[slot] != 0 {
      if words.withWord(Int(slots[slot]) - 1, { $0.elementsEqual(stretch) }) { return true }
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
