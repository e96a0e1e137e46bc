import HuiyinTestSupport
import Testing

@testable import HuiyinText

@Suite struct SegmenterTests {
  /// Every occurrence of every word is found, as a naive scan finds them; few letters make words within words.
  @Test(arguments: 1...2 as ClosedRange<UInt64>, [("的一是警察x", 4), ("警察", 9)])
  func automatonEqualsNaiveScan(seed: UInt64, _ kind: (letters: String, longest: Int)) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array(kind.letters.utf16)
    func random(_ longest: Int) -> [UInt16] {
      (0..<Int.random(in: 1...longest, using: &generator)).map { _ in
        letters.randomElement(using: &generator)!
      }
    }
    for _ in 0..<40 {
      let words = Array(Set((0..<12).map { _ in random(kind.longest) })).sorted {
        $0.lexicographicallyPrecedes($1)
      }
      let text = random(200)
      let segmenter = Segmenter(words: words.map { Segmenter.Word(units: $0) })
      let found = text.withUnsafeBufferPointer { segmenter.occurrences(in: $0) }.map {
        [$0.word, $0.start, $0.end]
      }
      let expected = words.enumerated().flatMap { number, word in
        (0...max(0, text.count - word.count)).filter { text[$0...].starts(with: word) }.map {
          [number, $0, $0 + word.count]
        }
      }
      #expect(Set(found) == Set(expected), "seed \(seed)")
      #expect(
        found.map { [$0[2], $0[1]] }
          == found.map { [$0[2], $0[1]] }.sorted { $0.lexicographicallyPrecedes($1) },
        "ends ascend, longer words first")
    }
  }

  @Test func wordsDoNotHideEachOther() {
    func accepted(_ words: [String], _ text: String) -> Set<String> {
      let units = Array(text.utf16)
      let segmenter = Segmenter(words: words.map { Segmenter.Word(units: Array($0.utf16)) })
      let found = units.withUnsafeBufferPointer { segmenter.found(in: $0) }
      return Set(found.filter(\.isOnWordEdges).map { words[$0.word] })
    }
    for words in [["出警", "不出警", "警察"], ["警察", "不出警", "出警"]] {
      #expect(accepted(words, "警察总是不出警") == Set(words))
    }
    #expect(accepted(["公安"], "办公安排").isEmpty)
    #expect(accepted(["公安"], "公安局") == ["公安"])
    #expect(accepted(["居住证"], "居住证怎么办") == ["居住证"])
    #expect(accepted(["居住证"], "居住证明").isEmpty)
  }

  /// Words inside a token stand, words that leave it do not, however long: up to nine characters are looked at together,
  /// more are searched for edges.
  @Test func wordsInsideTokensStand() {
    let text = Array("abcdefghijklmnop 警".utf16)
    let words = (1...14).flatMap { length in
      [text[0..<length], text[2..<2 + length], text[16 - length..<17]].map {
        Segmenter.Word(units: Array($0))
      }
    }
    let found = text.withUnsafeBufferPointer { Segmenter(words: words).found(in: $0) }
    #expect(found.count == words.count)
    #expect(found.allSatisfy { $0.isOnWordEdges == ($0.end <= 16) })
  }

  @Test(arguments: [(true, false), (false, true)])
  func neighboursStrikeStraddlers(_ isNeighbour: Bool, _ isOnWordEdges: Bool) {
    let text = Array("网上访谈节目".utf16)
    let segmenter = Segmenter(words: [
      .init(units: Array("上访".utf16), cost: 1),
      .init(units: Array("访谈节目".utf16), cost: 1, isNeighbour: isNeighbour),
      .init(units: Array("网上".utf16), cost: 1, isNeighbour: isNeighbour),
    ])
    let found = text.withUnsafeBufferPointer { segmenter.found(in: $0) }
    #expect(found.first { $0.word == 0 }?.isOnWordEdges == isOnWordEdges)
  }

  /// Law 2 and 3: tokens join back to the folded text; plain tokens are ICU's, with the bytes of the text as received.
  @Test(arguments: 1...3 as ClosedRange<UInt64>) func tokensJoinBack(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (source, oracle, workspace) = (AwkwardText(), ICUOracle(), Workspace())
    let (tokenizer, folding) = (Tokenizer(words: ["的一", "警察", "中国人"]), Folding())
    for _ in 0..<3_000 {
      let text = source.next(longest: 30, using: &generator)
      let plain = Tokenizer.plain.tokens(in: text, workspace)
      #expect(plain.map(\.text).joined().utf8.elementsEqual(text.utf8), "seed \(seed)")
      #expect(plain.allSatisfy { Array(text.utf8)[$0.bytes].elementsEqual($0.text.utf8) }, "seed \(seed)")
      let edges = oracle.boundaries(Array(text.utf16)).dropFirst().map(Int.init)
      #expect(
        plain.map { $0.text.utf16.count }.reduce(into: [0]) { $0.append($0.last! + $1) }.dropFirst()
          == edges[...])
      let tokens = tokenizer.tokens(in: text, workspace)
      let folded = folding.units(of: text)
      #expect(tokens.flatMap { Array($0.text.utf16) } == folded, "seed \(seed): \(text.debugDescription)")
      let starts = tokens.map(\.bytes.lowerBound)
      #expect(starts == starts.sorted(), "seed \(seed)")
    }
  }

  @Test func kindsAndOrigins() {
    let tokens = Tokenizer(words: ["小电驴"]).tokens(in: "小电驴 1,000.5元abc，钱")
    #expect(tokens.map(\.text) == ["小电驴", " ", "1,000.5", "元", "abc", ",", "钱"])
    #expect(tokens.map(\.kind) == [.han, .blank, .number, .han, .letters, .mark, .han])
    #expect(tokens.map(\.origin) == [.userWord, .run, .run, .dictionary, .run, .single, .dictionary])
  }

  /// The time to cut grows with the text, not with its square.
  @Test func longTextsStayLinear() {
    for piece in ["警", "的一", "a", "派出所", "アア", "居住证"] {
      let segmenter = Segmenter(
        words: ["警", "警警", "警警警", "派出所派出所", "居住证明"].map { .init(units: Array($0.utf16)) })
      let workspace = Workspace()
      func time(_ count: Int) -> Int {
        let text = Array(String(repeating: piece, count: count / piece.utf16.count).utf16)
        return ThreadTime.least(of: 2) {
          text.withUnsafeBufferPointer { segmenter.cut($0, in: workspace) }
        }
      }
      _ = time(2_000)
      let (short, long) = (time(20_000), time(160_000))
      #expect(long < short * 8 * 4, "\(piece): \(short) ns for 20,000 characters, \(long) for 160,000")
    }
  }
}
