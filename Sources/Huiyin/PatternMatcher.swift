internal import HuiyinText

/// Finds all matches of the patterns of an index in one cut text; its memory is used again for text after text.
///
/// Words are laid out in the order of the text, plain patterns read off them, and compounds tried where a word of
/// their anchor stands.
struct PatternMatcher: ~Copyable {
  typealias Span = SpanTable.Span

  /// How often a pattern was met, and where its last match ends.
  private struct Tally: BitwiseCopyable {
    var count: Int32 = 0
    var end: Int32 = 0
  }

  let index: PatternIndex
  var table = SpanTable()
  private(set) var clauses = Clauses([])
  private var clauseMap = ClauseMap()
  private var offEdges: [Segmenter.Occurrence] = []
  /// The plain patterns of each word of the text.
  private var plainPatterns = Scratch(filler: UnsafeBufferPointer<Int32>(start: nil, count: 0))
  private var tallies = Scratch(filler: Tally())
  private var tallied: [Int32] = []

  /// A matcher of the patterns of `index`.
  init(_ index: PatternIndex) { self.index = index }

  /// At most so many places of one pattern are looked at: more say nothing more, and a text that repeats itself a
  /// million times must not fill the memory.
  private static let mostMatches: Int32 = 1000

  /// Takes in a text cut into `clauses`, in which `occurrences` were found, by ascending ends.
  mutating func take(_ occurrences: [Segmenter.Occurrence], _ clauses: Clauses) {
    self.clauses = clauses
    clauseMap.fill(clauses)
    table.fill(index, occurrences, clauseMap)
    offEdges.removeAll(keepingCapacity: true)
    for found in occurrences where !found.isOnWordEdges && found.wordNumber < index.words.count {
      offEdges.append(found)
    }
  }

  /// All matches in the text taken in, in its order. Matches of one pattern do not overlap: the first wins, and of those
  /// that begin together the longest.
  mutating func matches() -> [Match] {
    var matches: [Match] = []
    matches.reserveCapacity(2 * table.count + 16)
    tallies.room(for: index.patterns.count)
    addPlain(to: &matches)
    let plain = matches.count
    addCompounds(to: &matches)
    addOffEdges(to: &matches)
    matches.mergeTail(from: plain)
    return matches
  }

  private mutating func addPlain(to matches: inout [Match]) {
    let (places, patterns, tallies) = (table.places, plainPatternsOfWords(), tallies.base)
    var place = 0
    while place < places.count {
      let (start, first) = (places[place].span.start, matches.count)
      while place < places.count, places[place].span.start == start {
        let end = places[place].span.end
        for pattern in patterns[Int(places[place].word)] {
          let tally = tallies[Int(pattern)]
          guard start >= tally.end, tally.count < PatternMatcher.mostMatches else { continue }
          if tally.count == 0 { tallied.append(pattern) }
          tallies[Int(pattern)] = Tally(count: tally.count + 1, end: end)
          matches.append(Match(pattern: Int(pattern), start: Int(start), end: Int(end), isOnWordEdges: true))
        }
        place += 1
      }
      matches.sortTail(from: first)
    }
    forgetTallies()
  }

  /// The plain patterns of each word of the text, looked up for all of them before the first is used.
  private mutating func plainPatternsOfWords() -> UnsafePointer<UnsafeBufferPointer<Int32>> {
    let (words, patterns) = (table.words, plainPatterns.room(for: table.words.count))
    for word in words.indices { patterns[word] = index.plainPatterns[Int(words[word].number)] }
    return UnsafePointer(patterns)
  }

  private mutating func addOffEdges(to matches: inout [Match]) {
    for found in offEdges {
      for pattern in index.plainPatterns[found.word] where count(pattern) <= PatternMatcher.mostMatches {
        matches.append(
          Match(pattern: Int(pattern), start: found.start, end: found.end, isOnWordEdges: false))
      }
    }
    forgetTallies()
  }

  private mutating func addCompounds(to matches: inout [Match]) {
    for word in table.words {
      for anchor in index.anchors[Int(word.number)] {
        guard anchor.mayMatch(word.whereabouts, &table, index), count(anchor.pattern) == 1 else { continue }
        addCompound(Int(anchor.pattern), to: &matches)
      }
    }
    forgetTallies()
  }

  /// How often `pattern` was met, this time included.
  private mutating func count(_ pattern: Int32) -> Int32 {
    let tally = tallies.base + Int(pattern)
    if tally.pointee.count == 0 { tallied.append(pattern) }
    tally.pointee.count += 1
    return tally.pointee.count
  }

  private mutating func forgetTallies() {
    for pattern in tallied { tallies.base[Int(pattern)] = Tally() }
    tallied.removeAll(keepingCapacity: true)
  }

  private mutating func addCompound(_ number: Int, to matches: inout [Match]) {
    let pattern = index.patterns[number]
    if pattern.sequence.count == 2, pattern.conditions.isEmpty { return addPairs(number, to: &matches) }
    var last: Int32 = 0
    let most = matches.count + Int(PatternMatcher.mostMatches)
    for span in table.spans(of: index.steps[pattern.sequence.lowerBound].set, index) where span.start >= last
    {
      guard let end = end(of: pattern.sequence, from: span), allows(pattern, at: Int(span.start)) else {
        continue
      }
      matches.append(Match(pattern: number, start: Int(span.start), end: Int(end), isOnWordEdges: true))
      last = end
      if matches.count == most { return }
    }
  }

  /// Adds the matches of a compound of two steps without conditions, which most are, in one walk along both.
  private mutating func addPairs(_ number: Int, to matches: inout [Match]) {
    let sequence = index.patterns[number].sequence
    let (first, second) = (index.steps[sequence.lowerBound], index.steps[sequence.lowerBound + 1])
    let (starts, followers) = (table.spans(of: first.set, index), table.spans(of: second.set, index))
    let most = matches.count + Int(PatternMatcher.mostMatches)
    var (last, follower) = (Int32(0), 0)
    for span in starts where span.start >= last {
      while follower < followers.count, followers[follower].start < span.start { follower += 1 }
      if follower == followers.count { return }
      guard followers[follower].start <= span.end + second.distance else { continue }
      guard let end = nearestEnd(followers[follower...], behind: span, within: second.distance) else {
        continue
      }
      matches.append(Match(pattern: number, start: Int(span.start), end: Int(end), isOnWordEdges: true))
      last = end
      if matches.count == most { return }
    }
  }

  /// Where the clause ends that holds `position`.
  func clauseEnd(at position: Int32) -> Int32 { clauseMap.end(at: position) }

  /// The nearest end of those of `followers` that begin behind `span`, in its clause.
  private func nearestEnd(
    _ followers: Slice<UnsafeBufferPointer<Span>>, behind span: Span, within distance: Int32
  ) -> Int32? {
    let limit = clauseEnd(at: span.start)
    var nearest: Int32?
    for follower in followers {
      if follower.start > span.end + distance { break }
      if follower.start >= span.end, follower.end <= limit {
        nearest = min(nearest ?? follower.end, follower.end)
      }
    }
    return nearest
  }
}
