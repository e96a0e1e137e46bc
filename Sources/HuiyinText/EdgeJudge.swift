/// Decides whether characters that spell a word stand where they are as that word.
struct EdgeJudge {
  private let text: UnsafeBufferPointer<UInt16>
  private let cutter: PlainCutter
  private let workspace: Workspace
  /// The range whose costs to its end are at hand.
  private var preparedRange: Range<Int32>?

  init(text: UnsafeBufferPointer<UInt16>, cutter: PlainCutter, workspace: Workspace) {
    self.text = text
    self.cutter = cutter
    self.workspace = workspace
  }

  /// Whether `start..<end` is one or more whole tokens of ICU's cut, a part of one token (公安 in 公安局), or cheaper as
  /// one word of `cost` than the way ICU cuts it with its neighbours.
  mutating func accepts(_ start: Int, _ end: Int, cost: UInt32) -> Bool {
    if isInsideToken(start, end) || isBoundary(start) && isBoundary(end) { return true }
    guard let margin = margin(start, end) else { return false }
    return Int(cost) < margin
  }

  /// What a word at `start..<end` may cost and still be cheaper than the best path without it, in ICU's costs;
  /// negative where even a word for nothing would not be. Nil where the place is not inside one dictionary range.
  mutating func margin(_ start: Int, _ end: Int) -> Int? {
    guard let dictionary = cutter.dictionary, let range = range(holding: start, end) else { return nil }
    if preparedRange != range {
      preparedRange = range
      dictionary.trie.withReader { reader in
        let lattice = Lattice(dictionary: reader, text: text.baseAddress!)
        workspace.costsToEnd.withUnsafeMutableBufferPointer { costs in
          lattice.searchBackwards(Int(range.lowerBound), Int(range.upperBound), costs: costs.baseAddress!)
        }
      }
    }
    let best = Int(workspace.costs[Int(range.upperBound)])
    return best - Int(workspace.costs[start]) - Int(workspace.costsToEnd[end])
  }

  private func range(holding start: Int, _ end: Int) -> Range<Int32>? {
    let ranges = workspace.ranges
    let index = ranges.partitioningIndex { $0.upperBound > start }
    guard index < ranges.count, ranges[index].lowerBound <= start, end <= ranges[index].upperBound else {
      return nil
    }
    return ranges[index]
  }

  /// Whether one token of ICU's cut holds all of `start..<end`.
  private func isInsideToken(_ start: Int, _ end: Int) -> Bool {
    let boundaries = workspace.boundaries
    let index = boundaries.partitioningIndex { $0 > start }
    return index < boundaries.count && boundaries[index] >= end
  }

  private func isBoundary(_ place: Int) -> Bool {
    let boundaries = workspace.boundaries
    let index = boundaries.partitioningIndex { $0 >= place }
    return index < boundaries.count && boundaries[index] == place
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies `predicate`, which must hold for all elements after it too.
  /// - Complexity: O(log n)
  @inlinable
  package func partitioningIndex(where predicate: (Element) throws -> Bool) rethrows -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if try predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
