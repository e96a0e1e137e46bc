import HuiyinTestSupport
import Testing

@testable import huiyin_bench

/// Medians, ratios and how figures are written.
@Suite struct FigureTests {
  @Test func medianLiesInTheMiddle() {
    #expect(Figure([5, 1, 9]) == Figure([1, 5, 9]))
    let odd = Figure([5, 1, 9])
    #expect([odd.least, odd.median, odd.most] == [1, 5, 9])
    #expect(Figure([4, 1, 3, 2]).median == 2.5)
    #expect(Figure([7]).median == 7)
  }

  /// Of any values half are not above the median and half not below it.
  @Test(arguments: 1...40) func medianHalvesTheValues(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<Int(seed)).map { _ in Double(Int.random(in: 0..<20, using: &random)) }
    let figure = Figure(values)
    #expect(2 * values.count { $0 <= figure.median } >= values.count, "seed \(seed)")
    #expect(2 * values.count { $0 >= figure.median } >= values.count, "seed \(seed)")
    #expect(figure.least == values.min() && figure.most == values.max(), "seed \(seed)")
  }

  /// Ratios are taken round by round: a machine that is slow for one round does not change them.
  @Test func ratioComparesTheSameRounds() {
    let rival = [8.0, 80, 16]
    #expect(Figure.ratio(of: [4, 10, 1], to: rival) == Figure([2, 8, 16]))
    #expect(Figure.ratio(of: rival, to: rival) == Figure([1, 1, 1]))
  }

  @Test(arguments: [
    (0.0, "0.00000"), (0.001234, "0.00123"), (0.01234, "0.01234"), (0.1234, "0.1234"), (1.0, "1.000"),
    (1.23456, "1.235"), (12.3456, "12.35"), (123.456, "123.5"), (999.96, "1000.0"), (12345.6, "12346"),
    (-1.5, "-1.500"),
  ]) func numbersAreShortened(_ number: Double, _ shown: String) {
    #expect(number.shortened == shown)
  }

  @Test func ratesFollowFromSeconds() {
    let measure = Measure(name: "m", quantity: .timeOfNotes(bytes: 6_000_000), run: { 0 })
    let figures = ResultRow.figures(measure, [2, 1, 4], rival: [4, 4, 4], notes: 100)
    #expect(figures.map(\.unit) == [.milliseconds, .megabytesPerSecond, .notesPerSecond, .timesICU])
    #expect(
      figures.map(\.figure) == [
        Figure([2000, 1000, 4000]), Figure([3, 6, 1.5]), Figure([50, 100, 25]), Figure([2, 4, 1]),
      ])
  }

  /// Time that passes is not compared with time at work.
  @Test func oneClockForARatio() throws {
    let measures = [
      Measure(name: Measures.rival, quantity: .timeOfNotes(bytes: 9), run: { 0 }),
      Measure(name: "all", quantity: .timeOnAllCores(bytes: 9), run: { 0 }),
    ]
    for (clock, ratios) in [(Stopwatch.wall, 2), (.cpu, 1)] {
      var rounds = Rounds(of: measures, by: clock)
      try rounds.go()
      let rows = ResultRow.rows(measures, rounds, notes: 3, bytes: 9)
      #expect(rows.count { $0.unit == .timesICU } == ratios)
      #expect(rows.allSatisfy { $0.measure != "all" || $0.clock == .wall })
    }
  }

  @Test func whatHasNoNotesHasNoRate() {
    let time = Measure(name: "load", quantity: .time, run: { 0 })
    #expect(ResultRow.figures(time, [0.5], rival: [1], notes: 9).map(\.unit) == [.milliseconds])
    let memory = Measure(name: "peak", quantity: .memory, run: { 0 })
    let figures = ResultRow.figures(memory, [3e6], rival: [1], notes: 9)
    #expect(figures.map(\.unit) == [.megabytes] && figures[0].figure == Figure([3]))
  }

  @Test func everyRoundTakesEveryMeasureOnce() throws {
    var order: [String] = []
    let measures = ["a", "b"].map { name in
      Measure(name: name, quantity: name == "a" ? .time : .memory) {
        order.append(name)
        return 7
      }
    }
    var rounds = Rounds(of: measures, by: .cpu)
    for _ in 0..<3 { try rounds.go() }
    #expect(order == ["a", "b", "a", "b", "a", "b"])
    #expect(rounds.readings[0].count == 3 && rounds.readings[0].allSatisfy { $0 >= 0 })
    #expect(rounds.readings[1] == [7, 7, 7])
  }
}
