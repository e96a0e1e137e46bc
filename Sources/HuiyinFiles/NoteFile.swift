internal import Huiyin

/// One file of notes, opened, with its header understood.
final class NoteFile {
  /// Whether the file can be closed and opened again without loss.
  let isRepeatable: Bool
  /// The file as the caller named it.
  let file: String
  private let source: ByteSource
  private let format: Format
  private let isSniffed: Bool
  private let reader: any TableReader
  private var sorter: RowSorter
  private var ahead: ArraySlice<Reading>
  private var answers: ArraySlice<RowSorter.Outcome> = []
  private let preamble: Preamble

  /// Opens `path` and reads as far as its header.
  /// - Throws: `HuiyinError` of kind `unreadableFile` or `header`.
  init(path: String, names: ColumnNames, cues: MinutesCues, options: NoteFiles.Options) throws {
    source = try ByteSource(path: path, chunk: options.chunk)
    let opening = Opening(source, names: names, cues: cues, options: options)
    let named = Format.named(by: path)
    format = try named ?? Format.sniffed(opening)
    (file, isSniffed, isRepeatable) = (path, named == nil, opening.source.isRepeatable)
    reader = try format.open(opening)
    preamble = try Preamble(reader, opening)
    ahead = preamble.rest
    sorter = RowSorter(
      map: preamble.map, questionnaire: preamble.questionnaire, shape: reader.shape, names: names,
      choices: options.columns)
  }

  /// What became of the next record; nil at the end.
  func next() throws -> RowSorter.Outcome? {
    if let outcome = answers.popFirst() { return outcome }
    guard let reading = try ahead.popFirst() ?? reader.next() else { return nil }
    answers = sorter.outcomes(reading)[...]
    return answers.popFirst()
  }

  /// How many bytes of the file were read.
  var bytesRead: Int { source.consumed }

  /// Empty rows passed on the way to the first notes.
  var emptyRows: Int { preamble.emptyRows }

  /// What is wrong with the header and the captions above it.
  var headerProblems: [Problem] { preamble.problems }

  /// How the file was read, and what came of it, one line each.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where what was not read must be counted, and cannot be.
  func remarks(_ tally: Tally) throws -> [String] {
    let name = isSniffed ? "\(format.name) by its content" : format.name
    let parts = [reader.remark, name, "\(tally.rows) rows"].filter { !$0.isEmpty }
    let summary = "\(file): \(parts.joined(separator: ", ")); \(sorter.columns)"
    return try [summary] + preamble.captions.map(remark(onCaption:)) + tally.remarks(file: file)
      + reader.notices()
  }

  private func remark(onCaption row: Row) -> String {
    let text = row.cells.joined(separator: " ").prefix(40)
    return "\(file): row \(row.location.row ?? 0) stands above the header and was passed over: \(text)"
  }
}

extension Tally {
  /// What a person should know beside the counts, one line each.
  func remarks(file: String) -> [String] {
    var lines: [String] = []
    if emptyRows > 0 { lines.append("\(file): \(emptyRows) empty rows") }
    if narration > 0 {
      lines.append("\(file): \(narration) passages are narration and no notes; --narration FILE lists them")
    }
    if unreadableDates > 0 {
      lines.append("\(file): \(unreadableDates) dates could not be read; their cells are kept as columns")
    }
    return lines
  }
}
