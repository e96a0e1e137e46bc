internal import HuiyinText

/// 命中: one place in a folded text where a pattern matches.
struct Match: Hashable, Sendable, BitwiseCopyable {
  private let patternNumber: Int32
  private let lowerBound: Int32
  private let upperBound: Int32
  /// Whether the characters stand there as words of their own; always true but for plain words.
  let isOnWordEdges: Bool

  init(pattern: Int, start: Int, end: Int, isOnWordEdges: Bool) {
    (patternNumber, lowerBound, upperBound) = (Int32(pattern), Int32(start), Int32(end))
    self.isOnWordEdges = isOnWordEdges
  }

  /// The number of the pattern.
  var pattern: Int { Int(patternNumber) }
  var start: Int { Int(lowerBound) }
  var end: Int { Int(upperBound) }
  var length: Int { end - start }

  /// Whether it comes before `other` in the text; of matches in one place that of the earlier pattern does.
  func precedes(_ other: Match) -> Bool {
    if lowerBound != other.lowerBound { return lowerBound < other.lowerBound }
    if upperBound != other.upperBound { return upperBound < other.upperBound }
    return patternNumber < other.patternNumber
  }
}

/// Finds all matches of the patterns of an index in one cut text.
struct PatternMatcher {
  private typealias Span = SpanTable.Span

  private let index: PatternIndex
  private let clauses: Clauses
  private let table: SpanTable
  private let occurrences: [Segmenter.Occurrence]

  /// A matcher for the text in which `occurrences` were found; `table` is filled anew with them, and must not be filled
  /// again while the matcher is used.
  init(_ index: PatternIndex, occurrences: [Segmenter.Occurrence], clauses: Clauses, in table: SpanTable) {
    self.index = index
    self.clauses = clauses
    self.table = table
    self.occurrences = occurrences
    table.fill(index, occurrences, length: clauses.ends.last ?? 0)
  }

  /// At most so many places of one pattern are looked at: more say nothing more, and a text that repeats itself a
  /// million times must not fill the memory.
  private static let mostMatches = 1000

  /// All matches in the order of the text. Matches of one pattern do not overlap: the first wins, and of those that
  /// begin together the longest.
  func matches() -> [Match] {
    var matches: [Match] = []
    matches.reserveCapacity(table.count + 16)
    addPlain(to: &matches)
    let plain = matches.count
    addCompounds(to: &matches)
    addOffEdges(to: &matches)
    matches.mergeTail(from: plain)
    return matches
  }

  private func addPlain(to matches: inout [Match]) {
    var place = 0
    while place < table.count {
      let start = table.place(at: place).span.start
      let first = matches.count
      while place < table.count {
        let (span, word) = table.place(at: place)
        guard span.start == start else { break }
        for pattern in index.plainPatterns[word] { add(pattern, span, to: &matches) }
        place += 1
      }
      matches.sortTail(from: first)
    }
    table.forgetTallies()
  }

  @inline(__always)
  private func add(_ pattern: Int32, _ span: Span, to matches: inout [Match]) {
    let tally = table.tally(of: pattern)
    guard span.start >= tally.pointee.end, tally.pointee.count < PatternMatcher.mostMatches else { return }
    tally.pointee = .init(count: tally.pointee.count + 1, end: span.end)
    matches.append(
      Match(pattern: Int(pattern), start: Int(span.start), end: Int(span.end), isOnWordEdges: true))
  }

  private func addOffEdges(to matches: inout [Match]) {
    for found in occurrences where !found.isOnWordEdges && found.word < index.words.count {
      for pattern in index.plainPatterns[found.word] {
        let tally = table.tally(of: pattern)
        guard tally.pointee.count < PatternMatcher.mostMatches else { continue }
        tally.pointee.count += 1
        matches.append(
          Match(pattern: Int(pattern), start: found.start, end: found.end, isOnWordEdges: false))
      }
    }
    table.forgetTallies()
  }

  private func addCompounds(to matches: inout [Match]) {
    for set in table.sets {
      for pattern in index.anchored[Int(set)]
      where index.needed[Int(pattern)].allSatisfy({ table.holds($0) }) {
        addCompound(Int(pattern), to: &matches)
      }
    }
  }

  private func addCompound(_ number: Int, to matches: inout [Match]) {
    let pattern = index.patterns[number]
    var last: Int32 = 0
    let most = matches.count + PatternMatcher.mostMatches
    for span in table.spans(of: index.steps[pattern.sequence.lowerBound].set) where span.start >= last {
      guard let end = end(of: pattern.sequence, from: span), allows(pattern, at: Int(span.start)) else {
        continue
      }
      matches.append(Match(pattern: number, start: Int(span.start), end: Int(end), isOnWordEdges: true))
      last = end
      if matches.count == most { return }
    }
  }

  /// The nearest end of the sequence that begins with `first`, or nil where it does not go on within the clause.
  private func end(of sequence: Range<Int>, from first: Span) -> Int32? {
    guard sequence.count > 1 else { return first.end }
    let limit = Int32(clauses.clause(at: Int(first.start)).upperBound)
    return index.steps.withUnsafeBufferPointer { steps in
      end(of: UnsafeBufferPointer(rebasing: steps[sequence.dropFirst()]), from: first.end, limit: limit)
    }
  }

  /// The nearest end of `steps` behind `end`.
  private func end(
    of steps: UnsafeBufferPointer<PatternIndex.Step>, from end: Int32, limit: Int32
  ) -> Int32? {
    guard steps.count > 1 else { return nearestEnd(of: steps[0], from: end, limit: limit) }
    var ends = [end]
    for step in steps.dropLast() {
      var reached: [Int32] = []
      for end in ends {
        for span in following(step.set, from: end, within: Int(step.distance))
        where span.end <= limit && !reached.contains(span.end) { reached.append(span.end) }
      }
      guard !reached.isEmpty else { return nil }
      ends = reached
    }
    return ends.compactMap { nearestEnd(of: steps[steps.count - 1], from: $0, limit: limit) }.min()
  }

  private func nearestEnd(of step: PatternIndex.Step, from end: Int32, limit: Int32) -> Int32? {
    var nearest = Int32.max
    for span in following(step.set, from: end, within: Int(step.distance)) where span.end <= limit {
      nearest = min(nearest, span.end)
    }
    return nearest == .max ? nil : nearest
  }

  private func following(_ set: Int32, from start: Int32, within distance: Int) -> Slice<
    UnsafeBufferPointer<Span>
  > {
    let spans = table.spans(of: set)
    let first = spans.partitioningIndex { $0.start >= start }
    var end = first
    while end < spans.count, Int(spans[end].start) <= Int(start) + distance { end += 1 }
    return spans[first..<end]
  }

  private func allows(_ pattern: PatternIndex.Pattern, at start: Int) -> Bool {
    pattern.conditions.allSatisfy { meets($0, at: start) }
  }

  private func meets(_ condition: Int, at start: Int) -> Bool {
    let condition = index.conditions[condition]
    return switch condition.kind {
    case .present: stands(condition.sequence, in: clauses.sentence(at: start))
    case .absent: !stands(condition.sequence, in: clauses.clause(at: start))
    }
  }

  private func stands(_ sequence: Range<Int>, in range: Range<Int>) -> Bool {
    guard holdsAll(sequence) else { return false }
    let first = index.steps[sequence.lowerBound].set
    return following(first, from: Int32(range.lowerBound), within: range.count).contains { span in
      Int(span.end) <= range.upperBound && end(of: sequence, from: span) != nil
    }
  }

  private func holdsAll(_ sequence: Range<Int>) -> Bool {
    index.steps[sequence].allSatisfy { table.holds($0.set) }
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

  /// Why the compound with `number` has no match; nil where it has one.
  func shortfall(ofCompound number: Int) -> Shortfall? {
    let pattern = index.patterns[number]
    let missing = pattern.sequence.firstIndex { !table.holds(index.steps[$0].set) }
    if let missing { return .lacks(step: missing - pattern.sequence.lowerBound) }
    let starts = table.spans(of: index.steps[pattern.sequence.lowerBound].set).filter {
      end(of: pattern.sequence, from: $0) != nil
    }
    guard let first = starts.first else { return .apart }
    if starts.contains(where: { allows(pattern, at: Int($0.start)) }) { return nil }
    let failing =
      pattern.conditions.first { !meets($0, at: Int(first.start)) } ?? pattern.conditions.lowerBound
    let number = failing - pattern.conditions.lowerBound
    return index.conditions[failing].kind == .present
      ? .unmet(condition: number) : .forbidden(condition: number)
  }

  /// Why the pattern with `number` has no match; nil where it has one.
  func shortfall(of number: Int) -> Shortfall? {
    guard index.patterns[number].isPlain else { return shortfall(ofCompound: number) }
    let isThere = (0..<table.count).contains {
      index.plainPatterns[table.place(at: $0).word].contains(Int32(number))
    }
    return isThere ? nil : .lacks(step: 0)
  }

  /// The patterns of two steps or more that do not match in their order, but would with the steps the other way round.
  func reversedPatterns() -> [Int] {
    index.patterns.indices.filter { number in
      let sequence = index.patterns[number].sequence
      guard sequence.count > 1, holdsAll(sequence) else { return false }
      let steps = index.steps[sequence]
      guard
        !table.spans(of: steps[sequence.lowerBound].set).contains(where: {
          end(of: sequence, from: $0) != nil
        })
      else { return false }
      let distances = [0] + steps.dropFirst().map(\.distance).reversed()
      let turned = zip(steps.reversed(), distances).map { PatternIndex.Step(set: $0.set, distance: $1) }
      return turned.withUnsafeBufferPointer { turned in
        table.spans(of: turned[0].set).contains { span in
          end(
            of: UnsafeBufferPointer(rebasing: turned.dropFirst()), from: span.end,
            limit: Int32(clauses.clause(at: Int(span.start)).upperBound)) != nil
        }
      }
    }
  }
}

extension [Match] {
  /// Sorts the few elements from `first` on.
  fileprivate mutating func sortTail(from first: Int) {
    guard count - first > 1 else { return }
    guard count - first < 16 else { return self[first...].sort { $0.precedes($1) } }
    for index in first + 1..<count {
      let match = self[index]
      var place = index
      while place > first, match.precedes(self[place - 1]) {
        self[place] = self[place - 1]
        place -= 1
      }
      self[place] = match
    }
  }

  /// Brings the elements from `middle` on, in any order, to their places among those before it, which are sorted.
  fileprivate mutating func mergeTail(from middle: Int) {
    guard middle < count else { return }
    let tail = self[middle...].sorted { $0.precedes($1) }
    var (place, left) = (count - 1, middle - 1)
    for match in tail.reversed() {
      while left >= 0, match.precedes(self[left]) {
        self[place] = self[left]
        (place, left) = (place - 1, left - 1)
      }
      self[place] = match
      place -= 1
    }
  }
}
