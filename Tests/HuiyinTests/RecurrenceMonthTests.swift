import Foundation
import HuiyinTestSupport
import Testing

@testable import Huiyin

/// Months one after the other, and what a clerk decided.
@Suite struct RecurrenceMonthTests {
  /// Groups month after month, each time with the matters of before.
  static func monthly(_ members: [MatterMember], _ grouping: MatterGrouping) -> [[String]] {
    let months = Dictionary(grouping: members.indices) { members[$0].date?.monthDescription ?? "z" }
    var (seen, known): ([Int], [[Int]]) = ([], [])
    for month in months.keys.sorted() {
      let place = Dictionary(uniqueKeysWithValues: seen.enumerated().map { ($1, $0) })
      seen += months[month]!
      let groups = grouping.group(
        seen.map { members[$0] }, known: known.map { $0.map { place[$0]! } }, jobs: 2)
      let found = groups.groups.map { $0.map { seen[$0] } }
      let single = Set(seen).subtracting(found.joined()).sorted().map { [$0] }
      known = found + single
    }
    return known.filter { $0.count > 1 }.map { $0.map { members[$0].id }.sorted() }.sorted { $0[0] < $1[0] }
  }

  @Test(arguments: [21, 22, 23] as [UInt64])
  func monthsGiveWhatAllGiveAtOnce(_ seed: UInt64) throws {
    let members = try RecurrenceFixture.members(PlantedNotes(300, seed: seed).notes)
    let grouping = MatterGrouping(rules: try RecurrenceFixture.rules())
    let once = RecurrenceFixture.ids(grouping.group(members), members).map { $0.sorted() }
    let monthly = Self.monthly(members, grouping)
    let (left, right) = (RecurrenceFixture.pairs(once), RecurrenceFixture.pairs(monthly))
    let score = 2 * Double(left.intersection(right).count) / Double(left.count + right.count)
    #expect(
      score >= 0.98, "seed \(seed): \(score); \(left.symmetricDifference(right).sorted { $0[0] < $1[0] })")
  }

  private let texts = [
    ("金鹭小区麻将馆通宵吵闹", "金鹭小区5栋麻将馆通宵洗牌，吵闹得老人失眠。"),
    ("金鹭小区楼下麻将馆吵闹", "金鹭小区麻将馆天天打到凌晨，洗牌声吵闹。"),
    ("荻蒲大厦路灯全部熄灭", "荻蒲大厦门前路灯熄灭半年，漆黑一片。"),
    ("荻蒲大厦门口路灯不亮", "荻蒲大厦的路灯一直不亮，漆黑，有人摔伤。"),
    (
      "金鹭小区麻将馆吵闹、荻蒲大厦路灯熄灭",
      "金鹭小区麻将馆通宵洗牌吵闹；荻蒲大厦路灯熄灭，门前漆黑。"
    ),
  ]

  private func members() throws -> [MatterMember] {
    try RecurrenceFixture.members(
      texts.enumerated().map {
        Note(id: "\($0)", title: $1.0, text: $1.1, date: Day(year: 2026, month: $0 / 4 + 1, day: 1))
      })
  }

  @Test func bridgesAreReportedNotMerged() throws {
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules())
      .group(try members(), known: [[0, 1], [2, 3]])
    #expect(groups.groups.count == 2 && groups.known.compactMap(\.self).sorted() == [0, 1])
    #expect(groups.bridges.map(\.note) == [4] && Set(groups.bridges.first?.known ?? []) == [0, 1])
    for (a, b) in [(0, 1), (2, 3)] {
      #expect(groups.groups.contains { $0.contains(a) && $0.contains(b) })
    }
  }

  @Test func decisionsAlwaysWin() throws {
    let grouping = MatterGrouping(rules: try RecurrenceFixture.rules())
    let members = try members()
    let joined = grouping.group(members, known: [[0, 1], [2, 3]], together: [[0, 2]])
    #expect(joined.groups.contains { Set($0).isSuperset(of: [0, 1, 2, 3]) })
    let parted = grouping.group(members, known: [[0, 1], [2, 3]], apart: [(0, 1)])
    #expect(!parted.groups.contains { $0.contains(0) && $0.contains(1) })
    #expect(parted.groups.contains { $0.contains(2) && $0.contains(3) })
  }

  @Test func knownSinglesAreFree() throws {
    let members = try members()
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules()).group(
      Array(members.prefix(2)), known: [[0]])
    #expect(groups.groups == [[0, 1]] && groups.known == [nil])
  }
}
