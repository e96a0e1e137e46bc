/// The words of the user with which ranges of one text are cut again, as lists by the position where they begin.
struct UserEdges: ~Copyable {
  /// A dictionary range to cut again.
  struct Range {
    let start: Int
    let end: Int
  }

  /// The number of the first occurrence that begins at each position, plus one; 0 for none.
  private var heads = Memory<Int32>()
  /// The next one that begins where an occurrence does, longer, plus one.
  private var nexts = Memory<Int32>()
  /// The ranges to cut again, ascending.
  private(set) var ranges: [Range] = []
  private var cleared = 0

  /// Forgets the last text.
  mutating func clear() { ranges.removeAll(keepingCapacity: true) }

  /// Adds a range behind those that are there, unless it is the last of them.
  mutating func add(_ range: Workspace.Stretch) {
    if let last = ranges.last, last.start == Int(range.start) { return }
    ranges.append(Range(start: Int(range.start), end: Int(range.end)))
  }

  /// Lists the occurrences (ends ascending) that may become tokens and lie inside one of the ranges.
  mutating func list(_ occurrences: UnsafeMutableBufferPointer<Segmenter.Occurrence>, length: Int) {
    makeRoom(length, occurrences.count)
    var range = ranges.count - 1
    // Backwards, so that of those that begin together the shortest comes to the head.
    for index in occurrences.indices.reversed() where occurrences[index].mayBecomeToken {
      let (start, end) = (occurrences[index].start, occurrences[index].end)
      while range >= 0, ranges[range].start >= end { range -= 1 }
      guard range >= 0 else { return }
      guard ranges[range].start <= start, end <= ranges[range].end else { continue }
      nexts.base[index] = heads.base[start]
      heads.base[start] = Int32(truncatingIfNeeded: index + 1)
    }
  }

  /// Calls `body` with the number of every occurrence listed at `start`, shortest first, and forgets them.
  @inline(__always)
  func take(at start: Int, _ body: (_ occurrence: Int) -> Void) {
    var next = heads.base[start]
    guard next != 0 else { return }
    heads.base[start] = 0
    while next != 0 {
      body(Int(next) - 1)
      next = nexts.base[Int(next) - 1]
    }
  }

  /// Heads are 0 between texts: whoever takes them puts them back.
  private mutating func makeRoom(_ length: Int, _ count: Int) {
    heads.reserve(length, keeping: cleared)
    if cleared < heads.capacity {
      (heads.base + cleared).update(repeating: 0, count: heads.capacity - cleared)
      cleared = heads.capacity
    }
    nexts.reserve(count)
  }
}
