internal import Huiyin

/// Writes a table as CSV that opens rightly in spreadsheets: UTF-8 with its mark, CR LF, quotes where they are needed.
///
/// A text that a spreadsheet would run as a formula gets a `'` in front; numbers are left alone.
/// - Source: RFC 4180; OWASP, CSV Injection.
public struct CSVWriter {
  private let output: OutputFile
  private var line: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A table written to `output`.
  public init(to output: OutputFile) { self.output = output }

  /// Writes one row.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ cells: [String]) throws {
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      append(CSVWriter.defused(cell), isAlone: cells.count == 1)
    }
    line += [0x0D, 0x0A]
    try output.write(line)
    line.removeAll(keepingCapacity: true)
  }

  /// `cell`, with a `'` in front where it begins like a formula (`=`, `+`, `-`, `@`, their full-width forms, tab,
  /// CR) and is no plain number.
  public static func defused(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, triggers.contains(first), !isNumber(cell) else {
      return cell
    }
    return "'" + cell
  }

  private static let triggers: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]

  /// Digits with at most one sign, point, exponent and percent sign.
  private static func isNumber(_ cell: String) -> Bool {
    var rest = cell.utf8[...]
    func dropSign() { if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() } }
    func dropDigits() -> Bool {
      let after = rest.drop { (0x30...0x39).contains($0) }
      defer { rest = after }
      return after.startIndex != rest.startIndex
    }
    dropSign()
    guard dropDigits() else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard dropDigits() else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      dropSign()
      guard dropDigits() else { return false }
    }
    if rest.first == UInt8(ascii: "%") { rest.removeFirst() }
    return rest.isEmpty
  }

  /// Appends a cell, in quotes where it holds a delimiter, a quote or a line end, begins or ends with a blank, or
  /// would leave the line empty.
  private mutating func append(_ cell: String, isAlone: Bool) {
    let mark = CSVQuote.mark
    let bytes = cell.utf8
    let isBlankEdged = bytes.first == 0x20 || bytes.last == 0x20
    let special = bytes.contains {
      $0 == mark || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == 0x3B
    }
    guard special || isBlankEdged || isAlone && cell.isEmpty else { return line.append(contentsOf: bytes) }
    line.append(mark)
    for byte in bytes {
      if byte == mark { line.append(mark) }
      line.append(byte)
    }
    line.append(mark)
  }
}
