internal import Huiyin
internal import HuiyinFiles

/// All notes of a run with the matters they belong to, as they may leave: for what can only be said once the last note
/// is read.
struct GatheredNotes {
  /// The notes, in the order they came in.
  var notes: [Released<SortedNote>]
  /// The problems met, those of matters last.
  var problems: [Released<Problem>]
  /// The matters, hottest first.
  var matters: [Released<Recurrence>]
  /// What the next month needs.
  var history: MatterHistory
  /// How many matters there are, and how much of the notes is in them.
  var sentence: String
}

extension NoteRun {
  /// Reads all notes and finds their matters beside those of earlier months.
  mutating func gather(
    by decisions: Decisions = Decisions(), after past: MatterHistory = MatterHistory(), asOf day: Day? = nil
  ) throws
    -> GatheredNotes
  {
    finder = MatterFinder(analyzer, after: past)
    var (notes, problems): ([Released<SortedNote>], [Released<Problem>]) = ([], [])
    try forEach(onProblem: { problems.append($0) }) { notes.append($2) }
    let jobs = threads
    guard let found = try finder?.matters(by: decisions, asOf: day, jobs: jobs) else {
      preconditionFailure("the finder was made above")
    }
    try report(found.problems)
    return GatheredNotes(
      notes: zip(notes, found.matterOfNote).map { $0.belonging(to: $1) },
      problems: problems + found.problems.map(masking.release),
      matters: masking.release(found.recurrences, of: finder?.notes ?? []), history: found.history,
      sentence: found.sentence)
  }
}

extension Matters {
  /// How many matters there are, and how much of the notes is in them.
  fileprivate var sentence: String {
    let inMatters = recurrences.reduce(0) { $0 + $1.notes.count }
    return
      "\(Diagnostics.count(recurrences.count, "matter")) of \(Diagnostics.count(inMatters, "note")) out of \(history.noteCount)"
  }
}
