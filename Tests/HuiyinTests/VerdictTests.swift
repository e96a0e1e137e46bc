import Huiyin
import HuiyinTestSupport
import Testing

@Suite struct VerdictTests {
  private func verdict(_ text: String, title: String? = nil, _ lexicon: TestLexicon) throws -> Verdict {
    Analyzer(lexicon: try lexicon.load()).verdict(for: Note(id: "1", title: title, text: text))
  }

  private let common = [
    "negations.tsv": "word\twithin\ttopics\n没有\t2\tnoise\n",
    "marks.tsv": "mark\texpression\tpoints\tuse\nraised_again\t再次反映\t5\tcue\nasked\t(希望|请求)\t1\tcue\n",
    "intents.tsv": "intent\texpression\tpoints\tuse\nquestion\t怎么\t3\tcue\n",
    "places.tsv": "word\tuse\n小区\tsuffix\n住在\tstop\n我\tstop\n",
  ]

  @Test func pointsAreTheSumOfTheEvidence() throws {
    let verdict = try verdict(
      "希望管管狂吠。狂吠太吵，狂吠太吵，狂吠太吵", title: "狂吠",
      TestLexicon(
        ["order": ["noise\t狂吠\t5\tcue", "noise\t吵\t1\tcue", "dogs\t狂吠\t3\tcue", "order\t管管\t2\tcue"]],
        common: common))
    for standing in verdict.standings {
      for topic in standing.topics {
        let sum = verdict.evidence.filter { $0.topic == topic.topic }.reduce(0) { $0 + $1.points }
        #expect(sum == topic.points)
      }
      #expect(standing.points == standing.own + standing.topics.reduce(0) { $0 + $1.counted })
    }
    // title 5·2 + asked 5·1.5·0.5 = 4; own 2·1.5 = 3
    let order = try #require(verdict.standings.first)
    #expect(order.own == 3 && order.topics.first?.topic == "noise")
    #expect(
      verdict.evidence.filter { $0.topic == "noise" && $0.quote == "狂吠" }.map(\.points) == [10, 4, 0, 0, 0])
    #expect(verdict.evidence.contains { $0.struck == .repeated })
  }

  @Test func negationAndExceptionStrikeVisibly() throws {
    let lexicon = TestLexicon(
      ["order": ["noise\t噪音\t5\tcue", "noise\t噪音监测站\t0\texception", "dogs\t噪音\t2\tcue"]], common: common)
    let negated = try verdict("这里没有噪音", lexicon)
    #expect(negated.evidence.first { $0.topic == "noise" }?.struck == .negated(by: "没有"))
    #expect(negated.topic == "dogs")
    let excepted = try verdict("噪音监测站", lexicon)
    #expect(excepted.evidence.first { $0.topic == "noise" }?.struck == .exception("噪音监测站"))
    #expect(try verdict("没有。噪音", lexicon).topic == "noise")
  }

  @Test func noEvidenceNoVerdict() throws {
    let verdict = try verdict("今天天气好", TestLexicon(["order": ["noise\t狂吠\t5\tcue"]]))
    #expect(verdict.category == nil && verdict.reviewReason == .noEvidence && verdict.confidence == 0)
    let against = try self.verdict("狂吠", TestLexicon(["order": ["noise\t狂吠\t-5\tcue"]]))
    #expect(against.category == nil && against.evidence.count == 1)
  }

  @Test func closeCallsKeepTheirCategory() throws {
    let lines = [
      "order": ["noise\t狂吠\t9\tcue"], "service": ["dispatch\t不出警\t8\tcue"], "rest": ["rest\t物业\t20\tcue"],
    ]
    let close = try verdict("狂吠不出警", TestLexicon(lines))
    #expect(close.category == "order" && close.reviewReason == .closeCall)
    #expect(close.secondary == .init(category: "service", topic: "dispatch"))
    let other = try verdict("物业不管狂吠", TestLexicon(lines))
    #expect(other.category == "rest" && other.secondary == nil)
    #expect(try verdict("不出警，物业也不管，物业，狂吠，狂吠", TestLexicon(lines)).category == "rest")
  }

  @Test func officeIntentAndMarks() throws {
    let lines = TestLexicon(
      ["order": ["noise\t狂吠\t9\tcue", "dogs\t咬\t5\tcue", "order\t乱\t4\tcue"]], common: common)
    let noise = try verdict("再次反映狂吠", lines)
    #expect(noise.office == "二队" && noise.isRaisedAgain && noise.intent == "complaint")
    #expect(try verdict("咬人怎么办", lines).office == "一队")
    #expect(try verdict("咬人怎么办", lines).intent == "question")
    let whole = try verdict("太乱", lines)
    #expect(whole.topic == nil && whole.office == "一队")
  }

  @Test func placesAreVerbatim() throws {
    let verdict = try verdict("我住在星澜灣小區，星澜湾小区很吵", TestLexicon(common: common))
    #expect(verdict.places == ["星澜灣小區"])
  }

  /// Law 1 and 4 on awkward text: every quote is the slice at its bytes, and its characters agree.
  @Test(arguments: 1...3 as ClosedRange<UInt64>) func quotesAreVerbatimSlices(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let source = AwkwardText()
    let words = "的一是不了人我警察盗骗赌毒扰".map { "noise\t\($0)\t1\tcue" }
    let analyzer = Analyzer(lexicon: try TestLexicon(["order": words + ["dogs\t警 .. 察\t1\tcue"]]).load())
    var found = 0
    for _ in 0..<2_000 {
      let text = source.next(longest: 40, using: &generator)
      let verdict = analyzer.verdict(for: Note(id: "1", title: text, text: text))
      for evidence in verdict.evidence {
        found += 1
        let bytes = Array(text.utf8)[evidence.bytes]
        let scalars = String.UnicodeScalarView(Array(text.unicodeScalars)[evidence.characters])
        #expect(Array(bytes) == Array(evidence.quote.utf8) && !bytes.isEmpty, "seed \(seed)")
        #expect(String(scalars).utf8.elementsEqual(evidence.quote.utf8), "seed \(seed)")
      }
    }
    #expect(found > 1_000)
  }

  @Test func threadsDoNotMatter() throws {
    var generator = SeededGenerator(seed: 9)
    let source = AwkwardText()
    let notes = (0..<300).map { Note(id: "\($0)", text: source.next(longest: 60, using: &generator)) }
    let analyzer = Analyzer(
      lexicon: try TestLexicon(["order": ["noise\t警\t5\tcue", "dogs\t一 .. 不\t3\tcue"]]).load())
    let alone = notes.map { analyzer.verdict(for: $0) }
    for jobs in [1, 2, 7] { #expect(analyzer.survey(notes, jobs: jobs).verdicts == alone) }
  }

  @Test func explanationNamesTheSmallestChange() throws {
    let lexicon = try TestLexicon(
      ["order": ["noise\t狂吠\t9\tcue", "noise\t吵\t1\tcue"], "service": ["dispatch\t不出警\t8\tcue"]]).load()
    let explanation = Analyzer(lexicon: lexicon).explanation(of: Note(id: "1", text: "狂吠很吵，不出警"))
    #expect(explanation.flip?.without.map(\.quote) == ["狂吠"] && explanation.flip?.category == "service")
    #expect(explanation.tokens.count == 1)
  }

  /// A hostile text costs what its length costs, in time and in what is listed.
  @Test func repetitionStaysLinear() throws {
    let analyzer = Analyzer(
      lexicon: try TestLexicon([
        "order": ["noise\t狂吠\t5\tcue", "dogs\t狂吠 .. 狂吠 .. 咬\t5\tcue", "noise\t吠\t1\tcue"]
      ]).load())
    for piece in ["狂吠", "狂吠，", "吠"] {
      func time(_ count: Int) -> Duration {
        let note = Note(id: "1", text: String(repeating: piece, count: count))
        return ContinuousClock().measure { #expect(analyzer.verdict(for: note).evidence.count < 100) }
      }
      _ = time(1_000)
      let (short, long) = (min(time(4_000), time(4_000)), min(time(32_000), time(32_000)))
      #expect(long < short * 8 * 4, "\(piece): \(short) for 4,000, \(long) for 32,000")
    }
  }
}
