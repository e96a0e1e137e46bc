extension WordAutomaton {
  /// The automaton of `words`; a word's number is its index. Of equal words the first is found.
  /// - Complexity: O(total length of `words`)
  init(_ words: [[UInt16]]) {
    let tree = WordTree(SortedWords(indexing: words))
    let (roots, others) = (tree.rootRange, tree.rootRange.upperBound..<tree.nodeCount)
    codes = tree.assignCodes(countingRoots: true)
    let highestCode = Int(codes.max() ?? 0)
    var (pairPlacement, placement) = (
      Placement(highestCode: highestCode), Placement(highestCode: highestCode)
    )
    let rootBases = tree.place(roots, into: &pairPlacement, codes: codes)
    let bases = tree.place(others, into: &placement, codes: codes)
    singles = [Lead](repeating: Lead(), count: highestCode + 1)
    pairs = [Lead](repeating: Lead(), count: pairPlacement.extent(of: rootBases))
    owners = [UInt16](repeating: .max, count: pairs.count)
    states = [State](repeating: State(), count: placement.extent(of: bases))
    endings = [Ending()] + words.map { Ending(length: UInt32($0.count)) }
    let branches = Branches(tree, codes, (rootBases + bases).map(UInt32.init))
    fillPairs(branches)
    fillStates(branches)
  }

  /// The nodes of a tree as the automaton knows them.
  private struct Branches {
    let tree: WordTree
    let bases: [UInt32]
    /// The code of the last character of each node.
    let nodeCodes: [UInt16]

    init(_ tree: WordTree, _ codes: [UInt16], _ bases: [UInt32]) {
      (self.tree, self.bases) = (tree, bases)
      nodeCodes = tree.units.map { codes[Int($0)] }
    }

    func lead(_ node: Int) -> Lead { Lead(base: bases[node], word: UInt32(tree.values[node])) }

    /// The place of `child`, which follows `node`.
    func place(_ child: Int, behind node: Int) -> Int { Int(bases[node]) + Int(nodeCodes[child]) }
  }

  /// Fills in what one and two characters lead to.
  private mutating func fillPairs(_ branches: Branches) {
    for node in branches.tree.rootRange {
      singles[Int(branches.nodeCodes[node])] = branches.lead(node)
      for child in branches.tree.children(of: node) {
        pairs[branches.place(child, behind: node)] = branches.lead(child)
        owners[branches.place(child, behind: node)] = branches.nodeCodes[node]
      }
    }
  }

  /// Fills in what more than two lead to. Nodes come level by level, so that all shorter states are complete.
  private mutating func fillStates(_ branches: Branches) {
    let (tree, others) = (branches.tree, branches.tree.rootRange.upperBound..<branches.tree.nodeCount)
    // The place of the state of each node, 0 for one of two characters, and the base of its last two characters.
    var places = [Int](repeating: 0, count: tree.nodeCount)
    var pairBases = branches.bases
    for node in others {
      for child in tree.children(of: node) {
        places[child] = branches.place(child, behind: node)
        pairBases[child] = pairBase(branches.nodeCodes[node], branches.nodeCodes[child])
        states[places[child]].check = branches.bases[node]
      }
    }
    for node in others {
      for child in tree.children(of: node) {
        let suffix =
          places[node] == 0
          ? 0 : suffix(of: states[places[node]], pairBases[node], and: branches.nodeCodes[child])
        complete(places[child], branches.lead(child), suffix: states[suffix], at: suffix)
      }
    }
  }

  /// The base of the characters of these codes.
  private func pairBase(_ first: UInt16, _ second: UInt16) -> UInt32 {
    let place = Int(singles[Int(first)].base) + Int(second)
    return owners[place] == first ? pairs[place].base : 0
  }

  /// The place of the state of the longest proper suffix that `state`, whose last two characters have the base
  /// `pairBase`, and `code` have together; 0 where that has but two characters.
  private func suffix(of state: State, _ pairBase: UInt32, and code: UInt16) -> Int {
    var fallback = Int(state.fallback)
    while true {
      let base = fallback == 0 ? pairBase : states[fallback].base
      let next = Int(base) + Int(code)
      if states[next].check == base { return next }
      if fallback == 0 { return 0 }
      fallback = Int(states[fallback].fallback)
    }
  }

  /// Completes the state at `place` for a node with `lead`; `suffix` is the state of its longest proper suffix.
  private mutating func complete(_ place: Int, _ lead: Lead, suffix: State, at suffixPlace: Int) {
    let hasFollowers = lead.base != 0
    states[place].base = hasFollowers ? lead.base : suffix.base
    states[place].fallback = hasFollowers && suffix.base != 0 ? UInt32(suffixPlace) : suffix.fallback
    states[place].ending = lead.word != 0 ? lead.word : suffix.ending
    if lead.word != 0 { endings[Int(lead.word)].shorter = suffix.ending }
  }
}
