import Huiyin
import HuiyinTestSupport
import Testing

@testable import Huiyin

/// What grouping takes for a place, and what it calls a matter.
@Suite struct RecurrencePlaceTests {
  private let endings = PlaceEndings(
    PlaceWords(suffixes: ["小区", "幼儿园", "路", "园"].map { Array($0.utf16) }, stops: []))

  @Test(arguments: [
    ("滨河小区", "滨河小"), ("滨河小区幼儿园", "滨河小"), ("滨河路", "滨河路"), ("小区", "小区"), ("", ""), ("滨河", "滨河"),
  ])
  func endingsAreNoPartOfAName(_ name: String, _ stem: String) {
    #expect(endings.stem(of: Array(name.utf16)) == Array(stem.utf16))
  }

  /// A3区 and its like tell nothing, wherever they stand in a name.
  @Test func codesAreLeftOutOfNames() {
    let codes = Set("市区县".utf16)
    func pairs(_ name: String) -> [UInt32] { MatterText.pairs(ofName: Array(name.utf16), codeEndings: codes) }
    #expect(pairs("a市a3区滨河路") == pairs("滨河路") && pairs("滨河路").count == 2)
    #expect(pairs("a市a3区").isEmpty)
  }

  @Test func onlyEndingsAreNoName() throws {
    let analyzer = try GoldTests.analyzer.get()
    let places = analyzer.verdict(for: Note(id: "1", text: "小区物业不管，鹭枫小区的街道社区也不管。")).places
    #expect(places == ["鹭枫小区"])
  }

  /// The same words about another place are another matter; about the same place they are one.
  @Test(arguments: [nil, "麻将馆通宵吵闹"] as [String?])
  func anotherPlaceIsAnotherMatter(_ trouble: String?) throws {
    let places = ["鹭枫荻小区", "橘栗菱小区", "鹭枫荻小区", "芷蘅薇小区"]
    let notes = places.enumerated().map { index, place in
      Note(
        id: "\(index)", title: trouble.map { place + $0 },
        text: "\(place)楼下的麻将馆通宵洗牌，吵闹得老人失眠，请尽快处理。")
    }
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules())
      .group(try RecurrenceFixture.members(notes))
    #expect(groups.groups == [[0, 2]])
  }

  @Test(
    arguments: [
      ("您好。排水所说是开发商没移交，东门污水井返涌，臭气熏天。请处理。", "排水所说是开发商没移交，东门污水井返涌，臭气熏天"),
      ("污水井返涌。望处理。", "污水井返涌。望处理"),
      ("污水", "污水"),
      ("东门的污水井前前后后修了三次每次都是修好以后没有几天又开始往外冒黑水，现在沿街店铺家家户户都在抱怨，污水井返涌。", nil),
    ] as [(String, String?)])
  func headlinesAreTheSentenceThatHoldsMost(_ text: String, _ headline: String?) {
    let found = Headline.text(of: Note(id: "1", text: text), sharing: ["污水", "返涌"])
    #expect(headline.map { $0 == found } ?? (found.count <= Headline.longest), "\(found)")
    #expect(found.count >= min(Headline.shortest, text.count))
  }
}
