/// Finds every occurrence of every word of a list in one pass over a text.
///
/// A state is known by its place in a double array, and all that a step needs of it lies together there, since most of
/// the array is far from the processor. The start is at place 0 and has the base 0, so that the states of first
/// characters lie at the characters' codes.
///
/// - Source: A. V. Aho, M. J. Corasick, "Efficient string matching: an aid to bibliographic search",
///   Communications of the ACM 18(6), 1975; the goto table is a double array.
struct WordAutomaton: Sendable {
  /// The dense code of each code unit, 0 for one in no word.
  let codes: [UInt16]
  /// The states by place.
  var states: [State]
  /// The words by number plus one.
  var endings: [Ending]
  /// One bit for each code unit, set where a word begins with it; empty where there are so many words that hardly a
  /// character begins none.
  let firsts: [UInt64]

  /// Up to so many words a text is searched for their first characters.
  private static let fewWords = 2_000

  struct State: BitwiseCopyable {
    /// The base of the state this one follows; `free` for a place that is none.
    var check: UInt32 = State.free
    /// The state behind a character is at this base and the character's code. A state that none follows has the base of
    /// its fallback.
    var base: UInt32 = 0
    /// The place of the state of the longest proper suffix that is a prefix of some word and that others follow.
    var fallback: UInt32 = 0
    /// The longest word that ends here, by number plus one; 0 for none.
    var ending: UInt32 = 0

    static let free = UInt32.max
    static let start = State()
  }

  struct Ending: BitwiseCopyable {
    var length: UInt32 = 0
    /// The longest word that is a proper suffix of this one, by number plus one; 0 for none.
    var shorter: UInt32 = 0
  }

  /// The automaton of `words`; a word's number is its index. Of equal words the first is found.
  /// - Complexity: O(total length of `words`)
  init(_ words: [[UInt16]]) {
    let tree = WordTree(SortedWords(indexing: words))
    codes = tree.assignCodes(countingRoots: true)
    let highestCode = Int(codes.max() ?? 0)
    var placement = Placement(highestCode: highestCode)
    // Behind the places of first characters, whose base is 0.
    let bases = tree.place(into: &placement, codes: codes).map { $0 == 0 ? 0 : Int($0) + highestCode + 1 }
    let size = max(bases.max() ?? 0, 0) + highestCode + 1
    states = [State](repeating: State(), count: size)
    endings = [Ending(length: 0)] + words.map { Ending(length: UInt32($0.count)) }
    firsts = words.count > WordAutomaton.fewWords ? [] : WordAutomaton.bits(tree.units[tree.rootRange])
    let places = place(tree, bases)
    for node in tree.rootRange { link(tree, node, at: places[node], fallback: 0, base: bases[node]) }
    for node in 0..<tree.nodeCount {
      let fallback = states[places[node]]
      for child in tree.children(of: node) {
        let code = UInt32(codes[Int(tree.units[child])])
        link(
          tree, child, at: places[child], fallback: next(Int(fallback.fallback), code: code),
          base: bases[child])
      }
    }
  }

  private static func bits(_ units: ArraySlice<UInt16>) -> [UInt64] {
    units.reduce(into: [UInt64](repeating: 0, count: 1024)) { $0[Int($1 >> 6)] |= 1 << UInt64($1 & 63) }
  }

  /// Takes the places of all nodes.
  private mutating func place(_ tree: WordTree, _ bases: [Int]) -> [Int] {
    var places = [Int](repeating: 0, count: tree.nodeCount)
    func take(_ nodes: Range<Int>, _ base: Int) {
      for node in nodes {
        places[node] = base + Int(codes[Int(tree.units[node])])
        states[places[node]].check = UInt32(base)
      }
    }
    take(tree.rootRange, 0)
    for node in 0..<tree.nodeCount { take(tree.children(of: node), bases[node]) }
    return places
  }

  /// Completes the state of `node`; all shallower ones are complete already.
  private mutating func link(_ tree: WordTree, _ node: Int, at place: Int, fallback: Int, base: Int) {
    let shorter = states[fallback]
    let hasChildren = base != 0
    states[place].base = hasChildren ? UInt32(base) : shorter.base
    states[place].fallback = hasChildren ? UInt32(fallback) : shorter.fallback
    let word = Int(tree.values[node])
    states[place].ending = word == 0 ? shorter.ending : UInt32(word)
    if word != 0 { endings[word].shorter = shorter.ending }
  }

  /// The place of the state behind `code`.
  private func next(_ place: Int, code: UInt32) -> Int {
    var state = states[place]
    while true {
      let next = Int(state.base + code)
      if states[next].check == state.base { return next }
      if state.base == 0 { return 0 }
      state = states[Int(state.fallback)]
    }
  }

  /// Calls `body` with the number and place of every occurrence, ends ascending, longer words first.
  /// - Complexity: O(length of `text` + occurrences)
  @inline(__always)
  func forEachOccurrence(
    in text: UnsafeBufferPointer<UInt16>, _ body: (_ word: Int, _ start: Int, _ end: Int) -> Void
  ) {
    codes.withUnsafeBufferPointer { codes in
      states.withUnsafeBufferPointer { states in
        endings.withUnsafeBufferPointer { endings in
          firsts.withUnsafeBufferPointer { firsts in
            let tables = Tables(
              codes: codes.baseAddress.unsafelyUnwrapped, states: states.baseAddress.unsafelyUnwrapped,
              endings: endings.baseAddress.unsafelyUnwrapped)
            if let bits = firsts.baseAddress, !firsts.isEmpty {
              tables.walk(text, { Tables.firstFirst(in: text, from: $0, bits) }, body)
            } else {
              tables.walk(text, { $0 }, body)
            }
          }
        }
      }
    }
  }

  /// The tables as raw memory, for the innermost loop.
  private struct Tables {
    let codes: UnsafePointer<UInt16>
    let states: UnsafePointer<State>
    let endings: UnsafePointer<Ending>

    /// Calls `body` with every occurrence. From the start state `skip` may go on over characters that begin no word.
    @inline(__always)
    func walk(
      _ text: UnsafeBufferPointer<UInt16>, _ skip: (_ index: Int) -> Int,
      _ body: (_ word: Int, _ start: Int, _ end: Int) -> Void
    ) {
      var state = State.start
      var index = skip(0)
      while index < text.count {
        state = step(from: state, over: UInt32(codes[Int(text[index])]))
        index &+= 1
        var ending = Int(state.ending)
        while ending != 0 {
          body(ending &- 1, index &- Int(endings[ending].length), index)
          ending = Int(endings[ending].shorter)
        }
        if state.base == 0 { index = skip(index) }
      }
    }

    @inline(__always)
    private func step(from state: State, over code: UInt32) -> State {
      guard code != 0 else { return State.start }
      var state = state
      var next = states[Int(state.base &+ code)]
      while next.check != state.base {
        guard state.base != 0 else { return State.start }
        state = states[Int(state.fallback)]
        next = states[Int(state.base &+ code)]
      }
      return next
    }

    /// Where the first character from `start` on stands that begins a word; the end of the text where none does.
    @inline(__always)
    static func firstFirst(
      in text: UnsafeBufferPointer<UInt16>, from start: Int, _ bits: UnsafePointer<UInt64>
    ) -> Int {
      var index = start
      while index < text.count, bits[Int(text[index] >> 6)] >> UInt64(text[index] & 63) & 1 == 0 {
        index &+= 1
      }
      return index
    }
  }
}
