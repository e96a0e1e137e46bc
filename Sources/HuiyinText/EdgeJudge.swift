/// Decides whether characters that spell a word stand where they are as that word. Places are asked for by ascending
/// end, so that the dictionary range of each is found by going on from the last.
struct EdgeJudge {
  private let lattice: Lattice?
  private let tables: Workspace.Tables
  private let edges: UnsafeBufferPointer<Int32>
  /// 1 where the cut has an edge, else 0; seven more behind the text.
  private let marks: UnsafeMutablePointer<UInt8>
  private let rangeCount: Int
  let isLatticeCut: Bool
  /// The first dictionary range that does not end before the last place's end.
  private var range = 0
  /// The range whose costs to its end are at hand, from the end of the place that first needed them.
  private var preparedRange = -1

  /// A judge of the text of `length` code units that is cut in `workspace`; without a lattice only ICU's edges count.
  init(_ lattice: Lattice?, _ workspace: Workspace, length: Int) {
    self.lattice = lattice
    (tables, edges) = (workspace.tables, workspace.tokenEdges)
    rangeCount = workspace.rangeCount
    isLatticeCut = workspace.isLatticeCut
    workspace.clearMarks(for: length)
    marks = workspace.marks
    for edge in edges { marks[Int(edge)] = 1 }
  }

  /// Whether `start..<end` is one or more whole tokens of ICU's cut, a part of one token (公安 in 公安局), or cheaper as
  /// one word of `cost` than the way ICU cuts it with its neighbours.
  @inline(__always)
  mutating func accepts(_ start: Int, _ end: Int, cost: UInt32) -> Bool {
    let endsOnEdge = marks[end] != 0
    if endsOnEdge && marks[start] != 0 || isInsideToken(start, end) { return true }
    guard moveToRange(start, end) else { return false }
    let gain = self.gain(start, end)
    // Through an edge of the cheapest path the way to the end costs just what is left; elsewhere it costs more.
    if cost >= gain || endsOnEdge && isLatticeCut { return cost < gain }
    return cost < limit(start, end)
  }

  /// Whether no edge stands between `start` and `end`.
  /// - Complexity: O(1) for up to nine characters, else O(log edges)
  @inline(__always)
  private func isInsideToken(_ start: Int, _ end: Int) -> Bool {
    let inner = end &- start &- 1
    guard inner <= 8 else { return edges[edges.partitioningIndex { $0 > start }] >= end }
    let next = UnsafeRawPointer(marks + start + 1).loadUnaligned(as: UInt64.self).littleEndian
    return inner == 0 || next &<< UInt64(64 &- 8 &* inner) == 0
  }

  /// What a word at `start..<end` may cost and still be cheaper than the best path without it, in ICU's costs;
  /// negative where even a word for nothing would not be. Nil where the place is not inside one dictionary range.
  mutating func margin(_ start: Int, _ end: Int) -> Int? {
    moveToRange(start, end) ? limit(start, end) : nil
  }

  /// Goes on to the dictionary range that holds `start..<end`; false where none does.
  @inline(__always)
  mutating func moveToRange(_ start: Int, _ end: Int) -> Bool {
    while range < rangeCount, tables.ranges[range].end < end { range &+= 1 }
    return range < rangeCount && tables.ranges[range].start <= start
  }

  /// The dictionary range last gone to.
  var stretch: Workspace.Stretch { tables.ranges[range] }

  /// What the characters `start..<end` of one range add to the cost of the cheapest path to their end.
  @inline(__always)
  func gain(_ start: Int, _ end: Int) -> Int { tables.paths[end].cost &- tables.paths[start].cost }

  private mutating func limit(_ start: Int, _ end: Int) -> Int {
    let (first, last) = (Int(tables.ranges[range].start), Int(tables.ranges[range].end))
    if preparedRange != range {
      preparedRange = range
      lattice?.searchBackwards(first, last, from: end)
    }
    return tables.paths[last].cost - tables.paths[start].cost - Int(tables.costsToEnd[end])
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
