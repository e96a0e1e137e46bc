internal import Huiyin

/// Which cell of a row is which part of a note.
struct ColumnMap {
  /// The names of the columns.
  let headers: [String]
  /// The part each column holds; nil for an ordinary column.
  private let fields: [ColumnNames.Field?]

  /// A map for `headers` in which `columns` hold the parts of a note.
  init(headers: [String], columns: [ColumnNames.Field: Int]) {
    var fields = [ColumnNames.Field?](repeating: nil, count: headers.count)
    for field in ColumnNames.Field.allCases {
      if let column = columns[field] { fields[column] = field }
    }
    self.headers = headers
    self.fields = fields
  }

  /// The columns found, as `text=内容 title=标题`.
  var description: String {
    let found = ColumnNames.Field.allCases.compactMap { field in
      fields.firstIndex(of: field).map { "\(field.rawValue)=\(headers[$0])" }
    }
    return found.joined(separator: " ")
  }

  /// Whether the row is long enough to have a text.
  func hasText(_ row: Row) -> Bool {
    fields.firstIndex(of: .text).map { $0 < row.cells.count } ?? false
  }

  /// The note a row holds, its cells untouched. Cells beyond the header become columns named by their numbers, empty
  /// ones without a header are left out. The id is empty where the row has none.
  func note(from row: Row) -> Note {
    var note = Note(id: "", text: "", location: row.location)
    note.columns.reserveCapacity(row.cells.count)
    for (index, cell) in row.cells.enumerated() {
      put(cell, as: index < fields.count ? fields[index] : nil, column: index, into: &note)
    }
    return note
  }

  private func put(_ cell: String, as field: ColumnNames.Field?, column: Int, into note: inout Note) {
    switch field {
    case .text: note.text = cell
    case .id: note.id = cell.isBlank ? "" : cell
    case .date: putDate(cell, column: column, into: &note)
    case .title: note.title = cell.isEmpty ? nil : cell
    case .person: note.person = cell.isEmpty ? nil : cell
    case .place: note.place = cell.isEmpty ? nil : cell
    case .office: note.office = cell.isEmpty ? nil : cell
    case .source: note.source = cell.isEmpty ? nil : cell
    case .card: note.card = cell.isEmpty ? nil : cell
    case nil: putColumn(cell, column: column, into: &note)
    }
  }

  private func putDate(_ cell: String, column: Int, into note: inout Note) {
    note.date = Day(reading: cell)
    if note.date == nil, !cell.isBlank { putColumn(cell, column: column, into: &note) }
  }

  private func putColumn(_ cell: String, column: Int, into note: inout Note) {
    let header = column < headers.count ? headers[column] : ""
    if header.isBlank, cell.isEmpty { return }
    note.columns.append(Note.Column(name: header.isBlank ? String(column + 1) : header, value: cell))
  }

  /// Whether the note's date column holds what is no date.
  func hasUnreadableDate(_ row: Row, note: Note) -> Bool {
    guard note.date == nil, let column = fields.firstIndex(of: .date), column < row.cells.count else {
      return false
    }
    return !row.cells[column].isBlank
  }
}
