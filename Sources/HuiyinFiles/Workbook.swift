internal import Huiyin

/// A workbook opened: its sheets by name, and what its cells refer to.
/// - Source: ISO/IEC 29500-1, SpreadsheetML.
final class Workbook {
  /// The archive it is stored in.
  let archive: Archive
  /// The sheets that hold cells, in the order of the tabs.
  let sheets: [(name: String, part: String)]
  /// How cells show their numbers.
  let styles: CellStyles
  /// The texts that cells share.
  let strings: SharedStrings

  /// Opens the workbook in `archive`.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where there is none or it is damaged.
  init(_ archive: Archive) throws {
    self.archive = archive
    let main = try PartRelations.main(of: archive) ?? "xl/workbook.xml"
    guard let part = try archive.part(main) else { throw Workbook.none(archive) }
    let listener = Listener()
    try XMLStream(part, to: listener).readAll()
    let relations = try PartRelations(of: main, in: archive)
    sheets = listener.sheets.compactMap { sheet in
      guard let target = relations.targets[sheet.id], target.type == "worksheet", archive.has(target.part)
      else {
        return nil
      }
      return (sheet.name, target.part)
    }
    guard !sheets.isEmpty else { throw Workbook.none(archive) }
    styles = try CellStyles(archive, part: relations.part(of: "styles"), epoch: listener.epoch)
    strings = try SharedStrings(archive, part: relations.part(of: "sharedStrings"))
  }

  private static func none(_ archive: Archive) -> HuiyinError {
    let isDocument = archive.has("word/document.xml")
    return ArchiveFault.fault(
      archive.file,
      "this is \(isDocument ? "a text document" : "an archive without a sheet"), a workbook was expected",
      hint: isDocument ? "give it its ending .docx" : "open it in a spreadsheet program and save it as .xlsx")
  }

  private final class Listener: XMLListener {
    var sheets: [(name: String, id: String)] = []
    var epoch = DateEpoch.from1900

    func open(_ element: XMLElement) {
      if element.name == "workbookPr", element.isTrue("date1904") { epoch = .from1904 }
      guard element.name == "sheet", sheets.count < 1 << 12, let id = element["id"] else { return }
      sheets.append((element["name"] ?? "", id))
    }

    func close(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
