internal import Huiyin
internal import HuiyinText

extension Format {
  /// Comma separated values, and with semicolons or tabs, as spreadsheets write them.
  static let csv = Format(name: "CSV", endings: ["csv"]) { opening in
    let text = try opening.text()
    let delimiter = CSVDelimiter.recognise(
      in: text.head(1 << 16), names: opening.names, choices: opening.options.columns)
    return try CSVReader(text, delimiter: delimiter)
  }

  /// Tab separated values.
  static let tsv = Format(name: "TSV", endings: ["tsv", "tab"]) { opening in
    try CSVReader(opening.text(), delimiter: CSVDelimiter.tab)
  }
}

/// Reads RFC 4180 and what else is written in its name: every line end, quotes inside text, `sep=;` in front.
///
/// A row's number is the one a spreadsheet shows: blank lines count, lines inside quotes do not.
/// - Source: RFC 4180, Common Format and MIME Type for CSV Files.
final class CSVReader: TableReader {
  let remark: String
  let shape = RowShape.separated
  private let window: TextWindow
  private let delimiter: UInt8
  private var row = 0

  /// Starts reading `text`; a line `sep=;` in front overrules `delimiter`.
  init(_ text: TextSource, delimiter: UInt8) throws {
    window = TextWindow(text)
    remark = text.charset.name
    self.delimiter = try CSVReader.declaredDelimiter(window) ?? delimiter
  }

  /// The next record.
  /// - Complexity: O(bytes of the record), but for a quote that never ends: up to `CSVQuote.lookAhead` more.
  func next() throws -> Reading? {
    guard try window.byte(at: 0) != nil else { return nil }
    row += 1
    var record = CSVRecord(location: Location(file: window.file, row: row))
    var end = 0
    repeat { end = try readField(from: end, into: &record) } while !record.isComplete
    window.drop(end)
    return record.reading
  }

  /// Reads the field at `start` and returns where the next one, or the next record, begins.
  private func readField(from start: Int, into record: inout CSVRecord) throws -> Int {
    guard try window.byte(at: start) == CSVQuote.mark else { return try readBare(from: start, into: &record) }
    let quote = CSVQuote(window, delimiter: delimiter, open: start)
    switch try quote.content() {
    case .plain(let range, let end):
      record.append(window.slice(range))
      return try finishField(at: end, of: &record)
    case .edited(let bytes, let end):
      bytes.withUnsafeBufferPointer { record.append($0) }
      return try finishField(at: end, of: &record)
    case .stray:
      return try readBare(from: start, into: &record)
    case .endless:
      record.noteEndlessQuote()
      return try readBare(from: start, into: &record)
    }
  }

  private func readBare(from start: Int, into record: inout CSVRecord) throws -> Int {
    let end = try window.first(of: (delimiter, 0x0A, 0x0D), from: start) ?? window.endOffset()
    record.append(window.slice(start..<end))
    return try finishField(at: end, of: &record)
  }

  private func finishField(at end: Int, of record: inout CSVRecord) throws -> Int {
    switch try window.byte(at: end) {
    case delimiter?: return end + 1
    case nil:
      record.isComplete = true
      return end
    default:
      record.isComplete = true
      return try window.afterLineBreak(at: end)
    }
  }

  /// Takes Excel's line `sep=;` off the front; spreadsheets do not count it as a row.
  private static func declaredDelimiter(_ window: TextWindow) throws -> UInt8? {
    guard let line = try window.line(at: 0), line.end == 5,
      window.bytes.starts(with: "sep=".utf8)
    else { return nil }
    let delimiter = window.bytes[4]
    window.drop(line.next)
    return delimiter
  }
}
