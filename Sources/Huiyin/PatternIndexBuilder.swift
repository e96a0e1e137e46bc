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

  /// Lays out `expressions`; a pattern's number is its place among them.
  init(_ expressions: [Expression]) {
    patterns.reserveCapacity(expressions.count)
    steps.reserveCapacity(expressions.count)
    for expression in expressions { add(expression) }
  }

  /// The words of all patterns, by their numbers.
  var words: JoinedWords { wordNumbers.words }

  private var setCount: Int { starts.count - 1 }

  /// The words of each set, ascending.
  var sets: Groups<Int32> { Groups(members, starts: starts) }

  private mutating func add(_ expression: Expression) {
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
  private(set) var plainPatterns: [(group: Int32, member: Int32)] = []
  private(set) var anchors: [(group: Int32, member: PatternIndex.Anchor)] = []
  /// The set that each need is, the commonest first.
  let setsOfNeeds: [Int32]
  private(set) var furtherNeeds: [(group: Int32, member: PatternIndex.Scoped)] = []

  init(_ builder: PatternIndexBuilder, _ cost: ([UInt16]) -> Int?) {
    let sets = builder.sets
    let commonness = PatternLinks.commonness(sets, builder.words, cost)
    let neededSets = builder.patterns.map { pattern in
      pattern.isPlain
        ? []
        : pattern.neededSets(builder).sorted {
          (commonness[Int($0.number)], $0.number) < (commonness[Int($1.number)], $1.number)
        }
    }
    let needed = Set(neededSets.compactMap { $0.dropFirst().first?.number })
    setsOfNeeds = needed.sorted { (commonness[Int($1)], $0) < (commonness[Int($0)], $1) }
    let numbers = setsOfNeeds.places(among: sets.count)
    for (number, pattern) in builder.patterns.enumerated() {
      if pattern.isPlain {
        let set = builder.steps[pattern.sequence.lowerBound].set
        for word in sets[Int(set)] { plainPatterns.append((word, Int32(number))) }
      } else {
        link(Int32(number), neededSets[number], sets, numbers)
      }
    }
  }

  /// The compound `number` stands in the lists of the words of its rarest set; `needs` number the sets that are needed.
  private mutating func link(
    _ number: Int32, _ rarestFirst: [PatternIndex.Scoped], _ sets: Groups<Int32>, _ needs: [Int32]
  ) {
    let need = rarestFirst.dropFirst().first.map { PatternIndex.Scoped(needs[Int($0.number)], $0.scope) }
    let anchor = PatternIndex.Anchor(
      pattern: number, scope: rarestFirst[0].scope,
      need: need ?? .init(Int32(setsOfNeeds.count), .clause))
    for word in sets[Int(rarestFirst[0].number)] { anchors.append((word, anchor)) }
    for need in rarestFirst.dropFirst(2) { furtherNeeds.append((number, need)) }
  }

  /// About how often a word of each set stands in a text, beside other sets.
  private static func commonness(
    _ sets: Groups<Int32>, _ words: JoinedWords, _ cost: ([UInt16]) -> Int?
  ) -> [Int] {
    let words = words.map { word in
      let cost = cost(word) ?? usualCosts[min(word.count, usualCosts.count) - 1]
      return 1 << max(0, (mostTelling - cost) / 5)
    }
    return (0..<sets.count).map { set in sets[set].reduce(0) { $0 + words[Int($1)] } }
  }

  /// Words that cost more are all alike.
  private static let mostTelling = 200
  /// What words of one, two, three characters and more cost that nobody has counted.
  private static let usualCosts = [70, 100, 125, 150]
}

extension PatternIndex.Pattern {
  /// The sets without a word of which the pattern cannot match, each once.
  fileprivate func neededSets(_ builder: PatternIndexBuilder) -> [PatternIndex.Scoped] {
    let inClause = Set(builder.steps[sequence].map(\.set))
    let present = builder.conditions[conditions].filter { $0.kind == .present }.map(\.sequence)
    let inSentence = Set(present.flatMap { builder.steps[$0].map(\.set) }).subtracting(inClause)
    return inClause.map { .init($0, .clause) } + inSentence.map { .init($0, .sentence) }
  }
}
