/// The patterns of a lexicon made ready for matching: every word has a number, every set of alternatives too.
///
/// A pattern that is one choice of words stands in the lists of its words. Any other, a compound, is tried only where
/// words of all its sets stand, and is found through the rarest of them, so the work for a note depends on what is in
/// the note.
struct PatternIndex: Sendable {
  /// One place of a sequence: a set of words, at most `distance` units behind the step before.
  struct Step: Sendable {
    let set: Int32
    let distance: Int32
  }

  /// A further sequence that decides whether a match counts.
  struct Condition: Sendable {
    let kind: Expression.Condition.Kind
    /// Its steps, as places of ``steps``.
    let sequence: Range<Int>
  }

  /// A pattern over set numbers.
  struct Pattern: Sendable {
    /// Its steps, as places of ``PatternIndex/steps``.
    let sequence: Range<Int>
    /// Its conditions, as places of ``PatternIndex/conditions``.
    let conditions: Range<Int>

    /// Whether it is one word, or a choice of words, without conditions.
    var isPlain: Bool { sequence.count == 1 && conditions.isEmpty }
  }

  /// The words of all patterns, folded, each once.
  let words: JoinedWords
  /// The patterns in the order they were given.
  let patterns: [Pattern]
  let steps: [Step]
  let conditions: [Condition]
  /// How many sets there are.
  let setCount: Int
  /// The plain patterns that hold each word, ascending.
  let plainPatterns: Groups
  /// The sets of compounds that hold each word.
  let compoundSets: Groups
  /// The compounds that are found through each set.
  let anchored: Groups
  /// The further sets that each pattern cannot do without.
  let needed: Groups

  /// The index of `expressions`; a pattern's number is its place among them.
  init(_ expressions: [Expression]) {
    var builder = PatternIndexBuilder(count: expressions.count)
    for expression in expressions { builder.add(expression) }
    (words, setCount) = (builder.words, builder.setCount)
    (patterns, steps, conditions) = (builder.patterns, builder.steps, builder.conditions)
    let links = PatternLinks(builder)
    plainPatterns = Groups(links.plainPatterns, count: words.count)
    compoundSets = Groups(links.compoundSets, count: words.count)
    anchored = Groups(links.anchored, count: setCount)
    needed = Groups(links.needed, count: patterns.count)
  }
}
