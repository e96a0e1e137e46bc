import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@Suite struct LexiconTests {
  /// Every expression form of the lexicon grammar, where it matches and where it does not.
  @Test(arguments: [
    ("报警", "我多次报警", "我打电话"),
    ("打了 .. 电话", "打了几十个电话", "打了人，后来接电话"),
    ("打了 ..2 电话", "打了几个电话", "打了几十个电话"),
    ("(狗|犬) .. 咬", "一条大狗咬人", "一条大猫咬人"),
    ("<犬> .. 咬", "泰迪把孩子咬了", "咬了泰迪"),
    ("报警 & 没人", "多次报警，一直没人来", "多次报警。没人来"),
    ("狗 !& 热狗", "狗在叫", "狗和热狗一起"),
    ("a\\.\\.b", "看a..b", "看ab"),
    ("狗 ..0 叫", "狗叫了", "狗在叫"),
    ("小狗 | 大狗 .. 叫", "大狗在叫", "大猫在叫"),
  ])
  func expressionForms(_ expression: String, _ matching: String, _ other: String) throws {
    let lexicon = try TestLexicon(
      ["order": ["noise\t\(expression)\t5\tcue"]], common: ["classes/犬.tsv": "# 犬\n狗\n泰迪\n"]
    ).load()
    let analyzer = Analyzer(lexicon: lexicon)
    #expect(analyzer.verdict(for: Note(id: "1", text: matching)).category == "order")
    #expect(analyzer.verdict(for: Note(id: "1", text: other)).category == nil)
  }

  @Test func everyFaultIsReportedAtOnce() {
    let faults = TestLexicon(
      [
        "order": [
          "nosie\t狗\t5\tcue", "noise\t(狗\t5\tcue", "noise\t狗\tmany\tcue", "noise\t狗叫\t0\tcue",
          "noise\t狗\t5\tword",
          "noise\t<猫>\t5\tcue", "noise\t\u{200B}\t5\tcue", "noise\t狗吠\t5\tcue", "noise\t狗 吠\t6\tcue",
          "noise\t狗",
          "noise\t狗 ..999 叫\t5\tcue",
        ], "servce": [],
      ],
      common: ["negations.tsv": "word\twithin\ttopics\n没有\t99\t*\n", "words.tsv": "word\tcost\n狗\t-1\n"]
    ).faults()
    let messages = faults.map(\.description)
    for expected in [
      "“nosie”", "not closed", "“many”", "“0”", "“word”", "<猫>", "folds to nothing", "row 9 already",
      "2 fields",
      "too far", "“servce”", "“99”", "“-1”",
    ] {
      #expect(messages.contains { $0.contains(expected) }, "no fault says \(expected)")
    }
    #expect(faults.allSatisfy { $0.hint != nil && $0.location.file.hasSuffix(".tsv") })
    #expect(faults.first { $0.message.contains("nosie") }?.location.row == 2)
  }

  @Test(arguments: [
    ("id: x\n  name: [", "YAML"), ("id: x\nname: y\ncommon: ../common\n", "categories"),
    ("id: x\nname: y\ncommon: ../nowhere\ncategories: [{id: a, name: b}]\n", "nowhere"),
    (
      "id: x\nname: y\ncommon: ../common\ncategories: [{id: order, name: b}, {id: order, name: c}]\n",
      "stands twice"
    ),
    (
      "id: x\nname: y\ncommon: ../common\ncategories: [{id: order, name: b}]\nrules: {titlePercent: -5}\n",
      "titlePercent"
    ),
    ("", "scheme"),
  ])
  func schemeFaultsAreSentences(_ yaml: String, _ expected: String) {
    var lexicon = TestLexicon()
    lexicon.scheme = yaml
    let faults = lexicon.faults()
    #expect(faults.contains { $0.description.contains(expected) }, "\(faults)")
  }

  @Test func missingFolderIsAFault() {
    #expect(throws: HuiyinError.self) { try Lexicon(directory: URL(filePath: "/nowhere/at/all")) }
  }

  @Test func fingerprintCoversEveryFile() throws {
    let plain = try TestLexicon().load().fingerprint
    #expect(try TestLexicon().load().fingerprint == plain)
    #expect(try TestLexicon(["order": ["noise\t狗\t5\tcue"]]).load().fingerprint != plain)
    #expect(try TestLexicon(common: ["negations.tsv": "word\twithin\ttopics\n"]).load().fingerprint != plain)
    #expect(plain.utf8.count == 64)
  }
}
