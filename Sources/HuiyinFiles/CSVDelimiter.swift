internal import Huiyin

/// Finds out what separates the cells of a table, from its first lines.
enum CSVDelimiter {
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let tab = UInt8(ascii: "\t")
  private static let all = [comma, semicolon, tab]

  /// The delimiter that shows a known header in one of the first five lines of `head`; else the one that stands in
  /// the first line that has any; else the comma.
  static func recognise(in head: [UInt8], names: ColumnNames, choices: ColumnChoices) -> UInt8 {
    ofHeader(in: head, names: names, choices: choices)
      ?? firstLines(head).lazy.compactMap(mostFrequent).first ?? comma
  }

  /// The delimiter that shows a known header, or all chosen ones, in one of the first five lines of `head`; nil where
  /// none does.
  static func ofHeader(in head: [UInt8], names: ColumnNames, choices: ColumnChoices) -> UInt8? {
    let lines = firstLines(head)
    return lines.lazy.compactMap { best(in: $0) { isHeader($0, names: names, choices: choices) } }.first
      ?? lines.lazy.compactMap { best(in: $0) { $0.count > 1 && names.columns(in: $0)[.text] != nil } }.first
  }

  /// The delimiter that parts each of the first lines, at least two, into the same number of cells, at least three; nil
  /// where none does. So a table shows whose headers are not known.
  static func ofEvenLines(in head: [UInt8]) -> UInt8? {
    let lines = firstLines(head)
    return all.first { delimiter in
      let counts = Set(lines.map { cells(of: $0, by: delimiter).count })
      return lines.count > 1 && counts.count == 1 && counts.allSatisfy { $0 > 2 }
    }
  }

  private static func isHeader(_ cells: [String], names: ColumnNames, choices: ColumnChoices) -> Bool {
    choices.hasNames ? choices.areNamed(in: cells) : names.names(.text, in: cells)
  }

  private static func best(in line: ArraySlice<UInt8>, where isHeader: ([String]) -> Bool) -> UInt8? {
    let fitting = all.map { ($0, cells(of: line, by: $0)) }.filter { isHeader($0.1) }
    return fitting.reduce(nil as (UInt8, [String])?) { best, next in
      if let best, best.1.count >= next.1.count { best } else { next }
    }?.0
  }

  private static func mostFrequent(in line: ArraySlice<UInt8>) -> UInt8? {
    let counts = all.map { ($0, cells(of: line, by: $0).count) }.filter { $0.1 > 1 }
    return counts.reduce(nil as (UInt8, Int)?) { best, next in
      if let best, best.1 >= next.1 { best } else { next }
    }?.0
  }

  private static func firstLines(_ head: [UInt8]) -> [ArraySlice<UInt8>] {
    Array(
      head.split(maxSplits: 64) { $0 == 0x0A || $0 == 0x0D }.prefix(64).filter {
        !$0.allSatisfy { $0 <= 0x20 }
      }.prefix(5))
  }

  /// The cells of a line, quotes taken off.
  private static func cells(of line: ArraySlice<UInt8>, by delimiter: UInt8) -> [String] {
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in line.prefix(1 << 14) {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == delimiter, !isQuoted {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
    }
    return cells.map { String(decoding: $0, as: UTF8.self) }
  }
}
