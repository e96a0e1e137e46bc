internal import HuiyinText

/// Where the words of each set stand in one text, by start, longer ones first; used again for text after text.
struct SpanTable {
  /// A place of a word.
  struct Span {
    let start: Int32
    let end: Int32
  }

  /// The sets with a word in the text.
  private(set) var sets: [Int32] = []
  private var spans: [Span] = []
  /// Where the spans of each set end in `spans`, and how many there are; 0 for a set that is not in the text.
  private var ends: [Int32] = []
  private var counts: [Int32] = []
  private var order: [UInt64] = []
  /// How many places of each word were taken in.
  private var places: [Int32] = []

  /// At most so many places of one word are taken in: a text that repeats itself a million times says nothing more.
  private static let mostPlaces = 10_000

  /// Takes in the occurrences on word edges of the words that `index` has.
  mutating func fill(_ index: PatternIndex, _ occurrences: [Segmenter.Occurrence]) {
    clear(for: index.setCount)
    sort(occurrences, wordCount: index.words.count)
    for key in order { for set in index.sets(of: SpanTable.word(key)) { count(set) } }
    var end: Int32 = 0
    for set in sets {
      ends[Int(set)] = end
      end += counts[Int(set)]
    }
    if spans.count < Int(end) { spans = [Span](repeating: Span(start: 0, end: 0), count: 2 * Int(end)) }
    for key in order {
      let span = SpanTable.span(key)
      for set in index.sets(of: SpanTable.word(key)) {
        spans[Int(ends[Int(set)])] = span
        ends[Int(set)] += 1
      }
    }
  }

  /// The places of the words of `set`.
  subscript(set: Int) -> ArraySlice<Span> {
    let end = Int(ends[set])
    return spans[end - Int(counts[set])..<end]
  }

  /// Whether a word of `set` stands in the text.
  func holds(_ set: Int) -> Bool { counts[set] > 0 }

  private mutating func clear(for setCount: Int) {
    for set in sets { (ends[Int(set)], counts[Int(set)]) = (0, 0) }
    sets.removeAll(keepingCapacity: true)
    guard counts.count < setCount else { return }
    counts = [Int32](repeating: 0, count: setCount)
    ends = counts
  }

  private mutating func count(_ set: Int32) {
    if counts[Int(set)] == 0 { sets.append(set) }
    counts[Int(set)] += 1
  }

  /// Start, length and word in one number that sorts as the spans should: `start << 32 | (4095 − length) << 20 | word`.
  private mutating func sort(_ occurrences: [Segmenter.Occurrence], wordCount: Int) {
    precondition(wordCount < 1 << 20, "more than a million words")
    order.removeAll(keepingCapacity: true)
    if places.count < wordCount { places = [Int32](repeating: 0, count: wordCount) }
    defer { for found in occurrences where found.word < wordCount { places[found.word] = 0 } }
    for found in occurrences where found.isOnWordEdges && found.word < wordCount {
      places[found.word] += 1
      guard places[found.word] <= SpanTable.mostPlaces else { continue }
      let length = min(found.end - found.start, SpanTable.longest)
      order.append(UInt64(found.start) << 32 | UInt64(SpanTable.longest - length) << 20 | UInt64(found.word))
    }
    order.sort()
  }

  private static let longest = 4095

  private static func word(_ key: UInt64) -> Int { Int(key & 0xF_FFFF) }

  private static func span(_ key: UInt64) -> Span {
    let start = Int32(key >> 32)
    return Span(start: start, end: start + Int32(longest) - Int32(key >> 20 & 0xFFF))
  }
}
