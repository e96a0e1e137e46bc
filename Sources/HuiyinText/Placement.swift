/// Finds places for the nodes of a double array: which places are taken, and which bases.
struct Placement {
  private let highestCode: Int
  /// One bit per place, set where it is taken.
  private var taken: [UInt64]
  /// One bit per base, set where a node has it; base 0 means "no child".
  private var usedBases: [UInt64]
  /// Where the search for nodes of about the fan-out at hand goes on: they are placed in one sweep, and what a node did
  /// not fit into is not tried again for the next one of its like.
  private var sweep = (magnitude: 0, word: 0)

  init(highestCode: Int) {
    self.highestCode = highestCode
    taken = [UInt64](repeating: 0, count: highestCode / 64 + 64)
    usedBases = taken
    usedBases[0] = 1
  }

  /// Tries the next node from the front again, which takes longer and leaves fewer holes.
  mutating func startOver() { sweep = (0, 0) }

  /// The base under which all of `codes` (not empty) fall on free places; they are taken.
  ///
  /// Sixty-four neighbouring bases are tried at once by laying the shifted occupancy of every code over them.
  mutating func take(_ codes: [Int]) -> Int {
    let magnitude = Int.bitWidth - codes.count.leadingZeroBitCount
    if sweep.magnitude != magnitude { sweep = (magnitude, 0) }
    var word = sweep.word
    while true {
      if word * 64 + 128 + highestCode >= taken.count * 64 { grow() }
      let blocked = blocked(from: word, codes)
      if blocked != ~0 {
        let base = word * 64 + (~blocked).trailingZeroBitCount
        occupy(codes, base: base)
        sweep.word = word
        return base
      }
      word += 1
    }
  }

  /// Which of the 64 bases from `word` on are no base for `codes`.
  @inline(__always)
  private func blocked(from word: Int, _ codes: [Int]) -> UInt64 {
    var blocked = usedBases[word]
    for code in codes where blocked != ~0 {
      let place = word * 64 + code
      let (at, shift) = (place / 64, UInt64(place % 64))
      blocked |= shift == 0 ? taken[at] : taken[at] >> shift | taken[at + 1] << (64 - shift)
    }
    return blocked
  }

  private mutating func occupy(_ codes: [Int], base: Int) {
    usedBases[base / 64] |= 1 << UInt64(base % 64)
    for code in codes { taken[(base + code) / 64] |= 1 << UInt64((base + code) % 64) }
  }

  private mutating func grow() {
    let more = [UInt64](repeating: 0, count: taken.count / 2)
    taken += more
    usedBases += more
  }

  /// How many places there must be so that every base plus every code is inside.
  func extent(of bases: [Int32]) -> Int { Int(bases.max() ?? 0) + highestCode + 1 }
}

extension WordTree {
  /// Places the children of `nodes`, those of nodes with most of them first, and returns the base of each (0 = no
  /// children).
  func place(_ nodes: Range<Int>, into placement: inout Placement, codes: [UInt16]) -> [Int32] {
    var bases = [Int32](repeating: 0, count: nodes.count)
    var wanted: [Int] = []
    let sorted = byFanOut(nodes)
    let childCount = sorted.reduce(0) { $0 + children(of: Int($1)).count }
    let areFew = sorted.count <= WordTree.few.nodes && childCount <= WordTree.few.children
    for node in sorted {
      if areFew { placement.startOver() }
      wanted.removeAll(keepingCapacity: true)
      for child in children(of: Int(node)) { wanted.append(Int(codes[Int(units[child])])) }
      bases[Int(node) - nodes.lowerBound] = Int32(placement.take(wanted))
    }
    return bases
  }

  /// Up to so many nodes, with so many children together, are each tried from the front: of more that would take time by
  /// the square of their number.
  private static let few = (nodes: 10_000, children: 1 << 16)

  /// Those of `nodes` that have children, the ones with most first, else in their order: sorted by counting.
  private func byFanOut(_ nodes: Range<Int>) -> [Int32] {
    var starts = [0]
    for node in nodes {
      let fanOut = children(of: node).count
      if fanOut >= starts.count { starts += [Int](repeating: 0, count: fanOut - starts.count + 1) }
      starts[fanOut] += 1
    }
    var end = 0
    for fanOut in stride(from: starts.count - 1, to: 0, by: -1) {
      (starts[fanOut], end) = (end, end + starts[fanOut])
    }
    var sorted = [Int32](repeating: 0, count: end)
    for node in nodes {
      let fanOut = children(of: node).count
      guard fanOut > 0 else { continue }
      sorted[starts[fanOut]] = Int32(node)
      starts[fanOut] += 1
    }
    return sorted
  }
}
