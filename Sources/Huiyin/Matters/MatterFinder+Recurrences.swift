extension MatterFinder {
  /// The matters as of `day`, or of the last day in the history: hottest first, then the most people, then by number.
  func recurrences(_ lexicon: Lexicon, asOf day: Day?) -> [Recurrence] {
    let rules = lexicon.scheme.matterRules
    let asOf = day ?? history.members.compactMap(\.mention.date).max()
    let members = history.membersByMatter
    let places = Dictionary(
      history.matters.compactMap { $0.place.map { (lexicon.folded($0), 1) } }, uniquingKeysWith: +)
    let found = history.matters.map { matter in
      let mentions = (members[matter.id] ?? []).map { history.members[$0].mention }.sorted(
        by: Mention.isEarlier)
      let counts = MatterCounts(
        mentions: mentions, asOf: asOf,
        mattersAtPlace: matter.place.flatMap { places[lexicon.folded($0)] } ?? 0)
      let topic = lexicon.scheme.mostCommonTopic(of: mentions)
      return Recurrence(
        id: matter.id, headline: matter.headline, category: topic.category, topic: topic.topic,
        place: matter.place,
        notes: mentions.map(\.id), people: counts.people(mentions), first: mentions.compactMap(\.date).first,
        last: mentions.compactMap(\.date).last, flags: counts.flags(rules.flags),
        heat: Heat(rules: rules, asOf: asOf).heat(of: mentions), links: matter.links)
    }
    return found.sorted { left, right in
      if (left.heat, left.people) != (right.heat, right.people) {
        return (left.heat, left.people) > (right.heat, right.people)
      }
      return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }
}

extension Scheme {
  /// The category and topic that most of `mentions` have, each by itself within the category; of equally many the first
  /// of the scheme.
  fileprivate func mostCommonTopic(of mentions: [Mention]) -> (category: String?, topic: String?) {
    func most(_ ids: [String], _ found: [String?]) -> String? {
      ids.map { id in (id: id, count: found.count { $0 == id }) }.filter { $0.count > 0 }
        .reduce(nil) { best, next in best.map { $0.count >= next.count ? $0 : next } ?? next }?.id
    }
    let category = most(categories.map(\.id), mentions.map(\.category))
    let topics = category.flatMap(self.category)?.topics.map(\.id) ?? []
    return (category, most(topics, mentions.map(\.topic)))
  }
}
