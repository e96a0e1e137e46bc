internal import FoundationEssentials

/// The keys as they lie in a state file: short member names, words in one string, pairs in Base64.
extension MatterKeys: Codable {
  private enum CodingKeys: String, CodingKey {
    case hasTitle = "t"
    case words = "w"
    case weights = "ww"
    case rarities = "wr"
    case inTitle = "wt"
    case titlePairs = "tp"
    case titleRarities = "tr"
    case pairs = "p"
    case topics = "to"
    case topicWeights = "tw"
    case places = "pl"
  }

  private struct CodedPlace: Codable {
    var n: String
    var t: Bool
    var p: Data
    var r: [Int]
  }

  /// Reads keys.
  /// - Throws: `DecodingError` where lists that belong together differ in length.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func numbers(_ key: CodingKeys) throws -> [Int] { try values.decode([Int].self, forKey: key) }
    func packed(_ key: CodingKeys) throws -> [UInt32] {
      [UInt32](packed: try values.decode(Data.self, forKey: key))
    }
    hasTitle = try values.decode(Bool.self, forKey: .hasTitle)
    let texts = try values.decode(String.self, forKey: .words).split(separator: " ").map(String.init)
    let (weights, rarities) = (try numbers(.weights), try numbers(.rarities))
    let inTitle = Set(try numbers(.inTitle))
    let (titlePairs, titleRarities) = (try packed(.titlePairs), try numbers(.titleRarities))
    let topics = try values.decode([String].self, forKey: .topics)
    let topicWeights = try numbers(.topicWeights)
    let coded = try values.decode([CodedPlace].self, forKey: .places)
    pairs = try packed(.pairs)
    guard texts.count == weights.count, texts.count == rarities.count,
      titlePairs.count == titleRarities.count, topics.count == topicWeights.count,
      coded.allSatisfy({ $0.p.count == $0.r.count * 4 }), pairs == pairs.sorted()
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "lists of the keys differ in length"))
    }
    words = texts.indices.map {
      Word(text: texts[$0], weight: weights[$0], rarity: rarities[$0], isInTitle: inTitle.contains($0))
    }
    self.titlePairs = zip(titlePairs, titleRarities).map { Pair(characters: $0, rarity: $1) }
    self.topics = zip(topics, topicWeights).map { Topic(id: $0, weight: $1) }
    places = coded.map { place in
      Place(
        name: place.n, isInTitle: place.t,
        pairs: zip([UInt32](packed: place.p), place.r).map { Pair(characters: $0, rarity: $1) })
    }
  }

  /// Writes the keys.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(hasTitle, forKey: .hasTitle)
    try values.encode(words.map(\.text).joined(separator: " "), forKey: .words)
    try values.encode(words.map(\.weight), forKey: .weights)
    try values.encode(words.map(\.rarity), forKey: .rarities)
    try values.encode(words.indices.filter { words[$0].isInTitle }, forKey: .inTitle)
    try values.encode(titlePairs.map(\.characters).packed, forKey: .titlePairs)
    try values.encode(titlePairs.map(\.rarity), forKey: .titleRarities)
    try values.encode(pairs.packed, forKey: .pairs)
    try values.encode(topics.map(\.id), forKey: .topics)
    try values.encode(topics.map(\.weight), forKey: .topicWeights)
    try values.encode(
      places.map {
        CodedPlace(
          n: $0.name, t: $0.isInTitle, p: $0.pairs.map(\.characters).packed, r: $0.pairs.map(\.rarity))
      }, forKey: .places)
  }
}

extension [UInt32] {
  /// The numbers as four bytes each, the lowest byte first.
  fileprivate var packed: Data {
    Data(flatMap { number in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) } })
  }

  fileprivate init(packed data: Data) {
    let bytes = [UInt8](data)
    self = stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { at in
      (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
    }
  }
}
