internal import Huiyin
internal import HuiyinText

/// A format that Huiyin reads.
struct Format: Sendable {
  /// Its name in remarks.
  let name: String
  /// The endings of its files, lower case, without the dot.
  let endings: [String]
  /// Starts reading a file of the format.
  let open: @Sendable (Opening) throws -> any TableReader

  /// Every format that is read: a new one is one file and one line here.
  static let all: [Format] = [.csv, .tsv, .jsonLines, .plainText, .workbook, .document]

  /// The format that the ending of `path` names.
  static func named(by path: String) -> Format? {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = path[path.utf8.index(after: dot)...].lowercased()
    return all.first { $0.endings.contains(ending) }
  }
}

/// A file about to be read, and what was said about reading it.
final class Opening {
  /// The file.
  let source: ByteSource
  /// The known headers.
  let names: ColumnNames
  /// The words by which minutes and surveys are taken apart.
  let cues: MinutesCues
  /// The caller's choices.
  let options: NoteFiles.Options
  private var opened: TextSource?
  private var unpacked: Archive?

  init(
    _ source: ByteSource, names: ColumnNames, cues: MinutesCues = MinutesCues(), options: NoteFiles.Options
  ) {
    (self.source, self.names, self.cues, self.options) = (source, names, cues, options)
  }

  /// The file as an archive; the same one every time.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it is none, with what it is instead.
  func archive() throws -> Archive {
    if let unpacked { return unpacked }
    guard BinaryFormat(of: source.head) == .zip else { throw HuiyinError(noArchive()) }
    let archive = try Archive(source)
    unpacked = archive
    return archive
  }

  private func noArchive() -> Problem {
    let location = Location(file: source.file)
    guard let format = BinaryFormat(of: source.head) else {
      return Problem(
        .unreadableFile, "this is no workbook or document of today's office programs, as its ending says",
        at: location, hint: "if it is text or CSV, give it its ending .csv, .tsv or .txt")
    }
    if format == .oldOffice, source.isEncryptedOffice {
      return Problem(
        .unreadableFile, "the file is encrypted with a password", at: location,
        hint: "open it in its own program, take the password off and save it again")
    }
    return Problem(
      .unreadableFile, "this is \(format.rawValue), not what its ending says", at: location,
      hint: "open it in its own program and save it as .xlsx or .docx")
  }

  /// The file as text; the same one every time.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it is no text.
  func text() throws -> TextSource {
    if let opened { return opened }
    let text = try TextSource(source, charset: options.charset)
    opened = text
    return text
  }
}
