extension WordAutomaton {
  /// How many code units the word of the number `word` has.
  func length(of word: Int) -> Int { Int(endings[word + 1].length) }

  /// Writes the tables.
  func pack(into packer: inout Packer) {
    packer.put(codes)
    packer.put(singles)
    packer.put(pairs)
    packer.put(owners)
    packer.put(states)
    packer.put(endings)
  }

  /// The automaton of `wordCount` words that was packed; nil where the tables do not fit together: no step can leave
  /// them, every fallback leads nearer to the start, and no word begins before the text.
  init?(unpacking unpacker: inout Unpacker, wordCount: Int) {
    guard let codes: [UInt16] = unpacker.numbers(exactly: 65_536), let singles: [Lead] = unpacker.numbers(),
      let pairs: [Lead] = unpacker.numbers(), let owners: [UInt16] = unpacker.numbers(exactly: pairs.count),
      let states: [State] = unpacker.numbers(),
      let endings: [Ending] = unpacker.numbers(exactly: wordCount + 1)
    else { return nil }
    (self.codes, self.singles, self.pairs, self.owners) = (codes, singles, pairs, owners)
    (self.states, self.endings) = (states, endings)
    guard isInside, areEndingsFalling, isSound(distances) else { return nil }
  }

  /// Whether no number leads out of the tables, and what stands for nothing leads nowhere.
  private var isInside: Bool {
    let highestCode = Int(codes.max() ?? 0)
    let (pairLimit, limit) = (pairs.count - highestCode, states.count - highestCode)
    func areInside(_ leads: [Lead], _ limit: Int) -> Bool {
      leads.allSatisfy { Int($0.base) < limit && Int($0.word) < endings.count }
    }
    return highestCode < singles.count && pairLimit > 0 && limit > 0
      && areInside(singles, pairLimit) && areInside(pairs, limit) && pairs[0].base == 0 && pairs[0].word == 0
      && states.allSatisfy {
        Int($0.base) < limit && Int($0.fallback) < states.count && Int($0.ending) < endings.count
          && $0.check != 0 && ($0.check == State.free || Int($0.check) < limit)
      }
  }

  /// Whether each word that ends another is shorter, but has more than two characters.
  private var areEndingsFalling: Bool {
    endings.first?.shorter == 0
      && endings.allSatisfy {
        $0.shorter == 0
          || Int($0.shorter) < endings.count
            && (3..<max($0.length, 3)).contains(endings[Int($0.shorter)].length)
      }
  }

  private static let unreached = Int32.max

  /// After how many characters, at the least, followers are looked up at each base.
  private var distances: [Int32] {
    let followers = placesByCheck
    var distances = [Int32](repeating: WordAutomaton.unreached, count: states.count)
    var reached: [Int32] = []
    func reach(_ base: UInt32, after distance: Int32) {
      guard distances[Int(base)] == WordAutomaton.unreached else { return }
      distances[Int(base)] = distance
      reached.append(Int32(base))
    }
    distances[0] = 0
    for pair in pairs { reach(pair.base, after: 2) }
    var next = 0
    while next < reached.count {
      let base = Int(reached[next])
      next += 1
      for place in followers.places[Int(followers.starts[base])..<Int(followers.starts[base + 1])] {
        let state = states[Int(place)]
        reach(state.base, after: distances[base] + 1)
        reach(states[Int(state.fallback)].base, after: distances[base] + 1)
      }
    }
    return distances
  }

  /// The places of the states that follow each base, one base after the other.
  private var placesByCheck: (places: [Int32], starts: [Int32]) {
    var starts = [Int32](repeating: 0, count: states.count + 1)
    for state in states where state.check != State.free { starts[Int(state.check) + 1] += 1 }
    for base in states.indices { starts[base + 1] += starts[base] }
    var (places, ends) = ([Int32](repeating: 0, count: Int(starts[states.count])), starts)
    for (place, state) in states.enumerated() where state.check != State.free {
      places[Int(ends[Int(state.check)])] = Int32(place)
      ends[Int(state.check)] += 1
    }
    return (places, starts)
  }

  /// Whether no word is longer than the way to the state where it ends, and every fallback is nearer to the start.
  private func isSound(_ distances: [Int32]) -> Bool {
    states.allSatisfy { state in
      let isNearer = distances[Int(states[Int(state.fallback)].base)] < distances[Int(state.base)]
      guard state.fallback == 0 || isNearer else { return false }
      guard state.check != State.free, distances[Int(state.check)] != WordAutomaton.unreached else {
        return true
      }
      let way = distances[Int(state.check)] + 1
      return state.ending == 0 || (3...UInt32(way)).contains(endings[Int(state.ending)].length)
    }
  }
}
