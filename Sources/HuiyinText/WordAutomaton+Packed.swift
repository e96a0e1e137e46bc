extension WordAutomaton {
  /// Writes the tables.
  func pack(into packer: inout Packer) {
    packer.put(codes)
    packer.put(firstStates)
    packer.put(bases)
    packer.put(places)
    packer.put(fallbacks)
    packer.put(endings)
    packer.put(shorterEndings)
  }

  /// The automaton of words with `lengths` that was packed; nil where the tables do not fit together, so that no
  /// look-up can leave them, every fallback leads nearer to the start, and no word begins before the text.
  init?(unpacking unpacker: inout Unpacker, lengths: [Int32]) {
    guard let codes: [UInt16] = unpacker.numbers(exactly: 65_536),
      let firstStates: [Int32] = unpacker.numbers(exactly: Int(codes.max() ?? 0) + 1),
      let bases: [Int32] = unpacker.numbers(), !bases.isEmpty, let places: [UInt64] = unpacker.numbers(),
      let fallbacks: [Int32] = unpacker.numbers(exactly: bases.count),
      let endings: [Int32] = unpacker.numbers(exactly: bases.count),
      let shorterEndings: [Int32] = unpacker.numbers(exactly: bases.count)
    else { return nil }
    (self.codes, self.firstStates, self.bases, self.places) = (codes, firstStates, bases, places)
    (self.fallbacks, self.endings, self.shorterEndings) = (fallbacks, endings, shorterEndings)
    guard let depths = depths, isSound(depths, lengths) else { return nil }
  }

  /// How many characters lead to each state; nil where the states are no tree, numbered level by level from the start.
  private var depths: [Int32]? {
    let limit = places.count - firstStates.count
    var owners = [Int32](repeating: 0, count: max(0, limit + 1))
    for (state, base) in bases.enumerated() where base != 0 {
      guard base > 0, base <= limit, owners[Int(base)] == 0, state > 0 else { return nil }
      owners[Int(base)] = Int32(state)
    }
    var parents = [Int32](repeating: -1, count: bases.count)
    for state in firstStates where state != 0 {
      guard bases.indices.contains(Int(state)), parents[Int(state)] < 0 else { return nil }
      parents[Int(state)] = 0
    }
    for place in places where place >> 32 != 0 {
      let (base, state) = (Int(place >> 32), Int(place & 0xFFFF_FFFF))
      guard base <= limit, owners[base] > 0, state < bases.count, Int(owners[base]) < state,
        parents[state] < 0
      else { return nil }
      parents[state] = owners[base]
    }
    var depths = [Int32](repeating: 0, count: bases.count)
    for state in bases.indices.dropFirst() {
      guard parents[state] >= 0 else { return nil }
      depths[state] = depths[Int(parents[state])] + 1
    }
    return depths
  }

  private func isSound(_ depths: [Int32], _ lengths: [Int32]) -> Bool {
    guard fallbacks[0] == 0, endings[0] == 0, shorterEndings[0] == 0 else { return false }
    for state in bases.indices.dropFirst() {
      for shorter in [fallbacks[state], shorterEndings[state]] {
        guard bases.indices.contains(Int(shorter)), depths[Int(shorter)] < depths[state] else { return false }
      }
      guard endings[Int(shorterEndings[state])] != 0 || shorterEndings[state] == 0 else { return false }
      let ending = Int(endings[state])
      guard ending == 0 || ending > 0 && ending <= lengths.count && lengths[ending - 1] == depths[state]
      else {
        return false
      }
    }
    return true
  }
}
