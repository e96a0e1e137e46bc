/// A file of the lexicon: UTF-8, one record a line, fields parted by tabs, `#` comments, the column names first.
///
/// The text is kept as bytes; a field becomes a string when it is asked for.
struct TabTable {
  /// One record, with as many fields as there are columns.
  struct Line {
    fileprivate let text: Text
    fileprivate let fields: Range<Int>
    let location: Location

    /// The field of column `index`, without white space around it; empty where the line ends before it.
    subscript(index: Int) -> String {
      index < fields.count ? text.field(fields.lowerBound + index).trimmingBlanks : ""
    }
  }

  /// The bytes of a file and where its fields lie.
  fileprivate struct Text {
    let bytes: [UInt8]
    var starts: [Int32] = []
    var ends: [Int32] = []

    /// Finds the fields of one line and returns their numbers.
    mutating func add(_ line: Range<Int>) -> Range<Int> {
      let first = starts.count
      var start = line.lowerBound
      for index in line where bytes[index] == 0x09 {
        add(start, index)
        start = index + 1
      }
      add(start, line.upperBound)
      return first..<starts.count
    }

    private mutating func add(_ start: Int, _ end: Int) {
      starts.append(Int32(start))
      ends.append(Int32(end))
    }

    func field(_ number: Int) -> String {
      String(decoding: bytes[Int(starts[number])..<Int(ends[number])], as: UTF8.self)
    }
  }

  /// The records in the order of the file.
  private(set) var lines: [Line] = []

  /// Reads `text`. The header must name `columns` in their order; the last `optional` of them may be left out, in
  /// the header and in any line. Every line that does not fit is a fault and is left out.
  init(_ text: String, file: String, columns: [String], optional: Int = 1, faults: inout [Problem]) {
    var text = Text(bytes: Array(text.utf8))
    var records: [(fields: Range<Int>, row: Int)] = []
    var hasHeader = false
    TabTable.forEachLine(text.bytes) { row, line in
      let fields = text.add(line)
      let location = Location(file: file, row: row)
      if hasHeader {
        if (columns.count - optional...columns.count).contains(fields.count) {
          records.append((fields, row))
        } else {
          faults.append(TabTable.fault(count: fields.count, columns: columns, at: location))
        }
        return true
      }
      hasHeader = true
      let fault = TabTable.fault(
        header: fields.map { text.field($0) }, columns: columns, optional: optional, at: location)
      fault.map { faults.append($0) }
      return fault == nil
    }
    let whole = text
    lines = records.map {
      Line(text: whole, fields: $0.fields, location: Location(file: file, row: $0.row))
    }
  }

  /// Calls `body` with the row and the place of every line that counts, without its line end, until it returns false.
  private static func forEachLine(_ bytes: [UInt8], _ body: (_ row: Int, _ line: Range<Int>) -> Bool) {
    var (start, row) = (0, 0)
    while start <= bytes.count {
      row += 1
      var end = start
      var isBlank = true
      while end < bytes.count, bytes[end] != 0x0A {
        if bytes[end] != 0x20, bytes[end] != 0x09 { isBlank = false }
        end += 1
      }
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D {
        end -= 1
        isBlank = bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      }
      if !isBlank, bytes[start] != 0x23, !body(row, start..<end) { return }
      start = next
    }
  }

  private static func fault(header: [String], columns: [String], optional: Int, at location: Location)
    -> Problem?
  {
    let names = header.map { $0.trimmingBlanks.drop { $0 == "\u{FEFF}" } }
    if names.map(String.init) == Array(columns.prefix(names.count)), names.count >= columns.count - optional {
      return nil
    }
    return Problem(
      .lexicon,
      "found the header “\(header.joined(separator: " "))”, expected “\(columns.joined(separator: " "))”",
      at: location, hint: "the first line names the columns, parted by tabs")
  }

  private static func fault(count: Int, columns: [String], at location: Location) -> Problem {
    Problem(
      .lexicon, "found \(count) fields, expected \(columns.count): \(columns.joined(separator: ", "))",
      at: location, hint: "part the fields by one tab each")
  }
}
