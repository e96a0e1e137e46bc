internal import CICU

/// The memory of one worker: tables that grow to the longest text seen and are used again, and an iterator of ICU.
///
/// Not for two threads at once; make one for each.
package final class Workspace {
  private var rooms = Rooms()
  /// The tables of the text at hand.
  private(set) var tables: Tables
  private var markRoom = Memory<UInt8>()
  /// How many edges the cut has: one more than tokens, none for an empty text.
  private(set) var edgeCount = 0
  /// How many dictionary ranges there are.
  private(set) var rangeCount = 0
  /// Whether the cut is the cheapest path of the lattice in all ranges; otherwise ICU made it.
  private(set) var isLatticeCut = false
  private var breaker: OpaquePointer?
  /// What was found in the last text that a segmenter cut.
  var occurrenceRoom = OccurrenceRoom()
  /// The words of the user that the cut is made again with.
  var userEdges = UserEdges()
  /// The memory in which a text is folded.
  let foldRoom = FoldRoom()

  /// A workspace without memory yet.
  package init() { tables = rooms.tables }

  deinit { cicu_breaker_close(breaker) }

  /// A stretch of a text, half-open, in code units.
  struct Stretch {
    let start: Int32
    let end: Int32
  }

  /// The tables as raw memory for one text, each by position but `edges` and `ranges`.
  struct Tables {
    /// The cheapest path from the start of the range; one more than places, for two characters behind the last.
    let paths: UnsafeMutablePointer<Lattice.Path>
    /// Cheapest costs to the end of the range; filled only where they are needed.
    let costsToEnd: UnsafeMutablePointer<UInt32>
    /// The dictionary's dense code of each code unit.
    let codes: UnsafeMutablePointer<UInt16>
    /// What a token of one character costs.
    let singles: UnsafeMutablePointer<UInt8>
    /// The dictionary's node behind two characters; 0 for none, and at the end of a dictionary range that was closed.
    let pairs: UnsafeMutablePointer<DoubleArrayTrie.Node>
    /// Where tokens begin, ascending, and at last where the text ends.
    let edges: UnsafeMutablePointer<Int32>
    /// The dictionary ranges of the text, ascending.
    let ranges: UnsafeMutablePointer<Stretch>
  }

  /// Makes room for a text of `length` code units and forgets the last one.
  func prepare(for length: Int) {
    (edgeCount, rangeCount, isLatticeCut) = (0, 0, false)
    if length >= rooms.size {
      rooms.grow(to: max(length + 1, 2 * rooms.size))
      tables = rooms.tables
    }
  }

  /// Takes note of a cut that was written into the tables.
  func hold(edges: Int, ranges: Int, isLatticeCut: Bool) {
    (edgeCount, rangeCount, self.isLatticeCut) = (edges, ranges, isLatticeCut)
  }

  /// ICU's own boundaries of `text` instead of those that are held; the ranges stay.
  func askICU(_ text: UnsafeBufferPointer<UInt16>) {
    guard let units = text.baseAddress, text.count > 0 else { return }
    if breaker == nil { breaker = cicu_breaker_open() }
    guard let breaker else { preconditionFailure("this ICU has no word breaking data") }
    edgeCount = Int(cicu_breaker_boundaries(breaker, units, Int32(text.count), tables.edges))
    precondition(edgeCount > 0, "ICU cannot break this text")
    isLatticeCut = false
  }

  /// A mark for each position of the text and for its end, once they are cleared.
  var marks: UnsafeMutablePointer<UInt8> { markRoom.base }

  /// Makes all marks of a text of `length` code units 0, and those of seven places behind it.
  func clearMarks(for length: Int) {
    markRoom.reserve(length + 8)
    markRoom.base.update(repeating: 0, count: length + 8)
  }

  /// Lets `body` write other edges, from those held; it returns how many there are.
  func replaceEdges(_ body: (_ old: UnsafeMutablePointer<Int32>, _ new: UnsafeMutablePointer<Int32>) -> Int) {
    edgeCount = body(tables.edges, rooms.otherEdges)
    rooms.swapEdges()
    tables = rooms.tables
  }

  /// Where tokens begin, ascending, and at last where the text ends; empty for an empty text.
  package var boundaries: [Int32] { Array(tokenEdges) }

  /// The same, good until the next text is cut.
  package var tokenEdges: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: tables.edges, count: edgeCount)
  }

  /// What was found in the last text that a segmenter cut, ends ascending, longer words first; good until the next is.
  package var occurrences: UnsafeBufferPointer<Segmenter.Occurrence> {
    UnsafeBufferPointer(occurrenceRoom.all)
  }
}

/// The memory of the tables.
private struct Rooms: ~Copyable {
  private var paths = Memory<Lattice.Path>()
  private var costsToEnd = Memory<UInt32>()
  private var codes = Memory<UInt16>()
  private var singles = Memory<UInt8>()
  private var pairs = Memory<DoubleArrayTrie.Node>()
  private var edges = Memory<Int32>()
  private var spareEdges = Memory<Int32>()
  private var ranges = Memory<Workspace.Stretch>()
  /// How many elements each table has room for.
  private(set) var size = 0

  var tables: Workspace.Tables {
    Workspace.Tables(
      paths: paths.base, costsToEnd: costsToEnd.base, codes: codes.base,
      singles: singles.base, pairs: pairs.base, edges: edges.base, ranges: ranges.base)
  }

  /// Where other edges can be written.
  var otherEdges: UnsafeMutablePointer<Int32> { spareEdges.base }

  /// Puts the other edges in the place of the edges.
  mutating func swapEdges() { swap(&edges, &spareEdges) }

  mutating func grow(to size: Int) {
    self.size = size
    paths.reserve(size + 1)
    costsToEnd.reserve(size)
    codes.reserve(size)
    singles.reserve(size)
    pairs.reserve(size)
    edges.reserve(size)
    spareEdges.reserve(size)
    ranges.reserve(size)
  }
}
