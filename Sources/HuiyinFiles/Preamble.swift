internal import Huiyin

/// What is read of a file before its first note: captions, the header row, and what was read beyond it on the way.
struct Preamble {
  /// Which column holds what; nil where rows bring their own names.
  let map: ColumnMap?
  /// The questions where the file is a survey.
  let questionnaire: Questionnaire?
  /// Rows above the header.
  let captions: [Row]
  /// What is wrong with the header and the captions above it.
  let problems: [Problem]
  /// Empty rows passed on the way.
  let emptyRows: Int
  /// The records read already, the first behind the header first.
  let rest: ArraySlice<Reading>

  /// Reads up to the header.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where there are only blank lines, of kind `header` where the
  ///   columns cannot be told.
  init(_ reader: any TableReader, _ opening: Opening) throws {
    let (names, choices, file) = (opening.names, opening.options.columns, opening.source.file)
    let (readings, skipped) = try Preamble.firstReadings(reader)
    emptyRows = skipped
    guard readings.contains(where: \.isFilled) else { throw HuiyinError(Preamble.blank(file)) }
    let rows = readings.filter(\.isFilled).compactMap(\.row)
    guard rows.contains(where: { $0.names == nil }) else {
      if reader.shape != .mixed { try Preamble.check(choices, in: rows, file: file) }
      (map, questionnaire, captions, problems, rest) = (nil, nil, [], [], readings[...])
      return
    }
    let header = try HeaderRow(among: rows, names: names, choices: choices, cues: opening.cues, file: file)
    let location = rows[header.index].location
    rest = readings.drop { $0.row?.location != location }.dropFirst()
    (map, questionnaire, captions) = (header.map, header.questionnaire, Array(rows[..<header.index]))
    problems = readings.dropLast(rest.count).flatMap(\.problems)
  }

  /// Reads until enough filled rows are there to find the header among; of empty ones only their number is kept.
  static func firstReadings(_ reader: any TableReader) throws -> (readings: [Reading], emptyRows: Int) {
    var readings: [Reading] = []
    var (filled, empty) = (0, 0)
    while filled < HeaderRow.candidates, let reading = try reader.next() {
      if reading.isSilent { empty += 1 } else { readings.append(reading) }
      if reading.isFilled { filled += 1 }
    }
    return (readings, empty)
  }

  /// Rows that bring their own names need not all have the same, but one of the first must have those chosen.
  private static func check(_ choices: ColumnChoices, in rows: [Row], file: String) throws {
    let headers = rows.map { $0.names ?? [] }
    let missing = headers.map { choices.columns(in: $0).missing }
    guard let first = missing.first, missing.allSatisfy({ !$0.isEmpty }) else { return }
    throw HuiyinError(HeaderFault(rows: rows, file: file).missing(first, headers: headers[0]))
  }

  private static func blank(_ file: String) -> Problem {
    Problem(
      .unreadableFile, "the file holds nothing but blank lines", at: Location(file: file),
      hint: "check that it is the right file, and that its export went through")
  }
}
