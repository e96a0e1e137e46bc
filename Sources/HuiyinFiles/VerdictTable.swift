public import Huiyin

/// Verdicts as CSV for people: Chinese headers and names, the deciding words, the columns of the file kept.
///
/// The columns that Huiyin gives no meaning of its own are those of the first notes; what later files have beside them
/// stands together in the last column.
public struct VerdictTable: VerdictWriter {
  private var table: CSVWriter
  private let rows: VerdictRows
  private let more = Wording()["more"]
  private var further: [String]?

  /// A table written to `output`, with the names of `scheme`.
  public init(to output: OutputFile, scheme: Scheme) throws {
    table = CSVWriter(to: output)
    rows = VerdictRows(scheme)
  }

  /// Writes the row of a note, before the first one the header.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ sorted: Released<SortedNote>) throws {
    let columns = further ?? sorted.note.columns.map(\.name)
    if further == nil { try table.write(rows.headers + columns + [more]) }
    further = columns
    try table.write(rows.texts(of: sorted, further: columns))
  }
}
