import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

/// A file nobody can read, and what must be said about it.
struct BadFile: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let kind: Problem.Kind
  let says: [String]
  var testDescription: String { "\(name): \(says.joined(separator: ", "))" }

  init(_ name: String, _ bytes: some Sequence<UInt8>, _ kind: Problem.Kind, _ says: String...) {
    (self.name, self.bytes, self.kind, self.says) = (name, Array(bytes), kind, says)
  }

  static let all = [
    BadFile("a.csv", [], .unreadableFile, "the file is empty"),
    BadFile("a.csv", "\n \n\r\n".utf8, .unreadableFile, "nothing but blank lines"),
    BadFile("a.jsonl", "\n\n".utf8, .unreadableFile, "nothing but blank lines"),
    BadFile(
      "a.csv", [0x50, 0x4B, 3, 4, 0, 0], .unreadableFile, "a ZIP archive (.xlsx or .docx)",
      "text was expected"),
    BadFile(
      "a.txt", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .unreadableFile, ".xls", "save it as .xlsx"),
    BadFile("a.pdf", "%PDF-1.7".utf8, .unreadableFile, "a PDF document"),
    BadFile("a.csv", "内容\n\0\0\0\0\u{1}\n".utf8, .unreadableFile, "NUL bytes"),
    BadFile("a.json", "[\n {\"text\": \"x\"}]".utf8, .unreadableFile, "a JSON array", "JSON Lines"),
    BadFile("a.csv", "甲,乙\n1,2\n".utf8, .header, "\"甲\", \"乙\"", "内容", "--column text=乙"),
    BadFile("a", "甲,乙,丙\n1,2,3\n".utf8, .header, "\"甲\", \"乙\", \"丙\""),
    BadFile("a.csv", "标题\n一\n".utf8, .header, "\"标题\"", "--column text="),
    BadFile("a.csv", "1,2\n3,4\n".utf8, .header, "\"1\", \"2\""),
  ]
}

private func fault(_ body: () throws -> Void) -> HuiyinError? {
  do { try body() } catch { return error as? HuiyinError }
  return nil
}

@Test(arguments: BadFile.all) func unreadableFilesAreRefusedWithAClearSentence(_ bad: BadFile) throws {
  let folder = try TestFolder()
  let path = try folder.file(bad.name, bad.bytes)
  let error = try #require(fault { _ = try ReadFiles([path]) })
  #expect(error.faults.map(\.kind) == [bad.kind])
  for words in [path] + bad.says { #expect(error.description.contains(words), "\(error)") }
}

@Test func missingFilesFoldersAndClosedFilesAreEachNamed() throws {
  let folder = try TestFolder()
  let good = try folder.file("good.csv", "内容\n一\n")
  let error = try #require(fault { _ = try ReadFiles([folder.path("no.csv"), good, folder.url.path]) })
  #expect(error.faults.map(\.message) == ["there is no such file", "this is a folder, a file was expected"])
  #expect(error.faults.allSatisfy { $0.kind == .unreadableFile && $0.hint != nil })
}

@Test func columnsThatAreNotThereAreNamedBesideTheHeaders() throws {
  let folder = try TestFolder()
  let path = try folder.file("a.csv", "编号,内容\n1,一\n")
  for choice in ["text=诉求", "text=3"] {
    var options = NoteFiles.Options()
    options.columns = try ColumnChoices(arguments: [choice])
    let error = try #require(fault { _ = try ReadFiles([path], options) })
    #expect(error.faults.first?.kind == .header)
    #expect(
      error.description.contains("\"\(choice.dropFirst(5))\"") && error.description.contains("\"编号\", \"内容\"")
    )
  }
}

@Test func keysThatAreNotThereAreNamedToo() throws {
  let folder = try TestFolder()
  let path = try folder.file("a.jsonl", "{\"id\":\"1\",\"body\":\"一\"}\n")
  var options = NoteFiles.Options()
  options.columns = try ColumnChoices(arguments: ["text=诉求"])
  let error = try #require(fault { _ = try ReadFiles([path], options) })
  #expect(error.description.contains("no column \"诉求\"; the headers are \"id\", \"body\""))
  options.columns = try ColumnChoices(arguments: ["text=body"])
  #expect(try ReadFiles([path], options).texts == ["一"])
}

@Test(arguments: ["text", "body=x", "text=", ""]) func choicesThatAreNoneAreRefused(_ argument: String) {
  let error = fault { _ = try ColumnChoices(arguments: [argument]) }
  #expect(error?.faults.first?.kind == .option)
}

@Test func unknownEncodingsAreRefusedWithExamples() {
  let error = fault {
    var options = NoteFiles.Options()
    try options.setEncoding("klingon")
  }
  #expect(error?.faults.first?.kind == .option)
  #expect(error?.description.contains("GB18030") == true)
}

/// A row that is not as it should be, what is said about it, and the texts of all notes read.
struct BadRow: Sendable, CustomTestStringConvertible {
  let file: String
  let text: [UInt8]
  let kind: Problem.Kind
  let says: String
  let texts: [String]
  var testDescription: String { says }

  init(_ file: String, _ text: some Sequence<UInt8>, _ kind: Problem.Kind, _ says: String, texts: [String]) {
    (self.file, self.text, self.kind, self.says, self.texts) = (file, Array(text), kind, says, texts)
  }

  static let all = [
    BadRow(
      "a.csv", "编号,内容,社区\n1,一,甲\n2,二\n".utf8, .malformedRow, "row 3: 2 fields were found, 3",
      texts: ["一", "二"]),
    BadRow(
      "a.csv", "编号,社区,内容\n1,甲,一\n2,乙\n".utf8, .malformedRow, "row 3: 2 fields were found, 3", texts: ["一"]),
    BadRow(
      "a.csv", "编号,内容\n1,一,多\n2,二\n".utf8, .malformedRow, "row 2: 3 fields were found, 2", texts: ["一", "二"]),
    BadRow("a.csv", "编号,内容\n1,\"一\n2,二\n".utf8, .malformedRow, "row 2: the quote", texts: ["\"一", "二"]),
    BadRow("a.csv", "编号,内容\n1,\n2,二\n".utf8, .emptyNote, "row 2: only 编号 is filled", texts: ["二"]),
    BadRow(
      "a.csv", Array("内容\n一\n二".utf8) + [0xFF] + Array("二\n三\n".utf8), .encoding, "row 3: 1 place is no text",
      texts: ["一", "二\u{FFFD}二", "三"]),
    BadRow(
      "a.jsonl", "{\"text\":\"一\"}\n[1]\n{\"text\":\"三\"}\n".utf8, .malformedJSON,
      "row 2: \"[1]\" was found at byte 0",
      texts: ["一", "三"]),
    BadRow(
      "a.jsonl", "{\"text\":\"一\"}\n{\"text\":\"二\n".utf8, .malformedJSON, "row 2: the end of the line",
      texts: ["一"]),
    BadRow(
      "a.jsonl", "{\"text\":\"一\"}\n{\"k\":2}\n".utf8, .emptyNote, "row 2: only k is filled", texts: ["一"]),
    BadRow("a.jsonl", "{\"text\":\"一\"}\n{}\n".utf8, .emptyNote, "row 2: nothing is filled", texts: ["一"]),
    BadRow(
      "a.jsonl", "{\"text\":\"\\ud800\"}\n".utf8, .encoding, "row 1: 1 place is no text", texts: ["\u{FFFD}"]),
  ]
}

@Test(arguments: BadRow.all) func badRowsAreReportedAndTheRestIsRead(_ bad: BadRow) throws {
  let folder = try TestFolder()
  let read = try ReadFiles([try folder.file(bad.file, bad.text)])
  #expect(read.problems.map(\.kind) == [bad.kind])
  #expect(read.problems.first?.description.contains(bad.says) == true, "\(read.problems)")
  #expect(read.texts == bad.texts)
  #expect(read.tally.rows == read.tally.notes + read.tally.rowsWithoutNote)
}

@Test func onlyDamageIsCountedAndEachReasonIsGiven() throws {
  let folder = try TestFolder()
  let bytes = Array("编号,内容\n1,\u{FFFD}二".utf8) + [0xFF, 0xFE] + Array("\n2,,多\n".utf8)
  let read = try ReadFiles([try folder.file("a.csv", bytes)])
  #expect(read.problems.map(\.kind) == [.encoding, .malformedRow, .emptyNote])
  #expect(read.problems.first?.message.hasPrefix("2 places are no text") == true)
  #expect(read.texts == ["\u{FFFD}二\u{FFFD}\u{FFFD}"])
}

@Test func surplusCellsAreKeptAndMissingOnesAreEmpty() throws {
  let folder = try TestFolder()
  let read = try ReadFiles([try folder.file("a.csv", "内容,备注\n一,甲,多,余\n二\n三,丙,,\n")])
  #expect(
    read.notes[0].columns.map(\.name) == ["备注", "3", "4"]
      && read.notes[0].columns.map(\.value) == ["甲", "多", "余"])
  #expect(read.texts == ["一", "二", "三"])
  #expect(read.problems.map(\.location.row) == [2, 3])
}

@Test func nothingIsLostOfDamagedTables() throws {
  let seed: UInt64 = 615
  var generator = SeededGenerator(seed: seed)
  let folder = try TestFolder()
  let whole =
    Array("编号,标题,内容,社区\n".utf8) + (1...30).flatMap { Array("\($0),标\($0),\"内容 \"\"\($0)\"\"\n续\",社区\n".utf8) }
  for round in 0..<150 {
    var bytes = whole
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let at = Int.random(in: 30..<bytes.count, using: &generator)
      bytes[at] = [0x22, 0x2C, 0x0A, 0x0D, 0xFF, 0x20].randomElement(using: &generator) ?? 0
    }
    let path = try folder.file("\(round).csv", bytes)
    let read = try ReadFiles([path])
    let records = try rows(bytes).filter { $0.row.map { !$0.isBlank } ?? true }.count - 1
    let tally = read.tally
    #expect(tally.rows == records, "seed \(seed) round \(round)")
    #expect(tally.rows == tally.notes + tally.rowsWithoutNote && tally.notes == read.notes.count)
    #expect(tally.problems == read.problems.count)
    let lost = Set(read.problems.map(\.location.row)).subtracting(read.notes.map(\.location.row))
    #expect(lost.count == tally.rowsWithoutNote, "seed \(seed) round \(round): each lost row has its problem")
  }
}
