import Foundation
import HuiyinTestSupport
import Testing

@testable import Huiyin

/// Grouping against the gold of `corpora/`, and against the real notes where they are at hand. The floors lie below what
/// was measured, above what a broken grouping gives.
@Suite struct RecurrenceGoldTests {
  private func note(_ line: [String: Any]) -> Note {
    Note(
      id: line["id"] as! String, title: line["title"] as? String, text: line["text"] as! String,
      date: (line["date"] as? String).flatMap { Day(reading: $0) }, place: line["place"] as? String)
  }

  private func score(_ notes: [Note], _ matters: [[String: Any]]) throws -> Double {
    let members = try RecurrenceFixture.members(notes)
    let groups = MatterGrouping(rules: try RecurrenceFixture.rules()).group(members, jobs: 2)
    let doubtful = matters.filter { $0["sure"] as? Bool == false }.flatMap { $0["notes"] as! [String] }
    return RecurrenceFixture.bCubed(
      RecurrenceFixture.ids(groups, members), matters.map { $0["notes"] as! [String] },
      without: Set(doubtful))
  }

  @Test func corporaMattersAreFound() throws {
    let score = try score(
      try GoldTests.lines("notes.jsonl").map(note), try GoldTests.lines("gold-recurrences.jsonl"))
    #expect(score > 0.70, "B3 \(score)")
  }

  /// An office that takes its notes in month by month gets the matters of the whole quarter.
  @Test func corporaMonthsGiveWhatAllGiveAtOnce() throws {
    let members = try RecurrenceFixture.members(try GoldTests.lines("notes.jsonl").map(note))
    let grouping = MatterGrouping(rules: try RecurrenceFixture.rules())
    let once = RecurrenceFixture.ids(grouping.group(members), members)
    let monthly = RecurrenceMonthTests.monthly(members, grouping)
    let (left, right) = (RecurrenceFixture.pairs(once), RecurrenceFixture.pairs(monthly))
    let score = 2 * Double(left.intersection(right).count) / Double(left.count + right.count)
    #expect(!left.isEmpty && score >= 0.98, "\(score); \(left.symmetricDifference(right))")
  }

  @Test(.enabled(if: SharedData.folder != nil))
  func realMattersAreFound() throws {
    func lines(_ path: String) throws -> [[String: Any]] {
      try Data(contentsOf: SharedData.folder!.appending(path: path)).split(separator: 0x0A).map {
        try JSONSerialization.jsonObject(with: $0) as! [String: Any]
      }
    }
    let score = try score(
      try lines("gold/recurrence-notes.jsonl").map(note), try lines("gold/recurrence-matters.jsonl"))
    #expect(score > 0.91, "B3 \(score)")
  }
}
