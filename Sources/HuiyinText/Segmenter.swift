/// Cuts folded text into words, ICU's and the user's, and finds every occurrence of the user's words.
///
/// A user's word is a further edge of the lattice with a cost of its own. An occurrence stands on word edges where ICU's
/// cut has a boundary at both its ends, where one token of that cut holds it, or where the path through it is cheaper
/// than ICU's best: each word is judged against ICU's dictionary alone, so no word of the user ever hides another,
/// whatever their order. A phrase (不出警, 多次报警) is found like a word but cut into its words.
package struct Segmenter: Sendable {
  let cutter: PlainCutter
  private let automaton: WordAutomaton
  private let traits: [Traits]

  /// A word of the user: its folded characters, and its cost beside ICU's 27…251 (about 5 less for every doubling
  /// of a word's frequency).
  package struct Word: Sendable, Hashable {
    package let units: [UInt16]
    package let cost: Int?
    /// Whether it keeps words that straddle its edge from counting, where the cut has it as a token.
    package let isNeighbour: Bool

    /// The word `units`. Without a cost it gets ``Segmenter/ordinaryCost``, or ICU's own where that is lower.
    package init(units: [UInt16], cost: Int? = nil, isNeighbour: Bool = false) {
      self.units = units
      self.cost = cost
      self.isNeighbour = isNeighbour
    }
  }

  /// One place where a word's characters stand, in folded code units.
  package struct Occurrence: Sendable, Hashable {
    /// The index of the word, where it begins and where it ends, as they are kept: loops of other rooms that run for
    /// every occurrence read them straight.
    package let wordNumber: Int32
    package let first: Int32
    package let past: Int32
    /// Whether the word stands here as a word; otherwise its characters belong to other words.
    package fileprivate(set) var isOnWordEdges: Bool
    /// Whether the word may become a token where the text is cut again with the words of the user.
    fileprivate(set) var mayBecomeToken = false

    @inline(__always)
    init(word: Int, start: Int, end: Int, isOnWordEdges: Bool = false) {
      self.isOnWordEdges = isOnWordEdges
      wordNumber = Int32(truncatingIfNeeded: word)
      (first, past) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    }

    /// The index of the word.
    package var word: Int { Int(wordNumber) }
    /// Where it begins.
    package var start: Int { Int(first) }
    /// Where it ends.
    package var end: Int { Int(past) }
  }

  /// What decides about the occurrences of one word.
  fileprivate struct Traits {
    let cost: UInt32
    let isNeighbour: Bool
    /// Whether it can be a token.
    let canBeToken: Bool
    /// Whether ICU's dictionary lacks it, or makes it at a higher cost.
    let isFurther: Bool
  }

  /// The cost of a word nobody has counted: that of a word seen about ten times in a million.
  ///
  /// Where a term's characters straddle two other words, the path through the term costs 20…90 more than ICU's;
  /// where ICU only lacks the term, 110…180 less (measured on the notes of a city and the traps of design §5).
  package static let ordinaryCost = 95

  /// A segmenter for `words`; of equal words the first is found.
  package init(words: [Word], cutter: PlainCutter = PlainCutter()) {
    self.cutter = cutter
    automaton = WordAutomaton(words.map(\.units))
    let phrases = Phrases(among: words, automaton, cutter.dictionary).flags
    traits = words.indices.map { Traits(words[$0], isPhrase: phrases[$0], cutter) }
  }

  /// The cost of the word `units`, or what it would have if it were one.
  func cost(of units: [UInt16]) -> UInt32 {
    var cost: UInt32?
    units.withUnsafeBufferPointer { units in
      automaton.forEachOccurrence(in: units) { word, start, end in
        if start == 0, end == units.count { cost = traits[word].cost }
      }
    }
    return cost ?? UInt32(Segmenter.usualCost(of: units, cutter))
  }

  /// Cuts `text` into the edges of `workspace` as ICU does.
  func plainCut(_ text: UnsafeBufferPointer<UInt16>, in workspace: Workspace) {
    cutter.cut(text, in: workspace)
  }

  /// Cuts `text` into the edges of `workspace` and gives all occurrences, ends ascending, longer words first; they are
  /// also at hand as `workspace.occurrences`, which is the same memory until another text is cut.
  /// - Complexity: O(length of `text` + occurrences)
  @discardableResult
  package func cut(_ text: UnsafeBufferPointer<UInt16>, in workspace: Workspace) -> [Occurrence] {
    cutter.cut(text, in: workspace)
    var found = workspace.takeOccurrences()
    find(in: text, into: &found)
    if !found.isEmpty {
      found.withUnsafeMutableBufferPointer { found in
        judge(found, in: text, workspace)
        recut(text, with: found, workspace)
        strikeStraddlers(in: found, workspace)
      }
    }
    workspace.occurrences = found
    return found
  }

  /// All occurrences in `text` whatever the cut, ends ascending, longer words first; none is on word edges yet.
  package func occurrences(in text: UnsafeBufferPointer<UInt16>) -> [Occurrence] {
    var found: [Occurrence] = []
    find(in: text, into: &found)
    return found
  }

  @inline(__always)
  private func find(in text: UnsafeBufferPointer<UInt16>, into found: inout [Occurrence]) {
    automaton.forEachOccurrence(in: text) { word, start, end in
      found.append(Occurrence(word: word, start: start, end: end))
    }
  }
}

extension Segmenter.Traits {
  fileprivate init(_ word: Segmenter.Word, isPhrase: Bool, _ cutter: PlainCutter) {
    cost = UInt32(word.cost ?? Segmenter.usualCost(of: word.units, cutter))
    isNeighbour = word.isNeighbour
    canBeToken = !isPhrase && Self.tokenLengths.contains(word.units.count)
    isFurther = Int(cost) < cutter.dictionary?.trie.cost(of: word.units[...]) ?? Int.max
  }
}

extension Segmenter {
  /// The cost of a word that has none of its own.
  fileprivate static func usualCost(of units: [UInt16], _ cutter: PlainCutter) -> Int {
    min(cutter.dictionary?.trie.cost(of: units[...]) ?? Int.max, ordinaryCost)
  }

  /// Puts each of `found` on word edges or not, and notes which ranges must be cut again.
  private func judge(
    _ found: UnsafeMutableBufferPointer<Occurrence>, in text: UnsafeBufferPointer<UInt16>,
    _ workspace: Workspace
  ) {
    workspace.userEdges.clear()
    let isDone: Void? = cutter.withLattice(over: text, in: workspace) { lattice in
      judge(found, EdgeJudge(lattice, workspace, length: text.count), workspace)
    }
    if isDone == nil { judge(found, EdgeJudge(nil, workspace, length: text.count), workspace) }
  }

  private func judge(
    _ found: UnsafeMutableBufferPointer<Occurrence>, _ judge: consuming EdgeJudge, _ workspace: Workspace
  ) {
    traits.withUnsafeBufferPointer { traits in
      for index in found.indices {
        let (start, end) = (found[index].start, found[index].end)
        let traits = traits[found[index].word]
        guard judge.accepts(start, end, cost: traits.cost) else { continue }
        found[index].isOnWordEdges = true
        guard traits.canBeToken, judge.moveToRange(start, end) else { continue }
        found[index].mayBecomeToken = true
        // Words that make no place cheaper to reach leave the cheapest path as it is, however many they are.
        let mayMatter = traits.isFurther && Int(traits.cost) <= judge.gain(start, end)
        guard mayMatter || !workspace.isLatticeCut else { continue }
        workspace.userEdges.add(workspace.tables.ranges[judge.range])
      }
    }
  }

  /// Cuts the ranges again in which a word of the user makes a place cheaper to reach.
  private func recut(
    _ text: UnsafeBufferPointer<UInt16>, with found: UnsafeMutableBufferPointer<Occurrence>,
    _ workspace: Workspace
  ) {
    guard !workspace.userEdges.ranges.isEmpty else { return }
    workspace.userEdges.list(found, length: text.count)
    cutter.withLattice(over: text, in: workspace) { lattice in
      for range in workspace.userEdges.ranges {
        lattice.readmit(range.start, range.end)
        lattice.search(range.start, range.end, hasKatakana: true) { start, offer in
          workspace.userEdges.take(at: start) { number in
            offer(found[number].end, traits[found[number].word].cost)
          }
        }
      }
      workspace.replaceCuts(of: workspace.userEdges.ranges, lattice)
    }
  }

  /// Takes off their edges the words that share characters with a neighbour that is a token, but not all of either.
  private func strikeStraddlers(
    in found: UnsafeMutableBufferPointer<Occurrence>, _ workspace: Workspace
  ) {
    guard markNeighbours(found, workspace) else { return }
    let (inside, edges) = (workspace.marks, workspace.tokenEdges)
    for index in found.indices where found[index].isOnWordEdges {
      let (start, end) = (found[index].start, found[index].end)
      // Tokens do not overlap: one neighbour may hold the start, one the end.
      if inside[start] == Segmenter.insideNeighbour, edges[edges.partitioningIndex { $0 > start }] < end {
        found[index].isOnWordEdges = false
      }
      if inside[end] == Segmenter.insideNeighbour, edges[edges.partitioningIndex { $0 >= end } - 1] > start {
        found[index].isOnWordEdges = false
      }
    }
  }

  /// Marks the places inside neighbours that are tokens; false where there are none.
  private func markNeighbours(
    _ found: UnsafeMutableBufferPointer<Occurrence>, _ workspace: Workspace
  ) -> Bool {
    var edge = 0
    var isAny = false
    for occurrence in found where occurrence.isOnWordEdges && traits[occurrence.word].isNeighbour {
      let (start, end, edges) = (occurrence.start, occurrence.end, workspace.tables.edges)
      while edges[edge] < end { edge &+= 1 }
      guard edges[edge] == end, edges[edge &- 1] == start, end - start > 1 else { continue }
      for place in start + 1..<end { workspace.marks[place] = Segmenter.insideNeighbour }
      isAny = true
    }
    return isAny
  }

  /// What marks a place inside a neighbour: neither 0 nor the mark of an edge.
  private static let insideNeighbour: UInt8 = 2
}

extension Workspace {
  /// Puts the cheapest paths of `ranges` (ascending) in the place of what was cut there.
  fileprivate func replaceCuts(of ranges: [UserEdges.Range], _ lattice: Lattice) {
    let oldCount = edgeCount
    replaceEdges { old, new in
      var (from, count) = (0, 0)
      for range in ranges {
        let first = from
        while from < oldCount, old[from] <= range.start { from &+= 1 }
        (new + count).update(from: old + first, count: from - first)
        count += from - first
        while from < oldCount, old[from] < range.end { from &+= 1 }
        count += lattice.writePath(range.start, range.end, to: new + count)
      }
      (new + count).update(from: old + from, count: oldCount - from)
      return count + oldCount - from
    }
  }

  /// The array of occurrences, empty, with its memory.
  fileprivate func takeOccurrences() -> [Segmenter.Occurrence] {
    var taken: [Segmenter.Occurrence] = []
    swap(&taken, &occurrences)
    taken.removeAll(keepingCapacity: true)
    return taken
  }
}

extension Segmenter {
  /// How many words of the user it knows.
  package var wordCount: Int { traits.count }

  /// Writes what was made of the words.
  package func pack(into packer: inout Packer) {
    packer.put(traits.map(\.cost))
    packer.put(traits.map(\.packed))
    automaton.pack(into: &packer)
  }

  /// The segmenter that was packed, on the dictionary of the installed ICU where no other cutter is given; nil where it
  /// is damaged.
  package init?(unpacking unpacker: inout Unpacker, cutter: PlainCutter = PlainCutter()) {
    guard let costs: [UInt32] = unpacker.numbers(), costs.allSatisfy({ $0 <= 255 }),
      let packed: [UInt8] = unpacker.numbers(exactly: costs.count),
      let automaton = WordAutomaton(unpacking: &unpacker, wordCount: costs.count)
    else { return nil }
    self.cutter = cutter
    self.automaton = automaton
    traits = costs.indices.map {
      Traits(cost: costs[$0], unpacking: packed[$0], length: automaton.length(of: $0))
    }
  }
}

extension Segmenter.Traits {
  /// What is true of the word, one bit each.
  fileprivate var packed: UInt8 { (isNeighbour ? 1 : 0) | (canBeToken ? 2 : 0) | (isFurther ? 4 : 0) }

  /// A word too short or too long for the search can be no token, whatever the bits say.
  fileprivate init(cost: UInt32, unpacking bits: UInt8, length: Int) {
    self.cost = cost
    (isNeighbour, isFurther) = (bits & 1 != 0, bits & 4 != 0)
    canBeToken = bits & 2 != 0 && Self.tokenLengths.contains(length)
  }

  /// How long a word must be to be a token of its own, and may be to be noted by the search.
  fileprivate static let tokenLengths = 2...255
}
