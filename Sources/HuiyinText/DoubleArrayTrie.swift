/// A set of words over UTF-16 code units, each with a cost, in flat arrays.
///
/// A node is known by its base; the child for a character stands at `base + code(character)` and has that code as its
/// check. Bases are unique, so place and code tell the parent, and nodes can be placed in any order. The first character
/// is looked up directly in a table of 65,536, all others through dense codes, the most frequent first.
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
  /// The code that leads to each place; ``free`` for one that none does. Most look-ups find no child: they need no more
  /// than this, which lies close together.
  let checks: [UInt16]
  /// The node at each place.
  let nodes: [Node]

  static let free = UInt16.max

  /// The trie of `words`, whose values are costs, 1…254.
  /// - Complexity: O(total length) for words as a dictionary has them; about 0.1 s for 316,000.
  init(_ words: SortedWords) {
    let tree = WordTree(words)
    let codes = tree.assignCodes()
    var placement = Placement(highestCode: Int(codes.max() ?? 0))
    let bases = tree.place(0..<tree.nodeCount, into: &placement, codes: codes)
    var roots = [Node](repeating: 0, count: 65_536)
    var nodes = [Node](repeating: 0, count: placement.extent(of: bases))
    var checks = [UInt16](repeating: DoubleArrayTrie.free, count: nodes.count)
    for parent in 0..<tree.nodeCount where bases[parent] != 0 {
      for child in tree.children(of: parent) {
        let code = codes[Int(tree.units[child])]
        let place = Int(bases[parent]) + Int(code)
        (checks[place], nodes[place]) = (code, UInt32(bases[child]) << 8 | UInt32(tree.values[child]))
      }
    }
    for node in tree.rootRange {
      roots[Int(tree.units[node])] = UInt32(bases[node]) << 8 | UInt32(tree.values[node])
    }
    (self.roots, self.codes, self.checks, self.nodes) = (roots, codes, checks, nodes)
  }

  /// A trie without words.
  init() {
    roots = [Node](repeating: 0, count: 65_536)
    codes = [UInt16](repeating: 0, count: 65_536)
    (checks, nodes) = ([DoubleArrayTrie.free], [0])
  }
}

extension DoubleArrayTrie {
  /// The tables as raw memory, for the innermost loop. They are padded so that `base + code` is always inside them.
  struct Reader {
    let roots: UnsafePointer<Node>
    let codes: UnsafePointer<UInt16>
    let checks: UnsafePointer<UInt16>
    let nodes: UnsafePointer<Node>

    /// The child of `node` for `unit`, or 0 where there is none.
    @inline(__always)
    func child(of node: Node, _ unit: UInt16) -> Node { child(of: node, code: codes[Int(unit)]) }

    /// The child of `node` for the character of `code`, or 0 where there is none.
    @inline(__always)
    func child(of node: Node, code: UInt16) -> Node {
      let place = Int(node >> 8) &+ Int(code)
      return checks[place] == code ? nodes[place] : 0
    }

    /// The same without a branch: where nothing is known of the characters it would often be foreseen wrongly.
    @inline(__always)
    func branchlessChild(of node: Node, code: UInt16) -> Node {
      let place = Int(node >> 8) &+ Int(code)
      // All bits where the check is the code, else none: then node 0 is read, which is free and at hand.
      let isChild = (Int(checks[place] ^ code) &- 1) &>> 32
      return nodes[place & isChild]
    }
  }

  /// Calls `body` with the tables as raw memory.
  func withReader<Result>(_ body: (Reader) throws -> Result) rethrows -> Result {
    try roots.withUnsafeBufferPointer { roots in
      try codes.withUnsafeBufferPointer { codes in
        try checks.withUnsafeBufferPointer { checks in
          try nodes.withUnsafeBufferPointer { nodes in
            try body(
              Reader(
                roots: roots.baseAddress!, codes: codes.baseAddress!, checks: checks.baseAddress!,
                nodes: nodes.baseAddress!))
          }
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
