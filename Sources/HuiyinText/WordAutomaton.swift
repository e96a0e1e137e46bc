/// Finds every occurrence of every word of a list in one pass over a text.
///
/// The states are the nodes of the word tree, numbered breadth first from 1; 0 is the start.
///
/// - Source: A. V. Aho, M. J. Corasick, "Efficient string matching: an aid to bibliographic search",
///   Communications of the ACM 18(6), 1975; the goto table is a double array.
struct WordAutomaton: Sendable {
  /// The dense code of each code unit, 0 for one in no word.
  let codes: [UInt16]
  /// The state after the first character, by dense code.
  var firstStates: [Int32]
  /// The base of each state's children; 0 for none.
  let bases: [Int32]
  /// `check << 32 | state`.
  var places: [UInt64]
  /// The state of the longest proper suffix that is a prefix of some word.
  var fallbacks: [Int32]
  /// The word that ends at each state, plus one; 0 for none.
  let endings: [Int32]
  /// The nearest state on the fallback chain, itself left out, where a word ends; 0 for none.
  var shorterEndings: [Int32]

  /// The automaton of `words`; a word's number is its index. Of equal words the first is found.
  /// - Complexity: O(total length of `words`)
  init(_ words: [[UInt16]]) {
    let tree = WordTree(SortedWords(indexing: words))
    let codes = tree.assignCodes(countingRoots: true)
    var placement = Placement(highestCode: Int(codes.max() ?? 0))
    let nodeBases = tree.place(into: &placement, codes: codes)
    self.codes = codes
    bases = [0] + nodeBases
    endings = [0] + tree.values
    places = [UInt64](repeating: 0, count: placement.extent(of: nodeBases))
    firstStates = [Int32](repeating: 0, count: Int(codes.max() ?? 0) + 1)
    fallbacks = [Int32](repeating: 0, count: tree.nodeCount + 1)
    shorterEndings = fallbacks
    for node in tree.rootRange { firstStates[Int(codes[Int(tree.units[node])])] = Int32(node + 1) }
    for node in 0..<tree.nodeCount { connect(childrenOf: node, in: tree) }
    for node in 0..<tree.nodeCount { setFallbacks(childrenOf: node, in: tree) }
  }

  private mutating func connect(childrenOf node: Int, in tree: WordTree) {
    let base = bases[node + 1]
    for child in tree.children(of: node) {
      let place = Int(base) + Int(codes[Int(tree.units[child])])
      places[place] = UInt64(base) << 32 | UInt64(child + 1)
    }
  }

  /// Breadth first, so that every shorter suffix has its fallback already.
  private mutating func setFallbacks(childrenOf node: Int, in tree: WordTree) {
    for child in tree.children(of: node) {
      let fallback = next(Int(fallbacks[node + 1]), code: Int(codes[Int(tree.units[child])]))
      fallbacks[child + 1] = Int32(fallback)
      shorterEndings[child + 1] = endings[fallback] != 0 ? Int32(fallback) : shorterEndings[fallback]
    }
  }

  @inline(__always)
  private func next(_ state: Int, code: Int) -> Int {
    var state = state
    while state != 0 {
      let base = Int(bases[state])
      if base != 0 {
        let place = places[base + code]
        if Int(place >> 32) == base { return Int(place & 0xFFFF_FFFF) }
      }
      state = Int(fallbacks[state])
    }
    return Int(firstStates[code])
  }

  /// Calls `body` with the number and the end of every occurrence, ends ascending, longer words first.
  /// - Complexity: O(length of `text` + occurrences)
  func forEachOccurrence(in text: UnsafeBufferPointer<UInt16>, _ body: (_ word: Int, _ end: Int) -> Void) {
    var state = 0
    for index in 0..<text.count {
      let code = Int(codes[Int(text[index])])
      guard code != 0 else {
        state = 0
        continue
      }
      state = next(state, code: code)
      var ending = endings[state] != 0 ? state : Int(shorterEndings[state])
      while ending != 0 {
        body(Int(endings[ending]) - 1, index + 1)
        ending = Int(shorterEndings[ending])
      }
    }
  }
}
