import HuiyinTestSupport
import Testing

@testable import Huiyin

/// What is counted of a matter, and how hot it is.
@Suite struct MatterCountsTests {
  static func mention(
    _ id: String, _ date: String? = nil, by person: String? = nil, intent: String? = nil, again: Bool = false
  ) -> Mention {
    Mention(
      id: id, date: date.flatMap { Day(reading: $0) }, person: person, category: nil, topic: nil,
      intent: intent,
      isRaisedAgain: again)
  }

  static func rule(_ measure: Scheme.Measure, _ atLeast: Int, notes: Int = 1) -> Scheme.FlagRule {
    Scheme.FlagRule(
      id: measure.rawValue, name: measure.rawValue, measure: measure, atLeast: atLeast, notes: notes,
      days: 30,
      reason: "{value} in {days}")
  }

  static let mentions = [
    mention("1", "2026-08-03", by: "a"), mention("2", "2026-09-20", by: "b", again: true),
    mention("3", "2026-10-02", by: "a"), mention("4", "2026-10-09", by: "c"), mention("5", "2026-10-11"),
    mention("6", nil, by: "c"),
  ]

  @Test(arguments: [
    (Scheme.Measure.people, 4), (.notesOfOnePerson, 2), (.raisedAgain, 1), (.months, 3),
    (.growthPercent, 300),
    (.mattersAtPlace, 2), (.sharePercentOfOnePerson, 33), (.undated, 1), (.unnamed, 1),
  ])
  func eachMeasureCounts(_ measure: Scheme.Measure, _ expected: Int) {
    let counts = MatterCounts(
      mentions: Self.mentions, asOf: Day(year: 2026, month: 10, day: 31), mattersAtPlace: 2)
    #expect(counts.value(of: Self.rule(measure, 1)) == expected)
    #expect(counts.flags([Self.rule(measure, expected)]).map(\.reason) == ["\(expected) in 30"])
    #expect(counts.flags([Self.rule(measure, expected + 1)]).isEmpty)
    #expect(counts.flags([Self.rule(measure, expected, notes: 7)]).isEmpty)
  }

  @Test func nothingGrowsOutOfNothing() {
    let counts = MatterCounts(
      mentions: [Self.mention("1", "2026-10-03")], asOf: Day(year: 2026, month: 10, day: 31),
      mattersAtPlace: 1)
    #expect(counts.value(of: Self.rule(.growthPercent, 0)) == nil)
    #expect(
      MatterCounts(mentions: Self.mentions, asOf: nil, mattersAtPlace: 1).value(
        of: Self.rule(.growthPercent, 0)) == nil)
  }

  @Test(arguments: [(0, 1.0), (15, 0.8), (30, 0.5), (45, 0.4), (60, 0.3), (600, 0.0), (-5, 1.0)])
  func aPersonHalvesWithTheHalfLife(_ days: Int, _ expected: Double) throws {
    let asOf = try #require(Day(year: 2026, month: 10, day: 31))
    let heat = Heat(rules: Scheme.MatterRules(halfLifeDays: 30), asOf: asOf)
    #expect(heat.heat(of: [Self.mention("1", Self.day(asOf.ordinal - days))]) == expected)
  }

  @Test func heatCountsPeopleNotNotes() {
    let heat = Heat(rules: Scheme.MatterRules(coolIntents: ["praise"]), asOf: nil)
    let flood = (0..<50).map { Self.mention("\($0)", by: "a") }
    #expect(heat.heat(of: flood) == 1)
    #expect(heat.heat(of: flood + [Self.mention("x", by: "b"), Self.mention("y")]) == 3)
    #expect(heat.heat(of: [Self.mention("z", by: "c", intent: "praise")]) == 0)
  }

  @Test func ordinalsCountDays() throws {
    #expect(Day(year: 1970, month: 1, day: 1)?.ordinal == 0)
    var day = try #require(Day(year: 1999, month: 12, day: 31))
    for _ in 0..<1000 {
      let next = Self.following(day)
      #expect(next.ordinal == day.ordinal + 1)
      day = next
    }
  }

  private static func following(_ day: Day) -> Day {
    Day(year: day.year, month: day.month, day: day.day + 1) ?? Day(
      year: day.year, month: day.month + 1, day: 1)
      ?? Day(year: day.year + 1, month: 1, day: 1)!
  }

  private static func day(_ ordinal: Int) -> String {
    var day = Day(year: 2024, month: 1, day: 1)!
    while day.ordinal < ordinal { day = following(day) }
    return day.description
  }
}
