internal import HuiyinText

/// Where the words of an index stand in one text, by start, longer ones first; used again for text after text.
final class SpanTable {
  /// A place of a word.
  struct Span: BitwiseCopyable {
    let start: Int32
    let end: Int32
  }

  /// A place of a word in the order of the text, and the next one of the same word.
  private struct Place: BitwiseCopyable {
    var span: Span
    var word: Int32
    var next: Int32
  }

  /// A word of a set that stands in the text, and the next one of the set.
  private struct Member: BitwiseCopyable {
    let word: Int32
    let next: Int32
  }

  /// What is known of a set: its words in the text, and their places once somebody asked for them.
  private struct Entry: BitwiseCopyable {
    var members: Int32 = -1
    var placeCount: Int32 = -1
    var places: UnsafeMutablePointer<Span>?
  }

  /// How often a plain pattern was met, and where its last match ends.
  struct Tally: BitwiseCopyable {
    var count: Int32 = 0
    var end: Int32 = 0
  }

  /// The sets of compounds with a word in the text.
  private(set) var sets: [Int32] = []
  /// How many places of words there are.
  private(set) var count = 0
  private var places = Scratch(filler: Place(span: Span(start: 0, end: 0), word: 0, next: -1))
  /// The same before they are in order; `next` chains those of one start.
  private var unordered = Scratch(filler: Place(span: Span(start: 0, end: 0), word: 0, next: -1))
  /// The last place taken in at each start.
  private var heads = Scratch<Int32>(filler: -1)
  /// The words in the text, and for each the first of its places and how many there are.
  private var words: [Int32] = []
  private var firstPlaces = Scratch<Int32>(filler: -1)
  private var placeCounts = Scratch<Int32>(filler: 0)
  private var members: [Member] = []
  private var entries = Scratch(filler: Entry())
  private var arena = Arena<Span>()
  private var tallies = Scratch(filler: Tally())
  private var tallied: [Int32] = []

  /// At most so many places of one word are taken in: a text that repeats itself a million times says nothing more.
  private static let mostPlaces: Int32 = 10_000

  /// Takes in the occurrences on word edges of the words that `index` has, in a text of `length` units. They come by
  /// ascending ends.
  /// - Complexity: O(`length` + occurrences + sets they belong to)
  func fill(_ index: PatternIndex, _ occurrences: [Segmenter.Occurrence], length: Int) {
    clear(index)
    take(occurrences, wordCount: index.words.count, length: length)
    order(length: length)
    let entries = entries.base
    for word in words {
      for set in index.compoundSets[Int(word)] {
        if entries[Int(set)].members < 0 { sets.append(set) }
        members.append(Member(word: word, next: entries[Int(set)].members))
        entries[Int(set)].members = Int32(members.count - 1)
      }
    }
  }

  /// The place at `index` in the order of the text, and its word.
  func place(at index: Int) -> (span: Span, word: Int) {
    let place = places.base[index]
    return (place.span, Int(place.word))
  }

  /// Whether a word of `set` stands in the text.
  func holds(_ set: Int32) -> Bool { entries.base[Int(set)].members >= 0 }

  /// The places of the words of `set`; valid until the table is filled again.
  func spans(of set: Int32) -> UnsafeBufferPointer<Span> {
    let entry = entries.base + Int(set)
    if entry.pointee.placeCount < 0 { gather(entry) }
    return UnsafeBufferPointer(start: entry.pointee.places, count: Int(entry.pointee.placeCount))
  }

  /// The tally of plain `pattern`, which is forgotten by `forgetTallies()`.
  func tally(of pattern: Int32) -> UnsafeMutablePointer<Tally> {
    let tally = tallies.base + Int(pattern)
    if tally.pointee.count == 0 { tallied.append(pattern) }
    return tally
  }

  /// Sets all tallies back.
  func forgetTallies() {
    for pattern in tallied { tallies.base[Int(pattern)] = Tally() }
    tallied.removeAll(keepingCapacity: true)
  }

  private func clear(_ index: PatternIndex) {
    for word in words { (firstPlaces.base[Int(word)], placeCounts.base[Int(word)]) = (-1, 0) }
    for set in sets { entries.base[Int(set)] = Entry() }
    words.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    arena.reset()
    forgetTallies()
    firstPlaces.room(for: index.words.count)
    placeCounts.room(for: index.words.count)
    entries.room(for: index.setCount)
    tallies.room(for: index.patterns.count)
  }

  /// Chains the places by their start: ends ascend, so the longest comes to stand first.
  private func take(_ occurrences: [Segmenter.Occurrence], wordCount: Int, length: Int) {
    let heads = heads.room(for: length + 1)
    let taken = unordered.room(for: occurrences.count)
    let counts = placeCounts.base
    var count = 0
    for found in occurrences where found.isOnWordEdges && found.word < wordCount {
      if counts[found.word] == 0 { words.append(Int32(found.word)) }
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
  private func order(length: Int) {
    let (heads, taken, ordered) = (heads.base, unordered.base, places.room(for: count))
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

  private func gather(_ entry: UnsafeMutablePointer<Entry>) {
    let (places, counts, firsts) = (places.base, placeCounts.base, firstPlaces.base)
    var total: Int32 = 0
    var member = entry.pointee.members
    while member >= 0 {
      total += counts[Int(members[Int(member)].word)]
      member = members[Int(member)].next
    }
    var room = arena.stretch(of: Int(total))
    var filled = 0
    member = entry.pointee.members
    while member >= 0 {
      var place = firsts[Int(members[Int(member)].word)]
      while place >= 0 {
        room[filled] = places[Int(place)].span
        filled += 1
        place = places[Int(place)].next
      }
      member = members[Int(member)].next
    }
    (entry.pointee.places, entry.pointee.placeCount) = (room.baseAddress, total)
    guard entry.pointee.members >= 0, members[Int(entry.pointee.members)].next >= 0 else { return }
    room.sort { ($0.start, $1.end) < ($1.start, $0.end) }
  }
}
