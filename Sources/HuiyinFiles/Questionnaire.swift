internal import Huiyin

/// 调查表: a table in which several columns hold what people wrote. Each filled answer is a note of its own; its
/// question, the header, is kept as a column.
struct Questionnaire {
  /// Which column of an answer's row holds what.
  let map: ColumnMap
  /// The headers of the questions.
  var questions: [String] { columns.map { headers[$0] } }
  private let headers: [String]
  private let columns: [Int]
  private let others: [Int]
  private let id: Int?

  /// The questions among `headers`: the text columns a person has chosen where there are several; else the headers that
  /// ask an open question, where there are several and none is a known name of the text. Nil where there are none.
  init?(headers: [String], names: ColumnNames, choices: ColumnChoices, cues: MinutesCues) {
    let columns =
      choices.texts(in: headers) ?? Questionnaire.open(headers, names: names, choices: choices, cues: cues)
    guard columns.count > 1 else { return nil }
    (self.headers, self.columns) = (headers, columns)
    let others = headers.indices.filter { !columns.contains($0) }
    self.others = others
    let kept = others.map { headers[$0] } + [cues.questionColumn, ColumnNames.Field.text.rawValue]
    var fields = names.columns(in: kept, chosen: choices.columns(in: kept).found)
    fields = fields.filter { $0.value < others.count }
    fields[.text] = kept.count - 1
    id = fields[.id]
    map = ColumnMap(headers: kept, columns: fields)
  }

  private static func open(
    _ headers: [String], names: ColumnNames, choices: ColumnChoices, cues: MinutesCues
  ) -> [Int] {
    guard !choices.choosesText, !names.names(.text, in: headers) else { return [] }
    return headers.indices.filter { index in
      let header = Array(headers[index].unicodeScalars)
      func holds(_ kind: MinutesCues.Kind) -> Bool {
        cues.words(kind).contains { header.firstRange(of: $0) != nil }
      }
      return holds(.question) && !holds(.choice) && !names.knows(headers[index])
    }
  }

  /// A row for each filled answer of `row`; the row without an answer where none is filled.
  func answers(in row: Row) -> [Row] {
    let kept = others.map { $0 < row.cells.count ? row.cells[$0] : "" }
    let filled = columns.filter { $0 < row.cells.count && !row.cells[$0].isBlank }
    guard !filled.isEmpty else { return [Row(cells: kept + ["", ""], location: row.location)] }
    return filled.map { column in
      var cells = kept
      if let id, !cells[id].isBlank, filled.count > 1 { cells[id] += "/\(column + 1)" }
      return Row(cells: cells + [headers[column], row.cells[column]], location: row.location)
    }
  }
}
