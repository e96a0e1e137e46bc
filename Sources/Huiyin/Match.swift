/// 命中: one place in a folded text where a pattern matches.
struct Match: Hashable, Sendable, BitwiseCopyable {
  private let patternNumber: Int32
  private let lowerBound: Int32
  private let upperBound: Int32
  /// Whether the characters stand there as words of their own; always true but for plain patterns.
  let isOnWordEdges: Bool

  init(pattern: Int, start: Int, end: Int, isOnWordEdges: Bool) {
    (patternNumber, lowerBound, upperBound) = (Int32(pattern), Int32(start), Int32(end))
    self.isOnWordEdges = isOnWordEdges
  }

  /// The number of the pattern.
  var pattern: Int { Int(patternNumber) }
  var start: Int { Int(lowerBound) }
  var end: Int { Int(upperBound) }
  var length: Int { end - start }

  /// Whether it comes before `other` in the text; of matches in one place that of the earlier pattern does.
  func precedes(_ other: Match) -> Bool {
    if lowerBound != other.lowerBound { return lowerBound < other.lowerBound }
    if upperBound != other.upperBound { return upperBound < other.upperBound }
    return patternNumber < other.patternNumber
  }
}

extension [Match] {
  /// Sorts the few elements from `first` on.
  mutating func sortTail(from first: Int) {
    guard count - first > 1 else { return }
    guard count - first < 16 else { return self[first...].sort { $0.precedes($1) } }
    for index in first + 1..<count {
      let match = self[index]
      var place = index
      while place > first, match.precedes(self[place - 1]) {
        self[place] = self[place - 1]
        place -= 1
      }
      self[place] = match
    }
  }

  /// Brings the elements from `middle` on, in any order, to their places among those before it, which are sorted.
  mutating func mergeTail(from middle: Int) {
    guard middle < count else { return }
    let tail = self[middle...].sorted { $0.precedes($1) }
    var (place, left) = (count - 1, middle - 1)
    for match in tail.reversed() {
      while left >= 0, match.precedes(self[left]) {
        self[place] = self[left]
        (place, left) = (place - 1, left - 1)
      }
      self[place] = match
      place -= 1
    }
  }
}
