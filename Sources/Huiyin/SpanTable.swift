internal import HuiyinText

/// Where the words of an index stand in one text, by start, longer ones first; used again for text after text.
struct SpanTable: ~Copyable {
  /// A place of a word.
  struct Span: BitwiseCopyable {
    let start: Int32
    let end: Int32
  }

  /// A place of a word in the order of the text, and the next one of the same word.
  struct Place: BitwiseCopyable {
    var span: Span
    var word: Int32
    fileprivate var next: Int32
  }

  /// Whether a word of a set stands in the text, and whether the places of its words were put together.
  private enum State: UInt8, BitwiseCopyable { case unknown, absent, present, gathered }

  /// The places of the words of a set, once they were put together.
  private struct Entry: BitwiseCopyable {
    let count: Int32
    let spans: UnsafeMutablePointer<Span>?
  }

  /// The words in the text, each once.
  private(set) var words: [Int32] = []
  /// How many places of words there are.
  private(set) var count = 0
  private var ordered = Scratch(filler: Place(span: Span(start: 0, end: 0), word: 0, next: -1))
  /// The same before they are in order; `next` chains those of one start.
  private var unordered = Scratch(filler: Place(span: Span(start: 0, end: 0), word: 0, next: -1))
  /// The last place taken in at each start.
  private var heads = Scratch<Int32>(filler: -1)
  /// For each word the first of its places, and how many there are.
  private var firstPlaces = Scratch<Int32>(filler: -1)
  private var placeCounts = Scratch<Int32>(filler: 0)
  /// One bit for each word, set where it stands in the text: small enough to be at hand always.
  private var presence = Scratch<UInt32>(filler: 0)
  /// What is known of each set, and of which sets anything is.
  private var states = Scratch(filler: State.unknown)
  private var knownSets: [Int32] = []
  private var entries = Scratch(filler: Entry(count: 0, spans: nil))
  private var arena = Arena<Span>()
  private var gathered: [Span] = []

  /// At most so many places of one word are taken in: a text that repeats itself a million times says nothing more.
  private static let mostPlaces: Int32 = 10_000

  /// Takes in the occurrences on word edges of the words that `index` has, in a text of `length` units. They come by
  /// ascending ends.
  /// - Complexity: O(`length` + occurrences)
  mutating func fill(_ index: PatternIndex, _ occurrences: [Segmenter.Occurrence], length: Int) {
    clear(index)
    take(occurrences, wordCount: index.words.count, length: length)
    order(length: length)
  }

  /// All places in the order of the text; valid until the table is filled again.
  var places: UnsafeBufferPointer<Place> { UnsafeBufferPointer(start: ordered.base, count: count) }

  /// Whether a word of `set` stands in the text.
  @inline(__always)
  mutating func holds(_ set: Int32, _ index: PatternIndex) -> Bool {
    let state = states.base[Int(set)]
    return state == .unknown ? looks(for: set, index) : state != .absent
  }

  private mutating func looks(for set: Int32, _ index: PatternIndex) -> Bool {
    let presence = presence.base
    let isPresent = index.blocks[Int(set)].contains { presence[Int($0.stretch)] & $0.words != 0 }
    states.base[Int(set)] = isPresent ? .present : .absent
    knownSets.append(set)
    return isPresent
  }

  /// The places of the words of `set`; valid until the table is filled again.
  mutating func spans(of set: Int32, _ index: PatternIndex) -> UnsafeBufferPointer<Span> {
    guard holds(set, index) else { return UnsafeBufferPointer(start: nil, count: 0) }
    if states.base[Int(set)] == .present { gather(set, index) }
    let entry = entries.base[Int(set)]
    return UnsafeBufferPointer(start: entry.spans, count: Int(entry.count))
  }

  private mutating func clear(_ index: PatternIndex) {
    for word in words {
      (firstPlaces.base[Int(word)], placeCounts.base[Int(word)]) = (-1, 0)
      presence.base[Int(word) / 32] = 0
    }
    for set in knownSets { states.base[Int(set)] = .unknown }
    words.removeAll(keepingCapacity: true)
    knownSets.removeAll(keepingCapacity: true)
    arena.reset()
    firstPlaces.room(for: index.words.count)
    placeCounts.room(for: index.words.count)
    presence.room(for: index.words.count / 32 + 1)
    states.room(for: index.sets.count)
    entries.room(for: index.sets.count)
  }

  /// Chains the places by their start: ends ascend, so the longest comes to stand first.
  private mutating func take(_ occurrences: [Segmenter.Occurrence], wordCount: Int, length: Int) {
    let heads = heads.room(for: length + 1)
    let taken = unordered.room(for: occurrences.count)
    let (counts, presence) = (placeCounts.base, presence.base)
    var count = 0
    for found in occurrences where found.isOnWordEdges && found.wordNumber < wordCount {
      let word = Int(found.wordNumber)
      if counts[word] == 0 {
        words.append(found.wordNumber)
        presence[word / 32] |= 1 << UInt32(word % 32)
      }
      guard counts[word] < SpanTable.mostPlaces else { continue }
      counts[word] += 1
      let start = Int(found.first)
      taken[count] = Place(
        span: Span(start: found.first, end: found.past), word: found.wordNumber, next: heads[start])
      heads[start] = Int32(count)
      count += 1
    }
    self.count = count
  }

  /// Lays the places out by start; the chains of the starts become chains of the words.
  private mutating func order(length: Int) {
    let (heads, taken, ordered) = (heads.base, unordered.base, ordered.room(for: count))
    var place = 0
    for start in 0..<length where heads[start] >= 0 {
      var next = heads[start]
      heads[start] = -1
      while next >= 0 {
        ordered[place] = taken[Int(next)]
        next = taken[Int(next)].next
        place += 1
      }
    }
    let firstPlaces = firstPlaces.base
    for place in (0..<count).reversed() {
      let word = Int(ordered[place].word)
      ordered[place].next = firstPlaces[word]
      firstPlaces[word] = Int32(place)
    }
  }

  /// Puts the places of the words of `set` together.
  private mutating func gather(_ set: Int32, _ index: PatternIndex) {
    let (presence, ordered, firstPlaces) = (presence.base, ordered.base, firstPlaces.base)
    var words = 0
    for block in index.blocks[Int(set)] {
      var found = presence[Int(block.stretch)] & block.words
      while found != 0 {
        var place = firstPlaces[Int(block.stretch) * 32 + found.trailingZeroBitCount]
        found &= found - 1
        words += 1
        while place >= 0 {
          gathered.append(ordered[Int(place)].span)
          place = ordered[Int(place)].next
        }
      }
    }
    var room = arena.stretch(of: gathered.count)
    _ = room.update(fromContentsOf: gathered)
    if words > 1 { room.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
    entries.base[Int(set)] = Entry(count: Int32(room.count), spans: room.baseAddress)
    states.base[Int(set)] = .gathered
    gathered.removeAll(keepingCapacity: true)
  }
}
