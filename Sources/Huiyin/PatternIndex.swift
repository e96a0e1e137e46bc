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
  let words: [[UInt16]]
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
  /// The words of each set again, as ``WordBlock``s.
  let blocks: Groups<WordBlock>

  /// The index of `expressions`; a pattern's number is its place among them. `cost` says how rare a word is, where that
  /// is known: 5 more is half as common.
  init(_ expressions: [Expression], cost: ([UInt16]) -> Int? = { _ in nil }) {
    var builder = PatternIndexBuilder()
    for expression in expressions { builder.add(expression) }
    words = builder.words
    (patterns, steps, conditions) = (builder.patterns, builder.steps, builder.conditions)
    sets = Groups(builder.sets)
    let links = PatternLinks(builder, cost)
    plainPatterns = Groups(links.plainPatterns)
    anchors = Groups(links.anchors)
    neededSets = Groups(links.neededSets)
    blocks = Groups(builder.sets.map(WordBlock.blocks))
  }
}

/// Words whose numbers lie in one stretch of thirty-two: a set of words that were numbered together is a few blocks, so
/// whether a text has one of them is a few looks.
struct WordBlock: Sendable, BitwiseCopyable {
  /// The number of the stretch.
  let stretch: Int32
  /// A bit for each word.
  let words: UInt32

  /// The blocks of `words`, which ascend.
  static func blocks(of words: [Int32]) -> [WordBlock] {
    var blocks: [WordBlock] = []
    for word in words {
      let (stretch, bit) = (word / 32, UInt32(1) << UInt32(word % 32))
      if let last = blocks.last, last.stretch == stretch {
        blocks[blocks.count - 1] = WordBlock(stretch: stretch, words: last.words | bit)
      } else {
        blocks.append(WordBlock(stretch: stretch, words: bit))
      }
    }
    return blocks
  }
}

/// Gives words and sets their numbers, each once, and lays patterns out over them.
private struct PatternIndexBuilder {
  private(set) var words: [[UInt16]] = []
  private(set) var sets: [[Int32]] = []
  private(set) var patterns: [PatternIndex.Pattern] = []
  private(set) var steps: [PatternIndex.Step] = []
  private(set) var conditions: [PatternIndex.Condition] = []
  private var wordNumbers: [[UInt16]: Int32] = [:]
  private var setNumbers: [[Int32]: Int] = [:]

  mutating func add(_ expression: Expression) {
    let sequence = add(expression.sequence)
    let first = conditions.count
    for condition in expression.conditions {
      let steps = add(condition.sequence)
      conditions.append(.init(kind: condition.kind, sequence: steps))
    }
    patterns.append(.init(sequence: sequence, conditions: first..<conditions.count))
  }

  private mutating func add(_ sequence: [Expression.Step]) -> Range<Int> {
    let first = steps.count
    for step in sequence {
      let set = set(step.words)
      steps.append(.init(set: Int32(set), distance: Int32(step.distance)))
    }
    return first..<steps.count
  }

  private mutating func set(_ words: [[UInt16]]) -> Int {
    let numbers = Set(words.map { number(of: $0) }).sorted()
    if let known = setNumbers[numbers] { return known }
    setNumbers[numbers] = sets.count
    sets.append(numbers)
    return sets.count - 1
  }

  private mutating func number(of word: [UInt16]) -> Int32 {
    if let known = wordNumbers[word] { return known }
    wordNumbers[word] = Int32(words.count)
    words.append(word)
    return Int32(words.count - 1)
  }
}

/// From words to the patterns they are in.
private struct PatternLinks {
  private(set) var plainPatterns: [[Int32]]
  private(set) var anchors: [[PatternIndex.Anchor]]
  private(set) var neededSets: [[Int32]]

  init(_ builder: PatternIndexBuilder, _ cost: ([UInt16]) -> Int?) {
    plainPatterns = [[Int32]](repeating: [], count: builder.words.count)
    anchors = [[PatternIndex.Anchor]](repeating: [], count: builder.words.count)
    neededSets = [[Int32]](repeating: [], count: builder.patterns.count)
    let commonness = PatternLinks.commonness(builder, cost)
    for (number, pattern) in builder.patterns.enumerated() {
      if pattern.isPlain {
        let set = builder.steps[pattern.sequence.lowerBound].set
        for word in builder.sets[Int(set)] { plainPatterns[Int(word)].append(Int32(number)) }
        continue
      }
      let present = builder.conditions[pattern.conditions].filter { $0.kind == .present }
      let needed = Set(
        ([pattern.sequence] + present.map(\.sequence)).flatMap { builder.steps[$0].map(\.set) }
      )
      .sorted { (commonness[Int($0)], $0) < (commonness[Int($1)], $1) }
      let next = needed.dropFirst().first ?? -1
      for word in builder.sets[Int(needed[0])] {
        anchors[Int(word)].append(.init(pattern: Int32(number), needed: next))
      }
      neededSets[number] = Array(needed.dropFirst(2))
    }
  }

  /// About how often a word of each set stands in a text, beside other sets.
  private static func commonness(_ builder: PatternIndexBuilder, _ cost: ([UInt16]) -> Int?) -> [Int] {
    let words = builder.words.map { word in
      let cost = cost(word) ?? usualCosts[min(word.count, usualCosts.count) - 1]
      return 1 << max(0, (mostTelling - cost) / 5)
    }
    return builder.sets.map { set in set.reduce(0) { $0 + words[Int($1)] } }
  }

  /// Words that cost more are all alike.
  private static let mostTelling = 200
  /// What words of one, two, three characters and more cost that nobody has counted.
  private static let usualCosts = [70, 100, 125, 150]
}
