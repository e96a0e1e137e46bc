/// Cuts folded text into words, ICU's and the user's, and finds every occurrence of the user's words.
///
/// A user's word is a further edge of the lattice with a cost of its own. An occurrence stands on word edges where ICU's
/// cut has a boundary at both its ends, where one token of that cut holds it, or where the path through it is cheaper
/// than ICU's best: each word is judged against ICU's dictionary alone, so no word of the user ever hides another,
/// whatever their order. A phrase (不出警, 多次报警) is found like a word but cut into its words.
package struct Segmenter: Sendable {
  let cutter: PlainCutter
  private let automaton: WordAutomaton
  private let lengths: [Int32]
  private let costs: [UInt32]
  private let arePhrases: [Bool]
  private let areNeighbours: [Bool]

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
    /// The index of the word.
    package let word: Int
    package let start: Int
    package let end: Int
    /// Whether the word stands here as a word; otherwise its characters belong to other words.
    package fileprivate(set) var isOnWordEdges: Bool
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
    lengths = words.map { Int32($0.units.count) }
    costs = words.map { UInt32($0.cost ?? Segmenter.usualCost(of: $0.units, cutter)) }
    arePhrases = Phrases(among: words, automaton, cutter.dictionary).flags
    areNeighbours = words.map(\.isNeighbour)
  }

  /// The cost of a word that has none of its own.
  private static func usualCost(of units: [UInt16], _ cutter: PlainCutter) -> Int {
    min(cutter.dictionary?.trie.cost(of: units[...]) ?? Int.max, ordinaryCost)
  }

  /// The cost of the word `units`, or what it would have if it were one.
  func cost(of units: [UInt16]) -> UInt32 {
    var cost: UInt32?
    units.withUnsafeBufferPointer { units in
      automaton.forEachOccurrence(in: units) { word, end in
        if end == units.count, Int(lengths[word]) == units.count { cost = costs[word] }
      }
    }
    return cost ?? UInt32(Segmenter.usualCost(of: units, cutter))
  }

  /// Cuts `text` into `workspace.boundaries` as ICU does.
  func plainCut(_ text: UnsafeBufferPointer<UInt16>, in workspace: Workspace) {
    cutter.cut(text, in: workspace)
  }

  /// Cuts `text` into `workspace.boundaries` and returns all occurrences, ends ascending, longer words first.
  /// - Complexity: O(length of `text` + occurrences)
  package func cut(_ text: UnsafeBufferPointer<UInt16>, in workspace: Workspace) -> [Occurrence] {
    cutter.cut(text, in: workspace)
    var occurrences = self.occurrences(in: text)
    guard !occurrences.isEmpty else { return [] }
    var judge = EdgeJudge(text: text, cutter: cutter, workspace: workspace)
    for index in occurrences.indices {
      let (word, start, end) = (occurrences[index].word, occurrences[index].start, occurrences[index].end)
      occurrences[index].isOnWordEdges = judge.accepts(start, end, cost: costs[word])
    }
    recut(text, with: occurrences, in: workspace)
    strikeStraddlers(in: &occurrences, workspace)
    return occurrences
  }

  /// Takes off their edges the words that share characters with a neighbour that is a token, but not all of either.
  private func strikeStraddlers(in occurrences: inout [Occurrence], _ workspace: Workspace) {
    let neighbours = occurrences.filter {
      areNeighbours[$0.word] && $0.isOnWordEdges && workspace.isToken($0.start, $0.end)
    }
    guard !neighbours.isEmpty else { return }
    for index in occurrences.indices where occurrences[index].isOnWordEdges {
      let found = occurrences[index]
      // Ends ascend: neighbours that end at or before the start of the word are passed over.
      var next = neighbours.partitioningIndex { $0.end > found.start }
      while next < neighbours.count, neighbours[next].start < found.end || neighbours[next].end <= found.end {
        if neighbours[next].straddles(found) { occurrences[index].isOnWordEdges = false }
        next += 1
      }
    }
  }

  /// Whether `units` are a word of ICU's dictionary.
  func isDictionaryWord(_ units: ArraySlice<UInt16>) -> Bool {
    cutter.dictionary?.trie.cost(of: units) != nil
  }

  /// All occurrences in `text` whatever the cut, ends ascending, longer words first; none is on word edges yet.
  package func occurrences(in text: UnsafeBufferPointer<UInt16>) -> [Occurrence] {
    var found: [Occurrence] = []
    automaton.forEachOccurrence(in: text) { word, end in
      found.append(Occurrence(word: word, start: end - Int(lengths[word]), end: end, isOnWordEdges: false))
    }
    return found
  }

  /// Cuts the ranges again in which a word of the user is not yet a token.
  private func recut(
    _ text: UnsafeBufferPointer<UInt16>, with occurrences: [Occurrence], in workspace: Workspace
  ) {
    let edges = occurrences.filter {
      $0.isOnWordEdges && !arePhrases[$0.word] && (2...255).contains($0.end - $0.start)
    }
    .map { Lattice.Edge(start: Int32($0.start), length: Int32($0.end - $0.start), cost: costs[$0.word]) }
    .sorted { ($0.start, $0.length) < ($1.start, $1.length) }
    guard !edges.isEmpty, let dictionary = cutter.dictionary else { return }
    dictionary.trie.withReader { reader in
      workspace.recut(with: edges, lattice: Lattice(dictionary: reader, text: text.baseAddress!))
    }
  }
}

extension Segmenter.Occurrence {
  /// Whether this and `other` share characters, and each has some that the other has not.
  fileprivate func straddles(_ other: Self) -> Bool {
    (start < other.start && other.start < end && end < other.end)
      || (other.start < start && start < other.end && other.end < end)
  }
}

extension Workspace {
  /// Whether `start..<end` is one token of the cut.
  fileprivate func isToken(_ start: Int, _ end: Int) -> Bool {
    let index = boundaries.partitioningIndex { $0 >= start }
    return index + 1 < boundaries.count && boundaries[index] == start && boundaries[index + 1] == end
  }

  /// Replaces the cut of every range that holds one of `edges` (ascending) by the cheapest path with them.
  fileprivate func recut(with edges: [Lattice.Edge], lattice: Lattice) {
    let old = boundaries
    boundaries.removeAll(keepingCapacity: true)
    var (boundary, edge) = (0, 0)
    for range in ranges {
      while edge < edges.count, edges[edge].start < range.lowerBound { edge += 1 }
      let first = edge
      while edge < edges.count, edges[edge].start < range.upperBound { edge += 1 }
      let inside = edges[first..<edge].filter { $0.start + $0.length <= range.upperBound }
      guard !inside.isEmpty else { continue }
      while boundary < old.count, old[boundary] <= range.lowerBound {
        boundaries.append(old[boundary])
        boundary += 1
      }
      while boundary < old.count, old[boundary] < range.upperBound { boundary += 1 }
      search(range, inside[...], lattice)
    }
    boundaries += old[boundary...]
  }

  private func search(_ range: Range<Int32>, _ edges: ArraySlice<Lattice.Edge>, _ lattice: Lattice) {
    let (start, end) = (Int(range.lowerBound), Int(range.upperBound))
    costs.withUnsafeMutableBufferPointer { costs in
      lengths.withUnsafeMutableBufferPointer { lengths in
        lattice.search(start, end, edges: edges, costs: costs.baseAddress!, lengths: lengths.baseAddress!)
      }
    }
    appendPath(start, end)
  }
}

extension Segmenter {
  /// How many words of the user it knows.
  package var wordCount: Int { lengths.count }

  /// Writes what was made of the words.
  package func pack(into packer: inout Packer) {
    packer.put(lengths)
    packer.put(costs)
    packer.put(arePhrases.map { UInt8($0 ? 1 : 0) })
    packer.put(areNeighbours.map { UInt8($0 ? 1 : 0) })
    automaton.pack(into: &packer)
  }

  /// The segmenter that was packed, on the dictionary of the installed ICU; nil where it is damaged.
  package init?(unpacking unpacker: inout Unpacker) {
    guard let lengths: [Int32] = unpacker.numbers(),
      let costs: [UInt32] = unpacker.numbers(exactly: lengths.count),
      let phrases: [UInt8] = unpacker.numbers(exactly: lengths.count),
      let neighbours: [UInt8] = unpacker.numbers(exactly: lengths.count),
      costs.allSatisfy({ $0 <= 255 }),
      let automaton = WordAutomaton(unpacking: &unpacker, lengths: lengths)
    else { return nil }
    cutter = PlainCutter()
    (self.automaton, self.lengths, self.costs) = (automaton, lengths, costs)
    (arePhrases, areNeighbours) = (phrases.map { $0 != 0 }, neighbours.map { $0 != 0 })
  }
}
