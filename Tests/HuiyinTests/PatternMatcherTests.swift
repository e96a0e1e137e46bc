import HuiyinTestSupport
import Testing

@testable import Huiyin
@testable import HuiyinText

/// The matcher against a search that tries every way to lay a pattern over the text.
@Suite struct PatternMatcherTests {
  private typealias Span = Range<Int>
  private static let letters = Array("abc,。".utf16)

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func equalsExhaustiveSearch(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<400 {
      // Now and then a text of so many clauses and sentences that some look alike.
      let longest = round % 40 == 39 ? 150 : 14
      let text = (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
        Self.letters.randomElement(using: &generator)!
      }
      let patterns = (0..<6).map { _ in Self.pattern(&generator) }
      let index = PatternIndex(PatternIndexBuilder(patterns)) { _ in nil }
      let places = Self.occurrences(of: Array(index.words), in: text)
      var matcher = PatternMatcher(index)
      matcher.take(places, Clauses(text))
      let found = matcher.matches()
      // The memory is used again: what is left in it must not show.
      matcher.take(places, Clauses(text))
      #expect(matcher.matches() == found)
      let expected = patterns.enumerated().flatMap { number, pattern in
        Self.naive(pattern, in: text).map {
          Match(pattern: number, start: $0.lowerBound, end: $0.upperBound, isOnWordEdges: true)
        }
      }
      .sorted { $0.precedes($1) }
      #expect(
        found == expected,
        "seed \(seed), round \(round): \(String(decoding: text, as: UTF16.self)) \(patterns)")
    }
  }

  private static func pattern(_ generator: inout SeededGenerator) -> Expression {
    func steps() -> [Expression.Step] {
      (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        // Now and then a set so large that its words are marked and not looked for.
        let most = Int.random(in: 0..<5, using: &generator) == 0 ? 40 : 2
        let words = (0..<Int.random(in: 1...most, using: &generator)).map { _ in
          (0..<Int.random(in: 1...(most > 2 ? 3 : 2), using: &generator)).map { _ in
            letters[Int.random(in: 0..<3, using: &generator)]
          }
        }
        return Expression.Step(
          choice: Expression.Choice(words), distance: Int.random(in: 0...4, using: &generator))
      }
    }
    let conditions = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
      Expression.Condition(kind: Bool.random(using: &generator) ? .present : .absent, sequence: steps())
    }
    return Expression(sequence: steps(), conditions: conditions)
  }

  private static func occurrences(of words: [[UInt16]], in text: [UInt16]) -> [Segmenter.Occurrence] {
    words.enumerated().flatMap { number, word in
      spans(of: [word], in: text).map {
        .init(word: number, start: $0.lowerBound, end: $0.upperBound, isOnWordEdges: true)
      }
    }
    .sorted { ($0.end, $0.start) < ($1.end, $1.start) }
  }

  private static func spans(of words: [[UInt16]], in text: [UInt16]) -> [Span] {
    var spans: Set<Span> = []
    for word in words where word.count <= text.count {
      for start in 0...(text.count - word.count) where Array(text[start..<start + word.count]) == word {
        spans.insert(start..<start + word.count)
      }
    }
    return spans.sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
  }

  /// The stretch of text between two of `marks` that holds `position`.
  private static func stretch(_ text: [UInt16], at position: Int, between marks: [UInt16]) -> Span {
    var start = position
    while start > 0, !marks.contains(text[start - 1]) { start -= 1 }
    var end = position
    while end < text.count, !marks.contains(text[end]) { end += 1 }
    return start..<min(end + 1, text.count)
  }

  private static func clause(_ text: [UInt16], at position: Int) -> Span {
    // A comma between two letters of the alphabet is inside a token (1,000) and ends nothing.
    let ends = text.indices.filter { index in
      if text[index] == letters[4] { return true }
      guard text[index] == letters[3] else { return false }
      let isInside =
        index > 0 && index + 1 < text.count && letters[..<3].contains(text[index - 1])
        && letters[..<3].contains(text[index + 1])
      return !isInside
    }
    let start = ends.last { $0 < position }.map { $0 + 1 } ?? 0
    return start..<(ends.first { $0 >= position }.map { $0 + 1 } ?? text.count)
  }

  private static func ends(_ steps: ArraySlice<Expression.Step>, after end: Int, limit: Int, _ text: [UInt16])
    -> [Int]
  {
    guard let step = steps.first else { return [end] }
    return spans(of: step.words, in: text)
      .filter { $0.lowerBound >= end && $0.lowerBound <= end + step.distance && $0.upperBound <= limit }
      .flatMap { ends(steps.dropFirst(), after: $0.upperBound, limit: limit, text) }
  }

  private static func stands(_ steps: [Expression.Step], in range: Span, _ text: [UInt16]) -> Bool {
    spans(of: steps[0].words, in: text).contains { span in
      range.lowerBound <= span.lowerBound && span.upperBound <= range.upperBound
        && (steps.count == 1
          || !ends(
            steps.dropFirst(), after: span.upperBound, limit: clause(text, at: span.lowerBound).upperBound,
            text
          ).isEmpty)
    }
  }

  private static func naive(_ pattern: Expression, in text: [UInt16]) -> [Span] {
    var found: [Span] = []
    for span in spans(of: pattern.sequence[0].words, in: text)
    where span.lowerBound >= found.last?.upperBound ?? 0 {
      let limit = pattern.sequence.count == 1 ? text.count : clause(text, at: span.lowerBound).upperBound
      guard let end = ends(pattern.sequence.dropFirst(), after: span.upperBound, limit: limit, text).min()
      else { continue }
      let isAllowed = pattern.conditions.allSatisfy { condition in
        let sentence = stretch(text, at: span.lowerBound, between: [letters[4]])
        switch condition.kind {
        case .present: return stands(condition.sequence, in: sentence, text)
        case .absent: return !stands(condition.sequence, in: clause(text, at: span.lowerBound), text)
        }
      }
      if isAllowed { found.append(span.lowerBound..<end) }
    }
    return found
  }
}
