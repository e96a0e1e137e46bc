/// The patterns of a lexicon in one index, and what each of them is for.
struct TermIndex: Sendable {
  /// What a pattern says where it matches.
  enum Meaning: Sendable {
    /// A line of `terms/`.
    case term(Int)
    /// A line of `intents.tsv`.
    case intent(Int)
    /// A line of `marks.tsv`.
    case mark(Int)
    /// A word of `negations.tsv`.
    case negation(Int)
  }

  let patterns: PatternIndex
  /// The meaning of each pattern, by its number.
  let meanings: [Meaning]

  init(_ lexicon: Lexicon) {
    let negations = lexicon.negations.map { negation in
      Expression(sequence: [.init(words: [negation.units], distance: 0)], conditions: [])
    }
    let lines = lexicon.terms + lexicon.intentTerms + lexicon.markTerms
    patterns = PatternIndex(lines.map(\.pattern) + negations)
    meanings =
      lexicon.terms.indices.map { .term($0) } + lexicon.intentTerms.indices.map { .intent($0) }
      + lexicon.markTerms.indices.map { .mark($0) } + lexicon.negations.indices.map { .negation($0) }
  }
}
