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
  package struct Occurrence: Sendable, Hashable, BitwiseCopyable {
    /// The index of the word, where it begins and where it ends, as they are kept: loops of other rooms that run for
    /// every occurrence read them straight.
    package let wordNumber: Int32
    package let first: Int32
    package let past: Int32
    /// Whether the word stands here as a word; otherwise its characters belong to other words.
    package fileprivate(set) var isOnWordEdges: Bool

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
  fileprivate struct Traits: BitwiseCopyable {
    let cost: UInt16
    private let flags: UInt16

    var isNeighbour: Bool { flags & 1 != 0 }
    /// Whether it can be a token.
    var canBeToken: Bool { flags & 2 != 0 }
    /// Whether ICU's dictionary lacks it, or makes it at a higher cost.
    var isFurther: Bool { flags & 4 != 0 }

    init(cost: UInt16, isNeighbour: Bool, canBeToken: Bool, isFurther: Bool) {
      self.cost = cost
      flags = (isNeighbour ? 1 : 0) | (canBeToken ? 2 : 0) | (isFurther ? 4 : 0)
    }
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
        if start == 0, end == units.count { cost = UInt32(traits[word].cost) }
      }
    }
    return cost ?? UInt32(Segmenter.usualCost(beside: cutter.cost(of: units)))
  }

  /// Cuts `text` into the edges of `workspace` as ICU does.
  func plainCut(_ text: UnsafeBufferPointer<UInt16>, in workspace: Workspace) {
    cutter.cut(text, in: workspace)
  }

  /// Cuts `text` into the edges of `workspace`, with all words that stand there as its occurrences.
  /// - Complexity: O(length of `text` + occurrences)
  package func cut(_ text: UnsafeBufferPointer<UInt16>, in workspace: Workspace) {
    cutter.cut(text, in: workspace)
    workspace.occurrenceRoom.fill(automaton, in: text)
    workspace.userEdges.clear()
    judge(text, workspace, &workspace.occurrenceRoom, &workspace.userEdges)
    recut(text, workspace)
    strikeStraddlers(workspace)
  }

  /// All occurrences in `text` whatever the cut, ends ascending, longer words first; none is on word edges yet.
  package func occurrences(in text: UnsafeBufferPointer<UInt16>) -> [Occurrence] {
    var found: [Occurrence] = []
    automaton.forEachOccurrence(in: text) { word, start, end in
      found.append(Occurrence(word: word, start: start, end: end))
    }
    return found
  }
}

extension Segmenter.Traits {
  fileprivate init(_ word: Segmenter.Word, isPhrase: Bool, _ cutter: PlainCutter) {
    let known = cutter.cost(of: word.units)
    let cost = UInt16(clamping: word.cost ?? Segmenter.usualCost(beside: known))
    self.init(
      cost: cost, isNeighbour: word.isNeighbour,
      canBeToken: !isPhrase && Self.tokenLengths.contains(word.units.count),
      isFurther: Int(cost) < known ?? Int.max)
  }

  /// What was packed for a word of `length` code units; one too short or too long for the search can be no token,
  /// whatever the bits say.
  fileprivate init(unpacked traits: Self, length: Int) {
    self.init(
      cost: traits.cost, isNeighbour: traits.isNeighbour,
      canBeToken: traits.canBeToken && Self.tokenLengths.contains(length), isFurther: traits.isFurther)
  }

  /// How long a word must be to be a token of its own, and may be to be noted by the search.
  private static let tokenLengths = 2...255
}

extension Segmenter {
  /// The cost of a word that has none of its own, where ICU's dictionary has it at the cost `known`, if at all.
  fileprivate static func usualCost(beside known: Int?) -> Int { min(known ?? Int.max, ordinaryCost) }

  /// Puts each of the `occurrences` on word edges or not, and notes which ranges must be cut again.
  private func judge(
    _ text: UnsafeBufferPointer<UInt16>, _ workspace: Workspace, _ occurrences: inout OccurrenceRoom,
    _ userEdges: inout UserEdges
  ) {
    guard !occurrences.questions.isEmpty else { return }
    let isDone: Void? = cutter.withLattice(over: text, in: workspace) { lattice in
      judge(EdgeJudge(lattice, workspace, length: text.count), &occurrences, &userEdges)
    }
    if isDone == nil { judge(EdgeJudge(nil, workspace, length: text.count), &occurrences, &userEdges) }
  }

  private func judge(
    _ judge: consuming EdgeJudge, _ occurrences: inout OccurrenceRoom, _ userEdges: inout UserEdges
  ) {
    let found = occurrences.all
    traits.withUnsafeBufferPointer { traits in
      for number in occurrences.questions {
        let (start, end) = (found[Int(number)].start, found[Int(number)].end)
        let traits = traits[found[Int(number)].word]
        let cost = UInt32(traits.cost)
        guard judge.accepts(start, end, cost: cost) else { continue }
        found[Int(number)].isOnWordEdges = true
        if traits.isNeighbour { occurrences.note(neighbour: number) }
        // A word that ICU has at no higher cost makes no place cheaper to reach.
        guard traits.canBeToken, traits.isFurther || !judge.isLatticeCut, judge.moveToRange(start, end) else {
          continue
        }
        userEdges.add(start, end, cost: cost)
        // Words that make no place cheaper to reach leave the cheapest path as it is, however many they are.
        let mayMatter = Int(cost) <= judge.gain(start, end)
        if mayMatter || !judge.isLatticeCut { userEdges.add(judge.stretch) }
      }
    }
  }

  /// Cuts the ranges again in which a word of the user makes a place cheaper to reach.
  private func recut(_ text: UnsafeBufferPointer<UInt16>, _ workspace: Workspace) {
    let ranges = workspace.userEdges.ranges
    guard !ranges.isEmpty else { return }
    let lists = workspace.userEdges.list(length: text.count)
    cutter.withLattice(over: text, in: workspace) { lattice in
      for range in ranges {
        lattice.readmit(range.start, range.end)
        lattice.search(range.start, range.end, hasKatakana: true) { lists.take(at: $0, $1) }
      }
      workspace.replaceCuts(of: ranges, lattice)
    }
  }

  /// Takes off their edges the words that share characters with a neighbour that is a token, but not all of either.
  private func strikeStraddlers(_ workspace: Workspace) {
    guard markNeighbours(workspace) else { return }
    let (found, inside, edges) = (workspace.occurrenceRoom.all, workspace.marks, workspace.tokenEdges)
    for number in workspace.occurrenceRoom.questions where found[Int(number)].isOnWordEdges {
      let (start, end) = (found[Int(number)].start, found[Int(number)].end)
      // Tokens do not overlap: one neighbour may hold the start, one the end.
      if inside[start] == Segmenter.insideNeighbour, edges[edges.partitioningIndex { $0 > start }] < end {
        found[Int(number)].isOnWordEdges = false
      }
      if inside[end] == Segmenter.insideNeighbour, edges[edges.partitioningIndex { $0 >= end } - 1] > start {
        found[Int(number)].isOnWordEdges = false
      }
    }
  }

  /// Marks the places inside neighbours that are tokens; false where there are none.
  private func markNeighbours(_ workspace: Workspace) -> Bool {
    let (found, edges, marks) = (workspace.occurrenceRoom.all, workspace.tokenEdges, workspace.marks)
    var isAny = false
    for number in workspace.occurrenceRoom.neighbours {
      let (start, end) = (found[Int(number)].start, found[Int(number)].end)
      let edge = edges.partitioningIndex { $0 >= end }
      guard edges[edge] == end, edges[edge &- 1] == start else { continue }
      for place in start + 1..<end { marks[place] = Segmenter.insideNeighbour }
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
}

extension Segmenter {
  /// How many words of the user it knows.
  package var wordCount: Int { traits.count }

  /// Writes what was made of the words.
  package func pack(into packer: inout Packer) {
    packer.put(traits)
    automaton.pack(into: &packer)
  }

  /// The segmenter that was packed, on the dictionary of the installed ICU where no other cutter is given; nil where it
  /// is damaged.
  package init?(unpacking unpacker: inout Unpacker, cutter: PlainCutter = PlainCutter()) {
    guard let traits: [Traits] = unpacker.numbers(), traits.allSatisfy({ $0.cost <= 255 }),
      let automaton = WordAutomaton(unpacking: &unpacker, wordCount: traits.count)
    else { return nil }
    self.cutter = cutter
    self.automaton = automaton
    self.traits = traits.indices.map { Traits(unpacked: traits[$0], length: automaton.length(of: $0)) }
  }
}
