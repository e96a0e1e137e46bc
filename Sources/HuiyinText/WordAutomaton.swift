/// Finds every occurrence of every word of a list in one pass over a text.
///
/// Most words of Chinese have one or two characters. What one character and what two lead to is looked up ahead wherever
/// they stand, so that no look-up waits for another; only where two characters begin longer words is the text followed
/// further, by the states of an automaton.
///
/// - Source: A. V. Aho, M. J. Corasick, "Efficient string matching: an aid to bibliographic search",
///   Communications of the ACM 18(6), 1975; the goto tables are double arrays.
struct WordAutomaton: Sendable {
  /// The dense code of each code unit, 0 for one in no word.
  let codes: [UInt16]
  /// What each character leads to, by its code.
  var singles: [Lead]
  /// What two characters lead to: at the base of the first and the code of the second.
  var pairs: [Lead]
  /// The code of the first character of the two whose place in `pairs` this is; the highest for a place that is free, as
  /// place 0 is.
  var owners: [UInt16]
  /// The states of more than two characters by place.
  var states: [State]
  /// The words by number plus one.
  var endings: [Ending]

  /// What one or two characters lead to.
  struct Lead: BitwiseCopyable {
    /// Where their followers are looked up, each at its code; 0 where nothing follows.
    var base: UInt32 = 0
    /// The word that they are, by number plus one; 0 for none.
    var word: UInt32 = 0
  }

  /// What more than two characters lead to.
  struct State: BitwiseCopyable {
    /// The base this state was looked up at; `free` for a place that is none.
    var check: UInt32 = State.free
    /// Where its followers are looked up. A state that none follows has the base of its fallback, if that is a state.
    var base: UInt32 = 0
    /// The place of the state of the longest proper suffix that others follow; 0 where that has but two characters.
    var fallback: UInt32 = 0
    /// The longest word of more than two characters that ends here, by number plus one; 0 for none.
    var ending: UInt32 = 0

    static let free = UInt32.max
  }

  struct Ending: BitwiseCopyable {
    var length: UInt32 = 0
    /// The longest word of more than two characters that is a proper suffix of this one, by number plus one; 0 for none.
    var shorter: UInt32 = 0
  }

  /// Calls `body` with the number and place of every occurrence, ends ascending, longer words first: the quicker way where
  /// few words stand.
  /// - Complexity: O(length of `text` + occurrences)
  @inline(__always)
  func forEachOccurrence(
    in text: UnsafeBufferPointer<UInt16>, _ body: (_ word: Int, _ start: Int, _ end: Int) -> Void
  ) {
    withTables { tables in
      var (ahead, walk) = (LookAhead(), Walk())
      for (index, unit) in text.enumerated() {
        let (sight, isPair) = ahead.look(at: unit, tables)
        if isPair || walk.leadsOn {
          walk.step(over: sight, tables) { body(Int($0) &- 1, index &+ 1 &- $1, index &+ 1) }
          if sight.pair.word != 0 { body(Int(sight.pair.word) &- 1, index &- 1, index &+ 1) }
        }
        if sight.single != 0 { body(Int(sight.single) &- 1, index, index &+ 1) }
      }
    }
  }

  /// Calls `short` with all characters of `text` in turn, a few at a time: what is known of each, and where the first of
  /// them begins. Between them it calls `long` with every word of more than two characters, longer ones first, when all
  /// characters but the one it ends with were told: the quicker way where many words stand.
  /// - Complexity: O(length of `text` + calls)
  @inline(__always)
  func forEachSight(
    in text: UnsafeBufferPointer<UInt16>, long: (_ word: UInt32, _ length: Int, _ end: Int) -> Void,
    short: (_ sights: UnsafeBufferPointer<Sight>, _ start: Int) -> Void
  ) {
    withTables { tables in
      withUnsafeTemporaryAllocation(of: Sight.self, capacity: LookAhead.distance) { room in
        let sights = room.baseAddress.unsafelyUnwrapped
        var (ahead, walk, start, pair) = (LookAhead(), Walk(), 0, UInt32(0))
        while start < text.count {
          let count = min(LookAhead.distance, text.count &- start)
          var leads = ahead.look(at: text, start, start &+ count, tables, into: sights)
          var told = 0
          while told < count {
            if !walk.isDeep {
              let next = min(leads.trailingZeroBitCount, count)
              short(UnsafeBufferPointer(start: sights + told, count: next &- told), start &+ told)
              told = next
              guard told < count else { break }
              walk.stand(behind: told == 0 ? pair : sights[told &- 1].pair.base)
            }
            walk.step(over: sights[told], tables) { long($0, $1, start &+ told &+ 1) }
            short(UnsafeBufferPointer(start: sights + told, count: 1), start &+ told)
            leads &= ~(1 &<< UInt64(truncatingIfNeeded: told))
            told &+= 1
          }
          pair = sights[count &- 1].pair.base
          start &+= count
        }
      }
    }
  }
}
