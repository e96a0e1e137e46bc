internal import Huiyin

extension Format {
  /// Workbooks of today's spreadsheet programs.
  static let workbook = Format(name: "XLSX", endings: ["xlsx", "xlsm", "xltx", "xltm"]) { opening in
    try WorkbookReader(Workbook(opening.archive()), opening)
  }
}

/// Reads one sheet of a workbook: the one named, else the one whose header says most, the first of equals.
final class WorkbookReader: TableReader {
  let remark: String
  let shape = RowShape.ragged
  private let workbook: Workbook
  private let chosen: Int
  private let reader: SheetReader

  /// Chooses the sheet and starts reading it.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the workbook is damaged, of kind `option` where the sheet
  ///   asked for is not there.
  init(_ workbook: Workbook, _ opening: Opening) throws {
    self.workbook = workbook
    chosen = try SheetChoice(workbook, opening).index
    reader = try SheetReader(workbook, at: chosen)
    remark = reader.remark
  }

  func next() throws -> Reading? { try reader.next() }

  /// The sheets that were not read, with their filled rows.
  func notices() throws -> [String] {
    try workbook.sheets.indices.filter { $0 != chosen }.map { index in
      let sheet = try SheetReader(workbook, at: index)
      var filled = 0
      while let reading = try sheet.next() { if reading.isFilled { filled += 1 } }
      let name = workbook.sheets[index].name
      return
        "\(workbook.archive.file): sheet \(name) was not read, \(filled) filled rows with its header; to read it, say --sheet \(name)"
    }
  }
}

/// Which sheet of a workbook is read.
struct SheetChoice {
  /// Its number among the sheets, from 0.
  let index: Int

  init(_ workbook: Workbook, _ opening: Opening) throws {
    if let wanted = opening.options.sheet {
      index = try SheetChoice.index(of: wanted, in: workbook)
    } else if workbook.sheets.count == 1 {
      index = 0
    } else {
      index = try SheetChoice.best(of: workbook, opening)
    }
  }

  private static func best(of workbook: Workbook, _ opening: Opening) throws -> Int {
    var best = (index: 0, score: -1)
    for index in workbook.sheets.indices {
      let score = try score(SheetReader(workbook, at: index), opening)
      if score > best.score { best = (index, score) }
    }
    return best.index
  }

  /// How much of a note the header of a sheet names; a text column counts more than all else.
  private static func score(_ sheet: SheetReader, _ opening: Opening) throws -> Int {
    let rows = try Preamble.firstReadings(sheet).readings.filter(\.isFilled).compactMap(\.row)
    let (names, choices) = (opening.names, opening.options.columns)
    let scores = rows.map { row in
      let fields = names.columns(in: row.cells, chosen: choices.columns(in: row.cells).found)
      let isChosen = choices.hasNames && choices.areNamed(in: row.cells)
      let text = fields[.text] == nil ? 0 : names.names(.text, in: row.cells) ? 40 : 20
      let isSurvey =
        Questionnaire(headers: row.cells, names: names, choices: choices, cues: opening.cues) != nil
      return fields.count + max(text, isSurvey ? 30 : 0) + (isChosen ? 80 : 0)
    }
    return scores.max() ?? -1
  }

  private static func index(of wanted: String, in workbook: Workbook) throws -> Int {
    let names = workbook.sheets.map(\.name)
    if let index = names.firstIndex(where: { $0.utf8.elementsEqual(wanted.utf8) }) { return index }
    if let number = Int(wanted), names.indices.contains(number - 1) { return number - 1 }
    let known = names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
    throw HuiyinError(
      Problem(
        .option, "there is no sheet \"\(wanted)\"; the sheets are \(known)",
        at: Location(file: workbook.archive.file), hint: "name one of these, or give its number, from 1"))
  }
}
