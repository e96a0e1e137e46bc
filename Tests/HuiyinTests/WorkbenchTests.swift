import HuiyinTestSupport
import Testing

@testable import Huiyin

/// The workbench: what lines do over notes, what changes between lexicons, what is worth adding.
@Suite struct WorkbenchTests {
  static func analyzer(_ order: [String], _ service: [String] = []) throws -> Analyzer {
    Analyzer(
      lexicon: try TestLexicon(
        ["order": order, "service": service],
        common: ["negations.tsv": "word\twithin\ttopics\tremark\n没有\t2\t*\t"]
      ).load())
  }

  static func note(_ id: Int, _ text: String) -> Note { Note(id: "\(id)", text: text) }

  /// Counts are those a person would make by hand from the verdicts.
  @Test func healthIsWhatTheVerdictsShow() throws {
    let analyzer = try Self.analyzer(
      ["noise\t扰民\t5\tcue\t", "noise\t噪音\t4\tcue\t", "dogs\t恶犬\t5\tcue\t", "noise\t工地\t-2\tcue\t"],
      ["dispatch\t出警\t4\tcue\t"])
    let notes: [(String, String?)] = [
      ("噪音扰民", "order"), ("扰民，出警慢", "service"), ("没有扰民", nil), ("工地噪音", "service"), ("出警快", "service"),
    ]
    var census = TermCensus(analyzer.lexicon)
    for (index, note) in notes.enumerated() {
      census.add(analyzer.verdict(for: Self.note(index, note.0)), label: note.1)
    }
    let table = Dictionary(uniqueKeysWithValues: census.terms.map { ($0.term.expression, $0) })
    func row(_ term: String) -> [Int] {
      table[term].map { [$0.coverage, $0.overlap, $0.conflict, $0.labelled, $0.right, $0.struck] } ?? []
    }
    #expect(row("扰民") == [2, 1, 1, 2, 1, 1])
    #expect(row("噪音") == [2, 1, 0, 2, 1, 0])
    #expect(row("恶犬") == [0, 0, 0, 0, 0, 0])
    #expect(row("出警") == [2, 0, 1, 2, 2, 0])
    #expect(row("工地") == [1, 1, 0, 1, 1, 0])
  }

  @Test func linesThatDoNothingAreNamedWithTheReason() throws {
    let analyzer = try Self.analyzer(
      ["noise\t公安\t5\tcue\t", "noise\t广场舞 .. 扰民\t4\tcue\t", "noise\t吵闹\t4\tcue\t"])
    var doctor = Doctor(analyzer)
    for (index, text) in ["二楼办公安静得很", "三楼办公安静，扰民的广场舞", "没有吵闹，扰民的是广场舞", "没有吵闹"].enumerated() {
      let note = Self.note(index, text)
      doctor.add(note, analyzer.verdict(for: note), label: nil)
    }
    let findings = doctor.findings.map(\.message)
    #expect(findings.count == 3)
    #expect(findings.contains { $0.contains("“公安”") && $0.contains("办公|安静 (2)") })
    #expect(findings.contains { $0.contains("“广场舞 .. 扰民”") && $0.contains("2 places") })
    #expect(findings.contains { $0.contains("“吵闹”") && $0.contains("negated:没有 (2)") })
  }

  @Test func aChangeNamesWhatTipsIt() throws {
    let old = try Self.analyzer(["noise\t扰民\t5\tcue\t"], ["dispatch\t出警\t4\tcue\t"])
    let new = try Self.analyzer(["noise\t扰民\t3\tcue\t"], ["dispatch\t出警\t4\tcue\t"])
    let texts = ["扰民，出警慢", "扰民", "出警慢", "你好"]
    let changes = texts.enumerated().compactMap { index, text in
      VerdictChange(
        from: old.verdict(for: Self.note(index, text)), to: new.verdict(for: Self.note(index, text)))
    }
    #expect(changes.map(\.after.id) == ["0"])
    #expect(changes.first?.gained.map(\.points) == [3] && changes.first?.lost.map(\.points) == [5])
  }

  @Test func theWordThatSortsMostComesFirst() throws {
    let analyzer = try Self.analyzer(["noise\t扰民\t5\tcue\t", "dogs\t恶犬\t5\tcue\t"])
    var search = SuggestionSearch(analyzer)
    let texts =
      (0..<8).map { "麻将馆扰民\($0)" } + (0..<8).map { "恶犬咬人\($0)" } + (0..<5).map { "麻将馆太晚\($0)" }
      + ["咬人了", "又咬人", "天气很好", "天气不错"]
    for (index, text) in texts.enumerated() {
      let note = Self.note(index, text)
      search.add(note, analyzer.verdict(for: note))
    }
    let found = search.suggestions(most: 10)
    #expect(
      found.first?.word.hasPrefix("麻将") == true && found.first?.topic == "noise" && found.first?.unsorted == 5
    )
    #expect(found.contains { $0.topic == "dogs" && $0.word.contains("咬") })
    #expect(!found.contains { $0.word == "扰民" || $0.word == "恶犬" })
    #expect(search.suggestions(most: 1).count == 1)
  }
}
