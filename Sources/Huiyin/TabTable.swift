/// A file of the lexicon: UTF-8, one record a line, fields parted by tabs, `#` comments, the column names first.
struct TabTable {
  /// One record, with as many fields as there are columns.
  struct Line {
    let fields: [String]
    let location: Location

    /// The field of column `index`, without white space around it.
    subscript(index: Int) -> String { fields[index].trimmingBlanks }
  }

  /// The records in the order of the file.
  private(set) var lines: [Line] = []

  /// Reads `text`. The header must name `columns` in their order; the last `optional` of them may be left out, in
  /// the header and in any line. Every line that does not fit is a fault and is left out.
  init(_ text: String, file: String, columns: [String], optional: Int = 1, faults: inout [Problem]) {
    var hasHeader = false
    for (index, raw) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = raw.last == 0x0D ? raw.dropLast() : raw
      guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }), line.first != 0x23 else { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(Substring($0)) }
      let location = Location(file: file, row: index + 1)
      if hasHeader {
        add(fields, columns: columns, optional: optional, at: location, faults: &faults)
      } else {
        hasHeader = true
        let names = fields.map { $0.trimmingBlanks.drop { $0 == "\u{FEFF}" } }
        guard names.map(String.init) == Array(columns.prefix(names.count)),
          names.count >= columns.count - optional
        else {
          faults.append(
            Problem(
              .lexicon,
              "found the header “\(fields.joined(separator: " "))”, expected “\(columns.joined(separator: " "))”",
              at: location, hint: "the first line names the columns, parted by tabs"))
          return
        }
      }
    }
  }

  private mutating func add(
    _ fields: [String], columns: [String], optional: Int, at location: Location, faults: inout [Problem]
  ) {
    guard (columns.count - optional...columns.count).contains(fields.count) else {
      faults.append(
        Problem(
          .lexicon,
          "found \(fields.count) fields, expected \(columns.count): \(columns.joined(separator: ", "))",
          at: location, hint: "part the fields by one tab each"))
      return
    }
    let padding = [String](repeating: "", count: columns.count - fields.count)
    lines.append(Line(fields: fields + padding, location: location))
  }
}
