/// Where something was read: a file, and in it the sheet, row and column a person would look at.
public struct Location: Sendable, Hashable {
  /// The file as it was named by the caller.
  public var file: String
  /// The sheet of a workbook; nil for files without sheets.
  public var sheet: String?
  /// The row a spreadsheet would show, from 1 with the header counted; the line in JSONL and text files.
  public var row: Int?
  /// The name of the column, or its number from 1 where it has no name.
  public var column: String?

  /// A place in `file`.
  public init(file: String, sheet: String? = nil, row: Int? = nil, column: String? = nil) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}

extension Location: CustomStringConvertible {
  /// The place as one phrase: `file, sheet S, row N, column C`, leaving out what is not known.
  public var description: String {
    var parts = [file]
    if let sheet { parts.append("sheet \(sheet)") }
    if let row { parts.append("row \(row)") }
    if let column { parts.append("column \(column)") }
    return parts.joined(separator: ", ")
  }
}
