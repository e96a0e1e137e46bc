internal import HuiyinText

/// 地点: finds names of places and parties by the words they end in.
///
/// A name is a token that ends in such a word, with the tokens before it as far as they can belong to a name; of nested
/// names the longest counts.
struct PlaceFinder: Sendable {
  private let suffixes: Set<[UInt16]>
  private let stops: Set<[UInt16]>
  private let longestSuffix: Int

  /// A name has at most so many folded characters.
  private static let longestName = 10

  init(_ words: PlaceWords) {
    suffixes = Set(words.suffixes)
    stops = Set(words.stops)
    longestSuffix = words.suffixes.map(\.count).max() ?? 0
  }

  /// The names in `readings` as received, each once, in the order of the text.
  func places(in readings: [PartReading]) -> [String] {
    var seen: Set<[UInt16]> = []
    var places: [String] = []
    for reading in readings {
      var quotes = Quotes(reading)
      for name in names(reading) where seen.insert(Array(reading.text.folded[name])).inserted {
        places.append(quotes.place(of: name).quote)
      }
    }
    return places
  }

  private func names(_ reading: PartReading) -> [Range<Int>] {
    let (units, edges) = (reading.text.folded, reading.boundaries)
    var names: [Range<Int>] = []
    for index in edges.indices.dropLast() {
      let token = Int(edges[index])..<Int(edges[index + 1])
      guard endsInSuffix(units[token]), !stops.contains(Array(units[token])) else { continue }
      let start = self.start(of: index, units, edges)
      guard start < token.lowerBound || !suffixes.contains(Array(units[token])) else { continue }
      guard !isOnlyEndings(start..<token.upperBound, index, units, edges) else { continue }
      while let last = names.last, last.upperBound > start { names.removeLast() }
      names.append(start..<token.upperBound)
    }
    return names
  }

  /// Where the name begins whose last token is the one at `index`.
  private func start(of index: Int, _ units: [UInt16], _ edges: [Int32]) -> Int {
    let end = Int(edges[index + 1])
    var first = index
    while first > 0, end - Int(edges[first - 1]) <= PlaceFinder.longestName {
      let token = units[Int(edges[first - 1])..<Int(edges[first])]
      guard token.allSatisfy(PlaceFinder.canBeInName), !stops.contains(Array(token)) else { break }
      first -= 1
    }
    return Int(edges[first])
  }

  /// Whether the name is nothing but words that end names (小区物业): it could be anywhere. An ending of one character
  /// makes a name of it (码头路).
  private func isOnlyEndings(_ name: Range<Int>, _ index: Int, _ units: [UInt16], _ edges: [Int32]) -> Bool {
    guard Int(edges[index + 1]) - Int(edges[index]) > 1 else { return false }
    var first = index
    while first >= 0, Int(edges[first]) >= name.lowerBound {
      guard suffixes.contains(Array(units[Int(edges[first])..<Int(edges[first + 1])])) else { return false }
      first -= 1
    }
    return true
  }

  private func endsInSuffix(_ token: ArraySlice<UInt16>) -> Bool {
    guard let last = token.last, Han.contains(last) || (0x61...0x7A).contains(last) else { return false }
    return (1...max(1, min(longestSuffix, token.count))).contains {
      suffixes.contains(Array(token.suffix($0)))
    }
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
    guard let text = file.text(faults: &faults) else { return PlaceWords() }
    let table = TabTable(text, file: file.path, columns: ["word", "use", "remark"], faults: &faults)
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
