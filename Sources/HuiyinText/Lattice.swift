/// The search for the cheapest way to cut one dictionary range into words: ICU's own, tie for tie.
///
/// `paths[i]` is the cheapest path from the start of the range to `i`; of equal costs the longest last word wins. A
/// position where no one-character word begins gets one of cost 255; a short run of katakana is a candidate as a whole.
///
/// - Source: ICU, `CjkBreakEngine::divideUpDictionaryRange` (dictbe.cpp).
struct Lattice {
  let dictionary: DoubleArrayTrie.Reader
  let text: UnsafePointer<UInt16>
  let tables: Workspace.Tables

  /// The cost of a character that is no word: above that of any word.
  static let unknown: UInt8 = 255
  /// A range is shorter than so many characters: the cost of a longer one may not fit.
  static let longestRange = 1 << 24

  /// Makes a text of `count` code units ready to be searched: codes, no paths yet, and the words of one and two characters.
  ///
  /// These are looked up before the search, whatever the ranges, because most of the dictionary is far from the processor:
  /// where no branch waits for them many look-ups are on their way at once.
  func admit(_ count: Int) {
    let (codes, singles, nodes) = (tables.codes, tables.singles, tables.pairs)
    for index in 0..<count {
      let unit = Int(text[index])
      let node = dictionary.roots[unit]
      let cost = UInt8(truncatingIfNeeded: node)
      codes[index] = dictionary.codes[unit]
      singles[index] = cost == 0 ? Lattice.unknown : cost
      nodes[index] = node
    }
    for index in 0..<(count &- 1) {
      nodes[index] = dictionary.branchlessChild(of: nodes[index], code: codes[index &+ 1])
    }
    (tables.paths + 1).update(repeating: .none, count: count)
  }

  /// Ends a range at `end`: no word of two characters reaches over it.
  @inline(__always)
  func close(_ end: Int) { tables.pairs[end &- 1] = 0 }

  /// Makes the range `start..<end` ready to be searched once more.
  func readmit(_ start: Int, _ end: Int) {
    (tables.paths + start).update(repeating: .none, count: end - start + 1)
  }

  /// Fills the paths to `start...end`, all of which is admitted. `userEdges` calls back with the end and cost of further
  /// words that begin at a position and end inside the range.
  /// - Complexity: O(length · longest word)
  @inline(__always)
  func search(
    _ start: Int, _ end: Int, hasKatakana: Bool,
    userEdges: (_ start: Int, _ offer: (_ end: Int, _ cost: UInt32) -> Void) -> Void = { _, _ in }
  ) {
    let paths = tables.paths
    paths[start] = .empty
    var wasKatakana = false
    for index in start..<end {
      let path = paths[index]
      // Whether a path is better nobody can foresee: the better one is written without a branch.
      func offer(_ to: Int, _ cost: UInt32) { paths[to].improve(to: path.extended(by: to &- index, cost)) }
      offer(index &+ 1, UInt32(tables.singles[index]))
      let node = tables.pairs[index]
      let pair = path.extended(by: 2, node & 0xFF)
      paths[index &+ 2].improve(to: node & 0xFF == 0 ? .none : pair)
      if node >> 8 != 0 { forEachLongerWord(at: index, behind: node, before: end, offer) }
      if hasKatakana {
        let isKatakana = Katakana.contains(text[index])
        if isKatakana, !wasKatakana, let run = Katakana.run(text, index, end) { offer(run.end, run.cost) }
        wasKatakana = isKatakana
      }
      userEdges(index, offer)
    }
  }

  /// Fills the costs to the end at `from...end` of the range `start..<end`.
  func searchBackwards(_ start: Int, _ end: Int, from: Int) {
    let costs = tables.costsToEnd
    costs[end] = 0
    for index in (from..<end).reversed() {
      var best = UInt32.max
      forEachWord(at: index, before: end) { best = min(best, $1 &+ costs[$0]) }
      let startsRun =
        Katakana.contains(text[index]) && (index == start || !Katakana.contains(text[index - 1]))
      if startsRun, let run = Katakana.run(text, index, end) { best = min(best, run.cost &+ costs[run.end]) }
      costs[index] = best
    }
  }

  /// Calls `body` with the end and cost of every word at `start`, shortest first.
  @inline(__always)
  private func forEachWord(at start: Int, before end: Int, _ body: (_ end: Int, _ cost: UInt32) -> Void) {
    body(start &+ 1, UInt32(tables.singles[start]))
    let node = tables.pairs[start]
    if node & 0xFF != 0 { body(start &+ 2, node & 0xFF) }
    forEachLongerWord(at: start, behind: node, before: end, body)
  }

  /// Calls `body` with the end and cost of every word at `start` that begins with the two characters of `node` and is
  /// longer, shortest first.
  @inline(__always)
  private func forEachLongerWord(
    at start: Int, behind node: DoubleArrayTrie.Node, before end: Int,
    _ body: (_ end: Int, _ cost: UInt32) -> Void
  ) {
    var (node, index) = (node, start &+ 2)
    while node >> 8 != 0, index < end {
      node = dictionary.child(of: node, code: tables.codes[index])
      index &+= 1
      if node & 0xFF != 0 { body(index, node & 0xFF) }
    }
  }

  /// Writes the inner boundaries of the cheapest path from `start` to `end`, ascending, from `edges` on, and returns how
  /// many. `edges` has room for as many as the range is long.
  @inline(__always)
  func writePath(_ start: Int, _ end: Int, to edges: UnsafeMutablePointer<Int32>) -> Int {
    // Backwards into the far end of the room, then to its front.
    let far = edges + (end &- start)
    var first = far
    var at = end &- tables.paths[end].lastLength
    while at > start {
      first -= 1
      first.pointee = Int32(truncatingIfNeeded: at)
      at &-= tables.paths[at].lastLength
    }
    let count = far - first
    edges.update(from: first, count: count)
    return count
  }
}

extension Lattice {
  /// The cheapest path from the start of a range to one place of it, as one number: its cost, and below it what the
  /// length of its last word lacks to 255. The smaller number is the better path, ties as in ICU.
  struct Path: BitwiseCopyable {
    private var bits: UInt64

    /// No path: any other is better.
    static let none = Path(bits: .max)
    /// The path to the start.
    static let empty = Path(bits: 0xFF)

    /// What its words cost together.
    @inline(__always)
    var cost: Int { Int(truncatingIfNeeded: bits &>> 8) }

    /// The length of its last word.
    @inline(__always)
    var lastLength: Int { 0xFF &- Int(truncatingIfNeeded: bits & 0xFF) }

    /// The path with a further word of `length`, at most 255, and `cost`.
    @inline(__always)
    func extended(by length: Int, _ cost: UInt32) -> Path {
      Path(bits: (bits | 0xFF) &+ UInt64(cost) &<< 8 &- UInt64(truncatingIfNeeded: length))
    }

    /// Becomes `other` where that is better.
    @inline(__always)
    mutating func improve(to other: Path) { bits = min(bits, other.bits) }
  }
}

/// What ICU adds for katakana: a run shorter than twenty is a word of a cost that depends on its length.
enum Katakana {
  private static let longest = 20
  private static let costs: [UInt32] = [8192, 984, 408, 240, 204, 252, 300, 372, 480]

  /// The characters that make a run.
  @inline(__always)
  static func contains(_ unit: UInt16) -> Bool {
    guard unit >= 0x30A1 else { return false }
    return unit <= 0x30FE ? unit != 0x30FB : (0xFF66...0xFF9F).contains(unit)
  }

  /// The run that begins at `start`, where it is short enough to be one word.
  static func run(_ text: UnsafePointer<UInt16>, _ start: Int, _ end: Int) -> (end: Int, cost: UInt32)? {
    var at = start + 1
    while at < end, at - start < longest, contains(text[at]) { at += 1 }
    guard at - start < longest else { return nil }
    return (at, at - start < costs.count ? costs[at - start] : costs[0])
  }
}
