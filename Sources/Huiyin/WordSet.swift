/// A set of words that is asked for stretches of a text, without making words of them.
struct WordSet: Sendable {
  /// The words, ascending.
  let words: JoinedWords
  /// The number of a word plus one at or behind the place its hash names; 0 where there is none.
  private let slots: [Int32]
  /// A bit for each code unit, set where some word ends in it.
  private let endings: [UInt64]
  /// The length of the longest word.
  let longest: Int

  init(_ words: some Sequence<[UInt16]>) {
    self.init(JoinedWords(Set(words).sorted { $0.lexicographicallyPrecedes($1) }))
  }

  /// The set of `words`, which ascend.
  init(_ words: JoinedWords) {
    var (endings, longest) = ([UInt64](repeating: 0, count: 65_536 / 64), 0)
    var slots = [Int32](repeating: 0, count: max(4, words.count * 4).nextPowerOfTwo)
    for number in words.indices {
      words.withWord(number) { word in
        if let last = word.last { endings[Int(last / 64)] |= 1 << UInt64(last % 64) }
        longest = max(longest, word.count)
        var slot = WordSet.slot(word.reversed().reduce(0, WordSet.hash), of: slots.count)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number + 1)
      }
    }
    (self.words, self.slots, self.endings, self.longest) = (words, slots, endings, longest)
  }

  /// Whether some word ends in `unit`.
  @inline(__always)
  func hasEnding(_ unit: UInt16) -> Bool { endings[Int(unit / 64)] >> UInt64(unit % 64) & 1 != 0 }

  /// Whether `stretch` is a word of the set.
  func contains(_ stretch: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
    guard stretch.count <= longest else { return false }
    return isWord(stretch, stretch.reversed().reduce(0, WordSet.hash))
  }

  /// Whether `stretch` is a word of the set or ends in one.
  /// - Complexity: O(length of the longest word)
  func endsInWord(_ stretch: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
    var hash: UInt64 = 0
    var start = stretch.endIndex
    while start > stretch.startIndex, stretch.endIndex - start < longest {
      start -= 1
      hash = WordSet.hash(hash, stretch[start])
      if isWord(stretch[start...], hash) { return true }
    }
    return false
  }

  private func isWord(_ stretch: Slice<UnsafeBufferPointer<UInt16>>, _ hash: UInt64) -> Bool {
    var slot = WordSet.slot(hash, of: slots.count)
    while slots[slot] != 0 {
      if words.withWord(Int(slots[slot]) - 1, { $0.elementsEqual(stretch) }) { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  /// The hash of a word is made from its end, so that of each ending of a stretch comes from the one before.
  @inline(__always)
  private static func hash(_ hash: UInt64, _ unit: UInt16) -> UInt64 {
    (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private static func slot(_ hash: UInt64, of count: Int) -> Int { Int(hash >> 33) & (count - 1) }
}

extension Int {
  /// The least power of two that is not below this number, above 0.
  fileprivate var nextPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
