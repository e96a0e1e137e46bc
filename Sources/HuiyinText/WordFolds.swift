/// 词语归一: spellings of damaged, regional or converted text that are read as other words.
struct WordFolds: Sendable {
  /// One spelling and what is meant by it, both folded character by character. Where they are the same, the line keeps
  /// its characters from shorter spellings.
  struct Entry {
    let spelling: [UInt16]
    let meant: [UInt16]
  }

  private let segmenter: Segmenter
  private let meant: [[UInt16]]
  private let isEverywhere: Bool

  /// Folds for `entries`: wherever the characters stand, or only where they stand as words of their own.
  init(_ entries: [Entry], onlyOnWordEdges: Bool) {
    isEverywhere = !onlyOnWordEdges
    // Where the cut does not matter, no dictionary need be at hand.
    let cutter = onlyOnWordEdges ? PlainCutter() : .icuOnly
    segmenter = Segmenter(words: entries.map { Segmenter.Word(units: $0.spelling) }, cutter: cutter)
    meant = entries.map(\.meant)
  }

  /// Whether the characters of some spelling stand in `units`.
  func standsIn(_ units: [UInt16]) -> Bool {
    units.withUnsafeBufferPointer { !segmenter.occurrences(in: $0).isEmpty }
  }

  /// Replaces every spelling in `text`; of those that overlap the first and then the longest wins.
  /// The text is cut, where it must be, in `workspace` or in one made for it.
  func apply(to text: inout NormalizedText, in workspace: Workspace?) {
    guard !meant.isEmpty else { return }
    let found = text.folded.withUnsafeBufferPointer { units in
      isEverywhere ? segmenter.occurrences(in: units) : words(in: units, workspace ?? Workspace())
    }
    guard !found.isEmpty else { return }
    var replacements: [NormalizedText.Replacement] = []
    var end = 0
    for occurrence in found.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) })
    where occurrence.start >= end {
      end = occurrence.end
      replacements.append(.init(range: occurrence.start..<end, units: meant[occurrence.word]))
    }
    text.replace(replacements)
  }

  /// Where spellings stand as words of their own.
  private func words(in units: UnsafeBufferPointer<UInt16>, _ workspace: Workspace) -> [Segmenter.Occurrence]
  {
    segmenter.cut(units, in: workspace)
    return workspace.occurrences.filter(\.isOnWordEdges)
  }
}
