internal import Huiyin

/// Reads one sheet of a workbook, row by row, without ever holding more than one.
final class SheetReader: TableReader {
  let remark: String
  let shape = RowShape.ragged
  private let cells: SheetCells
  private let stream: XMLStream
  private let workbook: Workbook
  private let sheet: String
  private var rows = 0

  /// How many times the bytes of a workbook its cells may repeat shared texts, counted from `freeRepeats` bytes on.
  private static let mostRepeats = 100
  private static let freeRepeats = 256 << 20

  /// Starts reading the sheet of number `index`.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it is damaged.
  init(_ workbook: Workbook, at index: Int) throws {
    let (name, path) = workbook.sheets[index]
    guard let part = try workbook.archive.part(path) else {
      throw ArchiveFault.damaged(workbook.archive.file, why: "the part \(path) is missing")
    }
    (self.workbook, sheet, remark) = (workbook, name, "sheet \(name)")
    cells = SheetCells(workbook, sheet: name)
    stream = XMLStream(part, to: cells)
    let (stream, file) = (stream, workbook.archive.file)
    cells.atRowEnd = { [unowned stream] in stream.pause() }
    cells.atTooLong = { [unowned stream] in
      stream.stop(ArchiveFault.tooMuch(file, "the sheet \(name) holds a cell longer than 16 MiB"))
    }
  }

  func next() throws -> Reading? {
    guard try stream.advance() else { return nil }
    rows += 1
    try checkRepeats()
    return cells.reading
  }

  /// Refuses a sheet that makes gigabytes from a few texts.
  private func checkRepeats() throws {
    guard cells.sharedBytes > SheetReader.freeRepeats,
      cells.sharedBytes / SheetReader.mostRepeats > workbook.strings.size + stream.count
    else { return }
    throw ArchiveFault.tooMuch(
      workbook.archive.file,
      "the sheet \(sheet) repeats few shared texts to more than \(cells.sharedBytes >> 20) MiB")
  }
}
