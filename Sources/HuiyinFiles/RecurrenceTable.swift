public import Huiyin

/// Recurring matters as CSV for people: one row a matter, Chinese headers and names, why its notes belong together.
public struct RecurrenceTable: RecurrenceWriter {
  private var table: CSVWriter
  private let wording = Wording()
  private let names: Names

  /// A table written to `output`, with the names of `scheme`.
  public init(to output: OutputFile, scheme: Scheme) throws {
    table = CSVWriter(to: output)
    names = Names(scheme)
    let keys = [
      "matter", "headline", "category", "topic", "place", "noteCount", "people", "first", "last", "heat",
      "flags",
      "noteIds", "links",
    ]
    try table.write(keys.map { wording[$0] })
  }

  /// Writes the row of `recurrence`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ recurrence: Released<Recurrence>) throws {
    try table.write([
      recurrence.id, recurrence.headline, recurrence.category.map { names[$0] } ?? "",
      recurrence.topic.map { names[$0] } ?? "", recurrence.place ?? "", String(recurrence.notes.count),
      String(recurrence.people), recurrence.first?.description ?? "", recurrence.last?.description ?? "",
      Decimals.one(recurrence.heat),
      recurrence.flags.map { "\($0.name)：\($0.reason)" }.joined(separator: "；"),
      recurrence.notes.joined(separator: " "), recurrence.links.map(\.sentence).joined(separator: "；"),
    ])
  }
}

extension Recurrence.Link {
  /// Why two notes belong together, for a reader: `0315 与 0412 0.871（南溪路、红绿灯）`.
  var sentence: String { "\(a) – \(b) \(Decimals.three(likeness))（\(shared.joined(separator: "、"))）" }
}
