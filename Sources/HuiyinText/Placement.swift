/// Finds places for the nodes of a double array: which places are taken, and which bases.
struct Placement {
  private let highestCode: Int
  /// One bit per place, set where it is taken.
  private var taken: [UInt64]
  /// One bit per base, set where a node has it.
  private var usedBases: [UInt64]
  /// Where the search for nodes of the fan-out at hand goes on: nodes of one fan-out are placed in one sweep.
  private var sweep = (fanOut: 0, word: 0)

  init(highestCode: Int) {
    self.highestCode = highestCode
    taken = [UInt64](repeating: 0, count: highestCode / 64 + 64)
    usedBases = taken
  }

  /// The base under which all of `codes` (ascending, not empty) fall on free places; they are taken.
  ///
  /// Sixty-four neighbouring bases are tried at once by laying the shifted occupancy of every code over them.
  mutating func take(_ codes: [Int]) -> Int {
    if sweep.fanOut != codes.count { sweep = (codes.count, 0) }
    var word = sweep.word
    while true {
      grow(toPlace: word * 64 + 128 + highestCode)
      var blocked = usedBases[word] | (word == 0 ? 1 : 0)  // base 0 means "no child"
      for code in codes {
        blocked |= occupancy(from: word * 64 + code)
        if blocked == ~0 { break }
      }
      if blocked != ~0 {
        let base = word * 64 + (~blocked).trailingZeroBitCount
        occupy(codes, base: base)
        sweep.word = word
        return base
      }
      word += 1
    }
  }

  private func occupancy(from place: Int) -> UInt64 {
    let (word, shift) = (place / 64, UInt64(place % 64))
    return shift == 0 ? taken[word] : taken[word] >> shift | taken[word + 1] << (64 - shift)
  }

  private mutating func occupy(_ codes: [Int], base: Int) {
    usedBases[base / 64] |= 1 << UInt64(base % 64)
    for code in codes { taken[(base + code) / 64] |= 1 << UInt64((base + code) % 64) }
  }

  private mutating func grow(toPlace place: Int) {
    let words = place / 64 + 2
    guard words > taken.count else { return }
    let more = [UInt64](repeating: 0, count: max(words - taken.count, taken.count / 2))
    taken += more
    usedBases += more
  }

  /// How many places there must be so that every base plus every code is inside.
  func extent(of bases: [Int32]) -> Int { Int(bases.max() ?? 0) + highestCode + 1 }
}

extension WordTree {
  /// Places all nodes, the ones with most children first, and returns the base of each (0 = no children).
  func place(into placement: inout Placement, codes: [UInt16]) -> [Int32] {
    var bases = [Int32](repeating: 0, count: nodeCount)
    var byFanOut = [[Int32]](repeating: [], count: 1)
    for node in 0..<nodeCount {
      let fanOut = children(of: node).count
      if fanOut >= byFanOut.count { byFanOut += Array(repeating: [], count: fanOut - byFanOut.count + 1) }
      byFanOut[fanOut].append(Int32(node))
    }
    for nodes in byFanOut.dropFirst().reversed() {
      for node in nodes {
        let taken = children(of: Int(node)).map { Int(codes[Int(units[$0])]) }.sorted()
        bases[Int(node)] = Int32(placement.take(taken))
      }
    }
    return bases
  }
}
