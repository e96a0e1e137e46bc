internal import HuiyinText

extension PatternIndex {
  /// Writes the index.
  func pack(into packer: inout Packer) {
    words.pack(into: &packer)
    sets.pack(into: &packer)
    packer.put(steps.map(\.set))
    packer.put(steps.map(\.distance))
    packer.put(conditions.map { UInt8($0.kind == .present ? 1 : 0) })
    packer.put(conditions.map(\.sequence))
    packer.put(patterns.map(\.sequence))
    packer.put(patterns.map(\.conditions))
    plainPatterns.pack(into: &packer)
    packer.put(setsOfNeeds)
    anchors.pack(into: &packer)
    furtherNeeds.pack(into: &packer)
  }

  /// The index that was packed; nil where its numbers lead out of it.
  convenience init?(unpacking unpacker: inout Unpacker) {
    guard let words = JoinedWords(unpacking: &unpacker) else { return nil }
    let wordNumbers = 0..<Int32(words.count)
    guard let sets = Groups<Int32>(unpacking: &unpacker, wordNumbers.contains), sets.areAscending else {
      return nil
    }
    let setNumbers = 0..<Int32(sets.count)
    guard let setsOfSteps: [Int32] = unpacker.numbers(), setsOfSteps.allSatisfy(setNumbers.contains),
      let distances: [Int32] = unpacker.numbers(exactly: setsOfSteps.count),
      distances.allSatisfy((0...Int32(Expression.longestDistance)).contains),
      let kinds: [UInt8] = unpacker.numbers(),
      let parts = unpacker.ranges(of: setsOfSteps.count), parts.count == kinds.count,
      let sequences = unpacker.ranges(of: setsOfSteps.count),
      let conditions = unpacker.ranges(of: kinds.count), conditions.count == sequences.count,
      !(parts + sequences).contains(where: \.isEmpty)
    else { return nil }
    let patternNumbers = 0..<Int32(sequences.count)
    guard
      let plainPatterns = Groups(unpacking: &unpacker, count: words.count, patternNumbers.contains),
      let setsOfNeeds: [Int32] = unpacker.numbers(), setsOfNeeds.allSatisfy(setNumbers.contains),
      Set(setsOfNeeds).count == setsOfNeeds.count,
      let anchors = Groups<Anchor>(
        unpacking: &unpacker, count: words.count,
        { $0.isSound(patterns: sequences.count, needs: setsOfNeeds.count) }),
      let furtherNeeds = Groups<Scoped>(
        unpacking: &unpacker, count: sequences.count, { setNumbers.contains($0.number) })
    else { return nil }
    self.init(
      words: words, patterns: zip(sequences, conditions).map { Pattern(sequence: $0, conditions: $1) },
      steps: zip(setsOfSteps, distances).map { Step(set: $0, distance: $1) },
      conditions: zip(kinds, parts).map { Condition(kind: $0 == 1 ? .present : .absent, sequence: $1) },
      sets: sets, plainPatterns: plainPatterns, anchors: anchors, setsOfNeeds: setsOfNeeds,
      furtherNeeds: furtherNeeds)
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
