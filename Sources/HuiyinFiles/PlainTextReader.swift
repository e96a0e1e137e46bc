internal import Huiyin
internal import HuiyinText

extension Format {
  /// Plain text: what spreadsheets call Unicode text, where a line of tabs holds known headers; minutes where it shows that it is some, else a note for each paragraph, or for each line.
  static let plainText = Format(name: "TXT", endings: ["txt", "text"]) { opening in
    let text = try opening.text()
    if isTable(text.head(1 << 16), opening) { return try CSVReader(text, delimiter: CSVDelimiter.tab) }
    let window = TextWindow(text)
    let evidence = try TextPassages.evidence(in: window, cues: opening.cues)
    guard evidence.isMinutes else { return try PlainTextReader(window, charset: text.charset) }
    return MinutesReader(TextPassages(window), evidence: evidence, named: text.charset.name, opening)
  }
}

private func isTable(_ head: [UInt8], _ opening: Opening) -> Bool {
  CSVDelimiter.ofHeader(in: head, names: opening.names, choices: opening.options.columns) == CSVDelimiter.tab
}

/// Reads plain text: where blank lines part it, a note is a paragraph; where there are none, a line.
///
/// Which it is shows in the first MiB. A note's row is its first line; blank lines are no rows.
final class PlainTextReader: TableReader {
  let remark: String
  let shape = RowShape.ragged
  private let window: TextWindow
  private let unit: Unit
  private var line = 1

  private enum Unit: String { case paragraph, line }

  init(_ window: TextWindow, charset: Charset) throws {
    self.window = window
    unit = try PlainTextReader.unit(of: window)
    remark = "\(charset.name), a note for each \(unit.rawValue)"
  }

  func next() throws -> Reading? {
    try passBlankLines()
    guard var (end, next) = try window.line(at: 0) else { return nil }
    let row = line
    line += 1
    while unit == .paragraph, let more = try window.line(at: next), !window.isBlank(next..<more.end) {
      (end, next) = more
      line += 1
    }
    defer { window.drop(next) }
    return reading(window.slice(0..<end), row: row)
  }

  private func reading(_ bytes: UnsafeBufferPointer<UInt8>, row: Int) -> Reading {
    let location = Location(file: window.file, row: row)
    var cellText = CellText()
    let text = cellText.text(bytes)
    let problems = cellText.problem(at: location).map { [$0] } ?? []
    return Reading(row: Row(cells: [text], names: ["text"], location: location), problems: problems)
  }

  private func passBlankLines() throws {
    while let next = try window.line(at: 0), window.isBlank(0..<next.end) {
      window.drop(next.next)
      line += 1
    }
  }

  /// Paragraphs, where text comes behind a blank line behind text.
  private static func unit(of window: TextWindow) throws -> Unit {
    var at = 0
    var (hasText, hasGap) = (false, false)
    while at < 1 << 20, let line = try window.line(at: at) {
      let isBlank = window.isBlank(at..<line.end)
      if hasGap, !isBlank { return .paragraph }
      if hasText, isBlank { hasGap = true }
      if !isBlank { hasText = true }
      at = line.next
    }
    return .line
  }
}
