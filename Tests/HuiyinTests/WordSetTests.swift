import HuiyinTestSupport
import Testing

@testable import Huiyin

/// The hash set of words against Swift's own.
@Suite struct WordSetTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>) func equalsASet(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func word(_ lengths: ClosedRange<Int> = 1...4) -> [UInt16] {
      (0..<Int.random(in: lengths, using: &generator)).map { _ in
        UInt16.random(in: 97...102, using: &generator)
      }
    }
    // Of many short words one ends almost anything.
    let areFew = seed % 2 == 0
    let words = Set(
      (0..<Int.random(in: 0...(areFew ? 60 : 300), using: &generator)).map { _ in
        word(areFew ? 3...4 : 1...4)
      })
    let set = WordSet(words)
    #expect(set.longest == words.map(\.count).max() ?? 0)
    for _ in 0..<2000 {
      let asked = word() + (Bool.random(using: &generator) ? [] : word())
      let found = asked.withUnsafeBufferPointer { set.contains($0[...]) }
      #expect(found == words.contains(asked), "seed \(seed): \(asked)")
      #expect(set.hasEnding(asked[0]) == words.contains { $0.last == asked[0] })
      let endsInWord = asked.withUnsafeBufferPointer { set.endsInWord($0[...]) }
      #expect(endsInWord == words.contains { asked.suffix($0.count).elementsEqual($0) })
    }
  }
}
