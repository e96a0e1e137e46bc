import Foundation
import HuiyinTestSupport
import Testing

@testable import Huiyin

/// Notes nobody would write, and floods of copies.
@Suite struct RecurrenceHostileTests {
  @Test func copiesMakeOneGroup() throws {
    let one = try RecurrenceFixture.members([
      Note(id: "0", title: "金鹭小区麻将馆吵闹", text: "金鹭小区5栋麻将馆通宵洗牌，吵闹得老人失眠。")
    ])[0]
    let members = (0..<2000).map { MatterMember(id: "\($0)", date: nil, keys: one.keys) }
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules()).group(members, jobs: 2)
    #expect(groups.groups.map(\.count) == [2000])
  }

  @Test func emptyAndOneWordNotesStandAlone() throws {
    let texts = ["", " ", "。", "警察", "好", "a", "1", "\u{0}", "🙂", "您好"]
    let members = try RecurrenceFixture.members(texts.enumerated().map { Note(id: "\($0)", text: $1) })
    #expect(MatterGrouping(rules: try RecurrenceFixture.rules()).group(members).groups.isEmpty)
    #expect(MatterGrouping(rules: try RecurrenceFixture.rules()).group([]) == MatterGroups())
  }

  /// One text sent about many places is many matters.
  @Test func templatesDoNotChain() throws {
    let names = Array("鹭枫荻蒲桐榆樟柚橘栗菱芷蘅薇茉芙")
    let notes = (0..<80).map { index in
      let place =
        "\(names[index / 2 % 16])\(names[(index / 2 * 5 + 3) % 16])\(names[(index / 2 / 4 + 7) % 16])小区"
      return Note(
        id: "\(index)", title: "\(place)麻将馆通宵吵闹", text: "\(place)楼下的麻将馆通宵洗牌，吵闹得老人失眠，请尽快处理。")
    }
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules())
      .group(try RecurrenceFixture.members(notes))
    #expect(groups.groups.count > 20 && groups.groups.allSatisfy { $0.count <= 6 }, "\(groups.groups)")
  }

  /// A long note has no more keys than a short one may have.
  @Test func longNotesAreBounded() throws {
    var random = SeededGenerator(seed: 31)
    let text = (0..<7000).map { _ in
      String(Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FA5, using: &random))!)
    }.joined()
    let rules = try RecurrenceFixture.rules()
    let keys = try RecurrenceFixture.members([Note(id: "0", text: text)])[0].keys
    #expect(keys.words.count <= rules.words && keys.titlePairs.count <= rules.titlePairs)
    #expect(keys.pairs.count <= rules.pairs + rules.titlePairs && !keys.pairs.isEmpty)
  }

  @Test func awkwardTextsAreGroupedWithoutTrouble() throws {
    var random = SeededGenerator(seed: 32)
    let awkward = AwkwardText()
    let notes = (0..<60).map { Note(id: "\($0)", text: awkward.next(longest: 60, using: &random)) }
    let members = try RecurrenceFixture.members(notes)
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules()).group(members)
    for index in groups.groups.indices {
      #expect(groups.headline(index, of: notes).count <= Headline.longest)
    }
  }
}
