extension MatterKeys {
  /// A link names at most so many words.
  private static let mostShared = 6

  /// The places and words this note and `other` both hold, places first, then by weight, as this note has them. Where
  /// they share no whole word, the characters they share.
  func shared(with other: MatterKeys) -> [String] {
    let there = Set(other.pairs)
    func isHeld(_ place: Place) -> Bool {
      let whole = place.pairs.reduce(0) { $0 + $1.rarity }
      let held = place.pairs.reduce(0) { $0 + (there.contains($1.characters) ? $1.rarity : 0) }
      return whole > 0 && held * 10 >= whole * 7
    }
    var shared: [String] = []
    func add(_ text: String) {
      let isPart = shared.contains { $0.holds(text) || text.holds($0) }
      if shared.count < MatterKeys.mostShared, !isPart { shared.append(text) }
    }
    for place in places where isHeld(place) { add(place.name) }
    let weights = Dictionary(
      other.words.map { (Numerals.fold($0.text), $0.weight) }, uniquingKeysWith: { first, _ in first })
    let words = words.compactMap { word in
      weights[Numerals.fold(word.text)].map { (text: word.text, weight: word.weight * $0) }
    }
    for word in words.sorted(by: MatterKeys.isHeavier) { add(word.text) }
    guard shared.isEmpty else { return shared }
    for pair in titlePairs where there.contains(CharacterPair.unordered(pair.characters)) {
      add(CharacterPair.text(pair.characters))
    }
    return shared
  }

  private static func isHeavier(_ left: (text: String, weight: Int), _ right: (text: String, weight: Int))
    -> Bool
  {
    left.weight == right.weight
      ? left.text.utf8.lexicographicallyPrecedes(right.text.utf8) : left.weight > right.weight
  }
}

extension String {
  /// Whether `other` stands in this text, byte for byte.
  fileprivate func holds(_ other: String) -> Bool {
    let (text, part) = (Array(utf8), Array(other.utf8))
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count] == part[...] }
  }
}
