internal import Huiyin
internal import HuiyinText

extension Format {
  /// JSON Lines: one object on each line.
  static let jsonLines = Format(name: "JSON Lines", endings: ["jsonl", "ndjson"]) { opening in
    try JSONLinesReader(opening.text())
  }
}

/// Reads JSON Lines: each object is a row that brings its own names, in the order of the line.
///
/// Strings are cells as they are; a number, `true`, an array or an object is its JSON text, exactly as it was written;
/// `null` is no cell. Blank lines come out as rows without cells.
/// - Source: RFC 8259, The JavaScript Object Notation Data Interchange Format; jsonlines.org.
final class JSONLinesReader: TableReader {
  let remark: String
  let shape = RowShape.ragged
  private let window: TextWindow
  private var line = 0

  init(_ text: TextSource) {
    window = TextWindow(text)
    remark = text.charset.name
  }

  func next() throws -> Reading? {
    guard try window.byte(at: 0) != nil else { return nil }
    line += 1
    let found = try window.first(0x0A, from: 0)
    let end = try found ?? window.endOffset()
    defer { window.drop(found == nil ? end : end + 1) }
    return reading(window.slice(0..<end), at: Location(file: window.file, row: line))
  }

  private func reading(_ bytes: UnsafeBufferPointer<UInt8>, at location: Location) -> Reading {
    if bytes.allSatisfy({ $0 <= 0x20 }) { return Reading(row: Row(cells: [], location: location)) }
    var scanner = JSONScanner(bytes)
    do {
      let members = try scanner.wholeObject()
      let row = Row(cells: members.map(\.value), names: members.map(\.name), location: location)
      return Reading(row: row, problems: scanner.cellText.problem(at: location).map { [$0] } ?? [])
    } catch {
      return Reading(lost: JSONLinesReader.problem(error, at: location))
    }
  }

  private static func problem(_ fault: JSONScanner.Fault, at location: Location) -> Problem {
    Problem(
      .malformedJSON,
      "\(fault.found) was found at byte \(fault.offset) of the line, \(fault.expected) was expected",
      at: location, hint: "each line must be one JSON object, such as {\"id\":\"1\",\"text\":\"…\"}")
  }
}
