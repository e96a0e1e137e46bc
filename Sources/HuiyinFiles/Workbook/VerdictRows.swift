internal import Huiyin

/// A note and its verdict as the cells of one row, the same in every table for people.
struct VerdictRows {
  /// What each of its columns holds; their headers are the wording of these keys.
  static let keys = [
    "id", "category", "topic", "office", "secondary", "intent", "raisedAgain", "confidence", "review",
    "reviewReason", "evidence", "places", "title", "text", "date", "source", "person", "place", "station",
    "card",
    "location",
  ]

  private let wording = Wording()
  private let names: Names

  init(_ scheme: Scheme) { names = Names(scheme) }

  /// The headers of the columns.
  var headers: [String] { VerdictRows.keys.map { wording[$0] } }

  /// The widths of the columns in a workbook, in digits.
  var widths: [Double] { [12, 12, 18, 14, 20, 10, 9, 8, 9, 14, 36, 18, 26, 60, 11, 10, 10, 14, 14, 12, 22] }

  /// The texts of a row: the columns, those named `further`, and what the note has beside them.
  func texts(of sorted: Released<SortedNote>, further: [String]) -> [String] {
    let columns = sorted.note.columns
    let known = further.map { name in columns.first { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? "" }
    let rest = columns.filter { column in !further.contains { $0.utf8.elementsEqual(column.name.utf8) } }
      .map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    return texts(sorted.verdict) + texts(sorted.note) + known + [rest]
  }

  /// The same for a workbook: the confidence is a number.
  func cells(of sorted: Released<SortedNote>, further: [String]) -> [WrittenSheet.Cell] {
    var cells = texts(of: sorted, further: further).map { WrittenSheet.Cell.text($0) }
    if let column = VerdictRows.keys.firstIndex(of: "confidence") {
      cells[column] = .number(sorted.verdict.confidence)
    }
    return cells
  }

  private func texts(_ verdict: Verdict) -> [String] {
    let secondary = verdict.secondary.map { matter in
      [matter.category, matter.topic].compactMap { $0.map { names[$0] } }.joined(separator: " ▸ ")
    }
    return [
      verdict.id, verdict.category.map { names[$0] } ?? "", verdict.topic.map { names[$0] } ?? "",
      verdict.office ?? "", secondary ?? "", verdict.intent.map { names[intent: $0] } ?? "",
      wording[verdict.isRaisedAgain], Decimals.three(verdict.confidence), wording[verdict.needsReview],
      verdict.reviewReason.map { wording[$0.rawValue] } ?? "", evidence(verdict),
      verdict.places.joined(separator: "；"),
    ]
  }

  /// The words that decided, those for the category first: `原文 +6`.
  private func evidence(_ verdict: Verdict) -> String {
    verdict.evidence.enumerated().filter { $0.element.points != 0 }
      .sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
      .map {
        "\($0.element.quote) \(names[$0.element.topic])\($0.element.points > 0 ? "+" : "")\($0.element.points)"
      }
      .joined(separator: "；")
  }

  private func texts(_ note: Note) -> [String] {
    [
      note.title ?? "", note.text, note.date?.description ?? "", note.source ?? "", note.person ?? "",
      note.place ?? "", note.office ?? "", note.card ?? "", note.location.description,
    ]
  }
}
