import HuiyinTestSupport
import Testing

@testable import HuiyinText

/// What is kept between runs comes back as it was; and whatever comes back, no look-up leaves its memory or never ends.
@Suite struct PackedTests {
  private static let letters = Array("的一是警察x派出所".utf16)

  private static func word(_ longest: Int, _ generator: inout SeededGenerator) -> [UInt16] {
    (0..<Int.random(in: 1...longest, using: &generator)).map { _ in letters.randomElement(using: &generator)!
    }
  }

  private static func packed(_ segmenter: Segmenter) -> [UInt8] {
    var packer = Packer()
    segmenter.pack(into: &packer)
    return packer.bytes
  }

  private static func segmenter(_ bytes: [UInt8]) -> Segmenter? {
    var unpacker = Unpacker(bytes[...])
    guard let segmenter = Segmenter(unpacking: &unpacker), unpacker.isAtEnd else { return nil }
    return segmenter
  }

  private static func packed(_ words: [[UInt16]]) -> [UInt8] {
    var packer = Packer()
    packer.put(words.count)
    var costs = SortedWords(indexing: words)
    costs.values = costs.values.map { 27 + $0 % 200 }
    DoubleArrayTrie(costs).pack(into: &packer)
    return packer.bytes
  }

  private static func dictionary(_ bytes: [UInt8]) -> ChineseDictionary? {
    var unpacker = Unpacker(bytes[...])
    guard let dictionary = ChineseDictionary(unpacking: &unpacker), unpacker.isAtEnd else { return nil }
    return dictionary
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>) func segmenterComesBackAsItWas(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let words = Array(Set((0..<40).map { _ in Self.word(4, &generator) })).map {
      Segmenter.Word(units: $0, cost: $0.count == 3 ? 30 : nil, isNeighbour: $0.count == 2)
    }
    let segmenter = Segmenter(words: words)
    let again = try #require(Self.segmenter(Self.packed(segmenter)))
    let (first, second) = (Workspace(), Workspace())
    for _ in 0..<200 {
      let text = Self.word(40, &generator)
      text.withUnsafeBufferPointer { text in
        #expect(segmenter.found(in: text, first) == again.found(in: text, second), "seed \(seed)")
        #expect(first.boundaries == second.boundaries, "seed \(seed)")
      }
    }
  }

  private static func readings(_ bytes: [UInt8]) -> HanReadings? {
    var unpacker = Unpacker(bytes[...])
    guard let readings = HanReadings(unpacking: &unpacker), unpacker.isAtEnd else { return nil }
    return readings
  }

  @Test func readingsComeBackAsTheyWere() throws {
    let readings = HanReadings.installed
    #expect(readings.reading(of: 0x6C11).map(Array.init) == Array("min".utf8))
    #expect(readings.reading(of: 0x33FF) == nil && readings.reading(of: 0xA000) == nil)
    let packed = try #require(readings.packed)
    let again = try #require(Self.readings(packed))
    for unit in UInt16.min...UInt16.max { #expect(readings.reading(of: unit) == again.reading(of: unit)) }
  }

  /// Where a forger says that readings begin elsewhere, they stay inside their memory or are none.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func forgedReadingsStayInsideTheirMemory(seed: UInt64) throws
  {
    var generator = SeededGenerator(seed: seed)
    let whole = try #require(HanReadings.installed.packed)
    var refused = 0
    for _ in 0..<100 {
      var bytes = whole
      let at = Int.random(in: 0..<bytes.count / 4, using: &generator) * 4
      for byte in at..<(at + 4) { bytes[byte] = UInt8.random(in: 0...255, using: &generator) }
      guard let forged = Self.readings(bytes) else { refused += 1; continue }
      for unit in 0x3400..<0xA000 as Range<UInt16> { _ = forged.reading(of: unit)?.count }
    }
    #expect((1..<100).contains(refused), "seed \(seed)")
  }

  /// One number after the other is made another, as a forger who knows the form would.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func forgedSegmentersStayInsideTheirMemory(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = (0..<12).map { _ in Segmenter.Word(units: Self.word(4, &generator)) }
    let bytes = Self.packed(Segmenter(words: words))
    var taken = 0
    for _ in 0..<60 {
      guard let forged = Self.segmenter(Self.forged(bytes, &generator)) else { continue }
      taken += 1
      for _ in 0..<5 {
        Self.word(60, &generator).withUnsafeBufferPointer { text in
          let found = forged.found(in: text)
          #expect(found.allSatisfy { $0.start >= 0 && $0.start < $0.end && $0.end <= text.count })
        }
      }
    }
    #expect(taken > 0, "no forgery was good enough to be taken, seed \(seed)")
  }

  /// Numbers that lie inside the tables, but would have words begin before the text or a walk that never ends.
  @Test func automataThatLeadAstrayAreRefused() throws {
    func isTaken(_ forge: (inout WordAutomaton) -> Void) -> Bool {
      var automaton = WordAutomaton(["警察", "派出所", "派出所警察", "出所警察"].map { Array($0.utf16) })
      forge(&automaton)
      var packer = Packer()
      automaton.pack(into: &packer)
      var unpacker = Unpacker(packer.bytes[...])
      return WordAutomaton(unpacking: &unpacker, wordCount: 4) != nil
    }
    #expect(isTaken { _ in })
    #expect(!isTaken { $0.pairs[0].word = 1 })
    #expect(!isTaken { $0.pairs[0].base = 2 })
    #expect(!isTaken { $0.states[2].check = 0 })
    #expect(!isTaken { $0.endings[2].length = 0 })
    #expect(!isTaken { $0.endings[2].length = 4 })
    #expect(
      !isTaken { automaton in
        let deep = automaton.states.firstIndex { $0.fallback != 0 }!
        automaton.states[deep].fallback = UInt32(deep)
      })
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func forgedDictionariesStayInsideTheirMemory(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = Self.packed((0..<30).map { _ in Self.word(5, &generator) })
    for _ in 0..<60 {
      guard let forged = Self.dictionary(Self.forged(bytes, &generator)) else { continue }
      let (cutter, workspace) = (PlainCutter(dictionary: forged), Workspace())
      let text = (0..<600).map { _ in Self.letters.randomElement(using: &generator)! }
      text.withUnsafeBufferPointer { cutter.cut($0, in: workspace) }
      #expect(workspace.boundaries.last == Int32(text.count), "seed \(seed)")
    }
  }

  private static let spellings = [
    Folding.Spelling(found: "警查", meant: "警察", when: .always),
    Folding.Spelling(found: "派岀所", meant: "派出所", when: .always),
    Folding.Spelling(found: "社群", meant: "社区", when: .converted),
  ]

  private static func folding(_ bytes: [UInt8]) -> Folding? {
    var unpacker = Unpacker(bytes[...])
    let folding = Folding(unpacking: &unpacker, readings: [], spellings: { spellings })
    return unpacker.isAtEnd ? folding : nil
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>) func foldingsComeBackAndForgedOnesStayInside(seed: UInt64)
    throws
  {
    var generator = SeededGenerator(seed: seed)
    var packer = Packer()
    let folding = Folding(spellings: Self.spellings)
    folding.pack(into: &packer)
    let again = try #require(Self.folding(packer.bytes))
    let letters = Array("警查派岀所社群裡面們會說a".unicodeScalars)
    func text() -> String {
      (0..<40).reduce(into: "") { text, _ in
        text.unicodeScalars.append(letters.randomElement(using: &generator)!)
      }
    }
    for _ in 0..<100 {
      let text = text()
      let (first, second) = (folding.fold(text), again.fold(text))
      #expect(first.folded == second.folded && first.starts == second.starts, "seed \(seed): \(text)")
    }
    for _ in 0..<40 {
      guard let forged = Self.folding(Self.forged(packer.bytes, &generator)) else { continue }
      let text = text()
      #expect(forged.fold(text).ends.allSatisfy { $0 <= text.utf8.count }, "seed \(seed)")
    }
  }

  /// A word longer than the search can note would make it walk for ever.
  /// A character with the code of free places would go from one free place to the next, without end.
  @Test func dictionariesWithACodeForFreePlacesAreRefused() {
    var costs = SortedWords(indexing: [Array("警察".utf16), Array("警民".utf16)])
    costs.values = [100, 100]
    let trie = DoubleArrayTrie(costs)
    let most = Int(trie.codes.max() ?? 0)
    func forged(code: UInt16) -> [UInt8] {
      let (more, base) = (Int(code) - most, Int(trie.roots[Int("警".utf16.first!)] >> 8))
      var codes = trie.codes
      codes[Int("鑫".utf16.first!)] = code
      var nodes = trie.nodes + [DoubleArrayTrie.Node](repeating: 0, count: more)
      nodes[base + Int(code)] = DoubleArrayTrie.Node(base) << 8 | 1
      var packer = Packer()
      packer.put(2)
      packer.put(trie.roots)
      packer.put(codes)
      packer.put(trie.checks + [UInt16](repeating: DoubleArrayTrie.free, count: more))
      packer.put(nodes)
      return packer.bytes
    }
    let isRefused = [UInt16.max - 1, .max].map { Self.dictionary(forged(code: $0)) == nil }
    #expect(isRefused == [false, true])
  }

  @Test func dictionariesWithEndlessWordsAreRefused() {
    #expect(Self.dictionary(Self.packed([[UInt16](repeating: 0x8B66, count: 200)])) != nil)
    #expect(Self.dictionary(Self.packed([[UInt16](repeating: 0x8B66, count: 300)])) == nil)
  }

  @Test func whatIsCutOffOrTooLongIsRefused() {
    let bytes = Self.packed(Segmenter(words: [.init(units: Array("警察".utf16))]))
    #expect(Self.segmenter(bytes) != nil)
    for count in stride(from: 0, to: bytes.count, by: 4_999) {
      #expect(Self.segmenter(Array(bytes.prefix(count))) == nil)
    }
    #expect(Self.segmenter(bytes + [0]) == nil)
  }

  /// `bytes` with one 16-bit place that is not 0, or any, made another number: a small one, or any.
  private static func forged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var forged = bytes
    let places = stride(from: 0, to: bytes.count - 1, by: 2).filter { bytes[$0] != 0 || bytes[$0 + 1] != 0 }
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      let place = places.randomElement(using: &generator)!
      let isSmall = Bool.random(using: &generator)
      let number = UInt16.random(in: 0...(isSmall ? 40 : .max), using: &generator)
      forged[place] = UInt8(truncatingIfNeeded: number)
      forged[place + 1] = UInt8(truncatingIfNeeded: number >> 8)
    }
    return forged
  }
}
