/// A file of the lexicon: UTF-8, one record a line, fields parted by tabs, `#` comments, the column names first.
///
/// The text is kept as bytes; a field becomes a string when it is asked for.
struct TabTable {
  /// One record, with as many fields as there are columns.
  struct Line {
    fileprivate let bytes: [UInt8]
    fileprivate let range: Range<Int>
    let location: Location

    /// The field of column `index`, without white space around it; empty where the line ends before it.
    subscript(index: Int) -> String {
      var fields = TabTable.Fields(bytes, range)
      for _ in 0..<index where fields.next() == nil { return "" }
      return fields.next().map { String(decoding: bytes[$0], as: UTF8.self).trimmingBlanks } ?? ""
    }
  }

  /// The records in the order of the file.
  private(set) var lines: [Line] = []

  /// Reads `text`. The header must name `columns` in their order; the last `optional` of them may be left out, in
  /// the header and in any line. Every line that does not fit is a fault and is left out.
  init(_ text: String, file: String, columns: [String], optional: Int = 1, faults: inout [Problem]) {
    let bytes = Array(text.utf8)
    var hasHeader = false
    TabTable.forEachLine(bytes) { row, range in
      let location = Location(file: file, row: row)
      if hasHeader {
        let count = Fields.count(bytes, range)
        if (columns.count - optional...columns.count).contains(count) {
          lines.append(Line(bytes: bytes, range: range, location: location))
        } else {
          faults.append(TabTable.fault(count: count, columns: columns, at: location))
        }
        return true
      }
      hasHeader = true
      let fault = TabTable.fault(
        header: Fields.all(bytes, range), columns: columns, optional: optional, at: location)
      fault.map { faults.append($0) }
      return fault == nil
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

extension TabTable {
  /// The places of the fields of one line, one after the other.
  fileprivate struct Fields {
    private let bytes: [UInt8]
    private let end: Int
    private var start: Int?

    init(_ bytes: [UInt8], _ range: Range<Int>) {
      (self.bytes, start, end) = (bytes, range.lowerBound, range.upperBound)
    }

    mutating func next() -> Range<Int>? {
      guard let start else { return nil }
      var at = start
      while at < end, bytes[at] != 0x09 { at += 1 }
      self.start = at < end ? at + 1 : nil
      return start..<at
    }

    static func count(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
      var count = 1
      for index in range where bytes[index] == 0x09 { count += 1 }
      return count
    }

    static func all(_ bytes: [UInt8], _ range: Range<Int>) -> [String] {
      var fields = Fields(bytes, range)
      var found: [String] = []
      while let field = fields.next() { found.append(String(decoding: bytes[field], as: UTF8.self)) }
      return found
    }
  }
}
