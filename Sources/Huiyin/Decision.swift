internal import HuiyinText

extension Analyzer {
  /// The verdict the standings come to.
  func decide(
    _ note: Note, _ readings: [PartReading], _ findings: Findings, _ standings: [Verdict.Standing],
    in desk: Desk
  ) -> Verdict {
    let scheme = lexicon.scheme
    let best = standings.first.flatMap { $0.points > 0 ? $0 : nil }
    let topic = best?.leadingTopic
    let category = best.flatMap { scheme.category($0.category) }
    let marks = Marks(readings, self, counting: &desk.counts)
    return Verdict(
      id: note.id, category: best?.category, topic: topic,
      office: topic.flatMap { scheme.topic($0)?.office } ?? category?.office,
      secondary: scheme.secondary(of: standings), intent: marks.intent,
      isRaisedAgain: marks.raisedAgain >= scheme.rules.raisedAgainPoints, standings: standings,
      confidence: scheme.confidence(of: standings), reviewReason: scheme.reasonToReview(standings),
      evidence: EvidenceList(findings), places: placeFinder.places(in: readings))
  }
}

extension Verdict.Standing {
  /// The topic with the most points; nil where none has any above 0.
  var leadingTopic: String? { topics.first.flatMap { $0.points > 0 ? $0.topic : nil } }
}

extension Scheme {
  /// The second matter: the best of the other categories that may be one, where it has points enough by itself and
  /// beside the first.
  func secondary(of standings: [Verdict.Standing]) -> Verdict.Matter? {
    guard let best = standings.first, best.points > 0 else { return nil }
    let next = standings.dropFirst().first { category($0.category)?.canBeSecondary ?? false }
    guard let next, next.points >= rules.secondaryPoints,
      next.points * 100 >= best.points * rules.secondaryPercent
    else { return nil }
    return Verdict.Matter(category: next.category, topic: next.leadingTopic)
  }

  func reasonToReview(_ standings: [Verdict.Standing]) -> Verdict.ReviewReason? {
    guard let best = standings.first, best.points > 0 else { return .noEvidence }
    let next = standings.dropFirst().first?.points ?? 0
    if let calibration = rules.calibration {
      let confidence = calibration.confidence(ofShare: share(of: best.points, next: next))
      guard confidence < calibration.reviewBelow else { return nil }
      return plainReason(best.points, next) ?? .lowConfidence
    }
    return plainReason(best.points, next)
  }

  private func plainReason(_ points: Int, _ next: Int) -> Verdict.ReviewReason? {
    if points < rules.reviewPoints { return .weakEvidence }
    return next > 0 && next * 100 >= points * rules.reviewPercent ? .closeCall : nil
  }

  /// The share of the best category in its own points, those of the next one and those a verdict needs, 0…1; where it
  /// was learnt what such a share is worth, how often verdicts with it are right.
  func confidence(of standings: [Verdict.Standing]) -> Double {
    guard let best = standings.first, best.points > 0 else { return 0 }
    let share = share(of: best.points, next: standings.dropFirst().first?.points ?? 0)
    return Double(rules.calibration?.confidence(ofShare: share) ?? share) / 1000
  }

  /// The share of `best`, above 0, in itself, the points of the `next` category and those a verdict needs, in
  /// thousandths.
  func share(of best: Int, next: Int) -> Int {
    let whole = best + max(0, next) + max(0, rules.reviewPoints)
    return (best * 2000 + whole) / (2 * whole)
  }
}

/// What the lines of `intents.tsv` and `marks.tsv` come to in a note, each line counted once.
struct Marks {
  /// The intent with the most points; of equal ones the first of the scheme. Nil where the scheme has none.
  private(set) var intent: String?
  /// The points of the marks that say the matter was raised before.
  private(set) var raisedAgain = 0

  init(_ readings: [PartReading], _ analyzer: Analyzer, counting counts: inout LineCounts) {
    let index = analyzer.terms
    var totals = analyzer.lexicon.scheme.intents.map(\.points)
    for reading in readings {
      for match in reading.asides where match.isOnWordEdges {
        let role = index.roles[match.pattern]
        guard role == .intent || role == .raisedAgain, counts.count(match.pattern) == 1 else { continue }
        if role == .intent {
          let line = match.pattern - index.firstIntent
          if index.intents[line] >= 0 {
            totals[Int(index.intents[line])] += analyzer.lexicon.intentTerms[line].points
          }
        } else {
          raisedAgain += analyzer.lexicon.markTerms[match.pattern - index.firstMark].points
        }
      }
    }
    counts.forget()
    intent = totals.max().flatMap { best in totals.firstIndex(of: best) }.map {
      analyzer.lexicon.scheme.intents[$0].id
    }
  }
}
