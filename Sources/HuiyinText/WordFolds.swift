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

  /// Writes the folds.
  func pack(into packer: inout Packer) {
    packer.put(isEverywhere ? 1 : 0)
    packer.put(meant.map { Int32($0.count) })
    packer.put(meant.flatMap { $0 })
    segmenter.pack(into: &packer)
  }

  /// The folds that were packed; nil where they are damaged.
  init?(unpacking unpacker: inout Unpacker) {
    guard let isEverywhere = unpacker.number(), let lengths: [Int32] = unpacker.numbers(),
      let units: [UInt16] = unpacker.numbers(), lengths.allSatisfy({ $0 >= 0 }),
      lengths.reduce(0, { $0 + Int($1) }) == units.count
    else { return nil }
    self.isEverywhere = isEverywhere == 1
    var end = 0
    meant = lengths.map { length in
      end += Int(length)
      return Array(units[end - Int(length)..<end])
    }
    let cutter = self.isEverywhere ? PlainCutter.icuOnly : PlainCutter()
    guard let segmenter = Segmenter(unpacking: &unpacker, cutter: cutter), segmenter.wordCount == meant.count
    else { return nil }
    self.segmenter = segmenter
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
