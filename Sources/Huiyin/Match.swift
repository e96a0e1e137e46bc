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
  /// Turns the elements from `first` on round.
  @inline(__always)
  mutating func reverseTail(from first: Int) {
    var (low, high) = (first, count - 1)
    while low < high {
      swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  /// Takes in `others`, which come in any order and are empty afterwards, among these, which are sorted.
  mutating func merge(_ others: inout [Match]) {
    others.sort { $0.precedes($1) }
    var (left, place) = (count - 1, count + others.count - 1)
    append(contentsOf: others)
    for match in others.reversed() {
      while left >= 0, match.precedes(self[left]) {
        self[place] = self[left]
        (place, left) = (place - 1, left - 1)
      }
      self[place] = match
      place -= 1
    }
    others.removeAll(keepingCapacity: true)
  }
}
