internal import CXLSXWriter
internal import Huiyin

/// One sheet of a workbook.
final class WrittenSheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>?
  private unowned let book: WrittenWorkbook
  /// The name on its tab.
  let name: String
  /// How many rows were written.
  private(set) var rows = 0

  /// The most rows a sheet holds, the header included.
  static let mostRows = 1 << 20

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>?, name: String, of book: WrittenWorkbook) {
    self.sheet = sheet
    self.name = name
    self.book = book
  }

  /// What a cell holds.
  enum Cell {
    case text(String)
    case number(Double)
    case share(Double)
  }

  /// Writes one row behind the others. `level` is its depth in the outline, 0 for none.
  /// - Throws: `HuiyinError` of kind `unwritableFile` where the sheet is full.
  func write(
    _ cells: [Cell], _ style: WrittenWorkbook.Style = .wrapped, height: Double = LXW_DEF_ROW_HEIGHT,
    level: Int = 0,
    from location: Location = Location(file: "")
  ) throws {
    guard rows < WrittenSheet.mostRows else {
      throw HuiyinError(
        Problem(
          .unwritableFile,
          "the sheet \(name) is full: \(WrittenSheet.mostRows) rows are the most a workbook holds",
          at: location, hint: "write .csv, or one month at a time with --month"))
    }
    var options = lxw_row_col_options()
    options.level = UInt8(level)
    worksheet_set_row_opt(sheet, lxw_row_t(rows), height, nil, &options)
    for (column, cell) in cells.enumerated() { write(cell, column, style, location) }
    rows += 1
  }

  private func write(_ cell: Cell, _ column: Int, _ style: WrittenWorkbook.Style, _ location: Location) {
    let (row, column) = (lxw_row_t(rows), lxw_col_t(truncatingIfNeeded: column))
    let format = book.styles[style] ?? nil
    switch cell {
    case .number(let value): worksheet_write_number(sheet, row, column, value, format)
    case .share(let value):
      worksheet_write_number(sheet, row, column, value, book.styles[.percent] ?? nil)
    case .text(let text):
      guard !text.isEmpty else { return }
      let fitted = CellFit(text)
      if let count = fitted.cutFrom { book.noteCut(count, at: location) }
      worksheet_write_string(sheet, row, column, fitted.text, format)
    }
  }

  /// Keeps the header in sight and lets its columns be filtered.
  func finish(columns: Int, filter: Bool) {
    worksheet_freeze_panes(sheet, 1, 0)
    if filter, rows > 0, columns > 0 {
      worksheet_autofilter(sheet, 0, 0, lxw_row_t(max(1, rows - 1)), lxw_col_t(columns - 1))
    }
  }

  /// The width of a column, in digits.
  func setWidth(_ width: Double, of column: Int) {
    worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil)
  }

  /// Offers the names in `range` of another sheet in every row of `column`; another entry is warned of, not refused.
  func offer(_ range: String, in column: Int) {
    guard rows > 1 else { return }
    range.withCString { formula in
      var rule = lxw_data_validation()
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      rule.value_formula = UnsafeMutablePointer(mutating: formula)
      rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
      worksheet_data_validation_range(
        sheet, 1, lxw_col_t(column), lxw_row_t(rows - 1), lxw_col_t(column), &rule)
    }
  }

  /// Prints on A4, upright, as wide as the page.
  func fitWidth() {
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
  }

  /// Prints on A4, lying, as wide as the page, the header on every page.
  func fitPage() {
    worksheet_set_paper(sheet, 9)
    worksheet_set_landscape(sheet)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
  }

  func hide() { worksheet_hide(sheet) }

  func groupUnderHeads() { worksheet_outline_settings(sheet, 1, 0, 1, 0) }

  func activate() { worksheet_activate(sheet) }
}

/// A text as a workbook cell can hold it.
struct CellFit {
  /// The text: cut with a visible mark where it is too long, signs that XML cannot hold as U+FFFD.
  let text: String
  /// How many characters (UTF-16) it had where it was cut.
  let cutFrom: Int?

  /// The most UTF-16 units a cell holds.
  static let most = 32_767

  private static let mark = "…✂"

  init(_ text: String) {
    let safe =
      text.unicodeScalars.allSatisfy(CellFit.isAllowed) && !text.utf8.contains(UInt8(ascii: "_"))
      ? text : CellFit.safe(text)
    let count = safe.utf16.count
    guard count > CellFit.most else {
      (self.text, cutFrom) = (safe, nil)
      return
    }
    var view = String.UnicodeScalarView()
    var room = CellFit.most - CellFit.mark.utf16.count
    for scalar in safe.unicodeScalars {
      room -= scalar.value > 0xFFFF ? 2 : 1
      if room < 0 { break }
      view.append(scalar)
    }
    (self.text, cutFrom) = (String(view) + CellFit.mark, count)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || scalar == "\n"
      || scalar == "\t"
  }

  /// Excel reads `_x0041_` as a sign of that number: its own way out is `_x005F_` for the first underscore.
  private static func safe(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var view = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\r" {
        if index + 1 == scalars.count || scalars[index + 1] != "\n" { view.append("\n") }
      } else if scalar == "_", isEscape(scalars[index...].prefix(7)) {
        view.append(contentsOf: "_x005F_".unicodeScalars)
      } else {
        view.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return String(view)
  }

  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let scalars = Array(scalars)
    return scalars.count == 7 && scalars[1] == "x" && scalars[6] == "_"
      && scalars[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
