import HuiyinTestSupport
import Testing

@testable import HuiyinText

/// Text made to be slow takes time by its length, not by the square of it.
@Suite(.serialized) struct WorstCaseTests {
  private static let tokenizer = Tokenizer(words: [
    "警", "警警", "警警警", "派出所派出所", "居住证明", "aa", "a a", "アア", "中华人民共",
  ])

  @Test(arguments: [
    "警", "的一", "a", "1,", " ", "\u{3000}", "\u{301}", "&", "&amp", "&amp;", "(", "中(a", "中(zhong", "中（guó",
    "\u{200B} ",
    "中 ", "ア", "㈱", "🙂", "가", "派出所", "中华人民共", "居住证明居住", "一一得一心一意一", "\u{FF}",
  ])
  func timeGrowsWithTheLength(_ piece: String) {
    // A lone 0xFF stands for damage.
    let unit = piece == "\u{FF}" ? [0xFF, 0xE4] : Array(piece.utf8)
    let cut = LineCut(Self.tokenizer)
    func time(_ count: Int) -> Int {
      let line = Array(repeatElement(unit, count: count / unit.count).joined())
      return ThreadTime.least { line.withUnsafeBufferPointer(cut.cut) }
    }
    _ = time(2_000)
    let (short, long) = (time(6_000), time(48_000))
    #expect(long < short * 8 * 4, "\(piece): \(short) ns for 6,000 bytes, \(long) for 48,000")
  }

  /// Words inside words: every place of every one is found, in time by the number of places.
  @Test func nestedWordsStayLinear() {
    let words = (1...200).map { Segmenter.Word(units: [UInt16](repeating: 0x8B66, count: $0)) }
    let (segmenter, workspace) = (Segmenter(words: words), Workspace())
    func time(_ count: Int) -> Int {
      let text = [UInt16](repeating: 0x8B66, count: count)
      return ThreadTime.least { text.withUnsafeBufferPointer { segmenter.cut($0, in: workspace) } }
    }
    _ = time(300)
    let (short, long) = (time(500), time(4_000))
    #expect(long < short * 8 * 4, "\(short) ns for 500 characters, \(long) for 4,000")
  }

  /// Many pairs of many characters: finding places for them takes time by their number.
  @Test func buildingStaysLinear() {
    func time(_ count: Int) -> Int {
      var generator = SeededGenerator(seed: 7)
      let words = (0..<count).map { _ in
        (0..<2).map { _ in UInt16.random(in: 0x4E00...0x5C00, using: &generator) }
      }
      return ThreadTime.least(of: 2) { _ = WordAutomaton(words) }
    }
    _ = time(1_000)
    let (few, many) = (time(15_000), time(120_000))
    #expect(many < few * 8 * 3, "\(few) ns for 15,000 words, \(many) for 120,000")
  }
}
