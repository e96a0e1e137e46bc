import Foundation
import Huiyin
import Testing

@testable import huiyin_bench

/// The file of results, and the table on screen.
@Suite struct ResultFileTests {
  private static let facts = RunFacts(
    date: "2026-11-28",
    machine: Machine(
      cpu: "Some \"CPU\", 3 GHz", cores: 2, load: "0.10", os: "Debian 12", swift: "6.3", icu: "72.1",
      commit: "abc1234"),
    input: "generated, seed 7", notes: 10, bytes: 3000, stopwatch: .wall, rounds: 3)

  private static let row = ResultRow(
    measure: "fold", unit: .megabytesPerSecond, bytes: 2900, clock: .wall, figure: Figure([90, 100, 120]))

  @Test func rowsHaveTheColumnsOfTheHeader() {
    let cells = ResultFile.cells(Self.row, Self.facts)
    #expect(cells.count == ResultFile.columns.count)
    let named = Dictionary(uniqueKeysWithValues: zip(ResultFile.columns, cells))
    #expect(named["commit"] == "abc1234" && named["bytes"] == "2900" && named["unit"] == "MB/s")
    #expect(named["median"] == "100.0" && named["min"] == "90.00" && named["max"] == "120.0")
    #expect(
      ResultFile.line(cells)
        == "2026-11-28,\"Some \"\"CPU\"\", 3 GHz\",2,0.10,Debian 12,6.3,72.1,abc1234,\"generated, seed 7\",10,2900,wall,3,fold,MB/s,100.0,90.00,120.0\n"
    )
  }

  /// A second run on a day goes behind the first, under one header.
  @Test func aSecondRunIsAdded() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for _ in 0..<2 {
      try ResultFile.write([Self.row], Self.facts, to: path)
    }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 3 && lines[0] == ResultFile.columns.joined(separator: ",") && lines[1] == lines[2])
  }

  @Test func anotherFileIsLeftAlone() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "id,text\n1,a\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: HuiyinError.self) { try ResultFile.beginning(of: path) }
  }

  @Test func theTableHoldsEveryMeasure() {
    let rows = [
      ResultRow(measure: "load", unit: .milliseconds, bytes: 1, clock: .wall, figure: Figure([5])),
      ResultRow(measure: "fold", unit: .milliseconds, bytes: 1, clock: .wall, figure: Figure([20, 30, 10])),
      ResultRow(measure: "fold", unit: .megabytesPerSecond, bytes: 1, clock: .wall, figure: Figure([7])),
      ResultRow(measure: "fold", unit: .notesPerSecond, bytes: 1, clock: .wall, figure: Figure([4000])),
      ResultRow(measure: "fold", unit: .timesICU, bytes: 1, clock: .wall, figure: Figure([8])),
      ResultRow(measure: "peak", unit: .megabytes, bytes: 1, clock: .wall, figure: Figure([100])),
    ]
    let expected = """
      measure        ms   least – most   MB/s  notes/s
      load        5.000  5.000 – 5.000                
      fold        20.00  10.00 – 30.00  7.000     4000
      peak     100.0 MB  100.0 – 100.0                

      times as fast as ICU's iterator takes to cut the same notes
      fold  8.000  8.000 – 8.000

      """
    #expect(ResultTable(rows).text == expected)
  }

  /// The README of the results says what each measure stands for.
  @Test func everyMeasureIsExplained() throws {
    let readme = try String(
      contentsOf: BenchFixture.corpora.appending(path: "bench/README.md"), encoding: .utf8)
    #expect(Measures.names.filter { !readme.contains("| `\($0)` |") } == [])
    #expect(ResultFile.columns.filter { !readme.contains("`\($0)`") } == [])
  }

  /// Every dated file in the repository has these columns.
  @Test func datedResultsHaveTheColumns() throws {
    let folder = BenchFixture.corpora.appending(path: "bench")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".csv")
    {
      #expect(throws: Never.self, "\(file)") {
        try ResultFile.beginning(of: folder.appending(path: file).path)
      }
    }
  }
}
