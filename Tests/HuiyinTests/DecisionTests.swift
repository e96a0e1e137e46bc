import HuiyinTestSupport
import Testing

@testable import Huiyin

/// The clerk's rulings as the grouping takes them.
@Suite struct DecisionTests {
  static let notes: [String: [Int]] = ["a": [0], "b": [1], "c": [2], "R-a": [0, 1, 3], "R-c": [2, 4]]

  static func rulings(_ lines: (Decisions.Ruling, [String])...) throws -> Rulings {
    let decisions = Decisions(
      lines.enumerated().map { Decisions.Line($1.0, $1.1, location: Location(file: "d.tsv", row: $0 + 2)) })
    return try Rulings(decisions) { notes[$0] ?? [] }
  }

  static func pairs(_ rulings: Rulings) -> [[Int]] { rulings.apart.map { [$0.0, $0.1] } }

  @Test func aMatterStandsForItsNotes() throws {
    #expect(try Self.rulings((.merge, ["c", "R-a"])).together == [[2, 0, 1, 3]])
    #expect(
      try Self.pairs(Self.rulings((.split, ["R-a", "R-c"]))) == [
        [0, 2], [0, 4], [1, 2], [1, 4], [3, 2], [3, 4],
      ])
  }

  @Test func aNoteAgainstItsMatterStandsAgainstTheOthers() throws {
    #expect(try Self.pairs(Self.rulings((.split, ["b", "R-a"]))) == [[1, 0], [1, 3]])
    #expect(try Self.pairs(Self.rulings((.split, ["R-a", "b"]))) == [[1, 0], [1, 3]])
    #expect(try Self.pairs(Self.rulings((.split, ["a", "b", "c"]))) == [[0, 1], [0, 2], [1, 2]])
  }

  @Test func unknownIdsAreSaidAndContradictionsRefused() throws {
    let rulings = try Self.rulings((.merge, ["a", "zz"]))
    #expect(rulings.problems.map(\.location.row) == [2] && rulings.problems[0].message.contains("zz"))
    #expect(throws: HuiyinError.self) {
      try Self.rulings((.merge, ["a", "b"]), (.merge, ["b", "c"]), (.split, ["c", "a"]))
    }
  }
}
