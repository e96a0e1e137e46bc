extension WordAutomaton {
  /// The tables as raw memory, for the innermost loops.
  struct Tables {
    let codes: UnsafePointer<UInt16>
    let singles: UnsafePointer<Lead>
    let pairs: UnsafePointer<Lead>
    let owners: UnsafePointer<UInt16>
    let states: UnsafePointer<State>
    let endings: UnsafePointer<Ending>
  }

  /// What is known of a character before the text is followed.
  struct Sight: BitwiseCopyable {
    /// What it and the one before it lead to.
    var pair: Lead
    /// The word that it is, by number plus one; 0 for none.
    let single: UInt32
    let code: UInt32
  }

  /// Looks at the characters of a text, one after the other.
  struct LookAhead {
    /// How many characters are looked at together.
    static let distance = 64

    /// The code of the last character, at first that of none, its base, and that of the last two.
    private var last = UInt32.max
    private var base: UInt32 = 0
    private var pairBase: UInt32 = 0

    /// What is known of the next character, and whether something may be known of it and the last.
    @inline(__always)
    mutating func look(at unit: UInt16, _ tables: Tables) -> (sight: Sight, isPair: Bool) {
      let code = UInt32(tables.codes[Int(unit)])
      let (single, place) = (tables.singles[Int(code)], Int(base &+ code))
      let isPair = UInt32(tables.owners[place]) == last
      (last, base) = (code, single.base)
      let pair = tables.pairs[isPair ? place : 0]
      return (Sight(pair: pair, single: single.word, code: code), isPair)
    }

    /// Looks at the characters `start..<end`, at most as many as are looked at together, and tells by a bit for each
    /// where three characters lead on. No branch waits for what is found: most of the tables are far from the processor,
    /// and many look-ups are on their way at once.
    @inline(__always)
    mutating func look(
      at text: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int, _ tables: Tables,
      into sights: UnsafeMutablePointer<Sight>
    ) -> UInt64 {
      let count = end &- start
      // One table after the other, so that few things are held at once.
      for index in 0..<count {
        let code = UInt32(tables.codes[Int(text[start &+ index])])
        let single = tables.singles[Int(code)]
        sights[index] = Sight(pair: Lead(base: single.base), single: single.word, code: code)
      }
      for index in 0..<count {
        let (code, next) = (sights[index].code, sights[index].pair.base)
        let place = base &+ code
        let isPair = UInt32(tables.owners[Int(place)]) == last
        sights[index].pair = tables.pairs[Int(place & (0 &- (isPair ? 1 : 0)))]
        (last, base) = (code, next)
      }
      var leads: UInt64 = 0
      for index in 0..<count {
        let check = tables.states[Int(pairBase &+ sights[index].code)].check
        leads |= (check == pairBase ? 1 : 0) &<< UInt64(truncatingIfNeeded: index)
        pairBase = sights[index].pair.base
      }
      return leads
    }
  }

  /// How far a text has led.
  struct Walk {
    /// The base of as many characters as lead on, and that of the last two.
    private var base: UInt32 = 0
    private var pair: UInt32 = 0
    private var fallback: UInt32 = 0
    /// Whether more than two lead on.
    private(set) var isDeep = false

    /// Whether words of more than two characters may have begun; otherwise a character that makes no pair need not be
    /// gone over.
    @inline(__always)
    var leadsOn: Bool { base != 0 }

    /// Goes on behind two characters whose base is `pair`, where no more lead on.
    @inline(__always)
    mutating func stand(behind pair: UInt32) { (base, self.pair) = (pair, pair) }

    /// Goes on over a character, and calls `report` with the words of more than two that end there, longer ones first.
    @inline(__always)
    mutating func step(
      over sight: Sight, _ tables: Tables, _ report: (_ word: UInt32, _ length: Int) -> Void
    ) {
      if isDeep || tables.states[Int(base &+ sight.code)].check == base {
        let state = follow(sight.code, tables.states)
        isDeep = state.check != State.free
        (base, fallback) = (state.base != 0 ? state.base : sight.pair.base, state.fallback)
        var word = state.ending
        while word != 0 {
          report(word, Int(tables.endings[Int(word)].length))
          word = tables.endings[Int(word)].shorter
        }
      } else {
        base = sight.pair.base
      }
      pair = sight.pair.base
    }

    /// The state behind the character of `code`; a free one where there is none of more than two characters.
    @inline(__always)
    private func follow(_ code: UInt32, _ states: UnsafePointer<State>) -> State {
      var (base, fallback) = (base, fallback)
      while true {
        let next = states[Int(base &+ code)]
        if next.check == base { return next }
        if fallback != 0 {
          (base, fallback) = (states[Int(fallback)].base, states[Int(fallback)].fallback)
        } else if base != pair {
          base = pair
        } else {
          return State()
        }
      }
    }
  }

  /// Calls `body` with the tables as raw memory.
  @inline(__always)
  func withTables(_ body: (Tables) -> Void) {
    codes.withUnsafeBufferPointer { codes in
      singles.withUnsafeBufferPointer { singles in
        pairs.withUnsafeBufferPointer { pairs in
          owners.withUnsafeBufferPointer { owners in
            states.withUnsafeBufferPointer { states in
              endings.withUnsafeBufferPointer { endings in
                body(
                  Tables(
                    codes: codes.baseAddress.unsafelyUnwrapped,
                    singles: singles.baseAddress.unsafelyUnwrapped,
                    pairs: pairs.baseAddress.unsafelyUnwrapped, owners: owners.baseAddress.unsafelyUnwrapped,
                    states: states.baseAddress.unsafelyUnwrapped,
                    endings: endings.baseAddress.unsafelyUnwrapped))
              }
            }
          }
        }
      }
    }
  }
}
