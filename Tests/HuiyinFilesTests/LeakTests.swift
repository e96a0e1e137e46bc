import Foundation
import HuiyinTestSupport
import Testing

@testable import Huiyin
@testable import HuiyinFiles

/// No output shows what points to a person: every format is written over notes full of planted identifiers.
@Suite struct LeakTests {
  static let analyzer = Result {
    Analyzer(lexicon: try Lexicon(directory: SharedData.root.appending(path: "lexicons/police")))
  }

  private static let outgoing = Result { try Outgoing() }

  /// What must not be found in any output.
  static let secrets = [
    "13812345678", "12345678", "１２３４５６７８", "430102199003071234", "19900307", "622202190000123", "84123456",
    "湘A12345",
    "湘AD12345", "zhangsan88", "zhang.san", "7654321", "小明", "建国", "丽华", "秋菊", "娜娜", "501室", "17号", "3栋",
  ]

  static let csv = """
    编号,姓名,社区,派出所,标题,内容,备注
    1,王小明,桂花巷17号,城关派出所,王小明被人打伤,我叫王小明，家住星澜湾3栋2单元501室，被人打伤了，电话13812345678，报警后派出所不来人,车牌湘A12345
    2,赵丽华 13812345678,星澜湾3栋,城关派出所,小偷,联系人：赵丽华，手机１３８１２３４５６７８，身份证430102199003071234，家里被小偷入室盗窃,赵丽华
    3,,,,,李建国反映：湘AD12345天天堵在桂花巷17号，固话0731-84123456，半夜扰民,邮箱zhang.san@qq.com
    4,欧阳娜娜,,,表扬,我叫欧阳娜娜，卡号6222021900001234566被骗，民警帮我追回，微信zhangsan88，QQ：7654321,周秋菊 联系人：周秋菊
    5,,,,,,本人王小明，电话84123456
    """

  /// Notes, verdicts, a matter and problems, as they may leave.
  private struct Outgoing {
    let notes: [Released<SortedNote>]
    let matters: [Released<Recurrence>]
    let problems: [Released<Problem>]
    let explanations: [Released<Explanation>]
    let trends: [Released<Trend>]
    let changes: [Released<VerdictChange>]
    let traces: [Released<TermTrace>]
    let scheme: Scheme
    let tally: Tally

    init() throws {
      let analyzer = try LeakTests.analyzer.get()
      let (lexicon, masking) = (analyzer.lexicon, Masking(lexicon: analyzer.lexicon))
      let folder = try TestFolder()
      var files = try NoteFiles([try folder.file("in.csv", LeakTests.csv)], names: lexicon.columnNames)
      let all = try files.all()
      let matter = Recurrence(
        id: "m", headline: "我叫王小明，家住星澜湾3栋2单元501室", category: nil, topic: nil, place: "星澜湾3栋",
        notes: ["1", "2"], people: 2, first: nil, last: nil,
        flags: [.init(id: "f", name: "重复", reason: "电话13812345678")], heat: 2,
        links: [.init(a: "1", b: "2", likeness: 0.9, shared: ["小明", "12345678", "501室"])])
      notes = all.notes.map { masking.release($0, analyzer.verdict(for: $0)) }
      matters = masking.release([matter], of: all.notes)
      let quoted = Problem(.malformedRow, "found “联系人：周秋菊13812345678”", at: Location(file: "in.csv", row: 2))
      problems = (all.problems + [quoted]).map(masking.release)
      explanations = all.notes.map { masking.release(analyzer.explanation(of: $0)) }
      trends = [
        masking.release(
          Trend(
            category: "c", topic: "t", place: "星澜湾3栋", month: nil, against: .otherPlaces, notes: ["1"],
            expected: 1,
            chance: 0.01))
      ]
      let nothing = Analyzer(lexicon: lexicon.with(terms: []))
      changes = all.notes.compactMap { note in
        VerdictChange(from: nothing.verdict(for: note), to: analyzer.verdict(for: note)).map {
          masking.release($0, of: note)
        }
      }
      traces = all.notes.flatMap { note in
        ["派出所", "我叫", "手机", "联系人"].map {
          masking.release(analyzer.trace($0, in: note), of: note)
        }
      }
      (scheme, tally) = (lexicon.scheme, files.tally)
    }

    var provenance: Report.Provenance {
      .init(inputs: [], previous: [], lexicon: "", version: "0", isMasked: true, month: nil)
    }

    var report: Report {
      var maker = ReportMaker(scheme: scheme, matters: matters)
      for note in notes { maker.add(note) }
      return maker.report(tally, provenance: provenance)
    }
  }

  private func expectNoLeak(_ text: String, _ format: String) {
    #expect(text.contains("*") || format == ".jsonl", "\(format) shows nothing")
    for secret in Self.secrets { #expect(!text.contains(secret), "\(format) leaks \(secret)") }
  }

  @Test(arguments: [".jsonl", ".csv", ".xlsx"]) func verdictsLeakNothing(_ ending: String) throws {
    let out = try Self.outgoing.get()
    let folder = try TestFolder()
    let file = try OutputFile(path: folder.path("out\(ending)"))
    var writer: any VerdictWriter =
      ending == ".xlsx"
      ? try VerdictWorkbook(to: file, scheme: out.scheme, matters: out.matters)
      : try OutputFormats.verdicts.writer(to: file, scheme: out.scheme)
    for note in out.notes { try writer.write(note) }
    for problem in out.problems { try writer.write(problem) }
    _ = try writer.finish(out.tally, provenance: out.provenance, previous: nil)
    try file.commit()
    guard
      let text = try ending == ".xlsx"
        ? Unzipped.text(file.path) : String(contentsOfFile: file.path, encoding: .utf8)
    else { return }
    expectNoLeak(text, ending)
  }

  @Test(arguments: [".jsonl", ".csv"]) func mattersAndTrendsLeakNothing(_ ending: String) throws {
    let out = try Self.outgoing.get()
    let folder = try TestFolder()
    let file = try OutputFile(path: folder.path("matters\(ending)"))
    var matters = try OutputFormats.recurrences.writer(to: file, scheme: out.scheme)
    for matter in out.matters { try matters.write(matter) }
    try file.commit()
    let second = try OutputFile(path: folder.path("trends\(ending)"))
    var trends = try OutputFormats.trends.writer(to: second, scheme: out.scheme)
    for trend in out.trends { try trends.write(trend) }
    try second.commit()
    for path in [file.path, second.path] {
      expectNoLeak(try String(contentsOfFile: path, encoding: .utf8), ending)
    }
  }

  @Test func theWorkbenchLeaksNothing() throws {
    let out = try Self.outgoing.get()
    let changes = VerdictChangeText(before: out.scheme, after: out.scheme)
    expectNoLeak(out.changes.map { changes.text(of: $0) }.joined(), ".jsonl")
    expectNoLeak(out.changes.map { String(decoding: changes.line(of: $0), as: UTF8.self) }.joined(), ".jsonl")
    let traces = TermTraceText(scheme: out.scheme)
    expectNoLeak(try out.traces.map { try traces.text(of: $0) }.joined(), ".jsonl")
  }

  @Test func reportsLeakNothing() throws {
    let report = try Self.outgoing.get().report
    expectNoLeak(try ReportPage().html(of: report), ".html")
    expectNoLeak(String(decoding: report.json, as: UTF8.self), ".json")
  }

  @Test func explanationsAndProblemsLeakNothing() throws {
    let out = try Self.outgoing.get()
    let text = ExplanationText(scheme: out.scheme)
    expectNoLeak(try out.explanations.map { try text.text(of: $0) }.joined(), "explain")
    let folder = try TestFolder()
    let file = try OutputFile(path: folder.path("problems.jsonl"))
    for problem in out.problems { try ProblemLines(to: file).write(problem) }
    try file.commit()
    expectNoLeak(try String(contentsOfFile: file.path, encoding: .utf8), "problems")
  }
}

/// The XML of a workbook as one text, by the `unzip` of the machine.
enum Unzipped {
  /// Nil, with a word of it printed, where there is no `unzip`.
  static func text(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: "/usr/bin/unzip") else {
      print("skipped: there is no unzip to look into \(path)")
      return nil
    }
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/unzip")
    process.arguments = ["-p", path]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
