import Foundation
import HuiyinTestSupport
import Testing

@testable import Huiyin

/// What must hold of grouping whatever the notes are.
@Suite struct RecurrenceLawTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func orderAndThreadsChangeNothing(_ seed: UInt64) throws {
    let members = try RecurrenceFixture.members(PlantedNotes(300, seed: seed).notes)
    let grouping = MatterGrouping(rules: try RecurrenceFixture.rules())
    let plain = grouping.group(members)
    #expect(plain.groups.count > 5 && plain == grouping.group(members, jobs: 3))
    var random = SeededGenerator(seed: seed)
    let shuffled = members.shuffled(using: &random)
    let other = grouping.group(shuffled, jobs: 2)
    #expect(RecurrenceFixture.ids(plain, members) == RecurrenceFixture.ids(other, shuffled), "seed \(seed)")
    func links(_ groups: MatterGroups, _ members: [MatterMember]) -> [String] {
      groups.links.joined().map { "\(members[$0.a].id) \(members[$0.b].id) \($0.likeness) \($0.shared)" }
    }
    #expect(links(plain, members) == links(other, shuffled), "seed \(seed)")
  }

  @Test(arguments: [4, 5] as [UInt64])
  func plantedMattersAreFound(_ seed: UInt64) throws {
    let planted = PlantedNotes(300, seed: seed)
    let members = try RecurrenceFixture.members(planted.notes)
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules()).group(members)
    var gold: [Int: [String]] = [:]
    for (note, matter) in zip(planted.notes, planted.matters) {
      if let matter { gold[matter, default: []].append(note.id) }
    }
    let score = RecurrenceFixture.bCubed(RecurrenceFixture.ids(groups, members), Array(gold.values))
    #expect(score > 0.9, "seed \(seed): B3 \(score)")
  }

  @Test(arguments: [6, 7] as [UInt64])
  func everyMemberIsOnALink(_ seed: UInt64) throws {
    let members = try RecurrenceFixture.members(PlantedNotes(200, seed: seed).notes)
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules()).group(
      members, together: [[0, 1, 2]])
    for (index, group) in groups.groups.enumerated() {
      #expect(Set(groups.links[index].flatMap { [$0.a, $0.b] }) == Set(group), "seed \(seed)")
      #expect(groups.links[index].count == group.count - 1 && group.contains(groups.centres[index]))
    }
  }

  /// The oracle compares all pairs: every pair alike enough to be joined by itself is among the candidates.
  @Test(arguments: [8, 9] as [UInt64])
  func candidatesMissNoLikePair(_ seed: UInt64) throws {
    let rules = try RecurrenceFixture.rules()
    let members = try RecurrenceFixture.members(PlantedNotes(150, seed: seed).notes)
    var numbering = MatterNumbering()
    let sheets = members.map { numbering.sheet(of: $0.keys, rules: rules) }
    let found = Set(MatterIndex(sheets, rules: rules).pairs(jobs: 2))
    let likeness = MatterLikeness(rules: rules)
    var alike = 0
    for a in sheets.indices {
      for b in a + 1..<sheets.count where likeness.likeness(sheets[a], sheets[b]) >= rules.joinFloor {
        #expect(likeness.likeness(sheets[b], sheets[a]) == likeness.likeness(sheets[a], sheets[b]))
        alike += 1
        #expect(found.contains(UInt64(a) << 32 | UInt64(b)), "seed \(seed): \(a) \(b)")
      }
    }
    #expect(alike > 50)
  }

  /// What is read grows with the notes, not with their square.
  @Test func candidatesGrowWithTheNotes() throws {
    let rules = try RecurrenceFixture.rules()
    func pairs(_ count: Int) throws -> Int {
      var numbering = MatterNumbering()
      let sheets = try RecurrenceFixture.members(PlantedNotes(count, seed: 10).notes)
        .map { numbering.sheet(of: $0.keys, rules: rules) }
      return MatterIndex(sheets, rules: rules).pairs(jobs: 2).count
    }
    let (small, large) = (try pairs(300), try pairs(1200))
    #expect(large < small * 8 && large <= 1200 * rules.candidates, "\(small) ▶ \(large)")
  }

  @Test func keysComeBackFromTheirFile() throws {
    let keys = try RecurrenceFixture.members(PlantedNotes(40, seed: 11).notes).map(\.keys)
    #expect(keys.allSatisfy { !$0.words.isEmpty && !$0.pairs.isEmpty })
    #expect(try JSONDecoder().decode([MatterKeys].self, from: JSONEncoder().encode(keys)) == keys)
    var object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(keys[0])) as! [String: Any]
    object["ww"] = [1]
    let damaged = try JSONSerialization.data(withJSONObject: object)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(MatterKeys.self, from: damaged) }
  }
}
