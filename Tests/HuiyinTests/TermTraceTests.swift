import HuiyinTestSupport
import Testing

@testable import Huiyin

/// Why a word counts or does not.
@Suite struct TermTraceTests {
  static func analyzer() throws -> Analyzer {
    Analyzer(
      lexicon: try TestLexicon(
        [
          "order": [
            "noise\t扰民\t5\tcue\t", "noise\t广场舞 .. 扰民\t4\tcue\t", "noise\t扰民 & 半夜\t3\tcue\t",
            "noise\t扰民 !& 工地\t2\tcue\t", "noise\t(唱歌|喊叫) .. 扰民\t2\tcue\t",
          ],
          "service": ["dispatch\t公安\t4\tcue\t"],
        ], common: ["negations.tsv": "word\twithin\ttopics\tremark\n没有\t2\t*\t"]
      ).load())
  }

  @Test func aStraddledWordNamesTheTokensAndThePrice() throws {
    let trace = try Self.analyzer().trace("公安", in: Note(id: "1", text: "二楼办公安静得很"))
    #expect(trace.places.map(\.isWord) == [false] && trace.places[0].tokens == ["办公", "安静"])
    #expect(try #require(trace.places[0].limit) <= trace.places[0].cost)
    #expect(trace.lines.map { $0.evidence.map(\.struck) } == [[.offWordEdges]])
  }

  @Test func eachLineSaysWhatItLacks() throws {
    let trace = try Self.analyzer().trace("扰民", in: Note(id: "1", text: "扰民，工地整天扰民"))
    let shortfalls = trace.lines.map(\.shortfall)
    #expect(shortfalls[0] == nil && trace.lines[0].evidence.count == 2)
    #expect(shortfalls[1] == .lacks(["广场舞"]))
    #expect(shortfalls[2] == .unmet(["半夜"]))
    #expect(shortfalls[3] == nil)
    #expect(shortfalls[4] == .lacks(["唱歌", "喊叫"]))
    let order = try Self.analyzer().trace("广场舞 .. 扰民", in: Note(id: "1", text: "扰民的广场舞。工地扰民"))
    #expect(order.lines.map(\.shortfall) == [.apart])
    let forbidden = try Self.analyzer().trace("扰民 !& 工地", in: Note(id: "1", text: "工地扰民"))
    #expect(forbidden.lines.map(\.shortfall) == [.forbidden(["工地"])])
  }

  @Test func whatIsNotThereIsSaid() throws {
    let trace = try Self.analyzer().trace("广场舞曲", in: Note(id: "1", text: "跳广场舞"))
    #expect(trace.places.isEmpty && trace.nearest == "广场舞" && trace.lines.isEmpty)
  }

  /// Wherever a word's characters stand, what the trace says of the place is what the segmenter does.
  @Test func judgementsAreTheSegmenters() throws {
    let analyzer = try Self.analyzer()
    var random = SeededGenerator(seed: 11)
    let pieces = ["公安", "办公", "安静", "扰民", "居民", "公", "安", "局", "民", "，", "a"]
    for _ in 0..<300 {
      let text = (0..<8).map { _ in pieces.randomElement(using: &random)! }.joined()
      let trace = analyzer.trace("公安", in: Note(id: "1", text: text))
      let counted = analyzer.verdict(for: Note(id: "1", text: text)).evidence.filter { $0.term == "公安" }
      #expect(trace.places.map(\.isWord) == counted.map { $0.struck != .offWordEdges }, "\(text)")
    }
  }
}
