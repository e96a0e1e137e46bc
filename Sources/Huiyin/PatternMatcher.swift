internal import HuiyinText

/// Finds all matches of the patterns of an index in one cut text; its memory is used again for text after text.
///
/// Words are laid out in the order of the text and plain patterns read off them. Compounds are collected where a word of
/// their anchor stands, in one quick pass that drops most of them, and what is left is tried.
struct PatternMatcher: ~Copyable {
  typealias Span = SpanTable.Span

  /// How often a pattern was met in one round, and where its last match ends; in any later round that says nothing.
  private struct Tally: BitwiseCopyable {
    var round: Int = 0
    var count: Int32 = 0
    var end: Int32 = 0
  }

  /// A compound that may match, and where its anchor and the set that this one needs have a place in common.
  private struct Candidate: BitwiseCopyable {
    let pattern: Int32
    var common: Whereabouts
  }

  let index: PatternIndex
  var table = SpanTable()
  private(set) var clauses = Clauses([])
  private var clauseMap = ClauseMap()
  /// The compounds that may match, some of them several times.
  private var candidates = Scratch(filler: Candidate(pattern: 0, common: .nowhere))
  /// The matches that are not found in the order of the text.
  private var unordered: [Match] = []
  private var plainPlaces = Scratch(filler: SpanTable.Place.none)
  private var tallies = Scratch(filler: Tally())
  private var round = 0

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
  }

  /// All matches in the text taken in, in its order. Matches of one pattern do not overlap: the first wins, and of those
  /// that begin together the longest.
  mutating func matches() -> [Match] {
    var matches: [Match] = []
    match(into: &matches)
    return matches
  }

  /// Makes `matches` those in the text taken in, in the memory it has.
  mutating func match(into matches: inout [Match]) {
    matches.removeAll(keepingCapacity: true)
    matches.reserveCapacity(2 * table.count + 16)
    tallies.room(for: index.patterns.count)
    addPlain(to: &matches)
    addCompounds()
    addOffEdges()
    matches.merge(&unordered)
  }

  private mutating func addPlain(to matches: inout [Match]) {
    let (links, places, tallies) = (table.linksOfWords, placesOfPlain(), tallies.base)
    round += 1
    var (start, first) = (Int32(-1), 0)
    for place in places {
      if place.span.start != start {
        matches.reverseTail(from: first)
        (start, first) = (place.span.start, matches.count)
      }
      // The longest place of a start comes first, so matches are put down in the opposite of their order.
      for pattern in index.plainPatterns[links[Int(place.word)].plainPatterns].reversed() {
        var tally = tallies[Int(pattern)]
        if tally.round != round { tally = Tally(round: round) }
        guard start >= tally.end, tally.count < PatternMatcher.mostMatches else { continue }
        tallies[Int(pattern)] = Tally(round: round, count: tally.count + 1, end: place.span.end)
        matches.append(
          Match(pattern: Int(pattern), start: Int(start), end: Int(place.span.end), isOnWordEdges: true))
      }
    }
    matches.reverseTail(from: first)
  }

  /// The places of words that plain patterns hold; valid until they are collected again.
  private mutating func placesOfPlain() -> UnsafeBufferPointer<SpanTable.Place> {
    let (places, links) = (table.places, table.linksOfWords)
    let chosen = plainPlaces.room(for: places.count + 1)
    var count = 0
    for place in places {
      // Written whether it counts or not, which is quicker than a branch that nobody can foresee.
      chosen[count] = place
      count &+= links[Int(place.word)].plainPatterns.isEmpty ? 0 : 1
    }
    return UnsafeBufferPointer(start: chosen, count: count)
  }

  private mutating func addOffEdges() {
    round += 1
    for found in table.offEdges {
      for pattern in index.plainPatterns[found.word] where count(pattern) <= PatternMatcher.mostMatches {
        unordered.append(
          Match(pattern: Int(pattern), start: found.start, end: found.end, isOnWordEdges: false))
      }
    }
  }

  /// A compound is collected once for each word of its anchor, but tried once only.
  private mutating func addCompounds() {
    round += 1
    for candidate in collectCandidates() {
      guard hasFurtherNeeds(candidate), count(candidate.pattern) == 1 else { continue }
      addCompound(Int(candidate.pattern))
    }
  }

  /// The compounds whose anchor may stand in one place with the set that it needs; valid until they are collected again.
  private mutating func collectCandidates() -> UnsafeBufferPointer<Candidate> {
    let anchors = index.anchors.all
    let candidates = candidates.room(for: table.anchorLists.memberCount + 1)
    var count = 0
    table.anchorLists.forEachMember { place, whereabouts in
      let common = anchors[place].common(whereabouts, table.needs)
      // Written whether it counts or not, as above.
      candidates[count] = Candidate(pattern: anchors[place].pattern, common: common)
      count &+= common.hasPlace ? 1 : 0
    }
    return UnsafeBufferPointer(start: candidates, count: count)
  }

  /// Whether all else that the compound needs may stand in the same place.
  private mutating func hasFurtherNeeds(_ candidate: Candidate) -> Bool {
    var common = candidate.common
    for need in index.furtherNeeds[Int(candidate.pattern)] {
      common.formIntersection(need.widened(table.whereabouts(of: need.number, index)))
    }
    return common.hasPlace
  }

  /// How often `pattern` was met in this round, this time included.
  private mutating func count(_ pattern: Int32) -> Int32 {
    let tally = tallies.base + Int(pattern)
    if tally.pointee.round != round { tally.pointee = Tally(round: round) }
    tally.pointee.count += 1
    return tally.pointee.count
  }

  private mutating func addCompound(_ number: Int) {
    let pattern = index.patterns[number]
    if pattern.sequence.count == 2, pattern.conditions.isEmpty { return addPairs(number) }
    var last: Int32 = 0
    let most = unordered.count + Int(PatternMatcher.mostMatches)
    for span in table.spans(of: index.steps[pattern.sequence.lowerBound].set, index) where span.start >= last
    {
      guard let end = end(of: pattern.sequence, from: span), allows(pattern, at: Int(span.start)) else {
        continue
      }
      unordered.append(Match(pattern: number, start: Int(span.start), end: Int(end), isOnWordEdges: true))
      last = end
      if unordered.count == most { return }
    }
  }

  /// Adds the matches of a compound of two steps without conditions, which most are, in one walk along both.
  private mutating func addPairs(_ number: Int) {
    let sequence = index.patterns[number].sequence
    let (first, second) = (index.steps[sequence.lowerBound], index.steps[sequence.lowerBound + 1])
    let (starts, followers) = (table.spans(of: first.set, index), table.spans(of: second.set, index))
    let most = unordered.count + Int(PatternMatcher.mostMatches)
    var (last, follower) = (Int32(0), 0)
    for span in starts where span.start >= last {
      while follower < followers.count, followers[follower].start < span.start { follower += 1 }
      if follower == followers.count { return }
      guard followers[follower].start <= span.end + second.distance else { continue }
      guard let end = nearestEnd(followers[follower...], behind: span, within: second.distance) else {
        continue
      }
      unordered.append(Match(pattern: number, start: Int(span.start), end: Int(end), isOnWordEdges: true))
      last = end
      if unordered.count == most { return }
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
