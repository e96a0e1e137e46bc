extension WordAutomaton {
  /// How many code units the word of the number `word` has.
  func length(of word: Int) -> Int { Int(endings[word + 1].length) }

  /// Writes the tables.
  func pack(into packer: inout Packer) {
    packer.put(codes)
    packer.put(states)
    packer.put(endings)
    packer.put(firsts)
  }

  /// The automaton of `wordCount` words that was packed; nil where the tables do not fit together: no step can leave
  /// them, every fallback leads nearer to the start, and no word begins before the text.
  init?(unpacking unpacker: inout Unpacker, wordCount: Int) {
    guard let codes: [UInt16] = unpacker.numbers(exactly: 65_536), let states: [State] = unpacker.numbers(),
      let endings: [Ending] = unpacker.numbers(exactly: wordCount + 1),
      let firsts: [UInt64] = unpacker.numbers(), [0, 1024].contains(firsts.count)
    else { return nil }
    (self.codes, self.states, self.endings, self.firsts) = (codes, states, endings, firsts)
    guard isInside, areEndingsFalling, let distances = distances, isSound(distances) else { return nil }
  }

  /// Whether no number leads out of the tables.
  private var isInside: Bool {
    let limit = states.count - Int(codes.max() ?? 0)
    return limit > 0
      && states.allSatisfy {
        Int($0.base) < limit && Int($0.fallback) < states.count && Int($0.ending) < endings.count
          && ($0.check == State.free || Int($0.check) < limit)
      }
  }

  /// Whether each word that ends another is shorter.
  private var areEndingsFalling: Bool {
    endings.first?.shorter == 0
      && endings.allSatisfy {
        $0.shorter == 0 || Int($0.shorter) < endings.count && endings[Int($0.shorter)].length < $0.length
      }
  }

  private static let unreached = Int32.max

  /// After how many characters, at the least, a state with each base can be reached; states with the same base go on to
  /// the same ones. Nil where the start has no place of its own.
  private var distances: [Int32]? {
    guard states[0].base == 0, states[0].check == State.free else { return nil }
    let followers = placesByCheck
    var distances = [Int32](repeating: WordAutomaton.unreached, count: states.count)
    distances[0] = 0
    var reached: [Int32] = [0]
    var next = 0
    while next < reached.count {
      let base = Int(reached[next])
      next += 1
      for place in followers.places[Int(followers.starts[base])..<Int(followers.starts[base + 1])] {
        let state = states[Int(place)]
        for other in [state.base, states[Int(state.fallback)].base]
        where distances[Int(other)] == WordAutomaton.unreached {
          distances[Int(other)] = distances[base] + 1
          reached.append(Int32(other))
        }
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
      guard state.check != State.free, distances[Int(state.check)] != WordAutomaton.unreached else {
        return true
      }
      let way = distances[Int(state.check)] + 1
      let nearer = distances[Int(states[Int(state.fallback)].base)] < distances[Int(state.base)]
      return endings[Int(state.ending)].length <= UInt32(way) && (state.base == 0 || nearer)
    }
  }
}
