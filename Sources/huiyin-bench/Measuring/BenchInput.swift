internal import FoundationEssentials
internal import Huiyin
internal import HuiyinFiles

/// The notes that are measured, in every form that is read: as values, as lines of text, as files.
struct BenchInput {
  /// What the notes are called in results.
  let name: String
  let notes: [Note]
  /// Each note on one line: title, a blank, body; line ends inside are blanks.
  let lines: [String]
  /// A folder for files, gone with the run.
  let folder: Scratch
  /// The notes as CSV.
  let table: String
  /// The lines as text, each with its LF.
  let text: String
  /// The workbook the notes were read from; nil where they were not.
  let workbook: String?

  /// `notes`, written out once in every form.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  init(name: String, notes: [Note], workbook: String?) throws {
    (self.name, self.notes, self.workbook) = (name, notes, workbook)
    lines = notes.map { BenchInput.line($0) }
    folder = try Scratch()
    (table, text) = (folder.path("notes.csv"), folder.path("text.txt"))
    var rows = try NoteTable(path: table)
    for note in notes { try rows.write(note) }
    try rows.commit()
    let file = try OutputFile(path: text)
    for line in lines { try file.write(line + "\n") }
    try file.commit()
  }

  /// The UTF-8 bytes of all lines, their ends not counted.
  var bytes: Int { lines.reduce(0) { $0 + $1.utf8.count } }

  /// The bytes of the file at `path`.
  static func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? UInt64).map { Int(clamping: $0) } ?? attributes?[.size] as? Int ?? 0
  }

  private static func line(_ note: Note) -> String {
    let bytes = ((note.title.map { $0 + " " } ?? "") + note.text).utf8.map {
      $0 == 0x0A || $0 == 0x0D ? 0x20 : $0
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A folder for the files of one run.
final class Scratch {
  private let url: URL

  /// A new folder among the system's temporary ones.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "huiyin-bench-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw HuiyinError(
        Problem(
          .unwritableFile, "the folder cannot be made", at: Location(file: url.path),
          hint: "name another with TMPDIR"))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The file `name` in the folder.
  func path(_ name: String) -> String { url.appending(path: name).path }
}
