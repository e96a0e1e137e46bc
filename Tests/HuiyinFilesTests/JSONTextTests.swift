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
      let hasEscapes = Array(text.utf8).withUnsafeBufferPointer { JSONText.hasEscapes($0) }
      #expect(hasEscapes || inside == Array(text.utf8), "seed \(seed): \(text.debugDescription)")
      if inside.count > text.utf8.count { #expect(hasEscapes, "seed \(seed): \(text.debugDescription)") }
    }
  }

  @Test func notesWithoutSuchCharactersNeedNoEscape() {
    let text = Array(String(repeating: "多次报警都没人来，麻烦管一管。", count: 40).utf8)
    #expect(!text.withUnsafeBufferPointer { JSONText.hasEscapes($0) })
    for place in text.indices {
      var odd = text
      odd[place] = 0x22
      #expect(odd.withUnsafeBufferPointer { JSONText.hasEscapes($0) }, "at \(place)")
    }
  }
}
