extension Scheme {
  /// The smallest set of evidence without which `verdict` has another category; nil where it has none.
  ///
  /// What speaks for the category, and what speaks against others, is taken away: one piece, two, three, as long as all
  /// sets of a size can be tried; beyond that the largest first, and what turns out not to be needed is put back.
  /// - Complexity: at most `mostTried` standings.
  func flip(of verdict: Verdict) -> Explanation.Flip? {
    guard let category = verdict.category.flatMap(self.category) else { return nil }
    let ids = Set([category.id] + category.topics.map(\.id))
    let evidence = Array(verdict.evidence)
    let helpful = evidence.indices.filter {
      let item = evidence[$0]
      return ids.contains(item.topic) ? item.points > 0 : item.points < 0
    }
    .sorted { (evidence[$1].points.magnitude, $0) < (evidence[$0].points.magnitude, $1) }
    let points = PointsByTarget(evidence, targets)
    func flips(_ removed: [Int]) -> Bool { leader(points.without(removed)) != category.id }
    let smallest = helpful.smallestSubset(mostTried: Scheme.mostTried, where: flips)
    guard let removed = smallest ?? helpful.enoughOf(flips) else { return nil }
    return Explanation.Flip(
      without: removed.map { evidence[$0] }, category: leader(points.without(removed)),
      isSmallest: smallest != nil)
  }

  private static var mostTried: Int { 3000 }
}

/// What the evidence of a verdict gives to each target of its scheme, so that pieces can be taken away.
private struct PointsByTarget {
  /// The target and the points of each piece that counts; nil for one that does not, or whose target is none.
  private let pieces: [(target: Int, points: Int)?]
  private let sums: [Int?]

  init(_ evidence: [Evidence], _ targets: [String]) {
    let numbers = Dictionary(zip(targets, targets.indices), uniquingKeysWith: { first, _ in first })
    pieces = evidence.map { item in
      item.struck == nil ? numbers[item.topic].map { (target: $0, points: item.points) } : nil
    }
    sums = pieces.reduce(into: [Int?](repeating: nil, count: targets.count)) { sums, piece in
      if let piece { sums[piece.target] = (sums[piece.target] ?? 0) + piece.points }
    }
  }

  /// The sums without the pieces of the numbers `removed`. A target that loses its last piece has 0 points: like one
  /// without evidence it leads nothing and moves no other.
  func without(_ removed: [Int]) -> [Int?] {
    var left = sums
    for number in removed {
      if let piece = pieces[number] { left[piece.target] = (left[piece.target] ?? 0) - piece.points }
    }
    return left
  }
}

extension [Int] {
  /// The first of the smallest subsets that satisfy `predicate`, in the order of the elements; nil where none of the
  /// sizes that can be tried whole has one.
  func smallestSubset(mostTried: Int, where predicate: ([Int]) -> Bool) -> [Int]? {
    var (size, subsets) = (1, count)
    while size <= count, subsets <= mostTried {
      if let found = firstSubset(ofSize: size, where: predicate) { return found }
      subsets = subsets * (count - size) / (size + 1)
      size += 1
    }
    return nil
  }

  private func firstSubset(ofSize size: Int, where predicate: ([Int]) -> Bool) -> [Int]? {
    var places = Array(0..<size)
    while true {
      let subset = places.map { self[$0] }
      if predicate(subset) { return subset }
      guard let next = places.indices.last(where: { places[$0] < count - size + $0 }) else { return nil }
      places[next] += 1
      for later in places.indices.dropFirst(next + 1) { places[later] = places[later - 1] + 1 }
    }
  }

  /// The front of the array as far as it takes to satisfy `predicate`, less what it can do without; nil where the whole
  /// is not enough.
  func enoughOf(_ predicate: ([Int]) -> Bool) -> [Int]? {
    guard let length = (1...Swift.max(1, count)).first(where: { predicate(Array(prefix($0))) }) else {
      return nil
    }
    var chosen = Array(prefix(length))
    for element in chosen.reversed() {
      let fewer = chosen.filter { $0 != element }
      if predicate(fewer) { chosen = fewer }
    }
    return chosen
  }
}
