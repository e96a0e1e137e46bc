/// Cuts text exactly as ICU's word iterator for Chinese does, several times as fast.
///
/// Runs of Han, hiragana and katakana are cut by the lattice over ICU's dictionary, the rest by the rules of
/// UAX #29. A text with a character that either leaves to ICU (a surrogate, a combining mark, Hangul …) goes to
/// ICU whole; without a readable dictionary every text does.
package struct PlainCutter: Sendable {
  let dictionary: ChineseDictionary?
  private let classes = BreakClasses.installed

  /// The cutter over the dictionary of the installed ICU, or over ICU alone where that cannot be read.
  package init() { dictionary = try? ChineseDictionary.installed.get() }

  /// Reads the dictionary of the installed ICU, so that it is at hand when a cutter is made.
  package static func readDictionary() { _ = ChineseDictionary.installed }

  /// A cutter that leaves everything to ICU.
  package static var icuOnly: PlainCutter { PlainCutter(dictionary: nil) }

  init(dictionary: ChineseDictionary?) { self.dictionary = dictionary }

  /// Whether the lattice is at hand; otherwise ICU cuts everything and no words can be added.
  package var hasLattice: Bool { dictionary != nil }

  /// What the word `units` costs in ICU's dictionary, 1…254, about 5 less for every doubling of its frequency; nil where
  /// it is no word of it.
  package func cost(of units: [UInt16]) -> Int? { dictionary?.trie.cost(of: units[...]) }

  /// Fills the edges of `workspace` and, where there is a lattice, its ranges and costs.
  /// - Complexity: O(length of `text`)
  package func cut(_ text: UnsafeBufferPointer<UInt16>, in workspace: Workspace) {
    workspace.prepare(for: text.count)
    guard text.count > 0 else { return }
    let isExact: Bool? = withLattice(over: text, in: workspace) { lattice in
      classes.withTable { classes in
        var walk = PlainWalk(lattice: lattice, classes: classes, count: text.count)
        walk.run()
        workspace.hold(edges: walk.edgeCount, ranges: walk.rangeCount, isLatticeCut: walk.isExact)
        return walk.isExact
      }
    }
    if isExact != true { workspace.askICU(text) }
  }

  /// Calls `body` with the lattice over a text for which `workspace` is prepared; nil where there is none.
  func withLattice<Result>(
    over text: UnsafeBufferPointer<UInt16>, in workspace: Workspace, _ body: (Lattice) -> Result
  ) -> Result? {
    guard let dictionary, let units = text.baseAddress else { return nil }
    return dictionary.trie.withReader { reader in
      body(Lattice(dictionary: reader, text: units, tables: workspace.tables))
    }
  }
}

/// One pass over a text: its edges and dictionary ranges into the tables of the lattice.
private struct PlainWalk {
  let lattice: Lattice
  let classes: UnsafePointer<UInt8>
  let count: Int
  private(set) var edgeCount = 0
  private(set) var rangeCount = 0
  /// False where only ICU can be trusted with the text. The ranges are filled in any case.
  private(set) var isExact = true

  init(lattice: Lattice, classes: UnsafePointer<UInt8>, count: Int) {
    (self.lattice, self.classes, self.count) = (lattice, classes, count)
  }

  mutating func run() {
    lattice.admit(count)
    var start = 0
    while start < count {
      append(start)
      let kind = kind(start)
      if BreakClass.isDictionary(kind) {
        start = cutRange(from: start)
      } else {
        if kind == BreakClass.slow { isExact = false }
        start = endOfRuleWord(lattice.text, from: start, to: count, classes)
      }
    }
    append(count)
  }

  @inline(__always)
  private func kind(_ index: Int) -> UInt8 { classes[Int(lattice.text[index])] }

  @inline(__always)
  private mutating func append(_ edge: Int) {
    lattice.tables.edges[edgeCount] = Int32(truncatingIfNeeded: edge)
    edgeCount &+= 1
  }

  /// Cuts the dictionary range at `start`, whose first edge is there already, and returns its end.
  @inline(__always)
  private mutating func cutRange(from start: Int) -> Int {
    var (end, hasKana) = (start, false)
    repeat {
      hasKana = hasKana || !Han.isBetweenKana(lattice.text[end])
      end &+= 1
    } while end < count && BreakClass.isDictionary(kind(end))
    lattice.close(end)
    guard end &- start < Lattice.longestRange else {
      isExact = false
      return end
    }
    if hasKana { checkJoints(start, end) }
    if hasKana {
      lattice.search(start, end, hasKatakana: true)
    } else {
      lattice.search(start, end, hasKatakana: false)
    }
    let (from, to) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    lattice.tables.ranges[rangeCount] = Workspace.Stretch(start: from, end: to)
    rangeCount &+= 1
    edgeCount &+= lattice.writePath(start, end, to: lattice.tables.edges + edgeCount)
    return end
  }

  /// Katakana joins `_`, which the lattice does not know.
  private mutating func checkJoints(_ start: Int, _ end: Int) {
    let joinsBefore =
      kind(start) == BreakClass.katakana && start > 0 && kind(start - 1) == BreakClass.extendNumLet
    let joinsAfter =
      kind(end - 1) == BreakClass.katakana && end < count && kind(end) == BreakClass.extendNumLet
    if joinsBefore || joinsAfter { isExact = false }
  }
}

extension Han {
  /// Whether `unit` lies between the blocks of full-width and of half-width kana: it is surely none.
  @inline(__always)
  fileprivate static func isBetweenKana(_ unit: UInt16) -> Bool { (0x3200..<0xFF00).contains(unit) }
}
