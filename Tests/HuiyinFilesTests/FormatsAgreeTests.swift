import Foundation
import Huiyin
import HuiyinTestSupport
import HuiyinText
import Testing

@testable import HuiyinFiles

/// Ways to write the same two notes.
private let table = [
  ["编号", "日期", "姓名", "社区", "标题", "内容", "备注"],
  ["0315", "2026-10-05", "王女士", "桂花巷", "半夜唱歌", "楼下, 半夜\"唱歌\"", ""],
  ["0316", "2026/10/6 11:25", "", "清波", "", "  报警后没人来\n已经三次  ", "急"],
]

private func separated(by delimiter: String, lineEnd: String) -> String {
  let lines = table.map { row in
    row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: delimiter)
  }
  return lines.joined(separator: lineEnd) + lineEnd
}

private func jsonLines() -> [UInt8] {
  let keys = ["id", "date", "person", "place", "title", "text", "备注"]
  return table.dropFirst().flatMap { row in
    var line = JSONLine()
    for (key, cell) in zip(keys, row) { line.add(key, cell) }
    line.end()
    return line.bytes
  }
}

private func utf16(_ text: String) -> [UInt8] {
  [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
}

private func withoutLocations(_ notes: [Note]) -> [Note] {
  notes.map { note in
    var note = note
    note.location = Location(file: "")
    return note
  }
}

@Test(
  arguments: [
    ("a.csv", Array(separated(by: ",", lineEnd: "\r\n").utf8)),
    ("b.tsv", Array(separated(by: "\t", lineEnd: "\n").utf8)),
    ("c.csv", Array(separated(by: ";", lineEnd: "\r").utf8)), ("d.jsonl", jsonLines()), ("e", jsonLines()),
    ("f.dat", Array(separated(by: "\t", lineEnd: "\n").utf8)),
    ("g.csv", utf16(separated(by: ",", lineEnd: "\r\n"))),
    ("i.txt", utf16(separated(by: "\t", lineEnd: "\r\n"))),
    ("h.CSV", Array("\u{FEFF}sep=;\r\n\(separated(by: ";", lineEnd: "\r\n"))".utf8)),
  ] as [(String, [UInt8])])
func everyFormatGivesTheSameNotes(_ name: String, bytes: [UInt8]) throws {
  let expected = [
    Note(
      id: "0315", title: "半夜唱歌", text: "楼下, 半夜\"唱歌\"", date: Day(year: 2026, month: 10, day: 5),
      person: "王女士",
      place: "桂花巷", columns: [Note.Column(name: "备注", value: "")]),
    Note(
      id: "0316", text: "  报警后没人来\n已经三次  ", date: Day(year: 2026, month: 10, day: 6), place: "清波",
      columns: [Note.Column(name: "备注", value: "急")]),
  ]
  let folder = try TestFolder()
  let read = try ReadFiles([try folder.file(name, bytes)])
  #expect(withoutLocations(read.notes) == expected)
  #expect(read.problems.isEmpty)
  #expect(read.tally.rows == 2 && read.tally.notes == 2)
}

@Test func plainTextHasANoteForEachParagraph() throws {
  let folder = try TestFolder()
  let read = try ReadFiles([try folder.file("a.txt", "\n第一行\r\n第二行 \r\n\r\n \n第三行\n")])
  #expect(read.texts == ["第一行\r\n第二行 ", "第三行"])
  #expect(read.notes.map(\.location.row) == [2, 6])
  #expect(read.notes.map(\.id) == ["a.txt#2", "a.txt#6"])
}

@Test func plainTextWithoutBlankLinesHasANoteForEachLine() throws {
  let folder = try TestFolder()
  let read = try ReadFiles([try folder.file("a.txt", "第一行\n 第二行\r第三行\n\n\n")])
  #expect(read.texts == ["第一行", " 第二行", "第三行"])
}

@Test func proseWithoutAnEndingIsPlainText() throws {
  let folder = try TestFolder()
  let read = try ReadFiles([try folder.file("notes", "楼下唱歌, 半夜, 没人管\n报警了, 没人来\n")])
  #expect(read.texts == ["楼下唱歌, 半夜, 没人管", "报警了, 没人来"])
  #expect(read.remarks.first?.contains("TXT by its content") == true)
}

@Test func gb18030IsReadWhetherNamedOrNot() throws {
  let bytes: [UInt8] = Array("id,text\n1,".utf8) + [0xC5, 0xC9, 0xB3, 0xF6, 0xCB, 0xF9, 0x0A]
  let folder = try TestFolder()
  let path = try folder.file("a.csv", bytes)
  var options = NoteFiles.Options()
  #expect(try ReadFiles([path], options).texts == ["派出所"])
  try options.setEncoding("gbk")
  let read = try ReadFiles([path], options)
  #expect(read.texts == ["派出所"])
  #expect(read.remarks.first?.contains("GB18030, CSV, 1 rows; id=id text=text") == true)
}

@Test func aByteOrderMarkIsSurerThanAChoice() throws {
  let folder = try TestFolder()
  var options = NoteFiles.Options()
  for (name, bytes) in [("a.csv", Array("\u{FEFF}内容\n一\n".utf8)), ("b.csv", utf16("内容\n一\n"))] {
    for encoding in ["GBK", "utf-16", "utf-8"] {
      try options.setEncoding(encoding)
      #expect(try ReadFiles([try folder.file(name, bytes)], options).texts == ["一"])
    }
  }
}

@Test func utf16WithoutAMarkIsReadInEitherOrder() throws {
  let folder = try TestFolder()
  var options = NoteFiles.Options()
  let little = Array(utf16("编号,内容\n1,报警没人来\n").dropFirst(2))
  let big = stride(from: 0, to: little.count, by: 2).flatMap { [little[$0 + 1], little[$0]] }
  for _ in 0..<2 {
    for bytes in [little, big] {
      #expect(try ReadFiles([try folder.file("a.csv", bytes)], options).texts == ["报警没人来"])
    }
    try options.setEncoding("utf-16")
  }
}

@Test func jsonValuesThatAreNoStringsKeepTheirText() throws {
  let folder = try TestFolder()
  let line =
    #"{"id": 20190228000123456789, "text": "a\u4e00\ud83d\ude42\n", "n": 1.50, "list": [1, {"k":"v"}], "no": null, "t": true}"#
  let read = try ReadFiles([try folder.file("a.jsonl", line)])
  let note = try #require(read.notes.first)
  #expect(note.id == "20190228000123456789" && note.text == "a一🙂\n")
  #expect(note.columns.map(\.name) == ["n", "list", "t"])
  #expect(note.columns.map(\.value) == ["1.50", "[1, {\"k\":\"v\"}]", "true"])
}

/// Without stray commas: Foundation lets one stand before a closing bracket, RFC 8259 does not.
@Test func jsonIsReadAsFoundationReadsIt() throws {
  let seed: UInt64 = 88
  var generator = SeededGenerator(seed: seed)
  let pieces = [
    "{", "}", "[", "]", ":", "\"a\"", "\"\\n\"", "\"\\u00e9\"", "1", "-0.5e3", "true", "null", " ", "\"x",
    "01", "\\",
  ]
  let wholes = ["{\"a\":1}", "{\"a\":[1,2,{\"b\":null}],\"c\":\"\"}", "{}", " { \"k\" : -1.0E+0 } "]
  for _ in 0..<3000 {
    var line = wholes.randomElement(using: &generator) ?? ""
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      let at = line.index(line.startIndex, offsetBy: Int.random(in: 0...line.count, using: &generator))
      line.insert(contentsOf: pieces.randomElement(using: &generator) ?? "", at: at)
    }
    let isObject = (try? JSONDecoder().decode([String: JSONAny].self, from: Data(line.utf8))) != nil
    let isRead = Array(line.utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return (try? scanner.wholeObject()) != nil
    }
    #expect(isRead == isObject, "seed \(seed): \(line)")
  }
}

/// Any value at all, looked at down to its numbers, which Foundation else takes on trust.
private struct JSONAny: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() || (try? container.decode(Bool.self)) != nil { return }
    if (try? container.decode(String.self)) != nil || (try? container.decode(Double.self)) != nil { return }
    if (try? container.decode([JSONAny].self)) != nil { return }
    _ = try container.decode([String: JSONAny].self)
  }
}
