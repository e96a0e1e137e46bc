internal import FoundationEssentials
internal import Huiyin
internal import HuiyinFiles

/// Results as CSV (LF, no mark, quotes where they are needed): one row for each figure, behind those already there.
enum ResultFile {
  /// The header.
  static let columns = [
    "date", "machine", "cores", "load", "os", "swift", "icu", "commit", "input", "notes", "bytes", "clock",
    "runs", "measure", "unit", "median", "min", "max",
  ]

  /// The cells of a row.
  static func cells(_ row: ResultRow, _ facts: RunFacts) -> [String] {
    let machine = facts.machine
    return [
      facts.date, machine.cpu, String(machine.cores), machine.load, machine.os, machine.swift, machine.icu,
      machine.commit, facts.input, String(facts.notes), String(row.bytes), row.clock.rawValue,
      String(facts.rounds), row.measure, row.unit.rawValue, row.figure.median.shortened,
      row.figure.least.shortened, row.figure.most.shortened,
    ]
  }

  /// One line with its LF.
  static func line(_ cells: [String]) -> String {
    let quoted = cells.map { cell in
      let isSpecial = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      return isSpecial ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
    }
    return quoted.joined(separator: ",") + "\n"
  }

  /// What the file at `path` holds, or the header where there is none; for rows to be put behind.
  /// - Throws: `HuiyinError` of kind `header` where the file holds something else.
  static func beginning(of path: String) throws -> String {
    let header = line(columns)
    guard path != "-", FileManager.default.fileExists(atPath: path) else { return header }
    let held = (try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? ""
    guard held.hasPrefix(header), held.utf8.last == 0x0A else {
      throw HuiyinError(
        Problem(
          .header, "the file does not begin with the columns of these results", at: Location(file: path),
          hint: "name another file with -o"))
    }
    return held
  }

  /// Puts `rows` behind what the file at `path` holds.
  /// - Throws: `HuiyinError` of kind `header` or `unwritableFile`.
  static func write(_ rows: [ResultRow], _ facts: RunFacts, to path: String) throws {
    let beginning = try beginning(of: path)
    let file = try OutputFile(path: path)
    try file.write(beginning)
    for row in rows { try file.write(line(cells(row, facts))) }
    try file.commit()
  }
}
