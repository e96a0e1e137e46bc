/// A set of words over UTF-16 code units, each with a cost, in flat arrays.
///
/// A node is known by its base; the child for a character stands at `base + code(character)` and names its
/// parent's base as its check. Bases are unique, so nodes can be placed in any order. The first character is
/// looked up directly in a table of 65,536, all others through dense codes, the most frequent first.
///
/// - Source: J. Aoe, "An efficient digital search algorithm by using a double-array structure", IEEE TSE 15(9),
///   1989.
struct DoubleArrayTrie: Sendable {
  /// Base and cost of a node: `base << 8 | cost`. Base 0 = no child, cost 0 = no word ends here.
  typealias Node = UInt32

  /// The node behind each possible first code unit.
  let roots: [Node]
  /// The dense code of each code unit, 0 for one that follows no other.
  let codes: [UInt16]
  /// `check << 32 | node`; check 0 marks a free place.
  let places: [UInt64]

  /// The trie of `words`, whose values are costs, 1…254.
  /// - Complexity: O(total length) for words as a dictionary has them; about 0.1 s for 316,000.
  init(_ words: SortedWords) {
    let tree = WordTree(words)
    let codes = tree.assignCodes()
    var placement = Placement(highestCode: Int(codes.max() ?? 0))
    let bases = tree.place(0..<tree.nodeCount, into: &placement, codes: codes)
    var roots = [Node](repeating: 0, count: 65_536)
    var places = [UInt64](repeating: 0, count: placement.extent(of: bases))
    for parent in 0..<tree.nodeCount where bases[parent] != 0 {
      for child in tree.children(of: parent) {
        let node = UInt32(bases[child]) << 8 | UInt32(tree.values[child])
        places[Int(bases[parent]) + Int(codes[Int(tree.units[child])])] =
          UInt64(bases[parent]) << 32 | UInt64(node)
      }
    }
    for node in tree.rootRange {
      roots[Int(tree.units[node])] = UInt32(bases[node]) << 8 | UInt32(tree.values[node])
    }
    (self.roots, self.codes, self.places) = (roots, codes, places)
  }

  /// A trie without words.
  init() {
    roots = [Node](repeating: 0, count: 65_536)
    codes = [UInt16](repeating: 0, count: 65_536)
    places = [0]
  }
}

extension DoubleArrayTrie {
  /// The three tables as raw memory, for the innermost loop. `places` is padded so that `base + code` is always
  /// inside it.
  struct Reader {
    let roots: UnsafePointer<Node>
    let codes: UnsafePointer<UInt16>
    let places: UnsafePointer<UInt64>

    /// The child of `node` for `unit`, or 0 where there is none.
    @inline(__always)
    func child(of node: Node, _ unit: UInt16) -> Node {
      let base = node >> 8
      let code = codes[Int(unit)]
      let place = places[Int(base) + Int(code)]
      return UInt32(truncatingIfNeeded: place >> 32) == base ? UInt32(truncatingIfNeeded: place) : 0
    }
  }

  /// Calls `body` with the tables as raw memory.
  func withReader<Result>(_ body: (Reader) throws -> Result) rethrows -> Result {
    try roots.withUnsafeBufferPointer { roots in
      try codes.withUnsafeBufferPointer { codes in
        try places.withUnsafeBufferPointer { places in
          try body(
            Reader(roots: roots.baseAddress!, codes: codes.baseAddress!, places: places.baseAddress!))
        }
      }
    }
  }

  /// The cost of `word`, or nil where it is no word of the trie.
  func cost(of word: ArraySlice<UInt16>) -> Int? {
    guard let first = word.first else { return nil }
    return withReader { reader in
      var node = roots[Int(first)]
      for unit in word.dropFirst() {
        guard node >> 8 != 0 else { return nil }
        node = reader.child(of: node, unit)
      }
      return node & 0xFF == 0 ? nil : Int(node & 0xFF)
    }
  }
}
