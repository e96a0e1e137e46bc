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
  let words: [[UInt16]]
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
    var builder = PatternIndexBuilder()
    for expression in expressions { builder.add(expression) }
    (words, setCount) = (builder.words, builder.setCount)
    (patterns, steps, conditions) = (builder.patterns, builder.steps, builder.conditions)
    let links = PatternLinks(builder)
    plainPatterns = Groups(links.plainPatterns)
    compoundSets = Groups(links.compoundSets)
    anchored = Groups(links.anchored)
    needed = Groups(links.needed)
  }
}

/// Numbers in groups, one group after the other in one array.
struct Groups: Sendable {
  private let members: [Int32]
  private let starts: [Int32]

  init(_ groups: [[Int32]]) {
    members = groups.flatMap { $0 }
    starts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
  }

  /// The members of `group`.
  subscript(group: Int) -> ArraySlice<Int32> { members[Int(starts[group])..<Int(starts[group + 1])] }
}

/// Gives words and sets their numbers, each once, and lays patterns out over them.
private struct PatternIndexBuilder {
  private(set) var words: [[UInt16]] = []
  private(set) var sets: [[Int]] = []
  private(set) var patterns: [PatternIndex.Pattern] = []
  private(set) var steps: [PatternIndex.Step] = []
  private(set) var conditions: [PatternIndex.Condition] = []
  private var wordNumbers: [WordKey: Int] = [:]
  private var setNumbers: [[Int]: Int] = [:]
  /// The sets of choices that were met already; the expressions keep them alive.
  private var setsOfChoices: [ObjectIdentifier: Int] = [:]
  /// The set of each word alone, by its number; -1 for none yet.
  private var setsOfWords: [Int] = []

  /// A word that is hashed as bytes.
  private struct WordKey: Hashable {
    let units: [UInt16]

    func hash(into hasher: inout Hasher) { units.withUnsafeBytes { hasher.combine(bytes: $0) } }
  }

  var setCount: Int { sets.count }

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
      let set = set(step.choice)
      steps.append(.init(set: Int32(set), distance: Int32(step.distance)))
    }
    return first..<steps.count
  }

  private mutating func set(_ choice: Expression.Choice) -> Int {
    if choice.words.count == 1 { return set(ofWord: number(of: choice.words[0])) }
    if let known = setsOfChoices[ObjectIdentifier(choice)] { return known }
    var numbers = choice.words.map { number(of: $0) }.sorted()
    numbers.removeRepeats()
    let set = numbers.count == 1 ? set(ofWord: numbers[0]) : set(numbers)
    setsOfChoices[ObjectIdentifier(choice)] = set
    return set
  }

  private mutating func set(ofWord number: Int) -> Int {
    if setsOfWords[number] < 0 {
      setsOfWords[number] = sets.count
      sets.append([number])
    }
    return setsOfWords[number]
  }

  private mutating func set(_ numbers: [Int]) -> Int {
    if let known = setNumbers[numbers] { return known }
    setNumbers[numbers] = sets.count
    sets.append(numbers)
    return sets.count - 1
  }

  private mutating func number(of word: [UInt16]) -> Int {
    let key = WordKey(units: word)
    if let known = wordNumbers[key] { return known }
    wordNumbers[key] = words.count
    words.append(word)
    setsOfWords.append(-1)
    return words.count - 1
  }
}

extension [Int] {
  /// Leaves out every number that equals the one before it.
  fileprivate mutating func removeRepeats() {
    var kept: [Int] = []
    kept.reserveCapacity(count)
    for number in self where kept.last != number { kept.append(number) }
    self = kept
  }
}

/// From words to the patterns they are in.
private struct PatternLinks {
  private(set) var plainPatterns: [[Int32]]
  private(set) var compoundSets: [[Int32]]
  private(set) var anchored: [[Int32]]
  private(set) var needed: [[Int32]]

  init(_ builder: PatternIndexBuilder) {
    plainPatterns = [[Int32]](repeating: [], count: builder.words.count)
    compoundSets = plainPatterns
    anchored = [[Int32]](repeating: [], count: builder.sets.count)
    needed = [[Int32]](repeating: [], count: builder.patterns.count)
    let commonness = builder.sets.map { set in
      set.reduce(0) { $0 + PatternLinks.commonness(ofLength: builder.words[$1].count) }
    }
    var isInCompound = [Bool](repeating: false, count: builder.sets.count)
    for (number, pattern) in builder.patterns.enumerated() {
      if pattern.isPlain {
        for word in builder.sets[Int(builder.steps[pattern.sequence.lowerBound].set)] {
          plainPatterns[word].append(Int32(number))
        }
        continue
      }
      let conditions = builder.conditions[pattern.conditions]
      for steps in [pattern.sequence] + conditions.map(\.sequence) {
        for step in builder.steps[steps] { isInCompound[Int(step.set)] = true }
      }
      let wanted = [pattern.sequence] + conditions.filter { $0.kind == .present }.map(\.sequence)
      var sets = Set(wanted.flatMap { builder.steps[$0].map(\.set) }).sorted {
        (commonness[Int($0)], $0) < (commonness[Int($1)], $1)
      }
      anchored[Int(sets.removeFirst())].append(Int32(number))
      needed[number] = sets
    }
    for (set, words) in builder.sets.enumerated() where isInCompound[set] {
      for word in words { compoundSets[word].append(Int32(set)) }
    }
  }

  /// About how often a word of so many characters stands in a text, beside words of other lengths.
  private static func commonness(ofLength length: Int) -> Int {
    switch length {
    case 1: 400
    case 2: 20
    case 3: 3
    default: 1
    }
  }
}
