import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

/// The lexicon's own cues and column names.
enum LexiconCues {
  static let lexicon: Lexicon? = try? Lexicon(
    directory: SharedData.root.appending(path: "lexicons/police"))
  static var cues: MinutesCues { lexicon?.minutesCues ?? MinutesCues() }
  static var names: ColumnNames { lexicon?.columnNames ?? .known }
}

/// Everything read of files under the lexicon's own cues.
struct ReadMinutes {
  let notes: [Note]
  let narration: [Narration]
  let problems: [Problem]
  let remarks: [String]
  let tally: Tally

  init(_ path: String, _ options: NoteFiles.Options = NoteFiles.Options()) throws {
    var files = try NoteFiles([path], names: LexiconCues.names, cues: LexiconCues.cues, options: options)
    let all = try files.all()
    (notes, narration, problems, remarks) = (all.notes, all.narration, all.problems, all.remarks)
    tally = files.tally
    #expect(tally.rows == tally.notes + tally.narration + tally.rowsWithoutNote)
  }

  var texts: [String] { notes.map(\.text) }
}

private let minutes = [
  "柳荫社区警民恳谈会会议记录", "时间：2026年10月5日下午3点", "地点：柳荫社区二楼", "主持人：周所长", "一、基本情况",
  "周所长通报了前三季度警情。", "二、群众意见建议", "1、李某反映：楼下歌厅半夜还在唱。", "2、居民：巷口路灯坏了，看不见路。", "民警答复：本周修好。",
  "还会加强巡逻。", "建议：在路口加装探头。", "（3）王女士建议：周末也开窗口。", "赵大爷反映，一是车乱停；二是狗不拴绳。", "三、下一步工作安排",
  "1、逐条登记，三日内答复。",
]

private let expected: [(text: String, person: String?)] = [
  ("楼下歌厅半夜还在唱。", "李某"), ("巷口路灯坏了，看不见路。", "居民"), ("建议：在路口加装探头。", nil), ("建议：周末也开窗口。", "王女士"),
  ("车乱停；", "赵大爷"), ("狗不拴绳。", "赵大爷"),
]

private func check(_ read: ReadMinutes, rows: [Int]) {
  #expect(read.texts == expected.map(\.text))
  #expect(read.notes.map(\.person) == expected.map(\.person))
  #expect(read.notes.map(\.location.row) == rows)
  #expect(read.notes.allSatisfy { $0.date == Day(year: 2026, month: 10, day: 5) })
  #expect(read.notes.allSatisfy { $0.place == "柳荫社区二楼" && $0.source == "恳谈会" })
  #expect(read.narration.count == 11 && read.tally.narration == 11 && read.problems.isEmpty)
  #expect(read.narration.map(\.text).contains("还会加强巡逻。"))
  #expect(read.remarks[0].contains("read as minutes"))
  #expect(read.remarks.contains { $0.contains("11 passages are narration") })
}

@Test func minutesAreTakenApart() throws {
  let folder = try TestFolder()
  try check(ReadMinutes(folder.file("a.txt", minutes.joined(separator: "\n"))), rows: [8, 9, 12, 13, 14, 14])
}

@Test func minutesInGB18030AreToo() throws {
  let folder = try TestFolder()
  let bytes = IconvText.bytes(minutes.joined(separator: "\r\n"), in: "GB18030")
  try check(ReadMinutes(folder.file("a.txt", bytes)), rows: [8, 9, 12, 13, 14, 14])
}

@Test func minutesInADocumentAreTheSame() throws {
  let folder = try TestFolder()
  var document = TestDocument()
  for line in minutes { document.add(line) }
  try check(ReadMinutes(folder.document(document)), rows: [8, 9, 12, 13, 14, 14])
}

@Test func aDiaryDatesItsParagraphs() throws {
  let folder = try TestFolder()
  let text = "2026年10月民情日记\n10月5日 星期一 晴\n上午走访柳荫巷，路灯坏了。\n下午有居民说狗不拴绳。\n\n10月8日：张阿姨反映：楼上半夜跳绳。\n"
  let read = try ReadMinutes(folder.file("a.txt", text))
  #expect(read.texts == ["上午走访柳荫巷，路灯坏了。", "下午有居民说狗不拴绳。", "楼上半夜跳绳。"])
  #expect(read.notes.map(\.date?.day) == [5, 5, 8] && read.notes.map(\.date?.year) == [2026, 2026, 2026])
  #expect(read.notes.map(\.person) == [nil, nil, "张阿姨"])
  #expect(read.remarks[0].contains("read as a diary"))
}

@Test(arguments: [
  "楼下半夜唱歌，没人管。\n李某反映：路灯坏了。\n报警三次不来人。\n窗口周末不开。\n", "1、路灯坏了\n\n窗口周末不开。\n\n时间：昨天晚上\n",
  "希望公开会议记录\n增加夜间巡逻的诉求\n建议：多巡逻。\n建议：修路灯。\n狗不拴绳\n车乱停\n楼道堆杂物\n窗口排队\n",
  "会议记录本丢在派出所了，想问问怎么领。\n路灯坏了，找不到人修。\n", "建议：多巡逻。\n路灯坏了。\n狗不拴绳。\n楼道堆杂物。\n车乱停。\n",
]) func textsThatAreNoMinutesKeepTheirParagraphs(_ text: String) throws {
  let folder = try TestFolder()
  let read = try ReadMinutes(folder.file("a.txt", text))
  #expect(read.texts == text.split(separator: "\n").map(String.init))
  #expect(read.narration.isEmpty && read.remarks[0].contains("a note for each"))
}

/// A line in minutes, the note it is, and who speaks; nil where it is none.
@Test(
  arguments: [
    ("李某反映：路灯坏了", "路灯坏了", "李某"), ("3栋业主代表提出：车乱停", "车乱停", "3栋业主代表"), ("欧阳先生说：没人管", "没人管", "欧阳先生"),
    ("老人们反映：路滑", "路滑", "老人们"), ("安全：要多巡逻", nil, nil), ("民警小李：已登记", nil, nil), ("居民代表：狗咬人", "狗咬人", "居民代表"),
    ("10:30 开会", nil, nil), ("①路灯坏了", "路灯坏了", nil), ("二是路灯坏了", "路灯坏了", nil), ("（十二）路灯坏了", "路灯坏了", nil),
    ("3.5米宽的路，没有路灯", nil, nil), ("第三，路灯坏了", "路灯坏了", nil), ("孙建国：路灯坏了", "路灯坏了", "孙建国"),
    ("咨询：怎么办证", "咨询：怎么办证", nil),
    ("王女士投诉：窗口态度差", "投诉：窗口态度差", "王女士"),
  ] as [(String, String?, String?)]) func linesAreNotesOrNone(_ line: String, text: String?, person: String?)
  throws
{
  let folder = try TestFolder()
  let frame = "恳谈会记录\n时间：2026年10月5日\n地点：柳荫社区\n居民：甲。\n居民：乙。\n"
  let read = try ReadMinutes(folder.file("a.txt", frame + line + "\n"))
  #expect(read.texts.dropFirst(2).first == text)
  #expect(read.notes.dropFirst(2).first?.person == person)
}

@Test func aSpeakerAloneSpeaksWhatFollows() throws {
  let folder = try TestFolder()
  let text = "座谈会记录\n时间：2026年10月5日\n刘大妈：\n路灯坏了。\n楼道堆杂物。\n所长：\n马上处理。\n居民：\n狗不拴绳，\n追着咬人。\n"
  let read = try ReadMinutes(folder.file("a.txt", text))
  #expect(read.texts == ["路灯坏了。", "楼道堆杂物。", "狗不拴绳，\n追着咬人。"])
  #expect(read.notes.map(\.person) == ["刘大妈", "刘大妈", "居民"])
}

@Test func aTableUnderAKnownHeaderIsReadLikeASheet() throws {
  let folder = try TestFolder()
  var document = TestDocument()
  document.add("恳谈会记录", "时间：2026年10月5日", "地点：柳荫社区")
  document.add(table: [
    ["", "", ""], ["姓名", "意见建议", "备注"], ["张三", "路灯坏了\n没人修", "急"], ["", "", ""], ["李四", "", ""],
  ])
  let read = try ReadMinutes(folder.document(document))
  #expect(read.texts == ["路灯坏了\n没人修"] && read.notes[0].person == "张三")
  #expect(read.notes[0].location == Location(file: folder.path("a.docx"), sheet: "table 1", row: 3))
  #expect(read.notes[0].id == "a.docx#table 1!3")
  #expect(read.notes[0].date == Day(year: 2026, month: 10, day: 5) && read.notes[0].place == "柳荫社区")
  #expect(read.notes[0].columns == [Note.Column(name: "备注", value: "急")])
  #expect(read.tally.rowsWithoutNote == 1 && read.problems.map(\.kind) == [.emptyNote])
}

@Test func mergedCellsAreFilledFromAbove() throws {
  let folder = try TestFolder()
  func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(TestDocument.paragraph(text))</w:tc>"
  }
  var document = TestDocument()
  document.body =
    "<w:tbl><w:tr>\(cell("社区"))\(cell("姓名"))\(cell("意见建议"))</w:tr>"
    + "<w:tr>\(cell("柳荫", "<w:vMerge w:val=\"restart\"/>"))\(cell("甲"))\(cell("路灯坏了"))</w:tr>"
    + "<w:tr>\(cell("", "<w:vMerge/>"))\(cell("乙"))\(cell("狗咬人"))</w:tr>"
    + "<w:tr>\(cell("某处", "<w:gridSpan w:val=\"2\"/>"))\(cell("车乱停"))</w:tr></w:tbl>"
  let read = try ReadMinutes(folder.document(document))
  #expect(read.texts == ["路灯坏了", "狗咬人", "车乱停"])
  #expect(read.notes.map(\.place) == ["柳荫", "柳荫", "某处"] && read.notes.map(\.person) == ["甲", "乙", nil])
}

@Test func aFormIsOneNoteForEachText() throws {
  let folder = try TestFolder()
  var document = TestDocument()
  document.add(table: [["姓名", "张三", "日期", "2026-10-05"], ["反映问题", "路灯坏了"], ["意见建议", "多巡逻"]])
  let read = try ReadMinutes(folder.document(document))
  #expect(read.texts == ["路灯坏了", "多巡逻"] && read.notes.map(\.person) == ["张三", "张三"])
  #expect(read.notes.map { $0.columns.map(\.value) } == [["反映问题"], ["意见建议"]])
}

@Test func deletedTextAndSecondCopiesAreLeftOut() throws {
  let folder = try TestFolder()
  var document = TestDocument()
  document.body =
    "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    + "<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
    + "<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>文</w:t></w:r></w:p><w:p/>"
    + "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice>"
    + "<mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
  let read = try ReadMinutes(folder.document(document))
  #expect(read.texts == ["新\t文", "框"] && read.notes.map(\.location.row) == [1, 3])
}

@Test func automaticNumbersMarkItems() throws {
  let folder = try TestFolder()
  func item(_ text: String) -> String {
    TestDocument.paragraph(text).replacing(
      "<w:p>", with: "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
  }
  var document = TestDocument()
  document.add("座谈会记录", "时间：2026年10月5日")
  document.body += item("路灯坏了") + item("狗咬人") + item("车乱停")
  let read = try ReadMinutes(folder.document(document))
  #expect(read.texts == ["路灯坏了", "狗咬人", "车乱停"] && read.narration.count == 2)
}

@Test func aSurveyHasANoteForEachAnswer() throws {
  let folder = try TestFolder()
  let rows = [
    ["编号", "您的性别", "是否满意", "您认为治安有哪些问题？", "您有什么建议？"], ["1", "男", "是", "路灯坏了", "多巡逻"],
    ["2", "女", "否", "", "窗口态度差"],
    ["3", "女", "是", "", " "],
  ]
  var book = TestWorkbook()
  book.add("答卷", rows.map { $0.map { .text($0) } })
  let csv = try folder.file("a.csv", rows.map { $0.joined(separator: ",") }.joined(separator: "\n"))
  for path in [csv, folder.workbook(book)] {
    let read = try ReadMinutes(path)
    #expect(read.texts == ["路灯坏了", "多巡逻", "窗口态度差"] && read.notes.map(\.id) == ["1/4", "1/5", "2"])
    #expect(read.notes.map(\.location.row) == [2, 2, 3])
    #expect(
      read.notes[2].columns
        == [("您的性别", "女"), ("是否满意", "否"), ("问题", "您有什么建议？")].map { Note.Column(name: $0.0, value: $0.1) })
    #expect(read.problems.map(\.kind) == [.emptyNote] && read.remarks[0].contains("read as a survey"))
  }
}

@Test func severalTextColumnsMayBeChosen() throws {
  let folder = try TestFolder()
  var options = NoteFiles.Options()
  options.columns = try ColumnChoices(arguments: ["text=甲", "text=3"])
  let read = try ReadMinutes(folder.file("a.csv", "id,甲,乙\n1,一,二\n,三,四\n"), options)
  #expect(read.texts == ["一", "二", "三", "四"])
  #expect(read.notes.map(\.id) == ["1/2", "1/3", "a.csv#3", "a.csv#3~2"] && read.tally.repeatedIDs == 0)
  options.columns = try ColumnChoices(arguments: ["text=甲", "text=丙"])
  #expect(throws: HuiyinError.self) { _ = try ReadMinutes(folder.path("a.csv"), options) }
}

@Test func cuesOfAnUnknownKindAreAFault() throws {
  var faults: [String] = []
  let folder = try TestFolder()
  for part in ["police", "common"] {
    try FileManager.default.copyItem(
      at: SharedData.root.appending(path: "lexicons/\(part)"), to: folder.url.appending(path: part))
  }
  _ = try folder.file("common/minutes.tsv", "kind\twords\tremark\nlabel\t建议\t\nlabels\t意见\t\nitem\t\t\n")
  do { _ = try Lexicon(directory: folder.url.appending(path: "police")) } catch let error as HuiyinError {
    faults = error.faults.map(\.description)
  }
  #expect(faults.count == 2 && faults.allSatisfy { $0.contains("minutes.tsv, row") })
}

@Test func columnsAreChosenInTheTablesOfDocumentsToo() throws {
  let folder = try TestFolder()
  var document = TestDocument()
  for line in minutes { document.add(line) }
  document.add(table: [["称谓", "说的话"], ["甲", "狗咬人"]])
  var options = NoteFiles.Options()
  options.columns = try ColumnChoices(arguments: ["text=说的话", "person=称谓"])
  let read = try ReadMinutes(folder.document(document, "export"), options)
  #expect(read.texts == expected.map(\.text) + ["狗咬人"] && read.notes.last?.person == "甲")
}

@Test func linesWithoutAnEndDoNotPileUp() throws {
  let folder = try TestFolder()
  let text =
    minutes.prefix(8).joined(separator: "\n").dropLast() + "，\n"
    + String(repeating: "没人管没人管没人管\n", count: 2000)
  let read = try ReadMinutes(folder.file("a.txt", text))
  #expect(read.texts.allSatisfy { $0.utf8.count < 1 << 14 } && read.notes.count > 5)
}
