public import Huiyin

/// Verdicts as a workbook that a clerk corrects in place: 汇总, 明细, 反复诉求, 待复核, 问题行.
///
/// The names of categories, topics and intents are offered as lists; `huiyin evaluate` reads the corrected workbook
/// back by the headers, which are those of the CSV.
public struct VerdictWorkbook: VerdictWriter {
  private let book: WrittenWorkbook
  private let wording = Wording()
  private let rows: VerdictRows
  private let scheme: Scheme
  private let summary: WrittenSheet
  private let notes: WrittenSheet
  private let matters: WrittenSheet
  private let review: WrittenSheet
  private let problems: WrittenSheet
  private let lists: WrittenSheet
  private var maker: ReportMaker
  private var further: [String]?
  private var lastDay: Day?
  private let groups: MatterRows

  /// A workbook written to `output`, with the names of `scheme` and the `matters` its notes belong to.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public init(to output: OutputFile, scheme: Scheme, matters found: [Released<Recurrence>] = []) throws {
    book = try WrittenWorkbook(to: output)
    self.scheme = scheme
    rows = VerdictRows(scheme)
    maker = ReportMaker(scheme: scheme, matters: found)
    groups = MatterRows(found, scheme: scheme)
    summary = book.sheet(wording["sheetSummary"])
    notes = book.sheet(wording["sheetNotes"])
    matters = book.sheet(wording["sheetMatters"])
    review = book.sheet(wording["sheetReview"])
    problems = book.sheet(wording["sheetProblems"])
    lists = book.sheet(wording["sheetLists"])
    try problems.write(
      ["file", "sheet", "row", "column", "problem", "hint"].map { .text(wording["problem." + $0]) }, .header)
  }

  /// Writes the row of a note, before the first one the headers.
  /// - Throws: `HuiyinError` of kind `unwritableFile` where the sheet is full.
  public mutating func write(_ sorted: Released<SortedNote>) throws {
    if further == nil { try writeHeaders(sorted.note.columns.map(\.name)) }
    let cells = rows.cells(of: sorted, further: further ?? [])
    let (height, place) = (VerdictWorkbook.noteHeight, sorted.note.location)
    try notes.write(cells, height: height, from: place)
    if sorted.verdict.needsReview { try review.write(cells, height: height, from: place) }
    groups.take(sorted)
    maker.add(sorted)
    lastDay = [lastDay, sorted.note.date].compactMap { $0 }.max()
  }

  /// Three lines of a note are in sight, in points.
  private static let noteHeight = 46.0

  private mutating func writeHeaders(_ columns: [String]) throws {
    further = columns
    let headers = (rows.headers + columns + [wording["more"]]).map { WrittenSheet.Cell.text($0) }
    try notes.write(headers, .header, height: 30)
    try review.write(headers, .header, height: 30)
  }

  /// Writes the row of a problem.
  /// - Throws: as `write(_:)`.
  public mutating func write(_ problem: Released<Problem>) throws {
    let place = problem.location
    try problems.write([
      .text(place.file), .text(place.sheet ?? ""), place.row.map { .number(Double($0)) } ?? .text(""),
      .text(place.column ?? ""), .text(problem.message), .text(problem.hint ?? ""),
    ])
  }

  /// Writes what all notes come to, and the workbook as a whole.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func finish(
    _ tally: Tally, provenance: @autoclosure () -> Report.Provenance, previous: Report?
  ) throws
    -> [Problem]
  {
    if further == nil { try writeHeaders([]) }
    let report = maker.report(tally, provenance: provenance(), previous: previous)
    try SummarySheet(summary, wording).write(report)
    try groups.write(to: matters, wording)
    try offerLists()
    let width = rows.headers.count + (further ?? []).count + 1
    for sheet in [notes, review] {
      for (column, width) in rows.widths.enumerated() { sheet.setWidth(width, of: column) }
      sheet.finish(columns: width, filter: true)
      sheet.fitPage()
    }
    for (column, width) in [28, 12, 8, 12, 60, 60].enumerated() {
      problems.setWidth(Double(width), of: column)
    }
    problems.finish(columns: 6, filter: true)
    problems.fitPage()
    summary.activate()
    try book.close(title: report.scheme, day: lastDay)
    return book.problems
  }

  /// A hidden sheet with the names of the scheme, and lists that refer to it: Excel allows 255 characters in a list
  /// of its own.
  private func offerLists() throws {
    let names = [
      scheme.categories.map(\.name), scheme.categories.flatMap { $0.topics.map(\.name) },
      scheme.intents.map(\.name), [wording["yes"], wording["no"]],
    ]
    for row in 0..<(names.map(\.count).max() ?? 0) {
      try lists.write(names.map { .text(row < $0.count ? $0[row] : "") })
    }
    lists.hide()
    for (index, key) in ["category", "topic", "intent", "raisedAgain"].enumerated() {
      guard let column = VerdictRows.keys.firstIndex(of: key), !names[index].isEmpty else { continue }
      let letter = ["A", "B", "C", "D"][index]
      let range = "='\(lists.name)'!$\(letter)$1:$\(letter)$\(names[index].count)"
      notes.offer(range, in: column)
      review.offer(range, in: column)
    }
  }
}
