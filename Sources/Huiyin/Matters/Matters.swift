/// What keeps coming back, and what is kept for later months.
public struct Matters: Sendable {
  /// The matters, hottest first, then the most people, then by number.
  public let recurrences: [Recurrence]
  /// For each note of the run the number of its matter; nil where it stands alone.
  public let matterOfNote: [String?]
  /// What the next month needs.
  public let history: MatterHistory
  /// What the clerk should know: ids taken, decisions that name nothing, notes between two matters.
  public let problems: [Problem]
}
