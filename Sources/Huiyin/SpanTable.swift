internal import HuiyinText

/// Where the words of an index stand in one text, by start, longer ones first; used again for text after text.
///
/// The words of the text are numbered anew, so that what is known of them lies close together.
struct SpanTable: ~Copyable {
  /// A place of a word.
  struct Span: BitwiseCopyable {
    let start: Int32
    let end: Int32
  }

  /// A place of a word in the order of the text.
  struct Place: BitwiseCopyable {
    var span: Span
    /// The number of the word among those of the text.
    var word: Int32
    /// The place before it at the same start, while places are not in order yet.
    fileprivate var next: Int32

    static let none = Place(span: Span(start: 0, end: 0), word: 0, next: -1)
  }

  /// A word that stands in the text.
  struct PresentWord: BitwiseCopyable {
    /// Its number in the index.
    fileprivate(set) var number: Int32 = 0
    /// How many places it has, and where in ``spans`` they end; while they are put there, where the next one goes.
    fileprivate var count: Int32 = 0
    fileprivate var past: Int32 = 0
    fileprivate(set) var whereabouts = Whereabouts.nowhere
  }

  /// What was asked about a set.
  private struct Entry: BitwiseCopyable {
    /// Where its words stand, once that was asked.
    var whereabouts: Whereabouts?
    /// How many places they have, -1 while these were not put together; and the places.
    var count: Int32 = -1
    var spans: UnsafeMutablePointer<Span>?
  }

  /// How many places of words there are.
  private(set) var count = 0
  private var wordCount = 0
  /// The occurrences that are not on word edges.
  private(set) var offEdges: [Segmenter.Occurrence] = []
  /// The words of the text; nothing is known of those behind them.
  private var present = Scratch(filler: PresentWord())
  /// Where the index says what of the same words.
  private var links = Scratch(filler: PatternIndex.WordLinks())
  /// The number of each word of the index among those of the text.
  private var numbers = Scratch<Int32>(filler: -1)
  /// One bit for each word, set where it stands in the text: small enough to be at hand always.
  private var presence = Scratch<UInt32>(filler: 0)

  private var ordered = Scratch(filler: Place.none)
  /// The same before they are in order; `next` chains those of one start.
  private var unordered = Scratch(filler: Place.none)
  /// The last place taken in at each start, and a bit for each start that has one.
  private var heads = Scratch<Int32>(filler: -1)
  private var starts = Scratch<UInt64>(filler: 0)
  /// The same places word by word.
  private var spans = Scratch(filler: Span(start: 0, end: 0))

  /// The needs whose sets hold the words, and the compounds whose anchors do.
  private var needLists = WordLists()
  private(set) var anchorLists = WordLists()
  /// Where words of each need stand.
  private(set) var needs = NeedTable()
  /// What was asked about each set, and the sets that something was asked about, some of them twice.
  private var entries = Scratch(filler: Entry())
  private var askedSets: [Int32] = []
  private var arena = Arena<Span>()
  /// The words of a set while its places are put together.
  private var members = Scratch(filler: PresentWord())

  /// At most so many places of one word are taken in: a text that repeats itself a million times says nothing more.
  private static let mostPlaces: Int32 = 10_000

  /// Takes in the occurrences on word edges of the words that `index` has, in the text of `clauses`. They come by
  /// ascending ends.
  /// - Complexity: O(length of the text + occurrences)
  mutating func fill(
    _ index: PatternIndex, _ occurrences: [Segmenter.Occurrence], _ clauses: borrowing ClauseMap
  ) {
    clear(index)
    take(occurrences, wordCount: index.words.count, clauses)
    order(clauses)
    link(index)
    needs.fill(index, needLists)
  }

  /// All places in the order of the text; valid until the table is filled again.
  var places: UnsafeBufferPointer<Place> { UnsafeBufferPointer(start: ordered.base, count: count) }

  /// The words in the text, each once; valid until the table is filled again.
  var words: UnsafeBufferPointer<PresentWord> { UnsafeBufferPointer(start: present.base, count: wordCount) }

  /// Where the index says what of each of ``words``.
  var linksOfWords: UnsafeBufferPointer<PatternIndex.WordLinks> {
    UnsafeBufferPointer(start: links.base, count: wordCount)
  }

  private mutating func clear(_ index: PatternIndex) {
    for word in 0..<wordCount {
      let number = Int(present.base[word].number)
      (numbers.base[number], presence.base[number / 32]) = (-1, 0)
      present.base[word] = PresentWord()
    }
    for set in askedSets { entries.base[Int(set)] = Entry() }
    askedSets.removeAll(keepingCapacity: true)
    offEdges.removeAll(keepingCapacity: true)
    arena.reset()
    numbers.room(for: index.words.count)
    presence.room(for: index.words.count / 32 + 1)
    entries.room(for: index.sets.count)
  }

  /// Numbers the words and chains the places by their start: ends ascend, so the longest comes to stand first.
  private mutating func take(
    _ occurrences: [Segmenter.Occurrence], wordCount: Int, _ clauses: borrowing ClauseMap
  ) {
    let (heads, starts) = (heads.room(for: clauses.length + 1), starts.room(for: clauses.length / 64 + 1))
    let taken = unordered.room(for: occurrences.count)
    let present = present.room(for: min(occurrences.count, wordCount))
    let (numbers, presence) = (numbers.base, presence.base)
    var (count, words) = (0, 0)
    for found in occurrences where found.wordNumber < wordCount {
      guard found.isOnWordEdges else {
        offEdges.append(found)
        continue
      }
      let (number, start) = (Int(found.wordNumber), Int(found.first))
      // Whether a word is new nobody can foresee, so the same is done for all.
      let isNew = numbers[number] < 0
      let word = isNew ? Int32(truncatingIfNeeded: words) : numbers[number]
      words &+= isNew ? 1 : 0
      numbers[number] = word
      present[Int(word)].number = found.wordNumber
      presence[number &>> 5] |= 1 &<< UInt32(truncatingIfNeeded: number)
      guard present[Int(word)].count < SpanTable.mostPlaces else { continue }
      present[Int(word)].count &+= 1
      taken[count] = Place(
        span: Span(start: found.first, end: found.past), word: word, next: heads[start])
      heads[start] = Int32(truncatingIfNeeded: count)
      starts[start &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: start)
      count &+= 1
    }
    (self.count, self.wordCount) = (count, words)
  }

  /// Lays the places out by start, and word by word.
  private mutating func order(_ clauses: borrowing ClauseMap) {
    let (heads, starts, taken, ordered) = (heads.base, starts.base, unordered.base, ordered.room(for: count))
    let (present, spans) = (present.base, spans.room(for: count))
    var past: Int32 = 0
    for word in 0..<wordCount {
      present[word].past = past
      past += present[word].count
    }
    var (stretch, start, next) = (0, 0, Int32(-1))
    for place in 0..<count {
      // Where a start has no further place nobody can foresee, so the next start is looked up for all.
      while starts[stretch] == 0 { stretch += 1 }
      let isFirst = next < 0
      let following = stretch &* 64 &+ starts[stretch].trailingZeroBitCount
      start = isFirst ? following : start
      next = isFirst ? heads[start] : next
      let found = taken[Int(next)]
      ordered[place] = found
      let word = present + Int(found.word)
      spans[Int(word.pointee.past)] = found.span
      word.pointee.past &+= 1
      word.pointee.whereabouts.formUnion(clauses.whereabouts(at: Int32(truncatingIfNeeded: start)))
      next = found.next
      // The last place of a start takes it out of the starts that are left.
      heads[start] = -1
      starts[stretch] &= next < 0 ? starts[stretch] &- 1 : ~0
    }
  }

  /// Looks up where the index says what of the words, for all of them before the first is used.
  private mutating func link(_ index: PatternIndex) {
    let links = links.room(for: wordCount)
    for word in 0..<wordCount { links[word] = index.links(of: Int(words[word].number)) }
    needLists.fill(words, linksOfWords) { $0.needs }
    anchorLists.fill(words, linksOfWords) { $0.anchors }
  }
}

extension SpanTable {
  /// Where words of any set stand.
  @inline(__always)
  mutating func whereabouts(of set: Int32, _ index: PatternIndex) -> Whereabouts {
    entries.base[Int(set)].whereabouts ?? findWhereabouts(of: set, index)
  }

  /// Looks for the words of `set` one by one.
  private mutating func findWhereabouts(of set: Int32, _ index: PatternIndex) -> Whereabouts {
    var found = Whereabouts.nowhere
    forEachWord(of: set, index) { found.formUnion($0.whereabouts) }
    entries.base[Int(set)].whereabouts = found
    askedSets.append(set)
    return found
  }

  /// Whether a word of `set` stands in the text.
  mutating func holds(_ set: Int32, _ index: PatternIndex) -> Bool { whereabouts(of: set, index).isSomewhere }

  /// Calls `body` for the words of `set` that stand in the text.
  @inline(__always)
  private func forEachWord(of set: Int32, _ index: PatternIndex, _ body: (PresentWord) -> Void) {
    for block in index.blocks[Int(set)] {
      var found = presence.base[Int(block.stretch)] & block.words
      while found != 0 {
        body(present.base[Int(numbers.base[Int(block.stretch) * 32 + found.trailingZeroBitCount])])
        found &= found - 1
      }
    }
  }

  /// The places of the words of `set`; valid until the table is filled again.
  @inline(__always)
  mutating func spans(of set: Int32, _ index: PatternIndex) -> UnsafeBufferPointer<Span> {
    if entries.base[Int(set)].count < 0 { gather(set, index) }
    let entry = entries.base[Int(set)]
    return UnsafeBufferPointer(start: entry.spans, count: Int(entry.count))
  }

  /// Puts the places of the words of `set` together; those of one word lie together already.
  private mutating func gather(_ set: Int32, _ index: PatternIndex) {
    let members = members.room(for: index.sets[Int(set)].count)
    var (words, count) = (0, 0)
    forEachWord(of: set, index) { word in
      members[words] = word
      words += 1
      count += Int(word.count)
    }
    var places = words == 1 ? self.places(of: members[0]) : arena.stretch(of: count)
    if words > 1 {
      var place = 0
      for word in 0..<words {
        for span in self.places(of: members[word]) {
          places[place] = span
          place += 1
        }
      }
      places.sortByStart()
    }
    (entries.base[Int(set)].count, entries.base[Int(set)].spans) = (Int32(count), places.baseAddress)
    askedSets.append(set)
  }

  private func places(of word: PresentWord) -> UnsafeMutableBufferPointer<Span> {
    UnsafeMutableBufferPointer(start: spans.base + Int(word.past - word.count), count: Int(word.count))
  }
}

extension UnsafeMutableBufferPointer<SpanTable.Span> {
  /// Sorts by start, longer ones first. Most often there are few, and those of each word in order.
  fileprivate mutating func sortByStart() {
    guard count < 32 else { return sort { ($0.start, $1.end) < ($1.start, $0.end) } }
    for index in 1..<count {
      let span = self[index]
      var place = index
      while place > 0, (span.start, self[place - 1].end) < (self[place - 1].start, span.end) {
        self[place] = self[place - 1]
        place -= 1
      }
      self[place] = span
    }
  }
}
