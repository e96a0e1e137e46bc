/// The words of a dictionary as a plain tree, level by level: what a double array is made from.
///
/// Nodes are numbered breadth first, so that the children of a node are one range.
struct WordTree {
  /// The code unit that leads to each node.
  private(set) var units: [UInt16] = []
  /// The value of the word that ends at each node, 0 for none.
  private(set) var values: [Int32] = []
  /// Where the children of each node begin; those of node n end where those of n + 1 begin.
  private(set) var firstChild: [Int32] = []
  /// The nodes of the first characters.
  private(set) var rootRange: Range<Int> = 0..<0

  /// - Complexity: O(total length of `words`)
  init(_ words: SortedWords) {
    // A pending node is the run of words that share the path to it.
    var pending: [Range<Int>] = [0..<words.count]
    var depth = 0
    var isRoot = true
    while !pending.isEmpty {
      var next: [Range<Int>] = []
      for run in pending {
        if !isRoot { firstChild.append(Int32(units.count)) }
        split(run, of: words, at: depth, into: &next)
      }
      if isRoot { rootRange = 0..<units.count }
      isRoot = false
      pending = next
      depth += 1
    }
    firstChild.append(Int32(units.count))
  }

  private mutating func split(
    _ run: Range<Int>, of words: SortedWords, at depth: Int, into next: inout [Range<Int>]
  ) {
    var at = run.lowerBound
    while at < run.upperBound {
      let start = Int(words.starts[at]) + depth
      guard start < words.starts[at + 1] else {
        at += 1  // this word ends at the parent
        continue
      }
      let unit = words.units[start]
      let first = at
      while at < run.upperBound, words.units[Int(words.starts[at]) + depth] == unit { at += 1 }
      let endsHere = words.starts[first + 1] == start + 1
      units.append(unit)
      values.append(endsHere ? words.values[first] : 0)
      next.append(first..<at)
    }
  }

  /// The children of `node`.
  func children(of node: Int) -> Range<Int> { Int(firstChild[node])..<Int(firstChild[node + 1]) }

  var nodeCount: Int { units.count }

  /// Dense codes from 1, the most frequent character first, for all characters that follow another (and for first
  /// characters where `countingRoots`); 0 for all others.
  func assignCodes(countingRoots: Bool = false) -> [UInt16] {
    var counts = [Int32](repeating: 0, count: 65_536)
    for node in (countingRoots ? 0 : rootRange.upperBound)..<nodeCount { counts[Int(units[node])] += 1 }
    let used = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $1) > (counts[$1], $0) }
    var codes = [UInt16](repeating: 0, count: 65_536)
    for (index, unit) in used.enumerated() { codes[unit] = UInt16(index + 1) }
    return codes
  }
}
