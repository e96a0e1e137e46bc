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
  /// The words of each set again, as ``WordBlock``s.
  let blocks: Groups<WordBlock>

  init(
    words: JoinedWords, patterns: [Pattern], steps: [Step], conditions: [Condition], sets: Groups<Int32>,
    plainPatterns: Groups<Int32>, anchors: Groups<Anchor>
  ) {
    (self.words, self.patterns, self.steps, self.conditions) = (words, patterns, steps, conditions)
    (self.sets, self.plainPatterns, self.anchors) = (sets, plainPatterns, anchors)
    blocks = WordBlock.blocks(of: sets)
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
      anchors: Groups(links.anchors, count: builder.words.count))
  }
}

/// Words whose numbers lie in one stretch of thirty-two: a set of words that were numbered together is a few blocks, so
/// whether a text has one of them is a few looks.
struct WordBlock: Sendable, BitwiseCopyable {
  /// The number of the stretch.
  let stretch: Int32
  /// A bit for each word.
  let words: UInt32

  /// The blocks of each of `sets`, whose words ascend.
  static func blocks(of sets: Groups<Int32>) -> Groups<WordBlock> {
    var (blocks, starts): ([WordBlock], [Int32]) = ([], [0])
    for set in 0..<sets.count {
      for word in sets[set] {
        let (stretch, bit) = (word / 32, UInt32(1) << UInt32(word % 32))
        if blocks.count > Int(starts[set]), let last = blocks.last, last.stretch == stretch {
          blocks[blocks.count - 1] = WordBlock(stretch: stretch, words: last.words | bit)
        } else {
          blocks.append(WordBlock(stretch: stretch, words: bit))
        }
      }
      starts.append(Int32(blocks.count))
    }
    return Groups(blocks, starts: starts)
  }
}
