internal import Huiyin

/// Takes the rows of a sheet from its XML, cell by cell.
final class SheetCells: XMLListener {
  /// The columns of a sheet, and the characters (UTF-16 units) of a cell: what spreadsheet programs hold.
  static let most = (columns: 16_384, characters: 32_767)
  /// The longest cell that is read at all, in bytes.
  static let longest = 16 << 20

  /// Called where a row ends.
  var atRowEnd: () -> Void = {}
  /// Called where a cell is longer than `longest`.
  var atTooLong: () -> Void = {}
  /// The row that ended last.
  private(set) var reading: Reading
  /// The bytes of the texts in cells so far that other cells may hold too.
  private(set) var sharedBytes = 0

  private let workbook: Workbook
  private let file: String
  private let sheet: String
  private var row = 0
  private var cells: [String] = []
  private var problems: [Problem] = []
  private var cell = Cell()

  /// A cell while it is read.
  private struct Cell {
    var column = 0
    var type = CellType.number
    var style: Int?
    var value: [UInt8] = []
    var isInValue = false
    var rich = RichText()
  }

  private enum CellType { case number, shared, inline, formula, truth, error }

  init(_ workbook: Workbook, sheet: String) {
    (self.workbook, self.sheet) = (workbook, sheet)
    file = workbook.archive.file
    reading = Reading(row: Row(cells: [], location: Location(file: file, sheet: sheet)))
  }

  func open(_ element: XMLElement) {
    if element.name == "c" {
      openCell(element)
    } else if element.name == "v" {
      cell.isInValue = true
    } else if element.name == "row" {
      row = element.number("r").flatMap { $0 > 0 ? $0 : nil } ?? row + 1
      (cells, problems) = ([], [])
      cell.column = 0
    } else {
      cell.rich.open(element.name)
    }
  }

  func close(_ name: XMLName) {
    if name == "c" {
      closeCell()
    } else if name == "v" {
      cell.isInValue = false
    } else if name == "row" {
      reading = Reading(row: Row(cells: cells, location: location()), problems: problems)
      atRowEnd()
    } else {
      cell.rich.close(name)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if cell.isInValue { cell.value.append(contentsOf: bytes) } else { cell.rich.append(bytes) }
    if max(cell.value.count, cell.rich.count) > SheetCells.longest { atTooLong() }
  }

  private func openCell(_ element: XMLElement) {
    let column = element.bytes("r").flatMap(SheetCells.column) ?? cell.column + 1
    cell = Cell(column: column, type: SheetCells.type(element["t"]), style: element.number("s"))
  }

  private static func type(_ name: String?) -> CellType {
    switch name {
    case "s": .shared
    case "inlineStr": .inline
    case "str", "d": .formula
    case "b": .truth
    case "e": .error
    default: .number
    }
  }

  /// The number of the column in a reference such as `AB12`, from 1; nil where there are no letters.
  static func column(_ reference: UnsafePointer<CChar>) -> Int? {
    var (at, column) = (reference, 0)
    while case let letter = UInt8(bitPattern: at.pointee) & 0xDF, (0x41...0x5A).contains(letter) {
      column = min(column * 26 + Int(letter - 0x40), 1 << 20)
      at += 1
    }
    return column > 0 ? column : nil
  }

  private func closeCell() {
    let text = shownText()
    guard !text.isEmpty else { return }
    guard cell.column <= SheetCells.most.columns else {
      return note(
        "a cell stands in column \(cell.column) and was left out, at most 16384 columns were expected")
    }
    while cells.count < cell.column - 1 { cells.append("") }
    if cells.count < cell.column { cells.append(text) } else { cells[cell.column - 1] = text }
    if text.utf8.count > SheetCells.most.characters, text.utf16.count > SheetCells.most.characters {
      note("the cell holds \(text.utf16.count) characters, at most 32767 were expected; it was read whole")
    }
  }

  private func shownText() -> String {
    switch cell.type {
    case .inline: return cell.rich.string
    case .formula: return RichText.resolved(cell.value)
    case .shared: return sharedText()
    case .truth: return cell.value == [0x31] ? "TRUE" : cell.value == [0x30] ? "FALSE" : written
    case .error:
      if !cell.value.isEmpty { note("the cell holds the error \(written.prefix(20)), a value was expected") }
      return written
    case .number: return cell.value.isEmpty ? "" : workbook.styles.shown(written, style: cell.style)
    }
  }

  private var written: String { String(decoding: cell.value, as: UTF8.self) }

  private func sharedText() -> String {
    if cell.value.isEmpty { return "" }
    guard let text = Int(written).flatMap({ workbook.strings[$0] }) else {
      note(
        "the cell names the shared text \(written.prefix(20)), the workbook has \(workbook.strings.count)",
        hint: "the cell was read as empty; open the workbook in a spreadsheet program and save it anew")
      return ""
    }
    sharedBytes += text.utf8.count
    return text
  }

  private func note(_ message: String, hint: String? = nil) {
    guard problems.count < 16 else { return }
    problems.append(Problem(.malformedRow, message, at: location(column: cell.column), hint: hint))
  }

  private func location(column: Int? = nil) -> Location {
    Location(file: file, sheet: sheet, row: row, column: column.map(SheetCells.letters))
  }

  /// The letters over a column, as `AB` for 28.
  static func letters(_ column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
