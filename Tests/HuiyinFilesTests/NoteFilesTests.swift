import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

@Test func idsAreMadeAndRepeatedOnesNumberedAcrossFiles() throws {
  let folder = try TestFolder()
  let first = try folder.file("a.csv", "编号,内容\n1,一\n1,二\n,三\n ,四\n1~2,五\n")
  let second = try folder.file("b.csv", "编号,内容\n1,六\n")
  let read = try ReadFiles([first, second])
  #expect(read.notes.map(\.id) == ["1", "1~2", "a.csv#4", "a.csv#5", "1~2~2", "1~3"])
  #expect(read.tally.repeatedIDs == 3)
  #expect(read.remarks.filter { $0.contains("taken already") }.count == 2)
}

@Test func idsThatOnlyLookAlikeAreNotRepeated() throws {
  let folder = try TestFolder()
  let read = try ReadFiles([try folder.file("a.csv", "编号,内容\n\u{E9},一\ne\u{301},二\n")])
  #expect(read.tally.repeatedIDs == 0)
}

@Test func aMonthKeepsItsNotesAndTheUndated() throws {
  let folder = try TestFolder()
  var options = NoteFiles.Options()
  options.month = Month("2026-10")
  let path = try folder.file("a.csv", "日期,内容\n2026-10-31,一\n2026-11-01,二\n,三\n昨天,四\n,\n")
  let read = try ReadFiles([path], options)
  #expect(read.texts == ["一", "三", "四"])
  #expect(read.tally.outsideMonth == 1 && read.tally.undated == 2 && read.tally.unreadableDates == 1)
  #expect(read.tally.rows == 4 && read.tally.emptyRows == 1)
  #expect(read.notes[2].columns == [Note.Column(name: "日期", value: "昨天")])
}

@Test(arguments: ["2026-1", "2026-13", "2026/10", "2026-10-01", "２０２６-10", "", "0000-10"])
func whatIsNoMonthIsNone(_ text: String) { #expect(Month(text) == nil) }

@Test func captionsAboveTheHeaderArePassedOverAndNamed() throws {
  let folder = try TestFolder()
  let text = "2026年10月留言内容汇总,,\n\n填报单位：城关派出所,,\n序号,网民留言内容,备注\n1,一,\n"
  let read = try ReadFiles([try folder.file("a.csv", text)])
  #expect(read.texts == ["一"])
  #expect(read.notes[0].location.row == 5)
  #expect(read.remarks.filter { $0.contains("stands above the header") }.count == 2)
}

@Test func aRowWithOnlyATitleIsANote() throws {
  let folder = try TestFolder()
  let read = try ReadFiles([try folder.file("a.csv", "标题,内容\n一,\n")])
  #expect(read.notes.map(\.title) == ["一"] && read.texts == [""])
  #expect(read.problems.isEmpty)
}

@Test func chosenColumnsOverruleKnownOnes() throws {
  let folder = try TestFolder()
  let path = try folder.file("a.csv", "编号,内容,处理意见\n1,一,二\n")
  for choice in ["text=处理意见", "text=3", "text= 处理 意见"] {
    var options = NoteFiles.Options()
    options.columns = try ColumnChoices(arguments: [choice])
    let read = try ReadFiles([path], options)
    #expect(read.texts == ["二"])
    #expect(read.notes[0].columns.map(\.name) == ["内容"])
  }
}

@Test func batchesHoldWhatTheWholeHolds() throws {
  let folder = try TestFolder()
  let first = try folder.file("a.csv", "内容\n" + (0..<100).map { "第\($0)条\n" }.joined())
  let second = try folder.file("b.jsonl", "{\"text\":\"一\"}\n\n{\n{\"text\":\"二\"}\n")
  for count in [1, 3, 99, 1000] {
    var files = try NoteFiles([first, second], names: .known)
    var (texts, problems, remarks) = ([String](), 0, 0)
    while let batch = try files.nextBatch(of: count) {
      #expect(batch.notes.count <= count)
      texts += batch.notes.map(\.text)
      (problems, remarks) = (problems + batch.problems.count, remarks + batch.remarks.count)
    }
    #expect(texts.count == 102 && texts.last == "二")
    #expect(problems == 1 && files.tally.emptyRows == 1 && files.tally.rows == 103)
    #expect(remarks == 3)
  }
}

@Test(
  arguments: [
    (["内容", "正文"], 0), (["正文", "内容"], 1), ([" 内 容：", "x"], 0), (["ＴＥＸＴ", "内容"], 0), (["*内容", "y"], 0),
    (["网民留言详情", "备注"], 0), (["内容摘要", "正文内容"], 0),
  ] as [([String], Int)]) func theMostPreferredHeaderHoldsTheText(_ headers: [String], column: Int)
{
  #expect(ColumnNames.known.columns(in: headers)[.text] == column)
}

@Test func aColumnHoldsOneField() {
  let names = ColumnNames([.id: ["编号"], .card: ["编号", "卡号"], .text: ["内容"]])
  #expect(names.columns(in: ["编号", "卡号", "内容"]) == [.id: 0, .card: 1, .text: 2])
  #expect(names.columns(in: ["编号", "内容"]) == [.id: 0, .text: 1])
}

@Test func idsAreRepeatedOnlyWhereTheirBytesAre() {
  let seed: UInt64 = 1511
  var generator = SeededGenerator(seed: seed)
  var (ids, naive) = (NoteIDs(), Set<[UInt8]>())
  for _ in 0..<20_000 {
    let length = Int.random(in: 1...40, using: &generator)
    let alphabet = length > 14 ? ["0", "\u{0}", "号"] : ["0", "1", "\u{0}", "号"]
    let id = (0..<min(length, 18)).map {
      $0 < 12 ? alphabet[$0 % 2] : alphabet.randomElement(using: &generator)!
    }
    .joined()
    let isRepeated = ids.id(for: Note(id: id, text: "")).isRepeated
    #expect(isRepeated == !naive.insert(Array(id.utf8)).inserted, "seed \(seed): \(id)")
  }
}
