import HuiyinTestSupport
import HuiyinText
import Testing

/// Law 3: without folding and user words the cut equals ICU's at every boundary, on any text.
@Suite struct PlainCutTests {
  private func differing(_ texts: some Sequence<[UInt16]>) -> [[UInt16]] {
    let (cutter, workspace, oracle) = (PlainCutter(), Workspace(), ICUOracle())
    return texts.filter { text in
      text.withUnsafeBufferPointer { cutter.cut($0, in: workspace) }
      return workspace.boundaries != oracle.boundaries(text)
    }
  }

  @Test func dictionaryIsReadFromTheInstalledICU() throws {
    #expect(try ChineseDictionary.installed.get().count > 100_000)
  }

  @Test(arguments: SharedData.noteFiles) func equalsICUOnRealNotes(_ file: String) {
    let different = differing(SharedData.texts(of: file).map { Array($0.utf16) })
    #expect(different.count == 0, "\(different.prefix(3).map { String(decoding: $0, as: UTF16.self) })")
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>) func equalsICUOnAwkwardStrings(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let source = AwkwardText()
    let texts = (0..<12_000).map { _ in Array(source.next(longest: 24, using: &generator).utf16) }
    let different = differing(texts)
    #expect(
      different.count == 0,
      "seed \(seed): \(different.prefix(3).map { String(decoding: $0, as: UTF16.self).debugDescription })")
  }

  /// Every code unit between letters, digits and Han, so that no character is classed otherwise than ICU does.
  @Test func everyCodeUnitIsClassedAsICUDoes() {
    var texts: [[UInt16]] = []
    for frame in ["a", "1", "中", "カ", "_", " "].map({ Array($0.utf16) }) {
      for unit in UInt16.min...UInt16.max { texts.append(frame + [unit] + frame) }
    }
    let different = differing(texts)
    #expect(different.count == 0, "\(different.prefix(9).map { $0.map { String($0, radix: 16) } })")
  }

  @Test func loneSurrogatesAndLongRunsAreLeftToNobody() {
    let texts: [[UInt16]] = [
      [0xD800], [0xDC00, 0xD800], [0x4E2D, 0xD842], Array(repeating: 0x30A2, count: 45),
      Array(repeating: 0x4E00, count: 5_000), [],
    ]
    #expect(differing(texts).isEmpty)
  }

  @Test func withoutADictionaryICUCutsEverything() {
    let workspace = Workspace()
    let text = Array("派出所民警来了两次".utf16)
    text.withUnsafeBufferPointer { PlainCutter.icuOnly.cut($0, in: workspace) }
    #expect(workspace.boundaries == ICUOracle().boundaries(text))
    #expect(!PlainCutter.icuOnly.hasLattice)
  }
}
