import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

/// Reports: their counts, their page, their workbook.
@Suite struct ReportTests {
  static let scheme = LeakTests.analyzer.map(\.lexicon.scheme)

  /// `count` notes of one category, told on successive days of October.
  private func notes(_ count: Int, _ category: String?, text: String = "楼下半夜唱歌", place: String? = nil) throws
    -> [Released<SortedNote>]
  {
    let topic = try category.flatMap { try Self.scheme.get().category($0)?.topics.first?.id }
    return (0..<count).map { index in
      let note = Note(
        id: "\(category ?? "none")\(index)", title: text, text: text,
        date: Day(year: 2026, month: 10, day: index % 28 + 1), person: text, place: place, source: "热线",
        columns: [.init(name: text, value: text)], location: Location(file: "a.csv", row: index + 2))
      let evidence = Evidence(
        topic: topic ?? "", term: text, part: .body, bytes: 0..<3, characters: 0..<1,
        quote: String(text.unicodeScalars.first!), points: 3, struck: nil)
      let verdict = Verdict(
        id: note.id, category: category, topic: topic, office: "派出所", secondary: nil, intent: nil,
        isRaisedAgain: false,
        standings: [], confidence: 0.5, reviewReason: category == nil ? .noEvidence : nil,
        evidence: EvidenceList(category == nil ? [] : [evidence]))
      return Masking.off.release(note, verdict)
    }
  }

  private func report(_ notes: [Released<SortedNote>], previous: Report? = nil, matters: [Recurrence] = [])
    throws
    -> Report
  {
    let released = Masking.off.release(matters, of: [])
    var maker = ReportMaker(scheme: try Self.scheme.get(), matters: released)
    for note in notes { maker.add(note) }
    return maker.report(Tally(), provenance: Self.provenance, previous: previous)
  }

  static let provenance = Report.Provenance(
    inputs: [.init(name: "a.csv", sha256: "00")], previous: [], lexicon: "ff", version: "1", isMasked: false,
    month: nil)

  @Test func countsAreComparedWithThePreviousReport() throws {
    let categories = try Self.scheme.get().categories.map(\.id)
    let earlier = try report(notes(10, categories[0]) + notes(2, categories[1]))
    let later = try report(
      notes(15, categories[0]) + notes(6, categories[1]) + notes(3, nil), previous: earlier)
    #expect(later.totals.notes == .init(24, previous: 12) && later.totals.notes.percent == 100)
    #expect(later.categories[0].figure == .init(15, previous: 10) && later.categories[0].figure.percent == 50)
    #expect(later.categories[1].figure.isSmall && later.categories[1].figure.percent == nil)
    #expect(later.categories.last?.id == "" && later.categories.last?.figure.value == 3)
    #expect(later.categories.reduce(0) { $0 + $1.figure.value } == later.totals.notes.value)
    #expect(later.totals.review.value == 3 && later.review.count == 3)
    #expect(later.timeline.points.reduce(0) { $0 + $1.count } == 24)
  }

  @Test func aReportIsReadBackFromItsJSON() throws {
    let folder = try TestFolder()
    let report = try report(notes(7, Self.scheme.get().categories[0].id, place: "南塘"))
    let path = try folder.file("r.json", report.json)
    #expect(try Report(json: path) == report)
    #expect(throws: HuiyinError.self) { _ = try Report(json: folder.file("x.json", "{}")) }
  }

  @Test func everyTextIsEscaped() throws {
    let text = "<script>alert(1)</script>\"'&<img src=x onerror=y>"
    let category = try Self.scheme.get().categories[0].id
    let notes = try notes(3, category, text: text, place: text) + notes(2, nil, text: text)
    let matter = Recurrence(
      id: text, headline: text, category: category, topic: nil, place: text, notes: notes.map(\.note.id),
      people: 2,
      first: nil, last: nil, flags: [.init(id: "f", name: text, reason: text)], heat: 1,
      links: [.init(a: text, b: text, likeness: 1, shared: [text])])
    let html = try ReportPage().html(of: report(notes, matters: [matter]))
    #expect(!html.contains("<script") && !html.contains("<img"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(html.components(separatedBy: "http").count == 2, "nothing is fetched; one http-equiv")
    #expect(!html.contains("\"'&<"))
  }

  @Test func longTimesAreCountedByMonth() throws {
    var days: [Day: Int] = [:]
    days[Day(year: 2026, month: 1, day: 31)!] = 2
    days[Day(year: 2026, month: 4, day: 30)!] = 1
    let timeline = Report.Timeline(days, from: days.keys.min(), to: days.keys.max())
    #expect(timeline.step == .month)
    #expect(timeline.points.map(\.count) == [2, 0, 0, 1] && timeline.points[1].label == "2026-02")
  }

  @Test func excerptsShowWhatDecided() {
    let long = String(repeating: "甲", count: 500) + "半夜唱歌" + String(repeating: "乙", count: 500)
    let spans = Excerpt(long, marks: [500..<504, 502..<503]).spans
    #expect(spans.filter(\.isDeciding).map(\.text) == ["半夜唱歌"])
    #expect(spans.first?.text.hasPrefix("…甲") == true && spans.last?.text.hasSuffix("乙…") == true)
    #expect(Excerpt(" \n a\u{200B}\t\tb ", marks: []).spans.map(\.text) == ["a b"])
  }

  @Test(arguments: [
    ("_x0041_", "_x005F_x0041_"), ("a\u{1}b\r\nc\u{FFFF}", "a\u{FFFD}b\nc\u{FFFD}"), ("=1+1", "=1+1"),
    ("_x", "_x"),
  ])
  func cellsHoldAnyText(_ text: String, written: String) { #expect(CellFit(text).text == written) }

  @Test func longCellsAreCutAndSaid() {
    let fitted = CellFit(String(repeating: "字", count: 40_000))
    #expect(fitted.text.utf16.count == 32_767 && fitted.text.hasSuffix("✂") && fitted.cutFrom == 40_000)
    #expect(CellFit(String(repeating: "😀", count: 16_383)).cutFrom == nil)
    #expect(CellFit(String(repeating: "😀", count: 20_000)).text.utf16.count <= 32_767)
  }

  private func book(
    _ notes: [Released<SortedNote>], _ name: String, _ matters: [Recurrence], in folder: TestFolder
  ) throws
    -> (path: String, problems: [Problem])
  {
    let file = try OutputFile(path: folder.path(name))
    var book = try VerdictWorkbook(
      to: file, scheme: Self.scheme.get(), matters: Masking.off.release(matters, of: []))
    for note in notes { try book.write(note) }
    let problems = try book.finish(Tally(), provenance: Self.provenance, previous: nil)
    try file.commit()
    return (file.path, problems)
  }

  @Test func aWorkbookHoldsItsSheetsAndNoFormula() throws {
    let folder = try TestFolder()
    let category = try Self.scheme.get().categories[0].id
    let texts = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", String(repeating: "长", count: 33_000)]
    let all = try texts.flatMap { try self.notes(1, category, text: $0) }
    let matter = Recurrence(
      id: "m1", headline: "=HYPERLINK(1)", category: category, topic: nil, place: nil,
      notes: [all[0].note.id],
      people: 1, first: nil, last: nil, flags: [], heat: 1, links: [])
    let (path, problems) = try book(all, "a.xlsx", [matter], in: folder)
    #expect(!problems.isEmpty && problems.allSatisfy { $0.location.row == 2 })
    guard let xml = try Unzipped.text(path) else { return }
    for sheet in ["汇总", "明细", "反复诉求", "待复核", "问题行"] { #expect(xml.contains("name=\"\(sheet)\"")) }
    #expect(!xml.contains("<f>"))
    #expect(xml.contains("<t>=1+1</t>") && xml.contains("outlineLevel=\"1\"") && xml.contains("'列表'!$B$1"))
    #expect(folder.names == ["a.xlsx"])
  }

  @Test func aWorkbookIsTheSameBytesAtAnyTime() throws {
    let folder = try TestFolder()
    let notes = try notes(40, Self.scheme.get().categories[0].id)
    let first = try book(notes, "a.xlsx", [], in: folder).path
    Thread.sleep(forTimeInterval: 2.1)
    let second = try book(notes, "b.xlsx", [], in: folder).path
    #expect(FileManager.default.contentsEqual(atPath: first, andPath: second))
  }

  @Test func aWorkbookOpensInLibreOffice() throws {
    guard
      let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first(
        where: FileManager.default.fileExists(atPath:))
    else {
      print("skipped: there is no LibreOffice")
      return
    }
    let folder = try TestFolder()
    let path = try book(notes(3, Self.scheme.get().categories[0].id), "a.xlsx", [], in: folder).path
    let process = Process()
    process.executableURL = URL(filePath: office)
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to", "pdf",
      "--outdir",
      folder.url.path, path,
    ]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    let pdf = try Data(contentsOf: folder.url.appending(path: "a.pdf"))
    #expect(pdf.starts(with: Array("%PDF".utf8)) && pdf.count > 5_000)
  }

  @Test func daysAreCountedFrom1970() {
    for (year, month, day, days) in [
      (1970, 1, 1, 0), (2000, 3, 1, 11_017), (2026, 10, 31, 20_757), (1900, 1, 1, -25_567),
    ] {
      #expect(WrittenWorkbook.daysSince1970(Day(year: year, month: month, day: day)!) == days)
    }
  }
}
