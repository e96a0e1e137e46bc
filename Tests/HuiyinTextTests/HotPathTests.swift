import HuiyinTestSupport
import Testing

@testable import HuiyinText

/// The quick paths say what the plain ones say.
@Suite struct HotPathTests {
  private static let characters = Array("警察民派出所公安办排居住证明的不一上访谈节目网".utf16)

  /// Judging, cutting again and striking equal the plain way, whatever the words and their costs.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func segmenterEqualsThePlainWay(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let workspace = Workspace()
    func random(_ lengths: ClosedRange<Int>) -> [UInt16] {
      (0..<Int.random(in: lengths, using: &generator)).map { _ in
        Self.characters.randomElement(using: &generator)!
      }
    }
    for _ in 0..<60 {
      let units = Array(
        Set((0..<14).map { _ in random(1...4) } + ["公安", "居住证", "上访", "访谈节目"].map { Array($0.utf16) })
      )
      .sorted { $0.lexicographicallyPrecedes($1) }
      let words = units.map { units in
        // The cost of ICU's own way with the characters makes ties.
        let costs: [Int?] = [nil, 1, 60, 90, 180, 240, NaiveCut(units, []).plainCost]
        return Segmenter.Word(
          units: units, cost: costs.randomElement(using: &generator)!,
          isNeighbour: Bool.random(using: &generator))
      }
      let segmenter = Segmenter(words: words)
      for _ in 0..<6 {
        let text = random(1...14) + (units.randomElement(using: &generator) ?? []) + random(0...6)
        let found = text.withUnsafeBufferPointer { segmenter.found(in: $0, workspace) }
        let (places, edges) = NaiveCut(text, words).cut()
        let note = "seed \(seed): \(String(decoding: text, as: UTF16.self))"
        #expect(
          found.map { [$0.word, $0.start, $0.end] } == places.map { [$0.0.word, $0.0.start, $0.0.end] },
          "\(note)")
        #expect(found.map(\.isOnWordEdges) == places.map(\.isOnWordEdges), "\(note)")
        #expect(workspace.boundaries.map(Int.init) == edges, "\(note)")
      }
    }
  }

  /// Lines cut in memory that is used again are the tokens of the library call, damaged bytes read as U+FFFD.
  @Test(arguments: [Tokenizer.plain, Tokenizer(words: ["的一", "警察", "中国人"])]) func linesAreTheTokens(
    tokenizer: Tokenizer
  ) {
    var generator = SeededGenerator(seed: 11)
    let (source, cut) = (AwkwardText(), LineCut(tokenizer))
    for _ in 0..<4_000 {
      var bytes = Array(source.next(longest: 30, using: &generator).utf8)
      if !bytes.isEmpty, Int.random(in: 0..<4, using: &generator) == 0 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let tokens = tokenizer.tokens(in: text)
      var found: [(String, Int)] = []
      var output = ByteRun()
      bytes.withUnsafeBufferPointer(cut.cut)
      cut.forEachToken { found.append((String(decoding: $0, as: UTF16.self), $1)) }
      cut.writeWords(to: &output)
      #expect(found.map { Array($0.0.utf8) } == tokens.map { Array($0.text.utf8) }, "\(bytes)")
      #expect(found.map(\.1) == tokens.map(\.bytes.lowerBound), "\(bytes)")
      #expect(cut.byteCount == text.utf8.count)
      let words = tokens.filter { $0.kind != .blank }.map { Array($0.text.utf8) }.joined(separator: [0x20])
      #expect(Array(output.bytes) == Array(words), "\(bytes)")
    }
  }

  /// Folding into memory that held another text gives what folding into new memory gives.
  @Test(arguments: 1...2 as ClosedRange<UInt64>) func memoryUsedAgainChangesNothing(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (source, workspace) = (AwkwardText(), Workspace())
    var used = NormalizedText()
    for _ in 0..<4_000 {
      let text = source.next(longest: 40, using: &generator)
      let fresh = FoldingTests.folding.fold(text)
      Array(text.utf8).withUnsafeBufferPointer { FoldingTests.folding.fold($0, into: &used, in: workspace) }
      let isSame =
        used.folded == fresh.folded && used.starts == fresh.starts && used.ends == fresh.ends
        && used.isConverted == fresh.isConverted
      #expect(isSame, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test func blanksAreUnicodes() {
    for unit in UInt16.min...UInt16.max {
      let isBlank = Unicode.Scalar(unit)?.properties.isWhitespace ?? false
      #expect(Blank.contains(unit) == isBlank, "\(String(unit, radix: 16))")
    }
  }

  /// Damage is found wherever the standard library finds it.
  @Test(arguments: 1...2 as ClosedRange<UInt64>) func damageIsFound(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let telling: [UInt8] = [
      0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF,
    ]
    for _ in 0..<60_000 {
      let bytes = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        telling.randomElement(using: &generator)!
      }
      let isValid = bytes.withUnsafeBufferPointer(UTF8Reading.isValid)
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }
}
