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

  /// Where the words of a set stand, once somebody asked: good for the text with `number`.
  private struct Entry: BitwiseCopyable {
    let text: Int32
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
  private var presence = Scratch<UInt64>(filler: 0)
  /// One bit for each set that is asked for, set where a word of it stands in the text.
  private var holding = Scratch<UInt64>(filler: 0)
  private var entries = Scratch(filler: Entry(text: 0, count: 0, spans: nil))
  /// The number of the text.
  private var text: Int32 = 0
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
    mark(index)
  }

  /// All places in the order of the text; valid until the table is filled again.
  var places: UnsafeBufferPointer<Place> { UnsafeBufferPointer(start: ordered.base, count: count) }

  /// Whether a word of `set` stands in the text.
  @inline(__always)
  func holds(_ set: Int32, _ index: PatternIndex) -> Bool {
    guard index.areAsked[Int(set)] else { return index.sets[Int(set)].contains { isPresent($0) } }
    return holding.base[Int(set) / 64] >> UInt64(set % 64) & 1 != 0
  }

  /// The places of the words of `set`; valid until the table is filled again.
  mutating func spans(of set: Int32, _ index: PatternIndex) -> UnsafeBufferPointer<Span> {
    if entries.base[Int(set)].text != text { gather(set, index) }
    let entry = entries.base[Int(set)]
    return UnsafeBufferPointer(start: entry.spans, count: Int(entry.count))
  }

  private func isPresent(_ word: Int32) -> Bool {
    presence.base[Int(word) / 64] >> UInt64(word % 64) & 1 != 0
  }

  private mutating func clear(_ index: PatternIndex) {
    for word in words {
      (firstPlaces.base[Int(word)], placeCounts.base[Int(word)]) = (-1, 0)
      presence.base[Int(word) / 64] = 0
    }
    words.removeAll(keepingCapacity: true)
    arena.reset()
    let setWords = index.sets.count / 64 + 1
    holding.room(for: setWords).update(repeating: 0, count: setWords)
    firstPlaces.room(for: index.words.count)
    placeCounts.room(for: index.words.count)
    presence.room(for: index.words.count / 64 + 1)
    entries.room(for: index.sets.count)
    text = text == .max ? 1 : text + 1
  }

  /// Takes note of the sets that the words in the text belong to.
  private mutating func mark(_ index: PatternIndex) {
    let holding = holding.base
    for word in words {
      for set in index.askedSets[Int(word)] { holding[Int(set) / 64] |= 1 << UInt64(set % 64) }
    }
  }

  /// Chains the places by their start: ends ascend, so the longest comes to stand first.
  private mutating func take(_ occurrences: [Segmenter.Occurrence], wordCount: Int, length: Int) {
    let heads = heads.room(for: length + 1)
    let taken = unordered.room(for: occurrences.count)
    let (counts, presence) = (placeCounts.base, presence.base)
    var count = 0
    for found in occurrences where found.isOnWordEdges && found.word < wordCount {
      if counts[found.word] == 0 {
        words.append(Int32(found.word))
        presence[found.word / 64] |= 1 << UInt64(found.word % 64)
      }
      guard counts[found.word] < SpanTable.mostPlaces else { continue }
      counts[found.word] += 1
      let span = Span(start: Int32(found.start), end: Int32(found.end))
      taken[count] = Place(span: span, word: Int32(found.word), next: heads[found.start])
      heads[found.start] = Int32(count)
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
    for word in index.sets[Int(set)] where presence[Int(word) / 64] >> UInt64(word % 64) & 1 != 0 {
      words += 1
      var place = firstPlaces[Int(word)]
      while place >= 0 {
        gathered.append(ordered[Int(place)].span)
        place = ordered[Int(place)].next
      }
    }
    var room = arena.stretch(of: gathered.count)
    _ = room.update(fromContentsOf: gathered)
    if words > 1 { room.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
    entries.base[Int(set)] = Entry(text: text, count: Int32(room.count), spans: room.baseAddress)
    gathered.removeAll(keepingCapacity: true)
  }
}
