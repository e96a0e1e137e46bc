import Foundation
import HuiyinTestSupport
import Testing

@testable import Huiyin

/// What is masked, what stays, and the laws of masking, with the shipped lexicon.
@Suite struct MaskingTests {
  static let masking = GoldTests.analyzer.map { Masking(lexicon: $0.lexicon) }

  @Test(arguments: [
    ("电话13812341234。", "电话138****1234。"), ("１３８１２３４１２３４", "１３８****１２３４"),
    ("138 1234 5678", "138 **** 5678"), ("138-1234-5678", "138-****-5678"),
    ("1 3 8 1 2 3 4 5 6 7 8", "1 3 8 * * * * 5 6 7 8"),
    ("+86 13812345678", "+86 138****5678"), ("8613812345678", "86138****5678"),
    ("13812345678、13987654321", "138****5678、139****4321"), ("138\u{200B}12345678", "138\u{200B}****5678"),
    ("0731-84123456", "0731-****3456"), ("(0731)84123456", "(0731)****3456"), ("01062345678", "010****5678"),
    ("联系电话：84123456", "联系电话：****3456"), ("电话84123456、84123457", "电话****3456、****3457"),
    ("430102199003071234", "4301**********1234"), ("11010519491231002x", "1101**********002x"),
    ("430102 19900307 1234", "4301** ******** 1234"), ("430102900307123", "4301*******7123"),
    ("身份证号430102199003071230", "身份证号4301**********1230"), ("护照E12345678", "护照E******78"),
    ("6222021900001234566", "6222***********4566"), ("6228 4800 1234 5671", "6228 **** **** 5671"),
    ("卡号：1234567890123", "卡号：1234*****0123"), ("车牌湘A12345", "车牌湘A***45"), ("湘A·D12345", "湘A·****45"),
    ("京a d1234警", "京a ***34警"), ("信箱zhang.san@example.com", "信箱z********@example.com"),
    ("ｚｈａｎｇ＠ｑｑ．ｃｏｍ", "ｚ****＠ｑｑ．ｃｏｍ"), ("微信号：zhangsan88", "微信号：z*******88"), ("QQ 12345678", "QQ 1*****78"),
    ("我叫张三丰，住在", "我叫张**，住在"), ("我叫张三。张三今年", "我叫张*。张*今年"), ("联系人：欧阳娜娜", "联系人：欧阳**"),
    ("本人王小明，男", "本人王**，男"), ("李建国反映：楼下吵", "李**反映：楼下吵"), ("舉報人：張偉明", "舉報人：張**"),
    ("3栋2单元501室", "*栋*单元***室"), ("G2栋320", "**栋***"), ("桂花巷17号", "桂花巷**号"), ("五号楼", "*号楼"),
    ("A座1203", "*座****"),
  ]) func whatPointsToAPersonIsMasked(_ text: String, shown: String) throws {
    #expect(try Self.masking.get().text(text) == shown)
  }

  @Test(arguments: [
    "拨打12345和110，又打了12389", "罚款200元，赔偿13800000000元", "2019年3月12日", "2019-03-12 14:25:05",
    "《治安管理处罚法》第五十八条", "坐105路公交到5号线2号口", "两栋楼，三四栋房子", "两室一厅，3室2厅", "国道319", "工单20191234567",
    "本人于昨天下午", "本人方便时", "我是高中毕业", "曾多次反映", "李某反映", "王先生来电", "明女士", "张某某称", "施工单位反映", "高速路口投诉",
    "居民反映，业主投诉", "群众反映：", "订单号A000102948", "价格3.1415926535", "15 30 45 60 75 9", "全体业主许可", "周边小区的",
    "此致敬礼", "微信扫码", "QQ音乐", "a@b", "湘江A区", "第2019号房地产", "1234567812345678",
  ]) func theRestStays(_ text: String) throws {
    #expect(try Self.masking.get().text(text) == text)
  }

  /// Texts with identifiers planted among anything at all.
  private func texts(seed: UInt64, _ count: Int) -> [String] {
    var generator = SeededGenerator(seed: seed)
    let planted = [
      "13812341234", "430102199003071234", "我叫王小明", "联系人", "3栋2单元501", "湘A12345", "电话", "微信号", "abc@qq.com",
      "*", "138",
      "巷17号", "：", "、", "张", "本人", "6222021900001234566", "0731-84123456", "身份证", "反映", "室", "座", "楼", "是",
    ]
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? planted.randomElement(using: &generator)! : AwkwardText().next(longest: 6, using: &generator)
      }.joined()
    }
  }

  @Test func maskingTwiceChangesNothingMore() throws {
    let masking = try Self.masking.get()
    let seed: UInt64 = 90_412
    for text in texts(seed: seed, 1500) {
      let once = masking.text(text)
      #expect(masking.text(once) == once, "seed \(seed): \(text)")
      #expect(once.unicodeScalars.count == text.unicodeScalars.count, "seed \(seed): \(text)")
      let kept = zip(once.unicodeScalars, text.unicodeScalars).allSatisfy { $0 == $1 || $0 == "*" }
      #expect(kept, "seed \(seed): \(text)")
    }
  }

  @Test func quotesAreCutFromTheMaskedPart() throws {
    let (masking, analyzer) = (try Self.masking.get(), try GoldTests.analyzer.get())
    var note = Note(id: "1", title: "王小明被打", text: "我叫王小明，被张三打了，电话13812341234，3栋501室半夜唱歌扰民", person: "王小明")
    note.columns = [.init(name: "备注", value: "王小明 84123456 湘A12345")]
    let verdict = analyzer.verdict(for: note)
    let released = masking.release(note, verdict)
    #expect(released.note.title == "王**被打" && released.note.person == "王**")
    #expect(released.note.columns[0].value == "王** 84123456 湘A***45")
    #expect(!verdict.evidence.isEmpty)
    for (shown, received) in zip(released.verdict.evidence, verdict.evidence) {
      #expect(shown.bytes == received.bytes && shown.characters == received.characters)
      let part = shown.part == .title ? released.note.title! : released.note.text
      let scalars = Array(part.unicodeScalars)[shown.characters]
      #expect(shown.quote.unicodeScalars.elementsEqual(scalars))
    }
    #expect(Masking.off.release(note, verdict).value == SortedNote(note: note, verdict: verdict))
  }

  /// Words of a note are shown as they stand where they are masked first: against a scan for each of them.
  @Test(arguments: 1...6 as ClosedRange<UInt64>) func wordsAreCutFromWhereTheyAreMasked(seed: UInt64) throws {
    let masking = try Self.masking.get()
    var random = SeededGenerator(seed: seed)
    for text in texts(seed: seed, 150) {
      let received = Array(text.unicodeScalars)
      guard received.count > 1 else { continue }
      let note = MaskedNote(Note(id: "1", text: text), by: masking)
      let masked = Array(note.note.text.unicodeScalars)
      let words = (0..<12).map { _ in
        let start = Int.random(in: 0..<received.count, using: &random)
        return received[start..<min(received.count, start + Int.random(in: 1...9, using: &random))]
      }
      let shown = note.words(words.map { $0.map(String.init).joined() })
      for (word, shown) in zip(words, shown) {
        let starts = (0...received.count - word.count).filter { start in
          let place = start..<start + word.count
          return received[place].elementsEqual(word) && !masked[place].elementsEqual(word)
        }
        guard let first = starts.first else { continue }
        #expect(shown.unicodeScalars.elementsEqual(masked[first..<first + word.count]), "\(text): \(shown)")
      }
    }
  }

  /// A note full of places and numbers is gone through once, not for each place.
  @Test func wordsOfLongNotesAreFoundTogether() throws {
    let masking = try Self.masking.get()
    func time(_ count: Int) -> Int {
      let places = (0..<count).map { "第\($0)条花园路" }
      let text = places.map { "\($0)，138\(12_341_234)" }.joined(separator: "；")
      let note = MaskedNote(Note(id: "1", text: text), by: masking)
      #expect(note.note.text != text)
      return ThreadTime.least { #expect(note.words(places).count == count) }
    }
    _ = time(50)
    let (few, many) = (time(400), time(3_200))
    #expect(many < few * 8 * 4, "\(few) ns for 400 places, \(many) for 3,200")
  }

  @Test(arguments: [
    ("张伟", "张*"), ("张三、李四光", "张*、李**"), ("明女士", "明女士"), ("滕某", "滕某"), ("晚归的人", "晚***"),
    ("A00074795", "A********"),
    ("云", "云"), ("张*", "张*"), ("欧阳锋 13812341234", "欧阳* 138****1234"),
  ]) func whoSpokeIsMasked(_ person: String, shown: String) throws {
    let note = Note(id: "1", text: "x", person: person)
    let verdict = try GoldTests.analyzer.get().verdict(for: note)
    #expect(try Self.masking.get().release(note, verdict).note.person == shown)
  }

  @Test func mattersAreMaskedAsTheirNotes() throws {
    let notes = [
      Note(id: "1", text: "我叫赵小兰，星澜湾3栋501室天天漏水"), Note(id: "2", text: "赵小兰说的漏水又来了", person: "钱五"),
    ]
    let matter = Recurrence(
      id: "m", headline: "赵小兰，星澜湾3栋501室", category: nil, topic: nil, place: "星澜湾3栋", notes: ["1", "2"],
      people: 2,
      first: nil, last: nil, flags: [.init(id: "f", name: "共性问题", reason: "2 人：13812341234")], heat: 1,
      links: [.init(a: "1", b: "2", likeness: 0.5, shared: ["小兰", "漏水", "501"])])
    let shown = try #require(Self.masking.get().release([matter], of: notes).first)
    #expect(shown.headline == "赵**，星澜湾*栋***室" && shown.place == "星澜湾*栋")
    #expect(shown.links[0].shared == ["**", "漏水", "***"])
    #expect(shown.flags[0].reason == "2 人：138****1234")
  }

  /// Notes made up for the corpora hold a few planted numbers and names, and are else left alone.
  @Test func ordinaryNotesAreLeftAlone() throws {
    let masking = try Self.masking.get()
    let texts = try GoldTests.lines("notes.jsonl").compactMap { $0["text"] as? String }
    let stars = texts.reduce(0) { sum, text in
      sum + zip(masking.text(text).unicodeScalars, text.unicodeScalars).count { $0 != $1 }
    }
    #expect(stars * 1000 < texts.reduce(0) { $0 + $1.unicodeScalars.count } * 6, "\(stars)")
  }

  @Test(arguments: ["1 ", "我叫王", "电话", "a@", "3栋", "联系人：", "张、", "湘A", "138-", "微信a1", "-", "1", "身份证1"])
  func timeGrowsWithTheTextAlone(_ piece: String) throws {
    let masking = try Self.masking.get()
    func time(_ count: Int) -> Duration {
      let text = String(repeating: piece, count: count)
      return (0..<3).map { _ in ContinuousClock().measure { _ = masking.text(text) } }.min()!
    }
    let (short, long) = (time(1_000), time(8_000))
    #expect(long < short * 32, "\(short) \(long)")
  }

  @Test func faultsOfTheTablesAreSaid() {
    let faults = TestLexicon(common: [
      "masks.tsv": "use\tword\nphone\t电话\nnonsense\t词\n", "surnames.tsv": "surname\tuse\n王\tmaybe\n",
    ]).faults()
    #expect(faults.map(\.location.row) == [3, 2])
  }
}
