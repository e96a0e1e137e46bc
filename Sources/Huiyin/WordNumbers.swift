/// Gives each word a number, in the order in which the words are first met.
///
/// The places of the table are chosen by a number of this process's own, so that no list of words can be written that
/// makes it slow; the numbers of the words do not depend on it.
struct WordNumbers {
  /// The words, by their numbers.
  private(set) var words = JoinedWords()
  private var hashes: [UInt64] = []
  /// The number of a word plus one at or behind the place its hash names; 0 where there is none. At most half are taken.
  private var slots = [Int32](repeating: 0, count: 1024)
  private let seed = UInt64.random(in: .min ... .max)

  /// The number of `word`; a new one where it was not met yet.
  mutating func number(of word: [UInt16]) -> Int32 {
    let hash = hash(of: word)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash, words.holds(word, at: Int(number)) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    words.append(word)
    hashes.append(hash)
    slots[slot] = Int32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return Int32(hashes.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }

  private func hash(of word: [UInt16]) -> UInt64 {
    var hash = seed
    for unit in word {
      let product = (hash ^ UInt64(unit)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
    }
    return hash
  }
}
