internal import HuiyinText

/// A file of the lexicon: UTF-8, one record a line, fields parted by tabs, `#` comments, the column names first.
///
/// The text is kept as bytes; a field becomes a string when it is asked for.
struct TabTable {
  /// One record, with as many fields as there are columns.
  struct Line: Sendable {
    fileprivate let text: Text
    fileprivate let bytes: Range<Int32>
    fileprivate let row: Int32

    /// The field of column `index`, without white space around it; empty where the line ends before it.
    /// - Complexity: O(length of the line)
    subscript(index: Int) -> String { text.field(index, of: bytes).trimmingBlanks }

    /// The file and the row of the line.
    var location: Location { Location(file: text.file, row: Int(row)) }
  }

  /// The bytes of a file.
  fileprivate final class Text: Sendable {
    let file: String
    private let bytes: [UInt8]

    init(_ file: LexiconFile) { (self.file, bytes) = (file.path, file.bytes) }

    func field(_ index: Int, of line: Range<Int32>) -> String {
      bytes.withUnsafeBufferPointer { bytes in
        let line = UnsafeBufferPointer(rebasing: bytes[Int(line.lowerBound)..<Int(line.upperBound)])
        var start = 0
        for _ in 0..<index {
          guard let tab = ByteSearch.first(TabTable.tab, in: line, from: start) else { return "" }
          start = tab + 1
        }
        let end = ByteSearch.first(TabTable.tab, in: line, from: start) ?? line.count
        return String(decoding: line[start..<end], as: UTF8.self)
      }
    }
  }

  /// The records in the order of the file.
  private(set) var lines: [Line] = []

  private static let tab = UInt8(ascii: "\t")

  /// Reads `file`. The header must name `columns` in their order; the last `optional` of them may be left out, in
  /// the header and in any line. A file that is not UTF-8 is a fault and has no lines; every line that does not fit is
  /// a fault and is left out.
  init(_ file: LexiconFile, columns: [String], optional: Int = 1, faults: inout [Problem]) {
    guard file.isText(faults: &faults) else { return }
    let text = Text(file)
    var hasHeader = false
    file.bytes.withUnsafeBufferPointer { bytes in
      TabTable.forEachLine(bytes, from: file.textStart) { row, place in
        let line = Line(
          text: text, bytes: Int32(place.lowerBound)..<Int32(place.upperBound), row: Int32(row))
        let count = TabTable.tabs(in: bytes[place]) + 1
        let isFitting = (columns.count - optional...columns.count).contains(count)
        if hasHeader {
          if isFitting {
            lines.append(line)
          } else {
            faults.append(TabTable.fault(count: count, columns: columns, at: line.location))
          }
          return true
        }
        hasHeader = true
        let names = bytes[place].split(separator: TabTable.tab, omittingEmptySubsequences: false).map {
          String(decoding: $0, as: UTF8.self).trimmingBlanks
        }
        if isFitting, names.map(\.withoutMark) == Array(columns.prefix(count)) { return true }
        faults.append(TabTable.fault(header: names, columns: columns, at: line.location))
        return false
      }
    }
  }

  private static func tabs(in line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var count = 0
    for byte in line { count &+= byte == tab ? 1 : 0 }
    return count
  }

  /// Calls `body` with the row and the place of every line that counts, without its line end, until it returns false.
  private static func forEachLine(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, _ body: (_ row: Int, _ line: Range<Int>) -> Bool
  ) {
    var (start, row) = (first, 0)
    while start < bytes.count {
      row += 1
      let next = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
      var end = next
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      let isBlank = bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == tab }
      if !isBlank, bytes[start] != 0x23, !body(row, start..<end) { return }
      start = next + 1
    }
  }

  private static func fault(header: [String], columns: [String], at location: Location) -> Problem {
    Problem(
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

extension String {
  /// The text without byte order marks before it.
  fileprivate var withoutMark: String { String(drop { $0 == "\u{FEFF}" }) }
}
