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
    let order = words.indices.filter { !words[$0].isEmpty }.sorted { left, right in
      words[left].lexicographicallyPrecedes(words[right])
        || (words[left] == words[right] && left < right)
    }
    var last: [UInt16] = []
    for index in order where words[index] != last {
      last = words[index]
      append(last, value: Int32(index + 1))
    }
  }

  /// Adds `word`, which must come after all before it.
  mutating func append(_ word: some Sequence<UInt16>, value: Int32) {
    units.append(contentsOf: word)
    starts.append(Int32(units.count))
    values.append(value)
  }
}
