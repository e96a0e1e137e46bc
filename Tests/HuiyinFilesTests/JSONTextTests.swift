import Foundation
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

/// What is put into JSON comes back from a reader as it was, and a text that is said to need no escape needs none.
@Suite struct JSONTextTests {
  private static let pieces = [
    "民警", "没人管", "a", "，", "“", "…", "é", "𠮷", "\"", "\\", "\n", "\t", "\u{1}", "\u{7F}", "\u{2028}",
    "\u{2029}", "",
    "\u{2027}", "\u{80A8}", "噪声扰民的事说了很多次",
  ]

  @Test(arguments: 1...3 as ClosedRange<UInt64>) func textsComeBack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<600 {
      let isPlain = Bool.random(using: &generator)
      let choice = isPlain ? Self.pieces.prefix(8) : Self.pieces[...]
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        choice.randomElement(using: &generator)!
      }.joined()
      var bytes: [UInt8] = []
      bytes.append(atMost: JSONText.room(for: text)) { $0.put(json: text) }
      let inside = Array(bytes.dropFirst().dropLast())
      let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) as? String
      #expect(read?.utf8.elementsEqual(text.utf8) ?? false, "seed \(seed): \(text.debugDescription)")
      if isPlain { #expect(inside == Array(text.utf8), "seed \(seed): \(text.debugDescription)") }
    }
  }

  /// Eight bytes at a time or one by one: the same place is found.
  @Test(arguments: 1...3 as ClosedRange<UInt64>) func firstSuspectIsThatOfANaiveSearch(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<600 {
      let common: [UInt8] = [0xE6, 0xB0, 0x91, 0x61, 0x80, 0xFF, 0x20, 0x21, 0x7E]
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Int.random(in: 0..<30, using: &generator) == 0
          ? UInt8.random(in: 0...255, using: &generator) : common.randomElement(using: &generator)!
      }
      let start = Int.random(in: 0...bytes.count, using: &generator)
      let naive = bytes[start...].firstIndex { $0 < 0x20 || [0x22, 0x5C, 0x7F, 0xE2].contains($0) }
      let found = bytes.withUnsafeBufferPointer { JSONText.firstSuspect(in: $0, from: start) }
      #expect(found == naive ?? bytes.count, "seed \(seed): \(bytes) from \(start)")
    }
  }

  /// Of quotes it is told whether a character may need an escape, in whatever order they come.
  @Test(arguments: 1...3 as ClosedRange<UInt64>) func quotesAreToldApart(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let bytes = (0..<60).map { _ in Int.random(in: 0..<15, using: &generator) == 0 ? UInt8(0x0A) : 0x61 }
      bytes.withUnsafeBufferPointer { bytes in
        var text = QuotedText(bytes)
        for _ in 0..<20 {
          let start = Int.random(in: 0..<bytes.count, using: &generator)
          let quote = start..<Int.random(in: start...bytes.count, using: &generator)
          #expect(text.mayNeedEscapes(quote) == bytes[quote].contains(0x0A), "seed \(seed): \(quote)")
          #expect(text[quote].elementsEqual(bytes[quote]))
        }
      }
    }
  }

  @Test func numbersAreWrittenInDecimalDigits() {
    let powers = sequence(first: 1) { $0 > Int.max / 10 ? nil : $0 * 10 }
    let edges = powers.flatMap { [$0 - 1, $0, $0 + 1, 7 * ($0 / 8), -$0] }
    var generator = SeededGenerator(seed: 1)
    let others = (0..<1000).map { Int.random(in: .min ... .max, using: &generator) >> ($0 % 63) }
    for number in Array(0...12_000) + edges + others + [.min, .max] {
      var bytes: [UInt8] = [0x2C]
      bytes.append(atMost: 20) { $0.put(number) }
      #expect(bytes == Array(",\(number)".utf8))
    }
  }
}
