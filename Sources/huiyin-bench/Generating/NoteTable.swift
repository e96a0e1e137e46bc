internal import Huiyin
internal import HuiyinFiles

/// Notes as a CSV file, one at a time, so that memory does not grow with their number.
struct NoteTable {
  private let output: OutputFile
  private var writer: CSVWriter

  /// A table at `path`; `-` is standard output.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  init(path: String) throws {
    output = try OutputFile(path: path)
    writer = CSVWriter(to: output)
    try writer.write(["id", "title", "text", "date", "person", "place", "office", "source", "card"])
  }

  /// Writes one row.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func write(_ note: Note) throws {
    try writer.write([
      note.id, note.title ?? "", note.text, note.date?.description ?? "", note.person ?? "",
      note.place ?? "", note.office ?? "", note.source ?? "", note.card ?? "",
    ])
  }

  /// Puts the file in its place.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  func commit() throws { try output.commit() }
}
