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
  private(set) var words: [[UInt16]] = []
  /// The sets each word belongs to.
  private(set) var setsOfWord: [[Int]] = []
  /// The patterns in the order they were added.
  private(set) var patterns: [Pattern] = []
  /// The patterns that begin with each set.
  private(set) var patternsOfFirstSet: [[Int]] = []

  private var wordNumbers: [[UInt16]: Int] = [:]
  private var setNumbers: [[Int]: Int] = [:]

  var setCount: Int { patternsOfFirstSet.count }

  /// Adds `expression` as the next pattern.
  mutating func add(_ expression: Expression) {
    let pattern = Pattern(
      steps: steps(expression.sequence),
      conditions: expression.conditions.map { ($0.kind, steps($0.sequence)) })
    patternsOfFirstSet[pattern.steps[0].set].append(patterns.count)
    patterns.append(pattern)
  }

  /// The number of the set that holds only `word`.
  mutating func addSet(_ words: [[UInt16]]) -> Int {
    let numbers = Set(words.map { number(of: $0) }).sorted()
    if let known = setNumbers[numbers] { return known }
    let set = setCount
    setNumbers[numbers] = set
    patternsOfFirstSet.append([])
    for word in numbers { setsOfWord[word].append(set) }
    return set
  }

  private mutating func steps(_ steps: [Expression.Step]) -> [Step] {
    steps.map { Step(set: addSet($0.words), distance: $0.distance) }
  }

  private mutating func number(of word: [UInt16]) -> Int {
    if let known = wordNumbers[word] { return known }
    wordNumbers[word] = words.count
    words.append(word)
    setsOfWord.append([])
    return words.count - 1
  }
}
