import Foundation
import Huiyin
import HuiyinTestSupport

/// Notes with planted matters: in each several people say in their own words that the same thing is wrong at the same
/// place; the rest are about other places.
struct PlantedNotes {
  private(set) var notes: [Note] = []
  /// The matter of each note; nil where it stands alone.
  private(set) var matters: [Int?] = []

  private static let names = Array("鹭枫荻蒲桐榆樟柚橘栗菱芷蘅薇茉芙蓉荔翡璧瑶琅玥珀")
  private static let ends = ["小区", "大厦", "幼儿园", "菜市场", "派出所", "加油站"]
  private static let troubles = [
    ["麻将馆", "通宵", "洗牌", "吵闹", "失眠"], ["路灯", "熄灭", "漆黑", "摔伤", "电缆"],
    ["电瓶", "被盗", "监控", "撬锁", "小偷"], ["烧烤", "油烟", "划拳", "醉酒", "呛人"],
    ["渣土车", "闯灯", "扬尘", "超载", "轰鸣"], ["大狗", "拴绳", "咬伤", "狂犬", "追人"],
  ]
  private static let fillers = ["孩子", "老人", "上班", "周末", "楼下", "门口", "邻居", "电话", "答复", "领导"]

  init(_ count: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func place(_ random: inout SeededGenerator) -> String {
      let name = (0..<3).map { _ in String(Self.names.randomElement(using: &random)!) }.joined()
      return name + Self.ends.randomElement(using: &random)!
    }
    let planted = (0..<max(1, count / 10)).map { _ in
      (place: place(&random), trouble: Self.troubles.randomElement(using: &random)!)
    }
    for index in 0..<count {
      let matter = Bool.random(using: &random) ? Int.random(in: 0..<planted.count, using: &random) : nil
      let place = matter.map { planted[$0].place } ?? place(&random)
      let words = (matter.map { planted[$0].trouble } ?? Self.troubles.randomElement(using: &random)!)
        .shuffled(using: &random)
      let filler = Self.fillers.shuffled(using: &random)
      let month = Int.random(in: 1...4, using: &random)
      notes.append(
        Note(
          id: "n\(index)",
          title: Int.random(in: 0..<3, using: &random) == 0 ? nil : "\(place)\(words[0])\(words[1])",
          text: "\(place)的\(words[0])、\(words[1])，\(filler[0])\(words[2])，\(filler[1])和\(filler[2])。",
          date: Int.random(in: 0..<9, using: &random) == 0 ? nil : Day(year: 2026, month: month, day: 3)))
      matters.append(matter)
    }
  }
}

/// What grouping needs, from the shipped lexicon.
enum RecurrenceFixture {
  static func rules() throws -> RecurrenceRules { try GoldTests.analyzer.get().lexicon.scheme.recurrence! }

  static func members(_ notes: [Note]) throws -> [MatterMember] {
    zip(notes, try GoldTests.analyzer.get().keyedVerdicts(of: notes, jobs: 2)).map {
      MatterMember(id: $0.id, date: $0.date, keys: $1.keys)
    }
  }

  static func ids(_ groups: MatterGroups, _ members: [MatterMember]) -> [[String]] {
    groups.groups.map { $0.map { members[$0].id } }
  }

  /// Every two notes that are in one group.
  static func pairs(_ groups: [[String]]) -> Set<[String]> {
    Set(groups.flatMap { group in group.flatMap { a in group.filter { a < $0 }.map { [a, $0] } } })
  }

  /// B-cubed F1 of groups against gold ones, over the notes in a group on either side.
  static func bCubed(_ found: [[String]], _ gold: [[String]], without doubtful: Set<String> = []) -> Double {
    func sets(_ groups: [[String]]) -> [String: Set<String>] {
      var sets: [String: Set<String>] = [:]
      for group in groups.map({ Set($0).subtracting(doubtful) }) where group.count > 1 {
        for id in group { sets[id] = group }
      }
      return sets
    }
    let (found, gold) = (sets(found), sets(gold))
    let ids = Set(found.keys).union(gold.keys)
    func mean(_ over: [String: Set<String>]) -> Double {
      ids.map { id in
        let (ours, theirs) = (found[id] ?? [id], gold[id] ?? [id])
        return Double(ours.intersection(theirs).count) / Double((over[id] ?? [id]).count)
      }.reduce(0, +) / Double(max(1, ids.count))
    }
    let (precision, recall) = (mean(found), mean(gold))
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }
}
