import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

/// Mutated files: nothing may crash or hang, every row must be accounted for, every refusal must be a sentence.
///
/// `HUIYIN_FUZZ=100000` sets how many files each format is given.
struct FuzzCase: Sendable, CustomTestStringConvertible {
  let name: String
  let seed: UInt64
  /// Writes the mutant of a generator to a path.
  let write: @Sendable (String, inout SeededGenerator) throws -> Void
  var testDescription: String { name }

  static var count: Int {
    ProcessInfo.processInfo.environment["HUIYIN_FUZZ"].flatMap { Int($0) } ?? 100
  }

  static let all = [
    text("a.csv", table(",")), text("a.tsv", table("\t")), text("a.jsonl", jsonLines), text("a.txt", minutes),
    text("a", table(";")), packed("a.xlsx", workbook), packed("a.docx", document), whole("a.xlsx", workbook),
    whole("a.docx", document),
  ]

  private static func table(_ delimiter: String) -> [UInt8] {
    let rows =
      [["编号", "日期", "标题", "内容", "备注"]]
      + (1...12).map { ["\($0)", "2026-10-0\($0 % 9 + 1)", "", "第\($0)条，\"路灯\"坏了", "x"] }
    return rows.flatMap { row in
      Array(
        (row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: delimiter) + "\r\n")
          .utf8)
    }
  }

  private static let jsonLines = (1...12).flatMap {
    Array(
      "{\"id\":\($0),\"text\":\"第\\u4e00条\\n\($0)\",\"k\":[1,{\"a\":null}],\"date\":\"2026-10-05\"}\n".utf8)
  }

  private static let minutes = Array(
    "恳谈会记录\n时间：2026年10月5日\n地点：柳荫社区\n一、群众意见\n1、李某反映：路灯坏了。\n居民：一是狗；二是车。\n10月5日 晴\n民警：答复。\n三、下一步\n建议：巡逻\n".utf8)

  private static var workbook: [(name: String, bytes: [UInt8])] {
    var book = TestWorkbook()
    book.formats = [(0, nil), (14, nil), (176, "yyyy\\-mm \"x\"")]
    book.shared = ["<t>内容</t>", "<r><t>路</t></r><rPh><t>lu</t></rPh><r><t>灯_x000D_</t></r>"]
    let row: [TestWorkbook.Cell] = [.number("43524.5", style: 1), .shared(1), .text("<&>"), .number("1e5")]
    book.add("表", [[.text("日期"), .shared(0)]] + (0..<6).map { _ in row })
    book.add("二", [[.text("说明")]])
    return book.parts
  }

  private static var document: [(name: String, bytes: [UInt8])] {
    var document = TestDocument()
    document.add("恳谈会记录", "时间：2026年10月5日", "1、李某反映：路灯坏了。", "居民：狗\n咬人")
    document.add(table: [["姓名", "意见"], ["张三", "路灯坏了"], ["李四", ""]])
    return document.parts
  }

  private static func text(_ name: String, _ good: [UInt8]) -> FuzzCase {
    FuzzCase(name: name, seed: 21) { path, generator in
      try Data(mutated(good, using: &generator)).write(to: URL(filePath: path))
    }
  }

  /// A part is mutated and packed again, so that the damage gets past the checksums.
  private static func packed(_ name: String, _ parts: [(name: String, bytes: [UInt8])]) -> FuzzCase {
    FuzzCase(name: name, seed: 22) { path, generator in
      var parts = parts
      let index = Int.random(in: parts.indices, using: &generator)
      parts[index].bytes = mutated(parts[index].bytes, using: &generator)
      TestArchive.write(parts, to: path)
    }
  }

  /// The archive itself is mutated.
  private static func whole(_ name: String, _ parts: [(name: String, bytes: [UInt8])]) -> FuzzCase {
    let path = FileManager.default.temporaryDirectory.appending(path: "huiyin-\(UUID().uuidString)").path
    TestArchive.write(parts, to: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let good = (try? Data(contentsOf: URL(filePath: path))).map(Array.init) ?? []
    return FuzzCase(name: "\(name) as a whole", seed: 23) { path, generator in
      try Data(mutated(good, using: &generator)).write(to: URL(filePath: path))
    }
  }

  private static let pieces = [
    "\"", ",", "\n", "\r", "\t", "<", ">", "/>", "</", "&", "&#0;", "&#x41;", "<row>", "<c r=\"", "t=\"s\"",
    "<v>99999999</v>",
    "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:p>", "</w:p>", "<![CDATA[", "<!--", "<!DOCTYPE a>", "\u{0}",
    "\u{FEFF}", "：", "一是", "1、",
    "{", "}", "[", "\\u", "sep=", "-1", "1e308", "_x0000_", "PK\u{3}\u{4}", "xmlns:a=\"b\" ",
    "r=\"99999999999\"", "&#13;",
  ].map { Array($0.utf8) }

  /// `good` with one to eight places changed, dropped, doubled, cut off or filled with what means something.
  private static func mutated(_ good: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = good
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, at + Int.random(in: 1...24, using: &generator))
      switch Int.random(in: 0...6, using: &generator) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[at] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      case 2: bytes.removeSubrange(at..<end)
      case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 4 where Int.random(in: 0...9, using: &generator) == 0: bytes.removeSubrange(at...)
      default: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: at)
      }
    }
    return bytes
  }
}

@Test(arguments: FuzzCase.all) func mutatedFilesAreReadOrRefused(_ fuzz: FuzzCase) throws {
  let folder = try TestFolder()
  let path = folder.path(fuzz.name.split(separator: " ").first.map(String.init) ?? "a")
  var (read, refused) = (0, 0)
  for round in 0..<FuzzCase.count {
    var generator = SeededGenerator(seed: fuzz.seed &* 1_000_003 &+ UInt64(round))
    try fuzz.write(path, &generator)
    do {
      var files = try NoteFiles([path], names: .known, cues: LexiconCues.cues)
      let all = try files.all()
      let tally = files.tally
      let place = "seed \(fuzz.seed) round \(round)"
      #expect(tally.rows == tally.notes + tally.rowsWithoutNote + tally.narration, "\(place)")
      #expect(tally.notes == all.notes.count && tally.narration == all.narration.count, "\(place)")
      #expect(tally.problems == all.problems.count && tally.problems >= tally.rowsWithoutNote, "\(place)")
      #expect(Set(all.notes.map(\.id)).count == all.notes.count, "\(place)")
      read += 1
    } catch let error as HuiyinError {
      #expect(!error.description.isEmpty)
      refused += 1
    }
  }
  #expect(read > 0 && read + refused == FuzzCase.count, "\(fuzz.name): \(read) read, \(refused) refused")
}
