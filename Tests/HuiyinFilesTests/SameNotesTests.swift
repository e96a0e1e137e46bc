import Foundation
import Huiyin
import HuiyinTestSupport
import HuiyinText
import Testing

@testable import HuiyinFiles

/// Forty notes of `corpora/`, every seventh, and the ways to store them.
private struct FortyNotes {
  let notes: [Note]

  static let headers = ["编号", "标题", "内容", "日期", "姓名", "社区", "派出所", "来源", "回音卡号"]

  init() throws {
    let path = SharedData.root.appending(path: "corpora/notes.jsonl").path
    var files = try NoteFiles([path], names: LexiconCues.names)
    let all = try files.all().notes
    notes = stride(from: 3, to: all.count, by: 7).prefix(40).map { index in
      var note = all[index]
      note.location = Location(file: "")
      return note
    }
  }

  /// A table of the notes, its header first.
  var table: [[String]] {
    [FortyNotes.headers]
      + notes.map { note in
        [
          note.id, note.title ?? "", note.text, note.date?.description ?? "", note.person ?? "",
          note.place ?? "",
          note.office ?? "", note.source ?? "", note.card ?? "",
        ]
      }
  }

  func separated(by delimiter: String) -> String {
    table.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: delimiter) + "\r\n"
    }.joined()
  }

  var jsonLines: [UInt8] {
    let keys = ["id", "title", "text", "date", "person", "place", "office", "source", "card"]
    return table.dropFirst().flatMap { row in
      var line = JSONLine()
      for (key, cell) in zip(keys, row) { line.add(key, cell) }
      line.end()
      return line.bytes
    }
  }

  /// The notes in a workbook, texts in turn shared and in the cell, days in turn as text and as number.
  var workbook: TestWorkbook {
    var book = TestWorkbook()
    book.formats = [(0, nil), (14, nil)]
    var rows: [[TestWorkbook.Cell]] = []
    for (number, row) in table.enumerated() {
      rows.append(
        row.enumerated().map { column, cell in
          if column == 3, number % 2 == 1, let serial = FortyNotes.serial(cell) {
            return TestWorkbook.Cell.number("\(serial)", style: 1)
          }
          guard (number + column) % 3 == 0 else { return .text(cell) }
          book.shared.append("<t>\(escaped(cell))</t>")
          return .shared(book.shared.count - 1)
        })
    }
    book.add("留言", rows)
    return book
  }

  private static func serial(_ day: String) -> Int? {
    let format = Date.ISO8601FormatStyle().year().month().day()
    return (try? format.parse(day)).map { Int($0.timeIntervalSince1970 / 86400) + 25569 }
  }
}

@Test func theFortyNotesAreTheSameInEveryFormatThatHasColumns() throws {
  let forty = try FortyNotes()
  #expect(forty.notes.count == 40 && Set(forty.notes.map(\.id)).count == 40)
  let folder = try TestFolder()
  var document = TestDocument()
  document.add("九月留言", "")
  document.add(table: forty.table)
  let csv = forty.separated(by: ",")
  let paths = [
    try folder.file("utf8.csv", csv), try folder.file("mark.csv", "\u{FEFF}" + csv),
    try folder.file("gb.csv", IconvText.bytes(csv, in: "GB18030")),
    try folder.file("utf16.csv", [0xFF, 0xFE] + csv.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
    try folder.file("utf16be.csv", [0xFE, 0xFF] + csv.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }),
    try folder.file("a.tsv", forty.separated(by: "\t")), try folder.file("a.jsonl", forty.jsonLines),
    folder.workbook(forty.workbook), folder.document(document),
  ]
  for path in paths {
    let read = try ReadMinutes(path)
    #expect(read.notes.count == 40, "\(path)")
    for (note, expected) in zip(read.notes, forty.notes) {
      var note = note
      #expect(note.location.file == path && note.location.row != nil)
      note.location = Location(file: "")
      #expect(note == expected, "\(path)")
      #expect(note.text.utf8.elementsEqual(expected.text.utf8), "\(path)")
    }
    #expect(read.problems.isEmpty, "\(path)")
  }
}

@Test func theFortyNotesHaveTheSameTextsWhereThereAreNoColumns() throws {
  let forty = try FortyNotes()
  let folder = try TestFolder()
  let texts = forty.notes.map(\.text)
  var document = TestDocument()
  for text in texts { document.add(text) }
  let paragraphs = texts.joined(separator: "\n\n")
  let paths = [
    try folder.file("a.txt", paragraphs),
    try folder.file("gb.txt", IconvText.bytes(paragraphs, in: "GB18030")),
    try folder.file("crlf.txt", texts.joined(separator: "\r\n\r\n")), folder.document(document),
  ]
  for path in paths {
    let read = try ReadMinutes(path)
    #expect(read.texts.map { Array($0.utf8) } == texts.map { Array($0.utf8) }, "\(path)")
    #expect(
      read.narration.isEmpty && read.problems.isEmpty && read.remarks[0].contains("a note for each paragraph")
    )
  }
}
