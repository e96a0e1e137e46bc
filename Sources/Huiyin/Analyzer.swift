public import HuiyinText

/// Sorts notes by one lexicon. Made once, used from any number of threads.
public struct Analyzer: Sendable {
  /// The lexicon that decides.
  public let lexicon: Lexicon
  let terms: TermIndex
  let segmenter: Segmenter
  let placeFinder: PlaceFinder

  /// An analyzer for `lexicon`.
  /// - Complexity: O(size of the lexicon); the first one of a process also reads ICU's dictionary, about 0.1 s. Both are
  ///   done already where the lexicon was found in its cache.
  public init(lexicon: Lexicon) {
    if let compiled = lexicon.making.compiled {
      self.init(lexicon, compiled)
      lexicon.making.cache?.keepICU()
    } else {
      self.init(lexicon: lexicon, cutter: PlainCutter())
      let compiled = CompiledLexicon(
        folding: lexicon.folding, patterns: terms.patterns, segmenter: segmenter, placeFinder: placeFinder)
      lexicon.making.cache?.keep(compiled, of: lexicon.fingerprint)
    }
  }

  package init(lexicon: Lexicon, cutter: PlainCutter) {
    let patterns = PatternIndex(lexicon, cost: cutter.cost)
    let listed = Dictionary(lexicon.words.map { ($0.units, $0) }, uniquingKeysWith: { first, _ in first })
    var unknown = listed
    var words = patterns.words.map { units -> Segmenter.Word in
      unknown[units] = nil
      return .init(units: units, cost: listed[units]?.cost, isNeighbour: listed[units] != nil)
    }
    for word in lexicon.words where unknown[word.units] != nil {
      words.append(.init(units: word.units, cost: listed[word.units]?.cost, isNeighbour: true))
    }
    let segmenter = Segmenter(words: words, cutter: cutter)
    let compiled = CompiledLexicon(
      folding: lexicon.folding, patterns: patterns, segmenter: segmenter,
      placeFinder: PlaceFinder(lexicon.placeWords))
    self.init(lexicon, compiled)
  }

  private init(_ lexicon: Lexicon, _ compiled: CompiledLexicon) {
    self.lexicon = lexicon
    terms = TermIndex(lexicon, compiled.patterns)
    segmenter = compiled.segmenter
    placeFinder = compiled.placeFinder
  }

  /// Cuts text as this analyzer does: folded, with the words of the lexicon.
  public var tokenizer: Tokenizer { Tokenizer(folding: lexicon.folding, segmenter: segmenter) }
}
