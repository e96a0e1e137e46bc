internal import Huiyin

/// What a record becomes: a note, a problem, or nothing where it is wholly empty.
struct RowSorter {
  private let names: ColumnNames
  private let choices: ColumnChoices
  private let shape: RowShape
  private var map: ColumnMap
  private let hasHeaderRow: Bool
  private let questionnaire: Questionnaire?

  /// What became of one record.
  struct Outcome {
    /// The note; nil for an empty row and for one that is only a problem.
    var note: Note?
    /// What is wrong with the record.
    var problems: [Problem] = []
    /// What the record says where it is no note.
    var narration: Narration?
    /// Whether the record has no filled cell at all.
    var isEmptyRow = false
    /// Whether its date cell is no date.
    var hasUnreadableDate = false
  }

  /// Sorts rows under the header `map`, or, where it is nil, rows that bring their own names.
  init(
    map: ColumnMap?, questionnaire: Questionnaire?, shape: RowShape, names: ColumnNames,
    choices: ColumnChoices
  ) {
    self.questionnaire = questionnaire
    (self.names, self.choices, self.shape) = (names, choices, shape)
    self.map = map ?? ColumnMap(headers: [], columns: [:])
    hasHeaderRow = map != nil
  }

  /// The columns found so far, as `text=内容 title=标题`.
  var columns: String {
    guard let questionnaire else { return map.description }
    let questions = questionnaire.questions.map { "\"\($0)\"" }.joined(separator: ", ")
    return "read as a survey, a note for each answer to \(questions); \(questionnaire.map.description)"
  }

  /// Sorts one record; of a survey, each answer is one.
  mutating func outcomes(_ reading: Reading) -> [Outcome] {
    guard let row = reading.row else {
      return [Outcome(problems: reading.problems, narration: reading.narration)]
    }
    guard reading.isFilled else { return [Outcome(problems: reading.problems, isEmptyRow: true)] }
    useNames(of: row)
    let problems = reading.problems + (wrongCount(row).map { [$0] } ?? [])
    guard let questionnaire else { return [outcome(row, under: map, problems: problems)] }
    return questionnaire.answers(in: row).enumerated().map { index, answer in
      outcome(answer, under: questionnaire.map, problems: index == 0 ? problems : [])
    }
  }

  private func outcome(_ row: Row, under map: ColumnMap, problems: [Problem]) -> Outcome {
    let note = map.note(from: row)
    var outcome = Outcome(problems: problems)
    let isSilent = note.text.isBlank && note.title?.isBlank ?? true
    guard isSilent else {
      outcome.note = note
      outcome.hasUnreadableDate = map.hasUnreadableDate(row, note: note)
      return outcome
    }
    if map.hasText(row) || outcome.problems.isEmpty { outcome.problems.append(silent(row, under: map)) }
    return outcome
  }

  /// Rows with names of their own mostly have the same ones as the row before.
  private mutating func useNames(of row: Row) {
    guard let own = row.names, !own.elementsEqual(map.headers, by: { $0.utf8.elementsEqual($1.utf8) }) else {
      return
    }
    let columns = names.columns(in: own, chosen: choices.columns(in: own).found)
    map = ColumnMap(headers: own, columns: columns)
  }

  /// A row with too few cells, or with filled cells beyond the header.
  private func wrongCount(_ row: Row) -> Problem? {
    let expected = map.headers.count
    let found = row.cells.count
    guard hasHeaderRow, shape == .separated, found != expected else { return nil }
    if found > expected, row.cells[expected...].allSatisfy(\.isBlank) { return nil }
    return Problem(
      .malformedRow, "\(found) fields were found, \(expected) were expected as in the header",
      at: row.location,
      hint: found > expected
        ? "put a cell that holds the delimiter in quotes; the surplus cells are kept as columns"
        : "check for a line break or a missing delimiter in the row")
  }

  private func silent(_ row: Row, under map: ColumnMap) -> Problem {
    let filled = zip(map.headers, row.cells).filter { !$0.1.isBlank }.map(\.0).prefix(8).joined(
      separator: ", ")
    let found = filled.isEmpty ? "nothing is filled" : "only \(filled) is filled"
    return Problem(
      .emptyNote, "\(found), a text or a title was expected", at: row.location,
      hint: "if the text is in another column, name it, as in --column text=NAME")
  }
}
