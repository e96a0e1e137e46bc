internal import HuiyinText

/// Finds what is personal in one folded text and stars it.
///
/// Every rule looks a bounded number of characters ahead of each place, so that the time grows with the text alone.
struct MaskFinder {
  let words: MaskWords
  let units: [UInt16]
  /// For each folded unit, whether it is masked.
  private(set) var starred: [Bool]
  /// The full names that were found, folded.
  private(set) var names: Set<[UInt16]> = []

  init(_ words: MaskWords, _ units: [UInt16]) {
    self.words = words
    self.units = units
    starred = [Bool](repeating: false, count: units.count)
  }

  /// Everything that form or a cue gives away.
  mutating func find() {
    findNumbers()
    for index in units.indices {
      if units[index] == 0x40 { findMail(around: index) }
      guard words.isTelling(units[index]) else { continue }
      findCued(at: index)
      findPlate(at: index)
      findName(at: index)
    }
    findHouses()
  }

  /// Masks `names` wherever they stand.
  /// - Complexity: O(length × lengths of names)
  mutating func mask(names: Set<[UInt16]>) {
    let lengths = Set(names.map(\.count)).sorted()
    guard !lengths.isEmpty else { return }
    for index in units.indices where Han.contains(units[index]) {
      for length in lengths where index + length <= units.count {
        let place = index..<index + length
        if names.contains(Array(units[place])) { star(name: place) }
      }
    }
  }

  /// Stars the digits and letters of `range` but for the first and last ones.
  mutating func star(_ range: Range<Int>, keeping kept: PersonalNumber.Kept) {
    let places = range.filter { Sign.isAlphanumeric(units[$0]) }
    for place in places.dropFirst(kept.first).dropLast(kept.last) { starred[place] = true }
  }

  /// Stars all of `range`.
  mutating func star(_ range: Range<Int>) { for place in range { starred[place] = true } }

  /// Stars the given name in `range`; the surname stays.
  mutating func star(name range: Range<Int>) {
    let surname = words.surnames.length(in: units[range], at: range.lowerBound) ?? 1
    for place in range.dropFirst(max(1, min(surname, range.count - 1))) { starred[place] = true }
  }

  mutating func remember(name range: Range<Int>) { names.insert(Array(units[range])) }

  /// The longest word for `use` at `index`.
  func length(_ use: MaskWords.Use, at index: Int) -> Int? { words[use].length(in: units[...], at: index) }

  /// Whether a clause may begin at `index`: nothing, a sign or a blank stands before it.
  func beginsClause(_ index: Int) -> Bool {
    index == 0 || !(Han.contains(units[index - 1]) || isWord(units[index - 1]))
  }

  /// Whether `unit` belongs to a word or number; a star stands for one that does.
  func isWord(_ unit: UInt16) -> Bool {
    Sign.isAlphanumeric(unit) || unit == Sign.star || unit > 0x2FFF && Han.contains(unit)
  }

  /// Where something that a cue ending at `index` announces may begin: behind signs and words that link.
  func behindLinks(_ index: Int) -> Int {
    var index = index
    for _ in 0..<8 {
      if let length = length(.link, at: index) {
        index += length
      } else if index < units.count, !isWord(units[index]), units[index] != 0x0A {
        index += 1
      } else {
        break
      }
    }
    return index
  }
}
