import HuiyinTestSupport
import Testing

@testable import Huiyin

/// The smallest change that turns a verdict is the smallest.
@Suite struct FlipTests {
  static func evidence(_ topic: String, _ points: Int) -> Evidence {
    Evidence(
      topic: topic, term: topic, part: .body, bytes: 0..<1, characters: 0..<1, quote: topic, points: points,
      struck: nil)
  }

  @Test func noSmallerSetTurnsTheVerdict() throws {
    let scheme = try TestLexicon().load().scheme
    var random = SeededGenerator(seed: 21)
    for _ in 0..<200 {
      let evidence = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Self.evidence(
          ["noise", "dogs", "order", "dispatch", "service", "rest"].randomElement(using: &random)!,
          Int.random(in: -3...7, using: &random))
      }
      let standings = scheme.standings(of: evidence)
      let category = standings.first.flatMap { $0.points > 0 ? $0.category : nil }
      let verdict = Verdict(
        id: "1", category: category, topic: nil, office: nil, secondary: nil, intent: nil,
        isRaisedAgain: false,
        standings: standings, confidence: 0, reviewReason: nil, evidence: EvidenceList(evidence))
      let smallest = Self.smallestSize(scheme, evidence, category)
      let flip = scheme.flip(of: verdict)
      #expect(flip.map(\.without.count) == smallest)
      #expect(flip?.isSmallest ?? true && flip?.category != category || category == nil)
    }
  }

  /// The size of the smallest subset whose removal changes the leader, all subsets tried.
  private static func smallestSize(_ scheme: Scheme, _ evidence: [Evidence], _ category: String?) -> Int? {
    guard category != nil else { return nil }
    return (0..<(1 << evidence.count)).filter { removed in
      let left = evidence.indices.filter { removed >> $0 & 1 == 0 }.map { evidence[$0] }
      let leader = scheme.standings(of: left).first.flatMap { $0.points > 0 ? $0.category : nil }
      return leader != category
    }.map(\.nonzeroBitCount).min()
  }

  /// The leader is the first of the standings, where that has any points.
  @Test func theLeaderIsTheFirstStanding() throws {
    let scheme = try TestLexicon().load().scheme
    var random = SeededGenerator(seed: 22)
    for _ in 0..<500 {
      let points = scheme.targets.map { _ in
        Bool.random(using: &random) ? Int.random(in: -9...9, using: &random) : nil
      }
      let first = scheme.standings(points).first.flatMap { $0.points > 0 ? $0.category : nil }
      #expect(scheme.leader(points) == first, "\(points)")
    }
  }

  @Test func muchEvidenceStillEnds() throws {
    let scheme = try TestLexicon().load().scheme
    let evidence = (0..<300).map { _ in Self.evidence("noise", 1) } + [Self.evidence("dispatch", 40)]
    let verdict = Verdict(
      id: "1", category: "order", topic: "noise", office: nil, secondary: nil, intent: nil,
      isRaisedAgain: false,
      standings: scheme.standings(of: evidence), confidence: 0, reviewReason: nil,
      evidence: EvidenceList(evidence))
    let flip = try #require(scheme.flip(of: verdict))
    #expect(!flip.isSmallest && flip.category == "service" && flip.without.count == 261)
  }
}
