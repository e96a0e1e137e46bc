import Foundation
import HuiyinTestSupport
import HuiyinText
import Testing

@testable import Huiyin
@testable import huiyin_bench

/// The steps that are measured are those of the analyzer.
@Suite struct StepTests {
  private static let lexicon = SharedData.root.appending(path: "lexicons/police").path

  @Test func stepsFindWhatTheAnalyzerFinds() throws {
    let analyzer = Analyzer(lexicon: try Measures.lexicon(in: Self.lexicon))
    let steps = ReadingSteps(analyzer)
    var matches = 0
    for note in try BenchFixture.notes(0..<60) {
      let folded = steps.fold(note.text).folded
      let found = steps.match(folded, Array(steps.cut(folded)))
      let reading = analyzer.read(Note(id: "1", text: note.text), in: Desk(analyzer))[0]
      #expect(found == reading.cues.count + reading.asides.count)
      matches += found
    }
    #expect(matches > 600)
  }

  /// Every measure runs on a few notes, the rival among them, and finds the same thing twice.
  @Test func everyMeasureRuns() throws {
    let input = try BenchInput(name: "few", notes: BenchFixture.notes(0..<12), workbook: nil)
    // Loading takes seconds without optimization, and a process of its own as long.
    let names = Measures.names.filter { !["load", "peak"].contains($0) }
    let measures = try Measures(input, lexicon: Self.lexicon, jobs: 2).chosen(names)
    #expect(measures.map(\.name) == names)
    var rounds = Rounds(of: measures, by: .wall)
    for _ in 0..<2 { try rounds.go() }
    #expect(rounds.readings.allSatisfy { $0.count == 2 && $0.allSatisfy { $0 > 0 } })
    let counts = try Dictionary(uniqueKeysWithValues: measures.map { ($0.name, try $0.run()) })
    #expect(counts["icu"] == counts["cut-plain"])
    for name in ["classify-file-1", "classify-file-all", "xlsx"] {
      #expect(counts[name] == 12, "\(name)")
    }
  }
}
