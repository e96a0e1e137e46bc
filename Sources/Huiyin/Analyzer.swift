public import HuiyinText

/// Sorts notes by one lexicon. Made once, used from any number of threads.
public struct Analyzer: Sendable {
  /// The lexicon that decides.
  public let lexicon: Lexicon
  let terms: TermIndex
  let segmenter: Segmenter
  let placeFinder: PlaceFinder

  /// An analyzer for `lexicon`.
  /// - Complexity: O(size of the lexicon); the first one of a process also reads ICU's dictionary, about 0.1 s.
  public init(lexicon: Lexicon) { self.init(lexicon: lexicon, cutter: PlainCutter()) }

  package init(lexicon: Lexicon, cutter: PlainCutter) {
    self.lexicon = lexicon
    terms = TermIndex(lexicon, cost: cutter.cost)
    let listed = Dictionary(lexicon.words.map { ($0.units, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(terms.patterns.words)
    let words = terms.patterns.words + lexicon.words.map(\.units).filter { !known.contains($0) }
    segmenter = Segmenter(
      words: words.map { .init(units: $0, cost: listed[$0]?.cost, isNeighbour: listed[$0] != nil) },
      cutter: cutter)
    placeFinder = PlaceFinder(lexicon.placeWords)
  }

  /// Cuts text as this analyzer does: folded, with the words of the lexicon.
  public var tokenizer: Tokenizer { Tokenizer(folding: lexicon.folding, segmenter: segmenter) }
}
