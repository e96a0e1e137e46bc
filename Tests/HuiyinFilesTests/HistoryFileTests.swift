import Foundation
import HuiyinTestSupport
import Testing

@testable import Huiyin
@testable import HuiyinFiles

/// What is kept of matters from month to month.
@Suite struct HistoryFileTests {
  static let lexicon = Result {
    try Lexicon(directory: SharedData.root.appending(path: "lexicons/police", directoryHint: .isDirectory))
  }

  static func notes(_ month: Int) -> [Note] {
    (1...4).map { number in
      Note(
        id: "\(month)-\(number)", title: "竹篙巷\(number % 2 == 0 ? "夜市" : "棋牌室")半夜吵闹",
        text: "竹篙巷\(number % 2 == 0 ? "夜市油烟喇叭" : "棋牌室麻将声")吵到两点，联系人欧阳建国13800138000",
        date: Day(year: 2026, month: month, day: number), person: "欧阳建国")
    }
  }

  static let analyzer = Result { Analyzer(lexicon: try lexicon.get()) }

  static func history(_ months: ClosedRange<Int>, after past: MatterHistory = MatterHistory()) throws
    -> MatterHistory
  {
    var finder = MatterFinder(try analyzer.get(), after: past)
    for month in months { _ = finder.add(notes(month)) }
    return try finder.matters().history
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let folder = try TestFolder()
    let path = folder.url.appending(path: "kept.jsonl").path
    let masking = Masking(lexicon: try Self.lexicon.get())
    let history = try Self.history(8...9)
    #expect(!history.matters.isEmpty)
    try HistoryFile(path: path).write(masking.release(history))
    let read = try HistoryFile(path: path).read()
    #expect(read == masking.release(history).value)
    #expect(try Self.history(8...9, after: read).members.count == history.members.count)
    let first = try Data(contentsOf: URL(filePath: path))
    try HistoryFile(path: path).write(masking.release(read))
    #expect(try Data(contentsOf: URL(filePath: path)) == first)
  }

  @Test func numbersAndNamesAreNotKeptWhole() throws {
    let folder = try TestFolder()
    let path = folder.url.appending(path: "kept.jsonl").path
    try HistoryFile(path: path).write(Masking(lexicon: try Self.lexicon.get()).release(Self.history(8...8)))
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    #expect(!text.contains("13800138000") && !text.contains("欧阳建国"))
  }

  @Test func aFileChangedMeanwhileIsLeftAlone() throws {
    let folder = try TestFolder()
    let path = folder.url.appending(path: "kept.jsonl").path
    let masking = Masking(lexicon: try Self.lexicon.get())
    let one = try HistoryFile(path: path)
    let other = try HistoryFile(path: path)
    try one.write(masking.release(Self.history(8...8)))
    let first = try Data(contentsOf: URL(filePath: path))
    #expect(throws: HuiyinError.self) { try other.write(masking.release(Self.history(9...9))) }
    #expect(try Data(contentsOf: URL(filePath: path)) == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["kept.jsonl"])
  }

  /// A file cut or changed anywhere is refused with a sentence, or read as what it says; it never traps.
  @Test func damagedFilesAreRefused() throws {
    let folder = try TestFolder()
    let url = folder.url.appending(path: "kept.jsonl")
    try HistoryFile(path: url.path).write(
      Masking(lexicon: try Self.lexicon.get()).release(Self.history(8...8)))
    let whole = try Data(contentsOf: url)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      var bytes = [UInt8](whole)
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      try Data(bytes).write(to: url)
      guard let history = try? HistoryFile(path: url.path).read() else { continue }
      var finder = MatterFinder(try Self.analyzer.get(), after: history)
      _ = finder.add(Self.notes(9))
      _ = try finder.matters()
    }
  }
}
