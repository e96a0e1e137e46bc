/// Tells phrases from words among the words of a user: a phrase is nothing but other words side by side.
///
/// 多次报警 is two words of ICU, 不出警 a word of the user behind a very common character; 居住证 and 不作为 are words.
/// A word that is listed as one, and one that ICU's dictionary has, is never a phrase.
struct Phrases {
  /// Whether each word is a phrase.
  private(set) var flags: [Bool]
  private let dictionary: ChineseDictionary?
  private let known: Set<ArraySlice<UInt16>>

  /// Characters that cost ICU at most so much are so common that they join on to any word: 不 没 的 了 被 又.
  private static let commonCost = 64
  /// The longest word that is looked for inside a phrase.
  private static let longestPiece = 8

  init(among words: [Segmenter.Word], _ dictionary: ChineseDictionary?) {
    flags = [Bool](repeating: false, count: words.count)
    self.dictionary = dictionary
    known = Set(words.lazy.filter { $0.units.count > 1 }.map { $0.units[...] })
    guard dictionary != nil else { return }
    for (index, word) in words.enumerated() where word.cost == nil && !word.isNeighbour {
      flags[index] = isPhrase(word.units)
    }
  }

  /// What a prefix of a word can be cut into.
  private struct Cut: OptionSet {
    let rawValue: UInt8
    /// Common single characters only.
    static let common = Cut(rawValue: 1)
    /// Those and one word of ICU.
    static let oneWord = Cut(rawValue: 2)
    /// Those and one word of the user.
    static let oneKnown = Cut(rawValue: 4)
    /// Two words or more.
    static let more = Cut(rawValue: 8)
  }

  private func isPhrase(_ units: [UInt16]) -> Bool {
    guard units.count > 2, dictionary?.trie.cost(of: units[...]) == nil else { return false }
    var cuts = [Cut](repeating: [], count: units.count + 1)
    cuts[0] = .common
    for start in units.indices where !cuts[start].isEmpty {
      for end in start + 1...min(units.count, start + Phrases.longestPiece) where end - start < units.count {
        cuts[end].formUnion(extended(cuts[start], by: units[start..<end]))
      }
    }
    return !cuts[units.count].isDisjoint(with: [.oneKnown, .more])
  }

  private func extended(_ cut: Cut, by piece: ArraySlice<UInt16>) -> Cut {
    let cost = dictionary?.trie.cost(of: piece)
    if piece.count == 1 { return cost.map { $0 <= Phrases.commonCost } ?? false ? cut : [] }
    let isKnown = known.contains(piece)
    guard isKnown || cost != nil else { return [] }
    var result: Cut = cut.isDisjoint(with: [.oneWord, .oneKnown, .more]) ? [] : .more
    if cut.contains(.common) { result.insert(isKnown ? .oneKnown : .oneWord) }
    return result
  }
}
