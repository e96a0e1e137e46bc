extension Scheme {
  /// The points of every category that has evidence which counts, best first; of equal ones the first of the scheme.
  ///
  /// A category has its own points, plus those of its topics: the largest whole, the next ones at the falling
  /// percentages of ``Rules/topicPercents``, so that a category with many topics is not favoured. What speaks against
  /// a topic counts whole.
  public func standings(of evidence: [Evidence]) -> [Verdict.Standing] {
    var points: [String: Int] = [:]
    for item in evidence where item.struck == nil { points[item.topic, default: 0] += item.points }
    let standings = categories.compactMap { standing(of: $0, points) }
    return standings.enumerated().sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
      .map(\.element)
  }

  private func standing(of category: Category, _ points: [String: Int]) -> Verdict.Standing? {
    let found = category.topics.enumerated().compactMap { order, topic in
      points[topic.id].map { (order: order, id: topic.id, points: $0) }
    }
    guard !found.isEmpty || points[category.id] != nil else { return nil }
    let ordered = found.sorted { ($1.points, $0.order) < ($0.points, $1.order) }
    let topics = ordered.enumerated().map { rank, topic in
      Verdict.TopicPoints(topic: topic.id, points: topic.points, counted: counted(topic.points, rank: rank))
    }
    let own = points[category.id] ?? 0
    return Verdict.Standing(
      category: category.id, points: topics.reduce(own) { $0 + $1.counted }, own: own, topics: topics)
  }

  private func counted(_ points: Int, rank: Int) -> Int {
    guard points > 0 else { return points }
    return rank < rules.topicPercents.count ? points * rules.topicPercents[rank] / 100 : 0
  }
}
