internal import CICU

/// The words and costs of ICU's own Chinese dictionary, read from the installed ICU data.
///
/// With them the best path can be searched here instead of in ICU, with ICU's own result, and words can be added to
/// the search. Where the data is not laid out as expected there is no dictionary, and ICU itself cuts.
package struct ChineseDictionary: Sendable {
  /// The words as a trie; the costs are ICU's.
  let trie: DoubleArrayTrie
  /// How many words there are.
  package let count: Int

  /// Why the dictionary of this ICU cannot be read.
  package enum Fault: Int32, Error {
    /// The data holds no Chinese dictionary.
    case missing = 1
    /// The data is laid out in another way.
    case layout = 2
    /// A word is too long, or a cost does not fit.
    case values = 3
  }

  /// The dictionary of the ICU library of this process, read once.
  package static let installed = Result<ChineseDictionary, Fault>(catching: ChineseDictionary.read)

  private static func read() throws(Fault) -> ChineseDictionary {
    if let kept = ICUTables.kept { return kept.dictionary }
    var raw = cicu_dictionary()
    let status = cicu_dictionary_read(&raw)
    defer { cicu_dictionary_free(&raw) }
    guard status == Int32(CICU_DICTIONARY_OK) else { throw Fault(rawValue: status) ?? .layout }
    return ChineseDictionary(SortedWords(raw))
  }

  private init(_ words: SortedWords) {
    trie = DoubleArrayTrie(words)
    count = words.count
  }

  /// Writes the dictionary.
  func pack(into packer: inout Packer) {
    packer.put(count)
    trie.pack(into: &packer)
  }

  /// The dictionary that was packed; nil where it is damaged.
  init?(unpacking unpacker: inout Unpacker) {
    guard let count = unpacker.number(), let trie = DoubleArrayTrie(unpacking: &unpacker) else { return nil }
    (self.count, self.trie) = (count, trie)
  }
}

extension SortedWords {
  /// ICU's words, in ICU's own order.
  fileprivate init(_ raw: cicu_dictionary) {
    self.init()
    let count = Int(raw.count)
    units = Array(UnsafeBufferPointer(start: raw.units, count: Int(raw.unit_count)))
    values = UnsafeBufferPointer(start: raw.costs, count: count).map(Int32.init)
    starts.reserveCapacity(count + 1)
    var end: Int32 = 0
    for index in 0..<count {
      end += Int32(raw.lengths![index])
      starts.append(end)
    }
  }
}
