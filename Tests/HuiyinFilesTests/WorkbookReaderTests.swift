import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

private typealias Cell = TestWorkbook.Cell

extension TestFolder {
  func workbook(_ workbook: TestWorkbook, _ name: String = "a.xlsx") -> String {
    TestArchive.write(workbook.parts, to: path(name))
    return path(name)
  }

  func document(_ document: TestDocument, _ name: String = "a.docx") -> String {
    TestArchive.write(document.parts, to: path(name))
    return path(name)
  }
}

/// A cell as it is stored, the text it must be read as, and what is said of it.
struct CellCase: Sendable, CustomTestStringConvertible {
  let name: String
  let xml: String
  let shows: String
  var says: String?
  var testDescription: String { name }

  static let all = [
    CellCase(name: "shared", xml: "<c r=\"A2\" t=\"s\"><v>0</v></c>", shows: "共 享"),
    CellCase(
      name: "shared runs joined, reading skipped", xml: "<c r=\"A2\" t=\"s\"><v>1</v></c>", shows: "红 绿灯"),
    CellCase(
      name: "shared, escapes of characters", xml: "<c r=\"A2\" t=\"s\"><v>2</v></c>",
      shows: "甲\r\n_x000D_乙_x00"),
    CellCase(name: "inline", xml: "<c r=\"A2\" t=\"inlineStr\"><is><t> 行内 </t></is></c>", shows: " 行内 "),
    CellCase(
      name: "inline runs",
      xml: "<c r=\"A2\" t=\"inlineStr\"><is><r><t>a</t></r><r><rPr/><t>b</t></r></is></c>",
      shows: "ab"),
    CellCase(
      name: "result of a formula", xml: "<c r=\"A2\" t=\"str\"><f>A1&amp;\"x\"</f><v>算得</v></c>", shows: "算得"),
    CellCase(name: "no reference", xml: "<c t=\"s\"><v>0</v></c>", shows: "共 享"),
    CellCase(name: "other prefix", xml: "<x:c r=\"A2\" t=\"s\"><x:v>0</x:v></x:c>", shows: "共 享"),
    CellCase(name: "true", xml: "<c r=\"A2\" t=\"b\"><v>1</v></c>", shows: "TRUE"),
    CellCase(name: "false", xml: "<c r=\"A2\" t=\"b\"><v>0</v></c>", shows: "FALSE"),
    CellCase(name: "whole number", xml: "<c r=\"A2\"><v>0315</v></c>", shows: "0315"),
    CellCase(
      name: "number of an identity card", xml: "<c r=\"A2\"><v>3.2020519900101E+17</v></c>",
      shows: "320205199001010000"),
    CellCase(name: "decimals", xml: "<c r=\"A2\"><v>0.10000000000000001</v></c>", shows: "0.1"),
    CellCase(
      name: "decimals of seventeen digits", xml: "<c r=\"A2\"><v>43237.355601851901</v></c>",
      shows: "43237.3556018519"),
    CellCase(name: "negative", xml: "<c r=\"A2\"><v>-2.50</v></c>", shows: "-2.5"),
    CellCase(name: "no number", xml: "<c r=\"A2\"><v>1e999</v></c>", shows: "1e999"),
    CellCase(name: "day", xml: "<c r=\"A2\" s=\"1\"><v>43524</v></c>", shows: "2019-02-28"),
    CellCase(
      name: "moment", xml: "<c r=\"A2\" s=\"2\"><v>43524.475752314815</v></c>", shows: "2019-02-28 11:25:05"),
    CellCase(
      name: "just before midnight", xml: "<c r=\"A2\" s=\"2\"><v>43524.999999999</v></c>", shows: "2019-03-01"
    ),
    CellCase(name: "first day", xml: "<c r=\"A2\" s=\"1\"><v>1</v></c>", shows: "1900-01-01"),
    CellCase(
      name: "before the leap day that never was", xml: "<c r=\"A2\" s=\"1\"><v>59</v></c>",
      shows: "1900-02-28"),
    CellCase(name: "behind it", xml: "<c r=\"A2\" s=\"1\"><v>61</v></c>", shows: "1900-03-01"),
    CellCase(name: "last day", xml: "<c r=\"A2\" s=\"1\"><v>2958465</v></c>", shows: "9999-12-31"),
    CellCase(name: "no day any more", xml: "<c r=\"A2\" s=\"1\"><v>2958466</v></c>", shows: "2958466"),
    CellCase(name: "negative day", xml: "<c r=\"A2\" s=\"1\"><v>-1</v></c>", shows: "-1"),
    CellCase(name: "time of day", xml: "<c r=\"A2\" s=\"2\"><v>0.5</v></c>", shows: "12:00:00"),
    CellCase(name: "span", xml: "<c r=\"A2\" s=\"3\"><v>1.25</v></c>", shows: "30:00:00"),
    CellCase(name: "colour and text are no date", xml: "<c r=\"A2\" s=\"4\"><v>12.5</v></c>", shows: "12.5"),
    CellCase(name: "unknown style", xml: "<c r=\"A2\" s=\"99\"><v>43524</v></c>", shows: "43524"),
    CellCase(name: "text with a date style", xml: "<c r=\"A2\" s=\"1\" t=\"s\"><v>0</v></c>", shows: "共 享"),
    CellCase(
      name: "error", xml: "<c r=\"A2\" t=\"e\"><v>#REF!</v></c>", shows: "#REF!",
      says: "column A: the cell holds the error #REF!"),
    CellCase(
      name: "shared text that is not there",
      xml: "<c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\" t=\"s\"><v>0</v></c>", shows: "",
      says: "column A: the cell names the shared text 3, the workbook has 3"),
    CellCase(
      name: "shared text with a sign",
      xml: "<c r=\"A2\" t=\"s\"><v>-1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c>", shows: "",
      says: "the shared text -1"),
  ]
}

private func workbook(rows: String, isFrom1904: Bool = false) -> TestWorkbook {
  var workbook = TestWorkbook()
  workbook.shared = [
    "<t xml:space=\"preserve\">共 享</t>",
    "<r><t>红 </t></r><r><rPr><b/></rPr><t>绿灯</t></r><rPh sb=\"0\" eb=\"1\"><t>hong</t></rPh><phoneticPr/>",
    "<t>甲_x000D_\n_x005F_x000D_乙_x00</t>",
  ]
  workbook.formats = [
    (0, nil), (14, nil), (176, "yyyy\\-mm\\-dd\\ hh:mm:ss"), (177, "[h]:mm"), (178, "[Red]\"day\"0.0_);\\d0"),
  ]
  workbook.isFrom1904 = isFrom1904
  workbook.sheets = [("表", rows)]
  return workbook
}

private let header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>内容</t></is></c></row>"

@Test(arguments: CellCase.all) func cellsAreReadAsTheyAreShown(_ cell: CellCase) throws {
  let folder = try TestFolder()
  let path = folder.workbook(workbook(rows: header + "<row r=\"2\">\(cell.xml)</row>"))
  let opening = Opening(try ByteSource(path: path), names: .known, options: NoteFiles.Options())
  let reader = try Format.workbook.open(opening)
  _ = try reader.next()
  let reading = try #require(try reader.next())
  #expect(reading.row?.cells.first.map { Array($0.utf8) } == Array(cell.shows.utf8))
  #expect(reading.problems.count == (cell.says == nil ? 0 : 1))
  if let says = cell.says {
    #expect(reading.problems.first?.description.contains(says) == true, "\(reading.problems)")
  }
  #expect(try reader.next() == nil)
}

@Test func daysCountFrom1904WhereTheWorkbookSaysSo() throws {
  let folder = try TestFolder()
  let row = "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>42062</v></c></row>"
  let path = folder.workbook(workbook(rows: header + row, isFrom1904: true))
  #expect(try ReadFiles([path]).texts == ["2019-02-28"])
}

@Test func rowsKeepTheirNumbersAndEmptyOnesAreCounted() throws {
  let folder = try TestFolder()
  let rows =
    "<row r=\"2\"/>" + header.replacing("r=\"1\"", with: "r=\"3\"") + "<row/>"
    + "<row r=\"7\"><c t=\"s\"><v>0</v></c></row>" + "<row r=\"8\"><c r=\"A8\" s=\"1\"/><c r=\"B8\"/></row>"
    + "<row><c r=\"C9\" t=\"s\"><v>0</v></c></row>"
  let read = try ReadFiles([folder.workbook(workbook(rows: rows))])
  #expect(read.texts == ["共 享"])
  #expect(read.notes[0].location == Location(file: folder.path("a.xlsx"), sheet: "表", row: 7))
  #expect(read.notes[0].id == "a.xlsx#表!7")
  #expect(read.tally.emptyRows == 3 && read.tally.rows == 2 && read.tally.rowsWithoutNote == 1)
  #expect(read.problems.map(\.location.row) == [9])
}

@Test func bothFormsOfDatesStandInOneColumn() throws {
  let folder = try TestFolder()
  var book = workbook(rows: "")
  book.sheets = []
  book.add(
    "表",
    [
      [.text("留言编号"), .text("留言时间"), .text("留言详情")],
      [.number("1"), .text("2019/2/28 11:25:05"), .text("一")],
      [.number("2"), .number("43524.475752314815", style: 2), .text("二")],
      [.number("3"), .text("昨天"), .text("三")],
    ])
  let names = ColumnNames([.id: ["留言编号"], .date: ["留言时间"], .text: ["留言详情"]])
  var files = try NoteFiles([folder.workbook(book)], names: names)
  let notes = try files.all().notes
  #expect(notes.map(\.date) == [Day(year: 2019, month: 2, day: 28), Day(year: 2019, month: 2, day: 28), nil])
  #expect(notes.map(\.id) == ["1", "2", "3"])
  #expect(files.tally.unreadableDates == 1 && notes[2].columns.first?.value == "昨天")
}

private func threeSheets() -> TestWorkbook {
  var book = TestWorkbook()
  book.add("说明", [[.text("填表说明")], [.text("请如实填写")]])
  book.add("一", [[.text("编号"), .text("内容")], [.text("1"), .text("甲")]])
  book.add("二 & 三", [[.text("编号"), .text("内容")], [.text("2"), .text("乙")], [.text("3"), .text("丙")]])
  return book
}

@Test func theSheetWithTheBestHeaderIsReadAndTheOthersAreNamed() throws {
  let folder = try TestFolder()
  let path = folder.workbook(threeSheets())
  let read = try ReadFiles([path])
  #expect(read.texts == ["甲"])
  #expect(read.remarks[0].contains("sheet 一, XLSX, 1 rows"))
  #expect(read.remarks.contains { $0.contains("sheet 说明 was not read, 2 filled rows") })
  #expect(read.remarks.contains { $0.contains("sheet 二 & 三 was not read, 3 filled rows") })
}

@Test func theSheetAskedForIsRead() throws {
  let folder = try TestFolder()
  let path = folder.workbook(threeSheets())
  var options = NoteFiles.Options()
  for name in ["二 & 三", "3"] {
    options.sheet = name
    #expect(try ReadFiles([path], options).texts == ["乙", "丙"])
  }
  options.sheet = "四"
  let error = #expect(throws: HuiyinError.self) { _ = try ReadFiles([path], options) }
  #expect(error?.description.contains("no sheet \"四\"; the sheets are \"说明\", \"一\", \"二 & 三\"") == true)
}

@Test func columnsAreChosenInWorkbooksToo() throws {
  let folder = try TestFolder()
  var book = threeSheets()
  book.add("四", [[.text("编号"), .text("处理意见")], [.text("4"), .text("丁")]])
  let path = folder.workbook(book)
  for choice in ["text=处理意见", "text=内容"] {
    var options = NoteFiles.Options()
    options.columns = try ColumnChoices(arguments: [choice])
    #expect(try ReadFiles([path], options).texts == (choice == "text=内容" ? ["甲"] : ["丁"]))
  }
}

@Test func aWorkbookWithoutAnEndingIsKnownByItsContent() throws {
  let folder = try TestFolder()
  let read = try ReadFiles([folder.workbook(threeSheets(), "export")])
  #expect(read.texts == ["甲"])
  #expect(read.remarks[0].contains("XLSX by its content"))
}

@Test func cellsStoredInAnyWayComeOutAsTheyWentIn() throws {
  let seed: UInt64 = 4096
  var generator = SeededGenerator(seed: seed)
  let awkward = AwkwardText()
  let folder = try TestFolder()
  for round in 0..<30 {
    var book = TestWorkbook()
    var expected: [[String]] = []
    var rows: [[TestWorkbook.Cell]] = []
    for _ in 0..<20 {
      let texts = (0..<5).map { _ in
        String(
          awkward.next(longest: 20, using: &generator).unicodeScalars.filter {
            $0 != "\r" && $0.value < 0xFFFE || $0.value > 0xFFFF
          })
      }
      expected.append(texts)
      rows.append(
        texts.map { text in
          switch Int.random(in: 0...2, using: &generator) {
          case 0: return .text(text)
          case 1: return Cell(type: "str", "<v>\(escaped(text))</v>")
          default:
            let cut = Int.random(in: 0...text.unicodeScalars.count, using: &generator)
            let pieces = [text.unicodeScalars.prefix(cut), text.unicodeScalars.dropFirst(cut)].map {
              escaped(String($0))
            }
            book.shared.append("<r><t>\(pieces[0])</t></r><rPh><t>x</t></rPh><r><t>\(pieces[1])</t></r>")
            return .shared(book.shared.count - 1)
          }
        })
    }
    book.add("表", rows)
    let opening = Opening(
      try ByteSource(path: folder.workbook(book, "\(round).xlsx")), names: .known,
      options: NoteFiles.Options())
    let reader = try Format.workbook.open(opening)
    for texts in expected {
      let cells = try #require(try reader.next()?.row?.cells)
      let padded = cells + [String](repeating: "", count: 5 - cells.count)
      #expect(padded.map { Array($0.utf8) } == texts.map { Array($0.utf8) }, "seed \(seed) round \(round)")
    }
  }
}
