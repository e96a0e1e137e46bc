/// Gives words and sets their numbers, each once, and lays patterns out over them.
struct PatternIndexBuilder {
  private var wordNumbers = WordNumbers()
  private(set) var patterns: [PatternIndex.Pattern] = []
  private(set) var steps: [PatternIndex.Step] = []
  private(set) var conditions: [PatternIndex.Condition] = []
  /// The words of all sets, one set after the other, and where each set begins; at last where the last one ends.
  private var members: [Int32] = []
  private var starts: [Int32] = [0]
  private var setNumbers: [[Int32]: Int32] = [:]
  /// The sets of choices that were met already; the expressions keep them alive.
  private var setsOfChoices: [ObjectIdentifier: Int32] = [:]
  /// The set of each word alone, by its number; -1 for none yet.
  private var setsOfWords: [Int32] = []

  init(count: Int) {
    patterns.reserveCapacity(count)
    steps.reserveCapacity(count)
  }

  /// The words of all patterns, by their numbers.
  var words: JoinedWords { wordNumbers.words }

  var setCount: Int { starts.count - 1 }

  /// The words of `set`, ascending.
  func words(ofSet set: Int32) -> ArraySlice<Int32> {
    members[Int(starts[Int(set)])..<Int(starts[Int(set) + 1])]
  }

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
      steps.append(.init(set: set, distance: Int32(step.distance)))
    }
    return first..<steps.count
  }

  private mutating func set(_ choice: Expression.Choice) -> Int32 {
    if choice.words.count == 1 { return set(ofWord: number(of: choice.words[0])) }
    if let known = setsOfChoices[ObjectIdentifier(choice)] { return known }
    var numbers: [Int32] = []
    for number in choice.words.map({ number(of: $0) }).sorted() where numbers.last != number {
      numbers.append(number)
    }
    let set = numbers.count == 1 ? set(ofWord: numbers[0]) : set(numbers)
    setsOfChoices[ObjectIdentifier(choice)] = set
    return set
  }

  private mutating func set(ofWord number: Int32) -> Int32 {
    if setsOfWords[Int(number)] < 0 { setsOfWords[Int(number)] = newSet(CollectionOfOne(number)) }
    return setsOfWords[Int(number)]
  }

  private mutating func set(_ numbers: [Int32]) -> Int32 {
    if let known = setNumbers[numbers] { return known }
    let set = newSet(numbers)
    setNumbers[numbers] = set
    return set
  }

  private mutating func newSet(_ numbers: some Collection<Int32>) -> Int32 {
    members.append(contentsOf: numbers)
    starts.append(Int32(members.count))
    return Int32(setCount - 1)
  }

  private mutating func number(of word: [UInt16]) -> Int32 {
    let number = wordNumbers.number(of: word)
    if number == setsOfWords.count { setsOfWords.append(-1) }
    return number
  }
}

/// From words to the patterns they are in.
struct PatternLinks {
  typealias Pairs = [(group: Int32, member: Int32)]

  private(set) var plainPatterns: Pairs = []
  private(set) var compoundSets: Pairs = []
  private(set) var anchored: Pairs = []
  private(set) var needed: Pairs = []

  init(_ builder: PatternIndexBuilder) {
    var isInCompound = [Bool](repeating: false, count: builder.setCount)
    let words = builder.words
    let commonness = (0..<Int32(builder.setCount)).map { set in
      builder.words(ofSet: set).reduce(0) {
        $0 + PatternLinks.commonness(ofLength: words.length(of: Int($1)))
      }
    }
    for (number, pattern) in builder.patterns.enumerated() {
      if pattern.isPlain {
        for word in builder.words(ofSet: builder.steps[pattern.sequence.lowerBound].set) {
          plainPatterns.append((word, Int32(number)))
        }
        continue
      }
      let conditions = builder.conditions[pattern.conditions]
      for steps in [pattern.sequence] + conditions.map(\.sequence) {
        for step in builder.steps[steps] { isInCompound[Int(step.set)] = true }
      }
      link(number, needing: pattern.wantedSets(builder), by: commonness)
    }
    for set in isInCompound.indices where isInCompound[set] {
      for word in builder.words(ofSet: Int32(set)) { compoundSets.append((word, Int32(set))) }
    }
  }

  /// The compound is found through the rarest of the sets it needs.
  private mutating func link(_ number: Int, needing sets: Set<Int32>, by commonness: [Int]) {
    let rarestFirst = sets.sorted { (commonness[Int($0)], $0) < (commonness[Int($1)], $1) }
    anchored.append((rarestFirst[0], Int32(number)))
    for set in rarestFirst.dropFirst() { needed.append((Int32(number), set)) }
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

extension PatternIndex.Pattern {
  /// The sets without a word of which the pattern cannot match.
  fileprivate func wantedSets(_ builder: PatternIndexBuilder) -> Set<Int32> {
    let present = builder.conditions[conditions].filter { $0.kind == .present }.map(\.sequence)
    return Set(([sequence] + present).flatMap { builder.steps[$0].map(\.set) })
  }
}
