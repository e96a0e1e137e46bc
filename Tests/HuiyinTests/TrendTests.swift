import HuiyinTestSupport
import Testing

@testable import Huiyin

/// What stands out, and that nothing does where there is only luck.
@Suite struct TrendTests {
  @Test func chanceIsTheShareOfAllDraws() {
    for all in 1...9 {
      for marked in 0...all {
        for drawn in 0...all {
          for count in 0...(min(marked, drawn) + 1) {
            let chance = FisherTest.chance(of: count, marked: marked, drawn: drawn, all: all)
            #expect(abs(chance - Self.shareOfDraws(count, marked, drawn, all)) < 1e-9)
          }
        }
      }
    }
  }

  /// Every way of drawing, one by one; the marked notes are the low bits.
  private static func shareOfDraws(_ count: Int, _ marked: Int, _ drawn: Int, _ all: Int) -> Double {
    let draws = (0..<(1 << all)).filter { $0.nonzeroBitCount == drawn }
    let hits = draws.filter { ($0 & ((1 << marked) - 1)).nonzeroBitCount >= count }
    return Double(hits.count) / Double(draws.count)
  }

  @Test func discoveriesFollowTheStepUpRule() {
    let chances = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]
    #expect(chances.discoveries(falsePercent: 5, tests: 10) { $0 } == [0.001, 0.008])
    #expect([0.5, 0.9].discoveries(falsePercent: 5, tests: 2) { $0 }.isEmpty)
  }

  static func entries(seed: UInt64, planted: Int) -> [TrendSearch.Entry] {
    var random = SeededGenerator(seed: seed)
    func entry(_ number: Int, _ topic: String, _ place: String, _ month: Int) -> TrendSearch.Entry {
      TrendSearch.Entry(
        id: "\(number)", category: "c", topic: topic, place: place, month: Month(year: 2026, month: month),
        intent: nil)
    }
    let noise = (0..<600).map {
      entry(
        $0, "t\(Int.random(in: 0..<5, using: &random))", "p\(Int.random(in: 0..<6, using: &random))",
        Int.random(in: 7...10, using: &random))
    }
    return noise + (0..<planted).map { entry(1000 + $0, "t2", "p3", 9) }
  }

  @Test(arguments: 1...8) func luckIsNoTrend(_ seed: UInt64) {
    #expect(
      TrendSearch(rules: Scheme.TrendRules()).trends(in: Self.entries(seed: seed, planted: 0)).count <= 1)
  }

  @Test func whatIsPlantedIsFoundInAnyOrder() {
    let entries = Self.entries(seed: 3, planted: 25)
    let found = TrendSearch(rules: Scheme.TrendRules()).trends(in: entries)
    #expect(
      found.first.map { [$0.topic, $0.place ?? "", $0.month?.description ?? ""] } == ["t2", "p3", "2026-09"])
    var random = SeededGenerator(seed: 9)
    let shuffled = TrendSearch(rules: Scheme.TrendRules()).trends(in: entries.shuffled(using: &random))
    #expect(found.map(\.chance) == shuffled.map(\.chance))
    #expect(found.map { Set($0.notes) } == shuffled.map { Set($0.notes) })
  }

  @Test func fewNotesAreNoTrend() {
    let two =
      Self.entries(seed: 5, planted: 0)
      + [1, 2].map {
        TrendSearch.Entry(
          id: "x\($0)", category: "c", topic: "new", place: "nowhere", month: Month(year: 2026, month: 9),
          intent: nil)
      }
    #expect(!TrendSearch(rules: Scheme.TrendRules()).trends(in: two).contains { $0.topic == "new" })
  }
}
