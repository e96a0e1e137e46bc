/// Tells phrases from words among the words of a user: a phrase is nothing but other words side by side.
///
/// 多次报警 is two words of ICU, 不出警 a word of the user behind a very common character; 居住证 and 不作为 are words.
/// A word that is listed as one, and one that ICU's dictionary has, is never a phrase.
struct Phrases {
  /// Whether each word is a phrase.
  private(set) var flags: [Bool]

  /// Characters that cost ICU at most so much are so common that they join on to any word: 不 没 的 了 被 又.
  fileprivate static let commonCost = 64
  /// The longest word that is looked for inside a phrase.
  private static let longestPiece = 8

  /// The phrases among `words`, all of which `automaton` finds.
  /// - Complexity: O(total length of `words`)
  init(among words: [Segmenter.Word], _ automaton: WordAutomaton, _ dictionary: ChineseDictionary?) {
    flags = [Bool](repeating: false, count: words.count)
    guard let dictionary else { return }
    var cuts = Cuts()
    for (index, word) in words.enumerated() where word.cost == nil && !word.isNeighbour {
      let units = word.units
      guard units.count > 2, dictionary.trie.cost(of: units[...]) == nil else { continue }
      cuts.start(over: units.count)
      units.withUnsafeBufferPointer { text in
        automaton.forEachOccurrence(in: text) { _, start, end in cuts.note(known: end - start, endingAt: end)
        }
        dictionary.trie.withReader { flags[index] = cuts.isPhrase(text, $0) }
      }
    }
  }

  /// What a prefix of a word can be cut into.
  fileprivate struct Cut: OptionSet {
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

  /// The ways to cut the prefixes of one word; its memory is used again for the next.
  private struct Cuts {
    /// What each prefix can be cut into.
    private var prefixes: [Cut] = []
    /// The lengths, as bits, of the words of the user that begin at each place.
    private var known: [UInt16] = []

    mutating func start(over count: Int) {
      prefixes.removeAll(keepingCapacity: true)
      known.removeAll(keepingCapacity: true)
      prefixes.append(contentsOf: repeatElement([], count: count + 1))
      known.append(contentsOf: repeatElement(0, count: count))
    }

    /// A word of the user of `length` units stands before `end`. Single characters are no pieces.
    mutating func note(known length: Int, endingAt end: Int) {
      if (2...Phrases.longestPiece).contains(length) { known[end - length] |= 1 << UInt16(length) }
    }

    mutating func isPhrase(
      _ units: UnsafeBufferPointer<UInt16>, _ dictionary: DoubleArrayTrie.Reader
    ) -> Bool {
      prefixes[0] = .common
      for start in units.indices where !prefixes[start].isEmpty {
        var node = dictionary.roots[Int(units[start])]
        for length in 1...Phrases.longestPiece where start + length <= units.count && length < units.count {
          if length > 1 { node = node >> 8 == 0 ? 0 : dictionary.child(of: node, units[start + length - 1]) }
          let piece = Piece(
            length: length, cost: Int(node & 0xFF), isKnown: known[start] & 1 << UInt16(length) != 0)
          prefixes[start + length].formUnion(prefixes[start].extended(by: piece))
        }
      }
      return !prefixes[units.count].isDisjoint(with: [.oneKnown, .more])
    }
  }

  /// A part of a word: its cost in ICU's dictionary, 0 where it is not in it, and whether the user has it.
  fileprivate struct Piece {
    let length: Int
    let cost: Int
    let isKnown: Bool
  }
}

extension Phrases.Cut {
  fileprivate func extended(by piece: Phrases.Piece) -> Self {
    if piece.length == 1 { return (1...Phrases.commonCost).contains(piece.cost) ? self : [] }
    guard piece.isKnown || piece.cost != 0 else { return [] }
    var result: Self = isDisjoint(with: [.oneWord, .oneKnown, .more]) ? [] : .more
    if contains(.common) { result.insert(piece.isKnown ? .oneKnown : .oneWord) }
    return result
  }
}
