/// What is counted of one matter.
struct MatterCounts {
  /// Its notes, in their order.
  let mentions: [Mention]
  /// The day on which it is looked at; nil where nothing is dated.
  let asOf: Day?
  /// Matters at its place.
  let mattersAtPlace: Int

  /// What `rule` counts; nil where it cannot be counted.
  func value(of rule: Scheme.FlagRule) -> Int? {
    switch rule.measure {
    case .people: people(mentions)
    case .notesOfOnePerson: mostNotesOfOnePerson
    case .raisedAgain: mentions.count { $0.isRaisedAgain }
    case .months: Set(mentions.compactMap { $0.date?.inMonth }).count
    case .growthPercent: growthPercent(days: rule.days)
    case .mattersAtPlace: mattersAtPlace
    case .sharePercentOfOnePerson: mostNotesOfOnePerson * 100 / max(1, mentions.count)
    case .undated: mentions.count { $0.date == nil }
    case .unnamed: mentions.count { $0.person == nil }
    }
  }

  /// The flags that `rules` raise.
  func flags(_ rules: [Scheme.FlagRule]) -> [Recurrence.Flag] {
    rules.compactMap { rule in
      guard mentions.count >= rule.notes, let value = value(of: rule), value >= rule.atLeast else {
        return nil
      }
      let reason = rule.reason.replacing("{value}", with: String(value)).replacing(
        "{days}", with: String(rule.days))
      return Recurrence.Flag(id: rule.id, name: rule.name, reason: reason)
    }
  }

  /// People among `some` of its notes; each note without a person is one.
  func people(_ some: [Mention]) -> Int {
    Set(some.compactMap(\.person)).count + some.count { $0.person == nil }
  }

  private var mostNotesOfOnePerson: Int {
    Dictionary(mentions.compactMap(\.person).map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 0
  }

  private func growthPercent(days: Int) -> Int? {
    guard let asOf else { return nil }
    func people(_ window: Range<Int>) -> Int {
      self.people(mentions.filter { $0.date.map { window.contains(asOf.ordinal - $0.ordinal) } ?? false })
    }
    let before = people(days..<days * 2)
    return before == 0 ? nil : people(0..<days) * 100 / before
  }
}
