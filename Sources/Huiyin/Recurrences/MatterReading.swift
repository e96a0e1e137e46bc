internal import HuiyinText

/// Takes the keys of grouping from a note that has been read.
struct MatterReading: Sendable {
  let rules: RecurrenceRules
  let rarities: RarityTable
  let folding: Folding
  private let codeEndings: Set<UInt16>
  private let placeEndings: PlaceEndings

  init(rules: RecurrenceRules, rarities: RarityTable, folding: Folding, places: PlaceWords) {
    self.rules = rules
    self.rarities = rarities
    self.folding = folding
    placeEndings = PlaceEndings(places)
    codeEndings = Set(rules.codeEndings.flatMap { folding.units(of: $0) })
  }

  /// The keys of `note`, read as `readings` and sorted as `verdict`.
  func keys(of note: Note, _ readings: [PartReading], _ verdict: Verdict) -> MatterKeys {
    var keys = MatterKeys()
    let texts = readings.map { reading in
      MatterText(reading.text.folded, boundaries: reading.boundaries, codeEndings: codeEndings)
    }
    let title = readings.firstIndex { $0.part == .title && !$0.text.folded.allSatisfy { $0 <= 0x20 } }
    keys.hasTitle = title != nil
    keys.words = words(texts, title: title)
    keys.titlePairs = Array(
      rare((title.map { [texts[$0]] } ?? texts).flatMap(\.pairs)).prefix(rules.titlePairs))
    keys.topics = topics(verdict)
    keys.places = places(note, verdict, title: title.map { readings[$0].text.folded })
    let all = rare(texts.flatMap(\.pairs)).prefix(rules.pairs) + keys.titlePairs
    keys.pairs = Set(all.map { CharacterPair.unordered($0.characters) }).sorted()
    return keys
  }

  private func words(_ texts: [MatterText], title: Int?) -> [MatterKeys.Word] {
    var counts: [[UInt16]: Int] = [:]
    var spellings: [[UInt16]: [UInt16]] = [:]
    var inTitle: Set<[UInt16]> = []
    for (index, text) in texts.enumerated() {
      for word in text.words where !MatterReading.isNumberOfSomeone(word) {
        let folded = word.map(Numerals.fold)
        counts[folded, default: 0] += index == title ? 2 : 1
        if spellings[folded] == nil { spellings[folded] = word }
        if title == nil || index == title { inTitle.insert(folded) }
      }
    }
    let words = counts.compactMap { word, count -> (word: [UInt16], weight: Int, rarity: Int)? in
      let rarity = rarities.rarity(ofWord: word)
      guard rarity >= rules.wordRarity * 16 else { return nil }
      return (word, rarity * (16 + WholeNumbers.log2Sixteenths(count)) / 16, rarity)
    }
    .sorted { $0.weight == $1.weight ? $0.word.lexicographicallyPrecedes($1.word) : $0.weight > $1.weight }
    return words.prefix(rules.words).map {
      MatterKeys.Word(
        text: String(decoding: spellings[$0.word] ?? $0.word, as: UTF16.self), weight: $0.weight,
        rarity: $0.rarity, isInTitle: inTitle.contains($0.word))
    }
  }

  /// Whether a word is a number as people and their things have them: seven digits and more. Keys are kept from month to
  /// month, and such a number has no place in them.
  private static func isNumberOfSomeone(_ word: [UInt16]) -> Bool {
    word.count { (0x30...0x39).contains($0) } >= 7
  }

  /// The rare ones of `pairs`, each once, rarest first.
  private func rare(_ pairs: [UInt32]) -> [MatterKeys.Pair] {
    var seen: Set<UInt32> = []
    var rare: [(pair: MatterKeys.Pair, key: UInt32)] = []
    for pair in pairs {
      let key = CharacterPair.unordered(pair)
      guard seen.insert(key).inserted else { continue }
      let rarity = rarities.rarity(ofPair: key)
      if rarity >= rules.pairRarity * 16 { rare.append((.init(characters: pair, rarity: rarity), key)) }
    }
    return rare.sorted {
      $0.pair.rarity == $1.pair.rarity ? $0.key < $1.key : $0.pair.rarity > $1.pair.rarity
    }.map(\.pair)
  }

  private func topics(_ verdict: Verdict) -> [MatterKeys.Topic] {
    verdict.standings.flatMap { standing in
      standing.topics.map { ($0.topic, $0.points) }
    }
    .filter { $0.1 > 0 }
    .map { MatterKeys.Topic(id: $0.0, weight: WholeNumbers.root($0.1 * 256)) }
    .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  /// A note names at most so many places that are compared.
  private static let mostPlaces = 12

  private func places(_ note: Note, _ verdict: Verdict, title: [UInt16]?) -> [MatterKeys.Place] {
    let named = verdict.places.prefix(MatterReading.mostPlaces).map { name in
      place(name, isInTitle: title.map { $0.contains(run: folding.units(of: name)) } ?? true)
    }
    return Array(named)
  }

  private func place(_ name: String, isInTitle: Bool) -> MatterKeys.Place {
    let pairs = rare(
      MatterText.pairs(ofName: placeEndings.stem(of: folding.units(of: name)), codeEndings: codeEndings)
    )
    .prefix(rules.titlePairs)
    .map { MatterKeys.Pair(characters: CharacterPair.unordered($0.characters), rarity: $0.rarity) }
    return MatterKeys.Place(
      name: name, isInTitle: isInTitle, pairs: pairs.sorted { $0.characters < $1.characters })
  }
}

extension [UInt16] {
  /// Whether `run` stands somewhere in these units.
  fileprivate func contains(run: [UInt16]) -> Bool {
    guard let first = run.first, run.count <= count else { return false }
    return (0...count - run.count).contains { self[$0] == first && self[$0..<$0 + run.count] == run[...] }
  }
}
