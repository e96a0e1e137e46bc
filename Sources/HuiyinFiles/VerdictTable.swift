public import Huiyin

/// Verdicts as CSV for people: Chinese headers and names, the deciding words, the columns of the file kept.
///
/// The columns that Huiyin gives no meaning of its own are those of the first notes; what later files have beside them
/// stands together in the last column.
public struct VerdictTable: VerdictWriter {
  private var table: CSVWriter
  private let wording = Wording()
  private let names: Names
  private var further: [String]?

  /// A table written to `output`, with the names of `scheme`.
  public init(to output: OutputFile, scheme: Scheme) throws {
    table = CSVWriter(to: output)
    names = Names(scheme)
  }

  private static let keys = [
    "id", "category", "topic", "office", "secondary", "intent", "raisedAgain", "confidence", "review",
    "reviewReason",
    "evidence", "places", "title", "text", "date", "source", "person", "place", "station", "card", "location",
  ]

  /// Writes the row of a note, before the first one the header.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ sorted: Released<SortedNote>) throws {
    let (note, verdict) = (sorted.note, sorted.verdict)
    if further == nil { try writeHeader(note) }
    let columns = further ?? []
    let own = note.columns.map { (name: $0.name, value: $0.value) }
    let known = columns.map { name in own.first { $0.name.utf8.elementsEqual(name.utf8) }?.value ?? "" }
    let rest = own.filter { column in !columns.contains { $0.utf8.elementsEqual(column.name.utf8) } }
      .map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    try table.write(cells(verdict) + cells(note) + known + [rest])
  }

  private mutating func writeHeader(_ note: Note) throws {
    let columns = note.columns.map(\.name)
    further = columns
    try table.write(VerdictTable.keys.map { wording[$0] } + columns + [wording["more"]])
  }

  private func cells(_ verdict: Verdict) -> [String] {
    let secondary = verdict.secondary.map { matter in
      [matter.category, matter.topic].compactMap { $0.map { names[$0] } }.joined(separator: " ▸ ")
    }
    return [
      verdict.id, verdict.category.map { names[$0] } ?? "", verdict.topic.map { names[$0] } ?? "",
      verdict.office ?? "",
      secondary ?? "", verdict.intent.map { names[intent: $0] } ?? "", wording[verdict.isRaisedAgain],
      Decimals.three(verdict.confidence), wording[verdict.needsReview],
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

  private func cells(_ note: Note) -> [String] {
    [
      note.title ?? "", note.text, note.date?.description ?? "", note.source ?? "", note.person ?? "",
      note.place ?? "",
      note.office ?? "", note.card ?? "", note.location.description,
    ]
  }
}
