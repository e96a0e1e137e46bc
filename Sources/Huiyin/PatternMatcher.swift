internal import HuiyinText

/// 命中: one place in a folded text where a pattern matches.
struct Match: Hashable, Sendable {
  /// The number of the pattern.
  let pattern: Int
  let start: Int
  let end: Int
  /// Whether the characters stand there as words of their own; always true but for plain words.
  let isOnWordEdges: Bool

  var length: Int { end - start }
}

/// Finds all matches of the patterns of an index in one cut text.
struct PatternMatcher {
  private typealias Span = SpanTable.Span

  private let index: PatternIndex
  private let clauses: Clauses
  private let table: SpanTable
  private let offEdge: [Segmenter.Occurrence]

  /// A matcher for the text in which `occurrences` were found; `table` is filled anew with them.
  init(
    _ index: PatternIndex, occurrences: [Segmenter.Occurrence], clauses: Clauses, in table: inout SpanTable
  ) {
    self.index = index
    self.clauses = clauses
    table.fill(index, occurrences)
    self.table = table
    offEdge = occurrences.filter { !$0.isOnWordEdges && $0.word < index.words.count }
  }

  /// At most so many places of one pattern are looked at: more say nothing more, and a text that repeats itself a
  /// million times must not fill the memory.
  private static let mostMatches = 1000

  /// All matches, by pattern and then by start. Matches of one pattern do not overlap: the first wins, and of those
  /// that begin together the longest.
  func matches() -> [Match] {
    var matches: [Match] = []
    for set in table.sets {
      for pattern in index.patterns(beginningWith: Int(set)) { match(Int(pattern), into: &matches) }
    }
    var seen: [Int32: Int] = [:]
    for found in offEdge {
      for set in index.sets(of: found.word) {
        for pattern in index.patterns(beginningWith: Int(set)) where index.patterns[Int(pattern)].isPlain {
          seen[pattern, default: 0] += 1
          guard seen[pattern, default: 0] <= PatternMatcher.mostMatches else { continue }
          matches.append(
            Match(pattern: Int(pattern), start: found.start, end: found.end, isOnWordEdges: false))
        }
      }
    }
    return matches.sorted { ($0.pattern, $0.start, $0.end) < ($1.pattern, $1.start, $1.end) }
  }

  private func match(_ number: Int, into matches: inout [Match]) {
    let pattern = index.patterns[number]
    guard pattern.steps.allSatisfy({ table.holds($0.set) }) else { return }
    var last: Int32 = 0
    let most = matches.count + PatternMatcher.mostMatches
    for span in table[pattern.steps[0].set] where span.start >= last {
      guard let end = end(of: pattern.steps, from: span), allows(pattern, at: Int(span.start)) else {
        continue
      }
      matches.append(Match(pattern: number, start: Int(span.start), end: Int(end), isOnWordEdges: true))
      last = end
      if matches.count == most { return }
    }
  }

  /// The nearest end of the sequence that begins with `first`, or nil where it does not go on within the clause.
  private func end(of steps: [PatternIndex.Step], from first: Span) -> Int32? {
    guard steps.count > 1 else { return first.end }
    let limit = Int32(clauses.clause(at: Int(first.start)).upperBound)
    var ends = [first.end]
    for step in steps.dropFirst() {
      var reached: [Int32] = []
      for end in ends {
        for span in following(step.set, from: end, within: step.distance)
        where span.end <= limit && !reached.contains(span.end) { reached.append(span.end) }
      }
      guard !reached.isEmpty else { return nil }
      ends = reached
    }
    return ends.min()
  }

  private func following(_ set: Int, from start: Int32, within distance: Int) -> ArraySlice<Span> {
    let spans = table[set]
    let first = spans.partitioningIndex { $0.start >= start }
    return spans[first...].prefix { Int($0.start) <= Int(start) + distance }
  }

  private func allows(_ pattern: PatternIndex.Pattern, at start: Int) -> Bool {
    pattern.conditions.allSatisfy { meets($0, at: start) }
  }

  private func meets(
    _ condition: (kind: Expression.Condition.Kind, steps: [PatternIndex.Step]), at start: Int
  ) -> Bool {
    switch condition.kind {
    case .present: stands(condition.steps, in: clauses.sentence(at: start))
    case .absent: !stands(condition.steps, in: clauses.clause(at: start))
    }
  }

  private func stands(_ steps: [PatternIndex.Step], in range: Range<Int>) -> Bool {
    guard steps.allSatisfy({ table.holds($0.set) }) else { return false }
    return following(steps[0].set, from: Int32(range.lowerBound), within: range.count).contains { span in
      Int(span.end) <= range.upperBound && end(of: steps, from: span) != nil
    }
  }
}

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

  /// Why the pattern with `number` has no match; nil where it has one.
  func shortfall(of number: Int) -> Shortfall? {
    let pattern = index.patterns[number]
    if let step = pattern.steps.firstIndex(where: { !table.holds($0.set) }) { return .lacks(step: step) }
    let starts = table[pattern.steps[0].set].filter { end(of: pattern.steps, from: $0) != nil }
    guard let first = starts.first else { return .apart }
    if starts.contains(where: { allows(pattern, at: Int($0.start)) }) { return nil }
    let failing = pattern.conditions.firstIndex { !meets($0, at: Int(first.start)) } ?? 0
    return pattern.conditions[failing].kind == .present
      ? .unmet(condition: failing) : .forbidden(condition: failing)
  }

  /// The patterns of two steps or more that do not match in their order, but would with the steps the other way round.
  func reversedPatterns() -> [Int] {
    index.patterns.indices.filter { number in
      let steps = index.patterns[number].steps
      guard steps.count > 1, steps.allSatisfy({ table.holds($0.set) }) else { return false }
      guard !table[steps[0].set].contains(where: { end(of: steps, from: $0) != nil }) else { return false }
      let distances = [0] + steps.dropFirst().map(\.distance).reversed()
      let turned = zip(steps.reversed(), distances).map { PatternIndex.Step(set: $0.set, distance: $1) }
      return table[turned[0].set].contains { end(of: turned, from: $0) != nil }
    }
  }
}
