/// The words of the user with which ranges of one text are cut again, as lists by the position where they begin.
struct UserEdges: ~Copyable {
  /// A dictionary range to cut again.
  struct Range {
    let start: Int
    let end: Int
  }

  /// A word of the user that may become a token.
  struct Edge: BitwiseCopyable {
    let start: Int32
    let end: Int32
    let cost: UInt32
    /// The next one that begins where this does, longer, plus one; 0 for none.
    var next: Int32
  }

  /// The number of the first edge that begins at each position, plus one; 0 for none.
  private var heads = Memory<Int32>()
  private var edges = Memory<Edge>()
  private var count = 0
  /// The ranges to cut again, ascending.
  private(set) var ranges: [Range] = []
  private var cleared = 0

  /// Forgets the last text.
  mutating func clear() {
    ranges.removeAll(keepingCapacity: true)
    count = 0
  }

  /// Adds a range behind those that are there, unless it is the last of them.
  @inline(__always)
  mutating func add(_ range: Workspace.Stretch) {
    if let last = ranges.last, last.start == Int(range.start) { return }
    ranges.append(Range(start: Int(range.start), end: Int(range.end)))
  }

  /// Adds a word; ends must ascend, and of those that end together starts.
  @inline(__always)
  mutating func add(_ start: Int, _ end: Int, cost: UInt32) {
    edges.reserve(count &+ 1, keeping: count)
    edges.base[count] = Edge(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), cost: cost, next: 0)
    count &+= 1
  }

  /// Lists the words that lie inside one of the ranges of a text of `length` code units.
  mutating func list(length: Int) -> Lists {
    clearHeads(length)
    let (heads, edges) = (heads.base, edges.base)
    var range = ranges.count - 1
    // Backwards, so that of those that begin together the shortest comes to the head.
    for index in (0..<count).reversed() {
      let (start, end) = (Int(edges[index].start), Int(edges[index].end))
      while range >= 0, ranges[range].start >= end { range -= 1 }
      guard range >= 0 else { break }
      guard ranges[range].start <= start, end <= ranges[range].end else { continue }
      edges[index].next = heads[start]
      heads[start] = Int32(truncatingIfNeeded: index + 1)
    }
    return Lists(heads: heads, edges: edges)
  }

  /// The lists as raw memory, for the innermost loop.
  struct Lists {
    fileprivate let heads: UnsafeMutablePointer<Int32>
    fileprivate let edges: UnsafeMutablePointer<Edge>

    /// Calls `body` with the end and cost of every word listed at `start`, shortest first, and forgets them.
    @inline(__always)
    func take(at start: Int, _ body: (_ end: Int, _ cost: UInt32) -> Void) {
      var next = heads[start]
      guard next != 0 else { return }
      heads[start] = 0
      while next != 0 {
        let edge = edges[Int(next) - 1]
        body(Int(edge.end), edge.cost)
        next = edge.next
      }
    }
  }

  /// Heads are 0 between texts: whoever takes them puts them back.
  private mutating func clearHeads(_ length: Int) {
    heads.reserve(length, keeping: cleared)
    if cleared < heads.capacity {
      (heads.base + cleared).update(repeating: 0, count: heads.capacity - cleared)
      cleared = heads.capacity
    }
  }
}
