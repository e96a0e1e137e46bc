extension PatternMatcher {
  /// What keeps a pattern from matching.
  enum Shortfall: Sendable, Hashable {
    /// No word of this step of its sequence stands in the text.
    case lacks(step: Int)
    /// All stand there, but not in this order within one clause and the distances.
    case apart
    /// A condition that must be met is not.
    case unmet(condition: Int)
    /// A condition that must not be met is.
    case forbidden(condition: Int)
  }

  /// Why the pattern with `number` has no match in the text taken in; nil where it has one.
  mutating func shortfall(of number: Int) -> Shortfall? {
    let pattern = index.patterns[number]
    for step in pattern.sequence where !table.holds(index.steps[step].set, index) {
      return .lacks(step: step - pattern.sequence.lowerBound)
    }
    var first: Span?
    for span in table.spans(of: index.steps[pattern.sequence.lowerBound].set, index)
    where end(of: pattern.sequence, from: span) != nil {
      if allows(pattern, at: Int(span.start)) { return nil }
      first = first ?? span
    }
    guard let first else { return .apart }
    for condition in pattern.conditions where !meets(condition, at: Int(first.start)) {
      let number = condition - pattern.conditions.lowerBound
      return index.conditions[condition].kind == .present
        ? .unmet(condition: number) : .forbidden(condition: number)
    }
    return nil
  }

  /// The patterns of two steps or more that do not match in their order, but would with the steps the other way round.
  mutating func reversedPatterns() -> [Int] {
    var reversed: [Int] = []
    for number in index.patterns.indices where wouldMatchReversed(number) { reversed.append(number) }
    return reversed
  }

  private mutating func wouldMatchReversed(_ number: Int) -> Bool {
    let sequence = index.patterns[number].sequence
    guard sequence.count > 1, holdsAll(sequence) else { return false }
    let steps = index.steps[sequence]
    for span in table.spans(of: steps[sequence.lowerBound].set, index)
    where end(of: sequence, from: span) != nil { return false }
    let distances = [0] + steps.dropFirst().map(\.distance).reversed()
    let turned = zip(steps.reversed(), distances).map { PatternIndex.Step(set: $0.set, distance: $1) }
    for span in table.spans(of: turned[0].set, index) {
      let end = end(of: turned.dropFirst(), from: span.end, limit: clauseEnd(at: span.start))
      if end != nil { return true }
    }
    return false
  }
}
