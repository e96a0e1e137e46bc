internal import Huiyin

/// The row that names the columns of a table, and what it says.
struct HeaderRow {
  /// Which column holds which part of a note.
  let map: ColumnMap
  /// Its questions where it heads a survey.
  let questionnaire: Questionnaire?
  /// The index of the header row among the candidates.
  let index: Int

  /// How many rows with anything in them may stand up to and with the header: exports put a caption above it.
  static let candidates = 5

  /// Finds the header among the first filled rows of `file`: the first that has every column named outright; where
  /// none is, the first with a known name for the text, else the fullest in which one is contained. A text column
  /// chosen by its number makes the first row the header where none is known.
  /// - Throws: `HuiyinError` of kind `header` where there is none, or a chosen column is not there.
  init(among rows: [Row], names: ColumnNames, choices: ColumnChoices, cues: MinutesCues, file: String) throws
  {
    let fault = HeaderFault(rows: rows, file: file)
    guard let index = HeaderRow.index(among: rows, names: names, choices: choices, cues: cues) else {
      throw HuiyinError(choices.hasNames ? fault.missing(choices, names: names) : fault.noText(names: names))
    }
    let headers = rows[index].cells
    let (chosen, missing) = choices.columns(in: headers)
    guard missing.isEmpty else { throw HuiyinError(fault.missing(missing, headers: headers)) }
    let columns = names.columns(in: headers, chosen: chosen)
    questionnaire = Questionnaire(headers: headers, names: names, choices: choices, cues: cues)
    guard columns[.text] != nil || questionnaire != nil else { throw HuiyinError(fault.noText(names: names)) }
    map = ColumnMap(headers: headers, columns: columns)
    self.index = index
  }

  private static func index(
    among rows: [Row], names: ColumnNames, choices: ColumnChoices, cues: MinutesCues
  ) -> Int? {
    if choices.hasNames { return rows.firstIndex { choices.areNamed(in: $0.cells) } }
    if let exact = rows.firstIndex(where: { names.names(.text, in: $0.cells) }) { return exact }
    let survey = rows.firstIndex {
      Questionnaire(headers: $0.cells, names: names, choices: choices, cues: cues) != nil
    }
    if let survey { return survey }
    let containing = rows.indices.filter { names.columns(in: rows[$0].cells)[.text] != nil }
    let fullest = containing.map { filled(rows[$0]) }.max()
    return containing.first { filled(rows[$0]) == fullest }
      ?? (choices.choosesText && !rows.isEmpty ? 0 : nil)
  }

  private static func filled(_ row: Row) -> Int { row.cells.count { !$0.isBlank } }
}

/// The sentences for a table whose columns cannot be told.
struct HeaderFault {
  let rows: [Row]
  let file: String

  func noText(names: ColumnNames) -> Problem {
    let known = names.names(of: .text).prefix(12).joined(separator: ", ")
    return problem(
      "no column holds the text of the notes: the headers are \(HeaderFault.list(rows.first?.cells ?? [])); expected one of \(known)",
      hint: "name the column, as in --column text=\(example)")
  }

  func missing(_ choices: ColumnChoices, names: ColumnNames) -> Problem {
    let likely = rows.first { names.columns(in: $0.cells)[.text] != nil } ?? rows.first
    let headers = likely?.cells ?? []
    return missing(choices.columns(in: headers).missing, headers: headers)
  }

  func missing(_ wanted: [String], headers: [String]) -> Problem {
    let columns = wanted.map { "\"\($0)\"" }.joined(separator: ", ")
    return problem(
      "there is no column \(columns); the headers are \(HeaderFault.list(headers))",
      hint: "name one of these headers, or give the number of the column, from 1")
  }

  private var example: String { rows.first?.cells.last { !$0.isBlank }.map(HeaderFault.short) ?? "NAME" }

  private func problem(_ message: String, hint: String) -> Problem {
    let first = rows.first?.location
    return Problem(
      .header, message, at: Location(file: file, sheet: first?.sheet, row: first?.row), hint: hint)
  }

  private static func list(_ headers: [String]) -> String {
    let shown = headers.prefix(20).map { "\"\(short($0))\"" }.joined(separator: ", ")
    return headers.count > 20 ? "\(shown), … (\(headers.count))" : shown
  }

  private static func short(_ header: String) -> String {
    let line = header.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.unicodeScalars.count > 24 ? String(line.prefix(24)) + "…" : line
  }
}
