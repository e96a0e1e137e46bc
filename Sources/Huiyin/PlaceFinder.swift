internal import HuiyinText

/// 地点: finds names of places and parties by the words they end in.
///
/// A name is a token that ends in such a word, with the tokens before it as far as they can belong to a name; of nested
/// names the longest counts.
struct PlaceFinder: Sendable {
  private let suffixes: WordSet
  private let stops: WordSet

  /// A name has at most so many folded characters.
  private static let longestName = 10

  init(_ words: PlaceWords) {
    suffixes = WordSet(words.suffixes)
    stops = WordSet(words.stops)
  }

  func pack(into packer: inout Packer) {
    suffixes.words.pack(into: &packer)
    stops.words.pack(into: &packer)
  }

  /// The finder that was packed; nil where it is damaged.
  init?(unpacking unpacker: inout Unpacker) {
    guard let suffixes = JoinedWords(unpacking: &unpacker), let stops = JoinedWords(unpacking: &unpacker)
    else { return nil }
    (self.suffixes, self.stops) = (WordSet(suffixes), WordSet(stops))
  }

  /// The names in `readings` as received, each once, in the order of the text.
  func places(in readings: [PartReading]) -> [String] {
    var places: [String] = []
    var seen: Set<FoldedName> = []
    var names: [Range<Int>] = []
    for reading in readings {
      names.removeAll(keepingCapacity: true)
      reading.text.folded.withUnsafeBufferPointer { units in
        reading.boundaries.withUnsafeBufferPointer { add(to: &names, Cut(units: units, edges: $0)) }
      }
      seen.reserveCapacity(seen.count + names.count)
      places.reserveCapacity(places.count + names.count)
      for name in names where seen.insert(FoldedName(units: reading.text.folded[name])).inserted {
        places.append(reading.original.slice(reading.text.source(of: name)))
      }
    }
    return places
  }

  /// A name as it was folded; its units are hashed all at once.
  private struct FoldedName: Hashable {
    let units: ArraySlice<UInt16>

    func hash(into hasher: inout Hasher) {
      units.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// A folded text and where its tokens begin, and at last where it ends.
  private struct Cut {
    let units: UnsafeBufferPointer<UInt16>
    let edges: UnsafeBufferPointer<Int32>

    func token(_ index: Int) -> Slice<UnsafeBufferPointer<UInt16>> {
      units[Int(edges[index])..<Int(edges[index + 1])]
    }
  }

  /// Adds the names in `cut`, in its order.
  private func add(to names: inout [Range<Int>], _ cut: Cut) {
    for index in cut.edges.indices.dropLast() {
      guard suffixes.hasEnding(cut.units[Int(cut.edges[index + 1]) - 1]) else { continue }
      let token = cut.token(index)
      guard endsInSuffix(token), !stops.contains(token) else { continue }
      let first = firstToken(of: index, cut)
      guard first < index || !suffixes.contains(token) else { continue }
      guard !isOnlyEndings(first...index, cut) else { continue }
      let name = Int(cut.edges[first])..<token.endIndex
      while let last = names.last, last.upperBound > name.lowerBound { names.removeLast() }
      names.append(name)
    }
  }

  /// The first token of the name whose last one is at `index`.
  private func firstToken(of index: Int, _ cut: Cut) -> Int {
    let end = Int(cut.edges[index + 1])
    var first = index
    while first > 0, end - Int(cut.edges[first - 1]) <= PlaceFinder.longestName {
      let token = cut.token(first - 1)
      guard token.allSatisfy(PlaceFinder.canBeInName), !stops.contains(token) else { break }
      first -= 1
    }
    return first
  }

  /// Whether the name is nothing but words that end names (小区物业): it could be anywhere. An ending of one character
  /// makes a name of it (码头路).
  private func isOnlyEndings(_ name: ClosedRange<Int>, _ cut: Cut) -> Bool {
    cut.token(name.upperBound).count > 1 && name.reversed().allSatisfy { suffixes.contains(cut.token($0)) }
  }

  private func endsInSuffix(_ token: Slice<UnsafeBufferPointer<UInt16>>) -> Bool {
    guard let last = token.last, Han.contains(last) || (0x61...0x7A).contains(last) else { return false }
    return suffixes.endsInWord(token)
  }

  private static func canBeInName(_ unit: UInt16) -> Bool {
    Han.contains(unit) || (0x30...0x39).contains(unit) || (0x61...0x7A).contains(unit)
  }
}

/// The words of `places.tsv`, folded.
struct PlaceWords: Sendable {
  /// Words that end a name.
  var suffixes: [[UInt16]] = []
  /// Words that cannot stand in a name.
  var stops: [[UInt16]] = []

  /// Reads `places.tsv`: `word ⇥ use ⇥ remark`.
  static func read(_ file: LexiconFile, fold: (String) -> [UInt16], faults: inout [Problem]) -> PlaceWords {
    let table = TabTable(file, columns: ["word", "use", "remark"], faults: &faults)
    var words = PlaceWords()
    for line in table.lines {
      let units = fold(line[0])
      switch (line[1], units.isEmpty) {
      case ("suffix", false): words.suffixes.append(units)
      case ("stop", false): words.stops.append(units)
      default:
        faults.append(
          Problem(
            .lexicon, "found “\(line[0])” with the use “\(line[1])”, expected a word and `suffix` or `stop`",
            at: line.location, hint: "a suffix ends the name of a place or party"))
      }
    }
    return words
  }
}
