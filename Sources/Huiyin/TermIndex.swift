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

  private(set) var patterns = PatternIndex()
  /// The meaning of each pattern, by its number.
  private(set) var meanings: [Meaning] = []

  init(_ lexicon: Lexicon) {
    for (index, term) in lexicon.terms.enumerated() { add(term.pattern, .term(index)) }
    for (index, term) in lexicon.intentTerms.enumerated() { add(term.pattern, .intent(index)) }
    for (index, term) in lexicon.markTerms.enumerated() { add(term.pattern, .mark(index)) }
    for (index, negation) in lexicon.negations.enumerated() {
      let step = Expression.Step(words: [negation.units], distance: 0)
      add(Expression(sequence: [step], conditions: []), .negation(index))
    }
  }

  private mutating func add(_ pattern: Expression, _ meaning: Meaning) {
    patterns.add(pattern)
    meanings.append(meaning)
  }
}
