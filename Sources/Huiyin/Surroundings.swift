internal import HuiyinText

/// What stands round the cues of one part and decides what they count: exceptions, negations, clauses that ask.
struct Surroundings {
  private let part: Part
  private let clauses: Clauses
  private var exceptions: [Match] = []
  private var negations: [Match] = []
  /// The first of them that does not begin before the cues so far.
  private var nextNegation = 0
  private var longestException = 0
  /// The clauses that ask for something, ascending.
  private var askingClauses: [Range<Int>] = []
  /// The first of them that the cues have not passed yet.
  private var nextAsking = 0
  private let lastSentence: Int

  init(_ reading: PartReading, _ index: TermIndex) {
    (part, clauses) = (reading.part, reading.clauses)
    lastSentence = reading.clauses.lastSentence.lowerBound
    for match in reading.asides where match.isOnWordEdges {
      switch index.roles[match.pattern] {
      case .exception:
        exceptions.append(match)
        longestException = max(longestException, match.length)
      case .negation: negations.append(match)
      case .asked where askingClauses.last?.contains(match.start) != true:
        askingClauses.append(clauses.clause(at: match.start))
      default: break
      }
    }
    keepLongestNegations()
  }

  /// Of negations that lie one inside the other the longer one counts: 有没有 is not 没有.
  private mutating func keepLongestNegations() {
    guard negations.count > 1 else { return }
    var kept: [Match] = []
    var (group, furthest) = (0, -1)
    while group < negations.count {
      let start = negations[group].start
      var end = group
      while end < negations.count, negations[end].start == start { end += 1 }
      let longest = negations[end - 1].end
      for negation in negations[group..<end] where negation.end == longest && longest > furthest {
        kept.append(negation)
      }
      furthest = max(furthest, longest)
      group = end
    }
    negations = kept
  }

  /// Why `match`, a cue, does not count whatever came before. Matches come in the order of the text.
  mutating func strike(_ match: Match, _ index: TermIndex) -> Finding.Strike {
    if !match.isOnWordEdges { return .offWordEdges }
    if !exceptions.isEmpty, let line = exception(covering: match, index) { return .exception(Int32(line)) }
    if !negations.isEmpty, let number = negation(of: match, index) { return .negated(Int32(number)) }
    return .none
  }

  /// The first line of the lexicon that strikes `match`.
  private func exception(covering match: Match, _ index: TermIndex) -> Int? {
    var first: Int?
    var place = exceptions.partitioningIndex { $0.start > match.start }
    while place > 0, exceptions[place - 1].start + longestException >= match.end {
      place -= 1
      let exception = exceptions[place]
      let target = index.targets[exception.pattern]
      guard exception.end >= match.end,
        target == TermIndex.everyTarget || target == index.targets[match.pattern]
      else { continue }
      first = min(first ?? .max, exception.pattern)
    }
    return first
  }

  /// The first negation of the lexicon that turns `match` round.
  private mutating func negation(of match: Match, _ index: TermIndex) -> Int? {
    while nextNegation < negations.count, negations[nextNegation].start < match.start { nextNegation += 1 }
    var (first, place) = (Int?.none, nextNegation)
    while place > 0, negations[place - 1].start + index.longestReach >= match.start {
      place -= 1
      let negation = negations[place]
      let number = negation.pattern - index.firstNegation
      guard (0...index.reaches[number]).contains(match.start - negation.end),
        index.negates(number, index.targets[match.pattern]),
        clauses.clause(at: match.start).contains(negation.start)
      else { continue }
      first = min(first ?? .max, number)
    }
    return first
  }

  /// Takes into `count` what a match counts for its place. Matches come in the order of the text, too.
  mutating func multiply(_ count: inout Count, at position: Int, _ rules: Scheme.Rules) {
    guard part == .body else { return count.multiply(by: rules.titlePercent) }
    while nextAsking < askingClauses.count, askingClauses[nextAsking].upperBound <= position {
      nextAsking += 1
    }
    if nextAsking < askingClauses.count, askingClauses[nextAsking].contains(position) {
      count.multiply(by: rules.askedPercent)
    }
    if position >= lastSentence { count.multiply(by: rules.endPercent) }
  }
}
