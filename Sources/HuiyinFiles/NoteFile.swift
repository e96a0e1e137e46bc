internal import Huiyin

/// One file of notes, opened, with its header understood.
final class NoteFile {
  /// Whether the file can be closed and opened again without loss.
  let isRepeatable: Bool
  /// The file as the caller named it.
  let file: String
  private let format: Format
  private let isSniffed: Bool
  private let reader: any TableReader
  private var sorter: RowSorter
  private var ahead: ArraySlice<Reading>
  private let captions: [Row]
  /// What is wrong with the header and the captions above it.
  let headerProblems: [Problem]

  /// Opens `path` and reads as far as its header.
  /// - Throws: `HuiyinError` of kind `unreadableFile` or `header`.
  init(path: String, names: ColumnNames, options: NoteFiles.Options) throws {
    let opening = Opening(try ByteSource(path: path, chunk: options.chunk), names: names, options: options)
    let named = Format.named(by: path)
    format = try named ?? Format.sniffed(opening)
    (file, isSniffed, isRepeatable) = (path, named == nil, opening.source.isRepeatable)
    reader = try format.open(opening)
    let first = try NoteFile.firstReadings(reader)
    let rows = first.filter(\.isFilled).compactMap(\.row)
    guard first.contains(where: \.isFilled) else { throw HuiyinError(NoteFile.blank(path)) }
    let hasHeaderRow = rows.contains { $0.names == nil }
    let header =
      hasHeaderRow
      ? try HeaderRow(among: rows, names: names, choices: options.columns, file: path) : nil
    headerProblems = NoteFile.through(header.map { rows[$0.index] }, of: first).flatMap(\.problems)
    captions = header.map { Array(rows[..<$0.index]) } ?? []
    ahead = NoteFile.behind(header.map { rows[$0.index] }, of: first)
    sorter = RowSorter(map: header?.map, shape: reader.shape, names: names, choices: options.columns)
  }

  /// What became of the next record; nil at the end.
  func next() throws -> RowSorter.Outcome? {
    guard let reading = try ahead.popFirst() ?? reader.next() else { return nil }
    return sorter.outcome(reading)
  }

  /// How the file was read, and what came of it, one line each.
  func remarks(_ tally: Tally) -> [String] {
    let name = isSniffed ? "\(format.name) by its content" : format.name
    let columns = sorter.columns
    var lines = ["\(file): \(reader.remark), \(name), \(tally.rows) rows; \(columns)"]
    lines += captions.map {
      "\(file): row \($0.location.row ?? 0) stands above the header and was passed over: \($0.cells.joined(separator: " ").prefix(40))"
    }
    return lines + tally.remarks(file: file)
  }

  /// Reads until enough filled rows are there to find the header among.
  private static func firstReadings(_ reader: any TableReader) throws -> [Reading] {
    var readings: [Reading] = []
    var filled = 0
    while filled < HeaderRow.candidates, let reading = try reader.next() {
      readings.append(reading)
      if reading.isFilled { filled += 1 }
    }
    return readings
  }

  /// The readings behind the header; all where there is none.
  private static func behind(_ header: Row?, of readings: [Reading]) -> ArraySlice<Reading> {
    guard let header else { return readings[...] }
    return readings.drop { $0.row?.location != header.location }.dropFirst()
  }

  /// The readings up to and with the header; none where there is none.
  private static func through(_ header: Row?, of readings: [Reading]) -> ArraySlice<Reading> {
    readings.dropLast(behind(header, of: readings).count)
  }

  private static func blank(_ path: String) -> Problem {
    Problem(.unreadableFile, "the file holds nothing but blank lines", at: Location(file: path))
  }
}

extension Tally {
  /// What a person should know beside the counts, one line each.
  func remarks(file: String) -> [String] {
    var lines: [String] = []
    if emptyRows > 0 { lines.append("\(file): \(emptyRows) empty rows") }
    if unreadableDates > 0 {
      lines.append("\(file): \(unreadableDates) dates could not be read; their cells are kept as columns")
    }
    return lines
  }
}
