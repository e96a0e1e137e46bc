/// The patterns of a lexicon made ready for matching: every word has a number, every set of alternatives too.
///
/// A pattern that is one choice of words, a plain one, stands in the lists of its words. Any other, a compound, stands
/// in the lists of the words of its rarest set only, its anchor, so the work for a note depends on what is in the note.
final class PatternIndex: Sendable {
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

  /// A compound that a word may begin to make, and the rarest set beside its anchor that it cannot do without; -1 for
  /// none.
  struct Anchor: Sendable, BitwiseCopyable {
    let pattern: Int32
    let needed: Int32
  }

  /// The words of all patterns, folded, each once.
  let words: JoinedWords
  /// The patterns in the order they were given.
  let patterns: [Pattern]
  let steps: [Step]
  let conditions: [Condition]
  /// The words of each set, ascending.
  let sets: Groups<Int32>
  /// The plain patterns that hold each word, ascending.
  let plainPatterns: Groups<Int32>
  /// The compounds whose anchor holds each word, ascending.
  let anchors: Groups<Anchor>
  /// The further sets that each compound cannot do without, beside its anchor and the next one.
  let neededSets: Groups<Int32>
  /// The sets that hold each word and that some compound asks for beside its anchor, so that it must be quick to say
  /// whether a word of them stands in a text.
  let askedSets: Groups<Int32>
  /// Whether each set is asked for so.
  let areAsked: [Bool]

  init(
    words: JoinedWords, patterns: [Pattern], steps: [Step], conditions: [Condition], sets: Groups<Int32>,
    plainPatterns: Groups<Int32>, anchors: Groups<Anchor>, neededSets: Groups<Int32>, askedSets: Groups<Int32>
  ) {
    (self.words, self.patterns, self.steps, self.conditions) = (words, patterns, steps, conditions)
    (self.sets, self.plainPatterns, self.anchors) = (sets, plainPatterns, anchors)
    (self.neededSets, self.askedSets) = (neededSets, askedSets)
    var areAsked = [Bool](repeating: false, count: sets.count)
    for word in 0..<askedSets.count { for set in askedSets[word] { areAsked[Int(set)] = true } }
    self.areAsked = areAsked
  }

  /// The index of `expressions`; a pattern's number is its place among them. `cost` says how rare a word is, where that
  /// is known: 5 more is half as common.
  convenience init(_ expressions: [Expression], cost: ([UInt16]) -> Int? = { _ in nil }) {
    var builder = PatternIndexBuilder(count: expressions.count)
    for expression in expressions { builder.add(expression) }
    let links = PatternLinks(builder, cost)
    self.init(
      words: builder.words, patterns: builder.patterns, steps: builder.steps, conditions: builder.conditions,
      sets: builder.sets, plainPatterns: Groups(links.plainPatterns, count: builder.words.count),
      anchors: Groups(links.anchors, count: builder.words.count),
      neededSets: Groups(links.neededSets, count: builder.patterns.count),
      askedSets: Groups(links.askedSets, count: builder.words.count))
  }
}
