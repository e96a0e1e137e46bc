internal import HuiyinText

extension PatternIndex {
  /// Writes the index.
  func pack(into packer: inout Packer) {
    words.pack(into: &packer)
    packer.put(setCount)
    packer.put(steps.map(\.set))
    packer.put(steps.map(\.distance))
    packer.put(conditions.map { UInt8($0.kind == .present ? 1 : 0) })
    packer.put(conditions.map(\.sequence))
    packer.put(patterns.map(\.sequence))
    packer.put(patterns.map(\.conditions))
    for groups in [plainPatterns, compoundSets, anchored, needed] { groups.pack(into: &packer) }
  }

  /// The index that was packed; nil where its numbers lead out of it.
  init?(unpacking unpacker: inout Unpacker) {
    guard let words = JoinedWords(unpacking: &unpacker), let setCount = unpacker.number(),
      (0..<Int(Int32.max)).contains(setCount), let sets: [Int32] = unpacker.numbers(),
      sets.areNumbers(below: setCount), let distances: [Int32] = unpacker.numbers(exactly: sets.count),
      distances.areNumbers(below: Expression.longestDistance + 1), let kinds: [UInt8] = unpacker.numbers(),
      let parts = unpacker.ranges(of: sets.count), parts.count == kinds.count,
      let sequences = unpacker.ranges(of: sets.count),
      let conditions = unpacker.ranges(of: kinds.count), conditions.count == sequences.count,
      !(parts + sequences).contains(where: \.isEmpty),
      let plainPatterns = Groups(unpacking: &unpacker, count: words.count, below: sequences.count),
      let compoundSets = Groups(unpacking: &unpacker, count: words.count, below: setCount),
      let anchored = Groups(unpacking: &unpacker, count: setCount, below: sequences.count),
      let needed = Groups(unpacking: &unpacker, count: sequences.count, below: setCount)
    else { return nil }
    (self.words, self.setCount) = (words, setCount)
    steps = zip(sets, distances).map { Step(set: $0, distance: $1) }
    self.conditions = zip(kinds, parts).map { Condition(kind: $0 == 1 ? .present : .absent, sequence: $1) }
    patterns = zip(sequences, conditions).map { Pattern(sequence: $0, conditions: $1) }
    (self.plainPatterns, self.compoundSets) = (plainPatterns, compoundSets)
    (self.anchored, self.needed) = (anchored, needed)
  }
}

extension Packer {
  fileprivate mutating func put(_ ranges: [Range<Int>]) {
    put(ranges.map { Int32($0.lowerBound) })
    put(ranges.map { Int32($0.upperBound) })
  }
}

extension Unpacker {
  /// The next ranges of places among `count`.
  fileprivate mutating func ranges(of count: Int) -> [Range<Int>]? {
    guard let starts: [Int32] = numbers(), let ends: [Int32] = numbers(exactly: starts.count),
      zip(starts, ends).allSatisfy({ 0 <= $0 && $0 <= $1 && $1 <= count })
    else { return nil }
    return zip(starts, ends).map { Int($0)..<Int($1) }
  }
}
