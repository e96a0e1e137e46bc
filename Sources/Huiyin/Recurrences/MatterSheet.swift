/// The keys of one member with every word, topic and name turned into a number, ready to be compared.
struct MatterSheet: Sendable {
  /// A key with what it weighs.
  struct Entry: Sendable {
    let key: UInt32
    let weight: Int32
  }

  /// A word: what it weighs in the text, and in the title (0 where it is not there).
  struct Word: Sendable {
    let key: UInt32
    let weight: Int32
    let titleWeight: Int32
  }

  var hasTitle: Bool
  /// By key.
  var words: [Word]
  /// The lengths of the weight vectors of the words and of the title's words.
  var wordNorm: Int
  var titleNorm: Int
  /// By pair.
  var titlePairs: [Entry]
  var titleSum: Int
  /// Ascending.
  var pairs: [UInt32]
  /// By topic.
  var topics: [Entry]
  var topicNorm: Int
  /// The pairs of all names, by pair.
  var placePairs: [Entry]
  var placeSum: Int
  /// The pairs of each name in the title.
  var titlePlaces: [[Entry]]
  /// Those of them rare enough to be nobody else's.
  var ownPlaces: [[Entry]]
  /// What the index holds of it: rare title pairs and heavy words, each with its rarity; keys of words are shifted
  /// by 2³².
  var indexKeys: [(key: UInt64, weight: Int32)]
}

/// Numbers for words and topics, given out in the order in which they are met.
struct MatterNumbering {
  private var numbers: [String: UInt32] = [:]

  private mutating func number(_ text: String) -> UInt32 {
    if let number = numbers[text] { return number }
    let number = UInt32(numbers.count)
    numbers[text] = number
    return number
  }

  /// The sheet of `keys`, with the index words and own places that `rules` ask for.
  mutating func sheet(of keys: MatterKeys, rules: RecurrenceRules) -> MatterSheet {
    let words = keys.words.map { word in
      MatterSheet.Word(
        key: number(Numerals.fold(word.text)), weight: Int32(word.weight),
        titleWeight: Int32(word.isInTitle ? word.rarity : 0))
    }
    let titlePairs = keys.titlePairs.map {
      MatterSheet.Entry(key: CharacterPair.unordered($0.characters), weight: Int32($0.rarity))
    }
    let topics = keys.topics.map {
      MatterSheet.Entry(key: number("\u{1F}" + $0.id), weight: Int32($0.weight))
    }
    let places = keys.places.map { place in
      place.pairs.map { MatterSheet.Entry(key: $0.characters, weight: Int32($0.rarity)) }
    }
    let placePairs = Dictionary(places.joined().map { ($0.key, $0.weight) }, uniquingKeysWith: max)
      .map { MatterSheet.Entry(key: $0.key, weight: $0.value) }
    let index =
      titlePairs.map { (key: UInt64($0.key), weight: $0.weight) }
      + zip(words, keys.words).prefix(rules.indexWords).map {
        (key: UInt64($0.key) | 1 << 32, weight: Int32($1.rarity))
      }
    let titlePlaces = zip(keys.places, places).filter { $0.isInTitle && !$1.isEmpty }.map(\.1)
    return MatterSheet(
      hasTitle: keys.hasTitle, words: words.sorted { $0.key < $1.key },
      wordNorm: MatterNumbering.norm(words.map(\.weight)),
      titleNorm: MatterNumbering.norm(words.map(\.titleWeight)),
      titlePairs: titlePairs.byKey, titleSum: titlePairs.sum, pairs: keys.pairs, topics: topics.byKey,
      topicNorm: MatterNumbering.norm(topics.map(\.weight)), placePairs: placePairs.byKey,
      placeSum: placePairs.sum, titlePlaces: titlePlaces,
      ownPlaces: titlePlaces.filter { $0.sum >= rules.placeRarity * 16 },
      indexKeys: index)
  }

  /// The root of the sum of the squares, in sixteenths for exactness.
  private static func norm(_ weights: [Int32]) -> Int {
    WholeNumbers.root(weights.reduce(0) { $0 + Int($1) * Int($1) } * 256)
  }
}

extension [MatterSheet.Entry] {
  fileprivate var byKey: Self { sorted { $0.key < $1.key } }
  /// The sum of the weights.
  var sum: Int { reduce(0) { $0 + Int($1.weight) } }
}
