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
  private let index: PatternIndex
  private let clauses: Clauses
  /// The places of the words of each set that stands in the text, by start, longer ones first.
  private var spans: [Int: [Span]] = [:]
  private var offEdge: [(word: Int, span: Span)] = []

  private struct Span {
    let start: Int
    let end: Int
  }

  init(_ index: PatternIndex, occurrences: [Segmenter.Occurrence], clauses: Clauses) {
    self.index = index
    self.clauses = clauses
    let ordered = occurrences.filter { $0.word < index.words.count }
      .sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
    for occurrence in ordered {
      let span = Span(start: occurrence.start, end: occurrence.end)
      if occurrence.isOnWordEdges {
        for set in index.setsOfWord[occurrence.word] { spans[set, default: []].append(span) }
      } else {
        offEdge.append((occurrence.word, span))
      }
    }
  }

  /// All matches, by pattern and then by start. Matches of one pattern do not overlap: the first wins, and of those
  /// that begin together the longest.
  func matches() -> [Match] {
    var matches: [Match] = []
    for set in spans.keys.sorted() {
      for pattern in index.patternsOfFirstSet[set] { matches += self.matches(of: pattern) }
    }
    for (word, span) in offEdge {
      for set in index.setsOfWord[word] {
        for pattern in index.patternsOfFirstSet[set] where index.patterns[pattern].isPlain {
          matches.append(Match(pattern: pattern, start: span.start, end: span.end, isOnWordEdges: false))
        }
      }
    }
    return matches.sorted { ($0.pattern, $0.start, $0.end) < ($1.pattern, $1.start, $1.end) }
  }

  private func matches(of number: Int) -> [Match] {
    let pattern = index.patterns[number]
    guard pattern.steps.allSatisfy({ spans[$0.set] != nil }) else { return [] }
    var matches: [Match] = []
    for span in spans[pattern.steps[0].set]! where span.start >= matches.last?.end ?? 0 {
      guard let end = end(of: pattern.steps, from: span), allows(pattern, at: span.start) else { continue }
      matches.append(Match(pattern: number, start: span.start, end: end, isOnWordEdges: true))
    }
    return matches
  }

  /// The nearest end of the sequence that begins with `first`, or nil where it does not go on within the clause.
  private func end(of steps: [PatternIndex.Step], from first: Span) -> Int? {
    guard steps.count > 1 else { return first.end }
    let limit = clauses.clause(at: first.start).upperBound
    var ends: Set<Int> = [first.end]
    for step in steps.dropFirst() {
      var reached: Set<Int> = []
      for end in ends {
        for span in following(step.set, from: end, within: step.distance) where span.end <= limit {
          reached.insert(span.end)
        }
      }
      guard !reached.isEmpty else { return nil }
      ends = reached
    }
    return ends.min()
  }

  private func following(_ set: Int, from start: Int, within distance: Int) -> ArraySlice<Span> {
    guard let spans = spans[set] else { return [] }
    let first = spans.partitioningIndex { $0.start >= start }
    return spans[first...].prefix { $0.start <= start + distance }
  }

  private func allows(_ pattern: PatternIndex.Pattern, at start: Int) -> Bool {
    pattern.conditions.allSatisfy { condition in
      switch condition.kind {
      case .present: stands(condition.steps, in: clauses.sentence(at: start))
      case .absent: !stands(condition.steps, in: clauses.clause(at: start))
      }
    }
  }

  private func stands(_ steps: [PatternIndex.Step], in range: Range<Int>) -> Bool {
    following(steps[0].set, from: range.lowerBound, within: range.count).contains { span in
      span.end <= range.upperBound && end(of: steps, from: span) != nil
    }
  }
}
