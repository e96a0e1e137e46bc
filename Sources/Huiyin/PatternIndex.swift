/// The patterns of a lexicon made ready for matching: every word has a number, every set of alternatives too.
///
/// A pattern is tried only where a word of its first set stands, and its further sets are looked up by number, so
/// the work for a note depends on what is in the note.
struct PatternIndex: Sendable {
  /// One place of a sequence: a set of words, at most `distance` units behind the step before.
  struct Step: Sendable {
    let set: Int
    let distance: Int
  }

  /// A pattern over set numbers.
  struct Pattern: Sendable {
    let steps: [Step]
    let conditions: [(kind: Expression.Condition.Kind, steps: [Step])]

    /// Whether it is one word, or a choice of words, without conditions.
    var isPlain: Bool { steps.count == 1 && conditions.isEmpty }
  }

  /// The words of all patterns, folded, each once.
  let words: [[UInt16]]
  /// The patterns in the order they were given.
  let patterns: [Pattern]
  /// How many sets there are.
  let setCount: Int
  private let setsOfWord: Groups
  private let patternsOfFirstSet: Groups

  /// The index of `expressions`; a pattern's number is its place among them.
  init(_ expressions: [Expression]) {
    var builder = PatternIndexBuilder()
    let patterns = expressions.map { builder.pattern($0) }
    var beginning = [[Int]](repeating: [], count: builder.setCount)
    for (number, pattern) in patterns.enumerated() { beginning[pattern.steps[0].set].append(number) }
    self.patterns = patterns
    words = builder.words
    setCount = builder.setCount
    setsOfWord = Groups(builder.setsOfWord)
    patternsOfFirstSet = Groups(beginning)
  }

  /// The sets that `word` belongs to.
  func sets(of word: Int) -> ArraySlice<Int32> { setsOfWord[word] }

  /// The patterns that begin with `set`.
  func patterns(beginningWith set: Int) -> ArraySlice<Int32> { patternsOfFirstSet[set] }
}

/// Numbers in groups, one group after the other in one array.
private struct Groups: Sendable {
  private let members: [Int32]
  private let starts: [Int]

  init(_ groups: [[Int]]) {
    members = groups.flatMap { $0.map(Int32.init) }
    starts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  subscript(group: Int) -> ArraySlice<Int32> { members[starts[group]..<starts[group + 1]] }
}

/// Gives words and sets their numbers, each once.
private struct PatternIndexBuilder {
  private(set) var words: [[UInt16]] = []
  private(set) var setsOfWord: [[Int]] = []
  private(set) var setCount = 0
  private var wordNumbers: [[UInt16]: Int] = [:]
  private var setNumbers: [[Int]: Int] = [:]

  mutating func pattern(_ expression: Expression) -> PatternIndex.Pattern {
    PatternIndex.Pattern(
      steps: steps(expression.sequence),
      conditions: expression.conditions.map { ($0.kind, steps($0.sequence)) })
  }

  private mutating func steps(_ steps: [Expression.Step]) -> [PatternIndex.Step] {
    steps.map { PatternIndex.Step(set: set($0.words), distance: $0.distance) }
  }

  private mutating func set(_ words: [[UInt16]]) -> Int {
    let numbers = Set(words.map { number(of: $0) }).sorted()
    if let known = setNumbers[numbers] { return known }
    setNumbers[numbers] = setCount
    for word in numbers { setsOfWord[word].append(setCount) }
    setCount += 1
    return setCount - 1
  }

  private mutating func number(of word: [UInt16]) -> Int {
    if let known = wordNumbers[word] { return known }
    wordNumbers[word] = words.count
    words.append(word)
    setsOfWord.append([])
    return words.count - 1
  }
}
