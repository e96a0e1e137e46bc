internal import Huiyin
internal import HuiyinText

extension Format {
  /// The format a file without a telling ending seems to have: JSON Lines where it starts with `{`, a table where one
  /// of its first lines has a known header or all have the same number of cells, else plain text.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the file is no text, or JSON that is not in lines.
  static func sniffed(_ opening: Opening) throws -> Format {
    if BinaryFormat(of: opening.source.head) == .zip { return try packed(opening.archive()) }
    let text = try opening.text()
    let head = text.head(1 << 16)
    let content = head.drop { $0 <= 0x20 }
    switch content.first {
    case UInt8(ascii: "{"): return .jsonLines
    case UInt8(ascii: "[") where content.dropFirst().first(where: { $0 > 0x20 }) == UInt8(ascii: "{"):
      throw HuiyinError(array(file: text.file))
    default: break
    }
    let known = CSVDelimiter.ofHeader(in: head, names: opening.names, choices: opening.options.columns)
    switch known ?? CSVDelimiter.ofEvenLines(in: head) {
    case CSVDelimiter.tab: return .tsv
    case .some: return .csv
    case nil: return .plainText
    }
  }

  /// The format of an archive that says nothing by its ending.
  private static func packed(_ archive: Archive) throws -> Format {
    let main = try PartRelations.main(of: archive) ?? ""
    return main.hasPrefix("word/") || archive.has("word/document.xml") ? .document : .workbook
  }

  private static func array(file: String) -> Problem {
    Problem(
      .unreadableFile, "this is a JSON array, one object on each line was expected", at: Location(file: file),
      hint: "turn it into JSON Lines, as with jq -c '.[]'")
  }
}
