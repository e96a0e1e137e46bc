internal import HuiyinText

extension PatternMatcher {
  /// The nearest end of the sequence that begins with `first`, or nil where it does not go on within the clause.
  mutating func end(of sequence: Range<Int>, from first: Span) -> Int32? {
    let limit = clauseEnd(at: first.start)
    // Two and three steps, which most have, need no memory for where those between end.
    switch sequence.count {
    case 1: return first.end
    case 2: return nearestEnd(of: index.steps[sequence.lowerBound + 1], from: first.end, limit: limit)
    case 3:
      let (second, third) = (index.steps[sequence.lowerBound + 1], index.steps[sequence.lowerBound + 2])
      return nearestEnd(of: second, third, from: first.end, limit: limit)
    default: return end(of: index.steps[sequence].dropFirst(), from: first.end, limit: limit)
    }
  }

  /// The nearest end of `steps` behind `end`.
  /// - Complexity: O(places of the steps · log), however many ways lead through them
  mutating func end(of steps: ArraySlice<PatternIndex.Step>, from end: Int32, limit: Int32) -> Int32? {
    var ends = [end]
    for step in steps {
      ends = self.ends(of: step, behind: ends, limit: limit)
      if ends.isEmpty { return nil }
    }
    return ends[0]
  }

  /// Where `step` ends behind any of `ends`, which ascend as these do; there is one at least.
  private mutating func ends(of step: PatternIndex.Step, behind ends: [Int32], limit: Int32) -> [Int32] {
    var reached: [Int32] = []
    var nearest = 0
    let reach = ends[ends.count - 1] - ends[0] + step.distance
    for span in following(step.set, from: ends[0], within: reach) where span.end <= limit {
      while nearest + 1 < ends.count, ends[nearest + 1] <= span.start { nearest += 1 }
      if span.start <= ends[nearest] + step.distance { reached.append(span.end) }
    }
    reached.sort()
    return reached.indices.filter { $0 == 0 || reached[$0] != reached[$0 - 1] }.map { reached[$0] }
  }

  private mutating func nearestEnd(of step: PatternIndex.Step, from end: Int32, limit: Int32) -> Int32? {
    var nearest: Int32?
    for span in following(step.set, from: end, within: step.distance) where span.end <= limit {
      nearest = min(nearest ?? span.end, span.end)
    }
    return nearest
  }

  /// The same for two steps.
  private mutating func nearestEnd(
    of first: PatternIndex.Step, _ second: PatternIndex.Step, from end: Int32, limit: Int32
  ) -> Int32? {
    var nearest: Int32?
    for span in following(first.set, from: end, within: first.distance) where span.end <= limit {
      guard let found = nearestEnd(of: second, from: span.end, limit: limit) else { continue }
      nearest = min(nearest ?? found, found)
    }
    return nearest
  }

  /// The places of `set` that begin at `start` or at most `distance` behind it.
  private mutating func following(_ set: Int32, from start: Int32, within distance: Int32) -> Slice<
    UnsafeBufferPointer<Span>
  > {
    let spans = table.spans(of: set, index)
    let low =
      spans.count < 8
      ? spans.firstIndex { $0.start >= start } ?? spans.count
      : spans.partitioningIndex { $0.start >= start }
    var end = low
    while end < spans.count, spans[end].start <= start + distance { end += 1 }
    return spans[low..<end]
  }

  /// Whether the conditions of `pattern` are as they must be for a match at `start`.
  mutating func allows(_ pattern: PatternIndex.Pattern, at start: Int) -> Bool {
    for condition in pattern.conditions where !meets(condition, at: start) { return false }
    return true
  }

  /// Whether the condition is as it must be for a match at `start`.
  mutating func meets(_ condition: Int, at start: Int) -> Bool {
    let condition = index.conditions[condition]
    return switch condition.kind {
    case .present: stands(condition.sequence, in: clauses.sentence(at: start))
    case .absent: !stands(condition.sequence, in: clauses.clause(at: start))
    }
  }

  private mutating func stands(_ sequence: Range<Int>, in range: Range<Int>) -> Bool {
    guard holdsAll(sequence) else { return false }
    let first = index.steps[sequence.lowerBound].set
    for span in following(first, from: Int32(range.lowerBound), within: Int32(range.count))
    where Int(span.end) <= range.upperBound && end(of: sequence, from: span) != nil { return true }
    return false
  }

  /// Whether words of all steps stand in the text.
  mutating func holdsAll(_ sequence: Range<Int>) -> Bool {
    for step in sequence where !table.holds(index.steps[step].set, index) { return false }
    return true
  }
}
