/// What keeps coming back, and what is kept for later months.
public struct Matters: Sendable {
  /// The matters, hottest first, then the most people, then by number.
  public let recurrences: [Recurrence]
  /// For each note that was looked at the number of its matter; nil where it stands alone.
  public let matterOfNote: [String?]
  /// What the next month needs.
  public let history: MatterHistory
  /// What the clerk should know: ids taken, decisions that name nothing, notes between two matters.
  public let problems: [Problem]
}

extension Analyzer {
  /// The recurring matters of `notes`, whose verdicts are `verdicts`.
  ///
  /// - Parameters:
  ///   - asOf: The day heat and growth look back from; nil for the last day of any note.
  ///   - jobs: The number of threads; the result is the same for any.
  public func matters(in notes: [Note], verdicts: [Verdict], asOf: Day? = nil, jobs: Int = 1) -> Matters {
    // Without decisions nothing can contradict.
    (try? matters(
      in: notes, verdicts: verdicts, after: MatterHistory(), by: Decisions(), asOf: asOf, jobs: jobs))!
  }

  /// The recurring matters of `notes` and of the months in `history`; `decisions` win over every likeness.
  ///
  /// - Parameters:
  ///   - asOf: The day heat and growth look back from; nil for the last day of any note.
  ///   - jobs: The number of threads; the result is the same for any.
  /// - Throws: `HuiyinError` of kind `decision` where decisions contradict each other.
  public func matters(
    in notes: [Note], verdicts: [Verdict], after history: MatterHistory, by decisions: Decisions,
    asOf: Day? = nil,
    jobs: Int = 1
  ) throws -> Matters {
    var search = MatterSearch(self, after: history, jobs: jobs)
    search.add(notes, verdicts)
    try search.group(decisions)
    return Matters(
      recurrences: search.recurrences(lexicon, asOf: asOf),
      matterOfNote: search.numbers.map { search.history.members[$0].matter }, history: search.history,
      problems: search.problems)
  }
}
