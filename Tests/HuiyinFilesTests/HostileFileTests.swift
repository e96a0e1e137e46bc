import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

private typealias Cell = TestWorkbook.Cell

/// A file made to harm, or not what it says, and what must be said about it.
struct HostileFile: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let says: [String]
  let write: @Sendable (String) throws -> Void
  var testDescription: String { name }

  init(
    _ name: String, _ file: String = "a.xlsx", says: String...,
    write: @escaping @Sendable (String) throws -> Void
  ) {
    (self.name, self.file, self.says, self.write) = (name, file, says, write)
  }

  /// A good workbook whose sheet or other part is `xml`.
  private static func workbook(_ part: String, _ xml: String) -> [(name: String, bytes: [UInt8])] {
    var book = TestWorkbook()
    book.add("表", [[.text("内容")], [.text("一")]])
    return book.parts.map { $0.name == part ? ($0.name, Array(xml.utf8)) : $0 }
  }

  private static func sheet(_ rows: String, before: String = "") -> [(name: String, bytes: [UInt8])] {
    workbook("xl/worksheets/sheet1.xml", "\(before)<worksheet><sheetData>\(rows)</sheetData></worksheet>")
  }

  private static func bytes(_ bytes: some Sequence<UInt8>, _ path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// An old Office file whose table of contents names one part.
  private static func oldOffice(_ part: String) -> [UInt8] {
    var file = [UInt8](repeating: 0, count: 2048)
    file.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    (file[30], file[48]) = (9, 1)
    for (index, unit) in part.utf16.enumerated() { file[1024 + 2 * index] = UInt8(unit & 255) }
    return file
  }

  static let all =
    archives + [
      HostileFile("bomb", says: "sheet1.xml has unpacked to", "no table of notes") {
        TestArchive.write(sheet(String(repeating: " ", count: 34 << 20)), to: $0)
      },
      HostileFile("document type", says: "declares a document type") {
        TestArchive.write(sheet("", before: "<!DOCTYPE x [<!ENTITY a \"b\">]>"), to: $0)
      },
      HostileFile("entity", says: "damaged", "undefined entity") {
        TestArchive.write(sheet("<row><c t=\"str\"><v>&a;</v></c></row>"), to: $0)
      },
      HostileFile("deep nesting", says: "nested deeper than 256") {
        TestArchive.write(sheet(String(repeating: "<a>", count: 300)), to: $0)
      },
      HostileFile("long tag", says: "a tag longer than 4 MiB") {
        TestArchive.write(sheet("<a b=\"\(String(repeating: "xyz", count: 2 << 20))\"/>"), to: $0)
      },
      HostileFile("long cell", says: "a cell longer than 16 MiB") {
        TestArchive.write(
          sheet("<row><c t=\"str\"><v>\(String(repeating: "abcdefgh", count: 9 << 18))</v></c></row>"), to: $0
        )
      },
      HostileFile("shared text repeated", says: "repeats few shared texts") { path in
        var book = TestWorkbook()
        book.shared = ["<t>内容</t>", "<t>\(String(repeating: "扰", count: 30_000))</t>"]
        book.add("表", [[.shared(0)]] + (0..<100).map { _ in (0..<40).map { _ in .shared(1) } })
        TestArchive.write(book.parts, to: path)
      },
      HostileFile("no sheet", says: "an archive without a sheet") {
        TestArchive.write(workbook("xl/_rels/workbook.xml.rels", "<Relationships/>"), to: $0)
      },
      HostileFile("relations in a circle", says: "nothing but blank lines") {
        let circle =
          "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"../xl/./workbook.xml\"/></Relationships>"
        TestArchive.write(workbook("xl/_rels/workbook.xml.rels", circle), to: $0)
      },
      HostileFile("document for a workbook", says: "a text document, a workbook was expected", ".docx") {
        TestArchive.write(TestDocument().parts, to: $0)
      },
      HostileFile(
        "workbook for a document", "a.docx", says: "a workbook, a text document was expected", ".xlsx"
      ) {
        TestArchive.write(sheet(""), to: $0)
      },
      HostileFile("bomb in a document", "a.docx", says: "document.xml has unpacked to") { path in
        var document = TestDocument()
        document.body = String(repeating: " ", count: 34 << 20)
        TestArchive.write(document.parts, to: path)
      },
      HostileFile("document without a text", "a.docx", says: "an archive without a text") {
        TestArchive.write([("word/document.xml", Array("<w:x/>".utf8))], to: $0)
      },
    ]

  private static let archives = [
    HostileFile("CSV", says: "no workbook or document", "its ending .csv") { try bytes("内容\n一\n".utf8, $0) },
    HostileFile("old workbook", says: "an old Office file", "save it as .xlsx") {
      try bytes(oldOffice("Workbook"), $0)
    },
    HostileFile("encrypted workbook", says: "encrypted with a password", "take the password off") {
      try bytes(oldOffice("EncryptedPackage"), $0)
    },
    HostileFile("encrypted document", "a.docx", says: "encrypted with a password") {
      try bytes(oldOffice("EncryptedPackage"), $0)
    },
    HostileFile("encrypted parts", says: "encrypted with a password") {
      TestArchive.write(sheet(""), to: $0, password: "x")
    },
    HostileFile("picture", says: "an image, not what its ending says") {
      try bytes([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], $0)
    },
    HostileFile("signature and nothing else", says: "damaged or cut off") {
      try bytes([0x50, 0x4B, 3, 4, 0, 0], $0)
    },
  ]
}

@Test(arguments: HostileFile.all) func hostileFilesAreRefusedWithAClearSentence(_ hostile: HostileFile) throws
{
  let folder = try TestFolder()
  try hostile.write(folder.path(hostile.file))
  let error = #expect(throws: HuiyinError.self) { _ = try ReadFiles([folder.path(hostile.file)]) }
  let sentence = error?.description ?? ""
  for words in [folder.path(hostile.file)] + hostile.says { #expect(sentence.contains(words), "\(sentence)") }
  #expect(error?.faults.count == 1 && sentence.utf8.count < 1000)
}

@Test func truncatedArchivesAreRefusedWhereverTheyEnd() throws {
  let folder = try TestFolder()
  var book = TestWorkbook()
  book.add("表", [[.text("内容")]] + (0..<50).map { [.text("第\($0)条")] })
  var document = TestDocument()
  document.add("一", "二")
  for (name, path) in [("a.xlsx", folder.workbook(book)), ("a.docx", folder.document(document))] {
    let whole = try Data(contentsOf: URL(filePath: path))
    for part in 1..<20 {
      let cut = try folder.file("cut-\(name)", whole.prefix(whole.count * part / 20))
      let error = #expect(throws: HuiyinError.self) { _ = try ReadFiles([cut]) }
      #expect(error?.description.contains("damaged or cut off") == true, "\(String(describing: error))")
    }
  }
}

@Test func namesThatLeadOutOfTheArchiveLeadNowhere() throws {
  let folder = try TestFolder()
  var book = TestWorkbook()
  book.add("表", [[.text("内容")], [.text("一")]])
  let evil = [("../evil.xml", Array("<x/>".utf8)), ("/tmp/evil-huiyin.xml", Array("<x/>".utf8))]
  TestArchive.write(book.parts + evil, to: folder.path("a.xlsx"))
  let before = folder.names
  #expect(try ReadFiles([folder.path("a.xlsx")]).texts == ["一"])
  #expect(folder.names == before && !FileManager.default.fileExists(atPath: "/tmp/evil-huiyin.xml"))
}

@Test func longCellsAreReadWholeAndSaidToBeLong() throws {
  let folder = try TestFolder()
  var book = TestWorkbook()
  let long = String(repeating: "吵", count: 32_768)
  book.add("表", [[.text("内容")], [.text(String(long.dropLast()))], [.text(long)]])
  let read = try ReadFiles([folder.workbook(book)])
  #expect(read.texts.map(\.unicodeScalars.count) == [32_767, 32_768])
  #expect(read.problems.map(\.location.row) == [3] && read.problems.map(\.location.column) == ["A"])
  #expect(read.problems.first?.message.contains("holds 32768 characters") == true)
}

@Test func cellsBesideTheSheetAreLeftOutAndNamed() throws {
  let folder = try TestFolder()
  var book = TestWorkbook()
  let far = "<c r=\"ZZZZZZZZZZZZZZZZ2\" t=\"str\"><v>x</v></c><c r=\"XFE2\" t=\"str\"><v>x</v></c>"
  book.sheets = [
    ("表", "<row><c t=\"str\"><v>内容</v></c></row><row r=\"2\"><c t=\"str\"><v>一</v></c>\(far)</row>")
  ]
  let read = try ReadFiles([folder.workbook(book)])
  #expect(read.texts == ["一"] && read.problems.count == 2)
  #expect(read.problems.allSatisfy { $0.message.contains("at most 16384 columns") })
}

@Test func emptyRowsByTheHundredThousandAreOnlyCounted() throws {
  let folder = try TestFolder()
  var book = TestWorkbook()
  let empty = String(repeating: "<row/>", count: 1 << 16)
  book.sheets = [("表", empty + "<row><c t=\"str\"><v>内容</v></c></row>" + empty)]
  var files = try NoteFiles([folder.workbook(book)], names: .known)
  while let batch = try files.nextBatch() { #expect(batch.problems.isEmpty && batch.notes.isEmpty) }
  #expect(files.tally.emptyRows == 1 << 17 && files.tally.rows == 0)
}

@Test func aBatchOfLongNotesIsAShortOne() throws {
  let folder = try TestFolder()
  let long = String(repeating: "吵", count: 1 << 19)
  let path = try folder.file("a.csv", "内容\n" + (0..<20).map { "\($0)\(long)\n" }.joined())
  var files = try NoteFiles([path], names: .known)
  var counts: [Int] = []
  while let batch = try files.nextBatch() { counts.append(batch.notes.count) }
  #expect(counts.reduce(0, +) == 20 && counts.allSatisfy { $0 <= 3 })
}
