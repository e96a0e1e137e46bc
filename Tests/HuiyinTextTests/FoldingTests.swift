import HuiyinTestSupport
import HuiyinText
import Testing

/// The damage catalogue: each kind once, in sentences of our own, and clean text that must stay as it is.
@Suite struct FoldingTests {
  static let folding = Folding(
    spellings: [
      .init(found: "提公升", meant: "提升", when: .always), .init(found: "上公升", meant: "上升", when: .always),
      .init(found: "乙個", meant: "一个", when: .always), .init(found: "反覆", meant: "反复", when: .always),
      .init(found: "諮詢", meant: "咨询", when: .always), .init(found: "社群", meant: "社区", when: .converted),
      .init(found: "程式", meant: "程序", when: .converted), .init(found: "支援", meant: "支持", when: .converted),
    ],
    readings: [("行", "hang")])

  private func folded(_ text: String) -> String {
    String(decoding: Self.folding.fold(text).folded, as: UTF16.self)
  }

  @Test(arguments: [
    ("構(gòu)建平安鄉村", "构建平安乡村"), ("我們實(shí)際上跑了三趟", "我们实际上跑了三趟"), ("走訪（fǎng）了兩戶", "走访了两户"),
    ("去银行（hang）问过", "去银行问过"), ("派出所(suo)没人", "派出所没人"), ("走訪(zǒu fǎng)過", "走访过"),
    ("反覆諮詢都沒有人回應", "反复咨询都没有人回应"), ("關係聯繫", "关系联系"), ("水平提公升，物價上公升", "水平提升,物价上升"),
    ("乙個民警", "一个民警"), ("這個社群的程式沒有人支援", "这个社区的程序没有人支持"),
    ("派\u{200B}出\u{AD}所", "派出所"), ("路灯&nbsp;坏了&amp;没人修", "路灯坏了&没人修"), ("&#x8B66;&#23519;", "警察"),
    ("报 警　没\u{A0}人 理", "报警没人理"), ("ＡＴＭ机１１０", "atm机110"), ("电话 110 打不通", "电话 110 打不通"),
    ("打 \u{200B} 架", "打架"), ("Ｃafe\u{301}", "café"), ("第①条㎡", "第1条m2"),
  ])
  func damageIsFolded(_ damaged: String, _ clean: String) { #expect(folded(damaged) == clean) }

  @Test(arguments: [
    ("解方程式很难", "解方程式很难"), ("支援灾区", "支援灾区"), ("公社群众都来了", "公社群众都来了"),
    ("著名俱乐部", "著名俱乐部"), ("摔跤狼藉乾坤", "摔跤狼藉乾坤"), ("去吧（ktv）唱歌", "去吧(ktv)唱歌"),
    ("组织(WHO)说的", "组织(who)说的"), ("薄膜（PE）", "薄膜(pe)"), ("方案（a）甲", "方案(a)甲"),
    ("**系卡的××没有收到", "**系卡的××没有收到"), ("第一行\n第二行", "第一行\n第二行"), ("?!安煅色”", "?!安煅色”"),
    ("a & b &amp c &#0; &;", "a & b &amp c &#0; &;"), ("", ""),
  ])
  func cleanTextStays(_ text: String, _ expected: String) { #expect(folded(text) == expected) }

  /// Law 1: every folded unit has a span that is not empty, starts never descend, and nothing lies outside.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func everyFoldedUnitHasASpan(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let source = AwkwardText()
    for _ in 0..<5_000 {
      let text = source.next(longest: 30, using: &generator)
      let folded = Self.folding.fold(text)
      let spans = zip(folded.starts, folded.ends)
      let ascends = zip(folded.starts, folded.starts.dropFirst()).allSatisfy { $0 <= $1 }
      #expect(
        ascends && spans.allSatisfy { $0 < $1 && $1 <= text.utf8.count },
        "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test func glossBelongsToItsBase() {
    let folded = Self.folding.fold("構(gòu)建")
    #expect(folded.source(of: 0..<1) == 0..<"構(gòu)".utf8.count)
  }

  /// Folding twice changes nothing more.
  @Test(arguments: 5...8 as ClosedRange<UInt64>) func foldingIsStable(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let source = AwkwardText()
    for _ in 0..<3_000 {
      let once = folded(source.next(longest: 12, using: &generator).filter { $0 != "&" && $0 != "(" })
      #expect(folded(once).utf16.count <= once.utf16.count, "seed \(seed): \(once.debugDescription)")
    }
  }

  @Test func longRunsStayLinear() {
    for unit in ["\u{301}", " ", "&", "(", "中 ", "\u{200B}", "(a"] {
      let text = "中" + String(repeating: unit, count: 200_000) + "中"
      #expect(Self.folding.fold(text).starts.count <= text.utf8.count)
    }
  }
}
