extension Scheme {
  /// The points of every category that has evidence which counts, best first; of equal ones the first of the scheme.
  ///
  /// A category has its own points, plus those of its topics: the largest whole, the next ones at the falling
  /// percentages of ``Rules/topicPercents``, so that a category with many topics is not favoured. What speaks against
  /// a topic counts whole.
  public func standings(of evidence: some Sequence<Evidence>) -> [Verdict.Standing] {
    var points: [String: Int] = [:]
    for item in evidence where item.struck == nil { points[item.topic, default: 0] += item.points }
    return standings(targets.map { points[$0] })
  }

  /// The standings where each of ``targets`` has `points`, nil for those without evidence that counts.
  func standings(_ points: [Int?]) -> [Verdict.Standing] {
    var standings: [Verdict.Standing] = []
    standings.reserveCapacity(categories.count)
    var first = 0
    for category in categories.indices {
      let end = first + 1 + categories[category].topics.count
      if let standing = standing(of: category, points[first..<end]) {
        standings.insert(
          standing, at: standings.firstIndex { $0.points < standing.points } ?? standings.count)
      }
      first = end
    }
    return standings
  }

  /// The standing of the category at `category`, whose own points come first and then those of its topics.
  private func standing(of category: Int, _ points: ArraySlice<Int?>) -> Verdict.Standing? {
    guard points.contains(where: { $0 != nil }) else { return nil }
    var found: [(topic: Int, points: Int)] = []
    for (topic, points) in points.dropFirst().enumerated() {
      guard let points else { continue }
      found.insert((topic, points), at: found.firstIndex { $0.points < points } ?? found.count)
    }
    let topics = found.enumerated().map { rank, found in
      Verdict.TopicPoints(
        topic: categories[category].topics[found.topic].id, points: found.points,
        counted: counted(found.points, rank: rank))
    }
    let own = (points.first ?? nil) ?? 0
    return Verdict.Standing(
      category: categories[category].id, points: topics.reduce(own) { $0 + $1.counted }, own: own,
      topics: topics)
  }

  /// The category that leads where each of ``targets`` has `points`, the first of ``standings(_:)`` in short; nil where
  /// none has any.
  func leader(_ points: [Int?]) -> String? {
    var (leader, most, first) = (String?.none, 0, 0)
    for category in categories {
      let end = first + 1 + category.topics.count
      let topics = points[first + 1..<end].compactMap(\.self).sorted(by: >)
      let sum = topics.enumerated().reduce(points[first] ?? 0) { $0 + counted($1.element, rank: $1.offset) }
      if sum > most { (leader, most) = (category.id, sum) }
      first = end
    }
    return leader
  }

  private func counted(_ points: Int, rank: Int) -> Int {
    guard points > 0 else { return points }
    return rank < rules.topicPercents.count ? points * rules.topicPercents[rank] / 100 : 0
  }
}

extension Analyzer {
  /// The points of every category that has evidence which counts, best first.
  func standings(of findings: Findings) -> [Verdict.Standing] {
    var points = [Int?](repeating: nil, count: targetCount)
    for finding in findings.all where finding.strike.isNone {
      let target = Int(terms.targets[Int(finding.line)])
      if target >= 0 { points[target] = (points[target] ?? 0) + Int(finding.points) }
    }
    return lexicon.scheme.standings(points)
  }

  private var targetCount: Int { lexicon.scheme.categories.reduce(0) { $0 + 1 + $1.topics.count } }
}
