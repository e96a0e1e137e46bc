internal import Huiyin

extension Format {
  /// Text documents of today's office programs.
  static let document = Format(name: "DOCX", endings: ["docx", "docm", "dotx", "dotm"]) { opening in
    let source = try DocumentSource(opening.archive())
    var evidence = MinutesEvidence(cues: opening.cues)
    var ahead: [Block] = []
    var table = DocumentTable(names: opening.names, choices: opening.options.columns, cues: opening.cues)
    var bytes = 0
    while ahead.count < MinutesEvidence.mostLines, bytes < 1 << 20, let block = try source.next() {
      switch block {
      case .passage(let passage): if !passage.text.isBlank { evidence.add(passage) }
      case .row(let cells, let location):
        if !table.add(cells, at: location).rows.isEmpty { evidence.noteTable() }
      case .tableEnd: if !table.end().rows.isEmpty { evidence.noteTable() }
      }
      ahead.append(block)
      bytes += block.size
    }
    return MinutesReader(source, ahead: ahead, evidence: evidence, named: "", opening)
  }
}

/// The blocks of a text document, read as they are asked for. A table's rows have the table's number for a sheet, a
/// paragraph's row is its number among the paragraphs outside tables.
final class DocumentSource: BlockSource {
  private let body: DocumentBody
  private let stream: XMLStream
  private let file: String

  /// Opens the document in `archive`.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where there is none or it is damaged.
  init(_ archive: Archive) throws {
    let main = try PartRelations.main(of: archive) ?? "word/document.xml"
    guard let part = try archive.part(main) else { throw DocumentSource.none(archive.file, main: main) }
    guard !main.hasPrefix("xl/") else { throw DocumentSource.none(archive.file, main: main) }
    file = archive.file
    body = DocumentBody(file: file)
    stream = XMLStream(part, to: body)
    let (stream, file) = (stream, file)
    body.atBlock = { [unowned stream] in stream.pause() }
    body.atTooLong = { [unowned stream] in
      stream.stop(ArchiveFault.tooMuch(file, "a paragraph or a row of a table is longer than 16 MiB"))
    }
  }

  func next() throws -> Block? {
    while body.blocks.isEmpty {
      guard try stream.advance() else {
        guard body.hasBody else { throw DocumentSource.none(file, main: "") }
        return nil
      }
    }
    return body.blocks.popFirst()
  }

  private static func none(_ file: String, main: String) -> HuiyinError {
    let isWorkbook = main.hasPrefix("xl/")
    return ArchiveFault.fault(
      file,
      "this is \(isWorkbook ? "a workbook" : "an archive without a text"), a text document was expected",
      hint: isWorkbook ? "give it its ending .xlsx" : "open it in a word processor and save it as .docx")
  }
}
