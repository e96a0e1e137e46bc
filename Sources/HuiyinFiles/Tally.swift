/// How many rows were read, and what became of them.
///
/// Law: `rows == notes + rowsWithoutNote + outsideMonth + narration`. Wholly empty rows are none of these.
public struct Tally: Sendable, Hashable {
  /// Rows with anything in them, the header and captions above it not counted.
  public var rows = 0
  /// Notes handed out.
  public var notes = 0
  /// Rows that could not become a note; each has a problem.
  public var rowsWithoutNote = 0
  /// Notes left out because their day lies outside the month asked for.
  public var outsideMonth = 0
  /// Passages of documents that are no resident's words.
  public var narration = 0
  /// Problems, those of rows that became notes included.
  public var problems = 0
  /// Rows without a filled cell, and blank lines of JSON Lines.
  public var emptyRows = 0
  /// Notes handed out that have no day.
  public var undated = 0
  /// Notes whose date cell is no date; the cell is kept as a column.
  public var unreadableDates = 0
  /// Notes whose id was taken, and got a number behind it.
  public var repeatedIDs = 0

  /// A tally of nothing.
  public init() {}

  /// Counts `other` in.
  public static func += (left: inout Tally, right: Tally) {
    left.rows += right.rows
    left.notes += right.notes
    left.rowsWithoutNote += right.rowsWithoutNote
    left.outsideMonth += right.outsideMonth
    left.narration += right.narration
    left.problems += right.problems
    left.emptyRows += right.emptyRows
    left.undated += right.undated
    left.unreadableDates += right.unreadableDates
    left.repeatedIDs += right.repeatedIDs
  }
}
