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
    let builder = PatternIndexBuilder(lexicon)
    let words = lexicon.words(besides: builder.words)
    let segmenter = Deferred { Segmenter(words: words, cutter: cutter) }.begun()
    let compiled = CompiledLexicon(
      folding: lexicon.folding, patterns: PatternIndex(builder, cost: cutter.cost),
      segmenter: segmenter.value, placeFinder: PlaceFinder(lexicon.placeWords))
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

extension Lexicon {
  /// What the cut should know: `patternWords` first, by their numbers, then those of `words.tsv` that are not among
  /// them.
  fileprivate func words(besides patternWords: JoinedWords) -> [Segmenter.Word] {
    let listed = Dictionary(words.map { ($0.units, $0) }, uniquingKeysWith: { first, _ in first })
    var unknown = listed
    let known = patternWords.map { units -> Segmenter.Word in
      unknown[units] = nil
      return .init(units: units, cost: listed[units]?.cost, isNeighbour: listed[units] != nil)
    }
    let others = words.filter { unknown[$0.units] != nil }
    return known + others.map { .init(units: $0.units, cost: listed[$0.units]?.cost, isNeighbour: true) }
  }
}
