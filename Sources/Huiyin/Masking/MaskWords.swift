/// 脱敏用词: what `masks.tsv` and `surnames.tsv` say, folded.
struct MaskWords: Sendable {
  /// What a word of `masks.tsv` is for.
  enum Use: String, CaseIterable, Sendable {
    /// A public number that stays.
    case hotline
    /// A number before it is an amount.
    case amount
    /// May stand between a cue and what it announces.
    case link
    /// A telephone number follows.
    case phone
    /// The number of a document follows.
    case identity
    /// The number of an account follows.
    case account
    /// A name on a network follows.
    case handle
    /// The number before it is that of a house, stair or flat.
    case house
    /// As `house`, but only behind three digits or more.
    case room
    /// As `house`, but only behind a single letter.
    case block
    /// A number between it and a word of `number` is that of a house.
    case road
    /// Ends the number of a house in a road.
    case number
    /// A number before it is no house.
    case transit
    /// Begins the plate of a car.
    case plate
    /// May end the plate of a car.
    case plateEnd = "plate_end"
    /// A person's name follows.
    case name
    /// A person's name may follow.
    case maybeName = "maybe_name"
    /// At the start of a clause a person's name may stand before it.
    case teller
    /// May follow a name at once.
    case afterName = "after_name"
    /// A form of address: behind a surname it stands where the given name would.
    case title
    /// A character that stands for a name already withheld.
    case withheld
    /// Begins no name.
    case notName = "not_name"
  }

  private var lists: [Use: WordList] = [:]
  /// Surnames, and whether each is one beyond doubt.
  private(set) var surnames = WordList()
  private(set) var doubtful: Set<[UInt16]> = []

  /// The words of the files `masks` and `surnames`, where there are such.
  init(
    _ masks: LexiconFile?, _ surnames: LexiconFile?, _ places: PlaceWords, fold: (String) -> [UInt16],
    faults: inout [Problem]
  ) {
    masks.map { readMasks($0, fold: fold, faults: &faults) }
    surnames.map { readSurnames($0, fold: fold, faults: &faults) }
    exclude(places)
  }

  /// The words for `use`.
  subscript(use: Use) -> WordList { lists[use] ?? WordList() }

  /// Reads `masks.tsv`: `use ⇥ word ⇥ remark`.
  private mutating func readMasks(_ file: LexiconFile, fold: (String) -> [UInt16], faults: inout [Problem]) {
    for line in TabTable(file, columns: ["use", "word", "remark"], faults: &faults).lines {
      let units = fold(line[1])
      guard let use = Use(rawValue: line[0]), !units.isEmpty else {
        let uses = Use.allCases.map(\.rawValue).joined(separator: " ")
        faults.append(
          Problem(
            .lexicon, "found “\(line[1])” for the use “\(line[0])”, expected a word and one of \(uses)",
            at: line.location, hint: "lexicons/README.md says what each use masks"))
        continue
      }
      lists[use, default: WordList()].insert(units)
      if [.phone, .identity, .account, .handle, .plate, .name, .maybeName].contains(use) {
        telling.insert(units[0])
      }
    }
  }

  /// Reads `surnames.tsv`: `surname ⇥ use ⇥ remark`.
  private mutating func readSurnames(_ file: LexiconFile, fold: (String) -> [UInt16], faults: inout [Problem])
  {
    for line in TabTable(file, columns: ["surname", "use", "remark"], faults: &faults).lines {
      let units = fold(line[0])
      guard ["sure", "doubtful"].contains(line[1]), !units.isEmpty else {
        faults.append(
          Problem(
            .lexicon,
            "found “\(line[0])” with the use “\(line[1])”, expected a surname and `sure` or `doubtful`",
            at: line.location, hint: "doubtful ones count only behind a sure cue"))
        continue
      }
      surnames.insert(units)
      telling.insert(units[0])
      if line[1] == "doubtful" { doubtful.insert(units) }
    }
  }

  /// Adds the ordinary words of `places`: none of them begins a name, and what ends in a place's suffix is a place.
  private mutating func exclude(_ places: PlaceWords) {
    for word in places.stops where word.count > 1 { lists[.notName, default: WordList()].insert(word) }
    suffixes = Set(places.suffixes)
  }

  /// Whether a cue, plate or surname may begin with `unit`: most characters begin none, and are passed over.
  func isTelling(_ unit: UInt16) -> Bool { telling.contains(unit) }

  private var telling: Set<UInt16> = []

  /// How names of places end.
  private(set) var suffixes: Set<[UInt16]> = []
}

/// Words that are looked for at a place of a folded text.
struct WordList: Sendable {
  /// The words by their first unit, longest first.
  private var words: [UInt16: [[UInt16]]] = [:]

  /// Whether there is none.
  var isEmpty: Bool { words.isEmpty }

  mutating func insert(_ word: [UInt16]) {
    guard let first = word.first, words[first]?.contains(word) != true else { return }
    words[first, default: []].append(word)
    words[first]?.sort { $0.count > $1.count }
  }

  /// How long the longest word is that stands at `index` of `units`; nil where none does.
  /// - Complexity: O(words with the same first character)
  func length(in units: ArraySlice<UInt16>, at index: Int) -> Int? {
    guard units.indices.contains(index), let candidates = words[units[index]] else { return nil }
    return candidates.first { word in
      index + word.count <= units.endIndex && units[index..<index + word.count].elementsEqual(word)
    }?.count
  }

  /// Whether `word` is one of them.
  func contains(_ word: some Collection<UInt16>) -> Bool {
    guard let first = word.first else { return false }
    return words[first]?.contains { $0.elementsEqual(word) } ?? false
  }
}
