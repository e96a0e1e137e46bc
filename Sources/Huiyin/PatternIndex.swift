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

  /// A pattern over set numbers, in sixteen bytes.
  struct Pattern: Sendable, BitwiseCopyable {
    private let firstStep: Int32
    private let stepCount: Int32
    private let firstCondition: Int32
    private let conditionCount: Int32

    init(sequence: Range<Int>, conditions: Range<Int>) {
      (firstStep, stepCount) = (Int32(sequence.lowerBound), Int32(sequence.count))
      (firstCondition, conditionCount) = (Int32(conditions.lowerBound), Int32(conditions.count))
    }

    /// Its steps, as places of ``PatternIndex/steps``.
    var sequence: Range<Int> { Int(firstStep)..<Int(firstStep) + Int(stepCount) }
    /// Its conditions, as places of ``PatternIndex/conditions``.
    var conditions: Range<Int> { Int(firstCondition)..<Int(firstCondition) + Int(conditionCount) }

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
  /// The further sets that each compound cannot do without, beside its anchor and what the anchor needs.
  let furtherNeeds: Groups<Scoped>
  /// The set that each need is: of all sets those that an anchor needs, the commonest first.
  let setsOfNeeds: [Int32]
  /// The needs whose sets hold each word.
  let needs: Groups<Int32>
  /// The words of each set again, as ``WordBlock``s.
  let blocks: Groups<WordBlock>

  init(
    words: JoinedWords, patterns: [Pattern], steps: [Step], conditions: [Condition], sets: Groups<Int32>,
    plainPatterns: Groups<Int32>, anchors: Groups<Anchor>, setsOfNeeds: [Int32],
    furtherNeeds: Groups<Scoped>
  ) {
    (self.words, self.patterns, self.steps, self.conditions) = (words, patterns, steps, conditions)
    (self.sets, self.plainPatterns, self.anchors) = (sets, plainPatterns, anchors)
    (self.setsOfNeeds, self.furtherNeeds) = (setsOfNeeds, furtherNeeds)
    needs = sets.holders(of: words.count, by: setsOfNeeds.places(among: sets.count))
    blocks = WordBlock.blocks(of: sets)
  }

  /// The index of what `builder` laid out. `cost` says how rare a word is, where that is known: 5 more is half as common.
  convenience init(_ builder: PatternIndexBuilder, cost: ([UInt16]) -> Int?) {
    let links = PatternLinks(builder, cost)
    self.init(
      words: builder.words, patterns: builder.patterns, steps: builder.steps, conditions: builder.conditions,
      sets: builder.sets, plainPatterns: Groups(links.plainPatterns, count: builder.words.count),
      anchors: Groups(links.anchors, count: builder.words.count), setsOfNeeds: links.setsOfNeeds,
      furtherNeeds: Groups(links.furtherNeeds, count: builder.patterns.count))
  }

  /// Where the index says what of one word.
  struct WordLinks: BitwiseCopyable {
    /// The needs whose sets hold it, in ``PatternIndex/needs``.
    var needs = GroupBounds()
    /// The plain patterns that hold it, in ``PatternIndex/plainPatterns``.
    var plainPatterns = GroupBounds()
    /// The compounds whose anchor holds it, in ``PatternIndex/anchors``.
    var anchors = GroupBounds()
  }

  /// Where the index says what of `word`.
  @inline(__always)
  func links(of word: Int) -> WordLinks {
    WordLinks(
      needs: needs.bounds(of: word), plainPatterns: plainPatterns.bounds(of: word),
      anchors: anchors.bounds(of: word))
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
