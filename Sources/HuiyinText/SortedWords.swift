/// Words in ascending order of their code units, without repeats, joined in one array.
struct SortedWords {
  /// All code units, one word after the other.
  var units: [UInt16] = []
  /// Where each word begins, and at last where the last one ends.
  var starts: [Int32] = [0]
  /// The value of each word, above 0.
  var values: [Int32] = []

  var count: Int { values.count }

  init() {}

  /// `words`, the value of each being its index plus one; empty words and repeats are left out (the first stays).
  init(indexing words: [[UInt16]]) {
    let order = words.indices.filter { !words[$0].isEmpty }
      .map { (beginning: SortedWords.beginning(of: words[$0]), index: $0) }
      .sorted { left, right in
        if left.beginning != right.beginning { return left.beginning < right.beginning }
        let (first, second) = (words[left.index], words[right.index])
        return first == second ? left.index < right.index : first.lexicographicallyPrecedes(second)
      }
    var last: [UInt16] = []
    for (_, index) in order where words[index] != last {
      last = words[index]
      append(last, value: Int32(index + 1))
    }
  }

  /// The first four code units in one number: most words are told apart by it, without a walk over both.
  private static func beginning(of word: [UInt16]) -> UInt64 {
    var beginning: UInt64 = 0
    for index in 0..<4 { beginning = beginning << 16 | (index < word.count ? UInt64(word[index]) : 0) }
    return beginning
  }

  /// Adds `word`, which must come after all before it.
  mutating func append(_ word: some Sequence<UInt16>, value: Int32) {
    units.append(contentsOf: word)
    starts.append(Int32(units.count))
    values.append(value)
  }
}
