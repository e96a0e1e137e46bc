internal import FoundationEssentials

/// A file of a lexicon folder as it lies on disk.
struct LexiconFile {
  /// The path that errors name.
  let path: String
  let bytes: [UInt8]

  /// The file at `path`; nil, with the fault noted, where it cannot be read.
  static func read(_ path: String, faults: inout [Problem]) -> LexiconFile? {
    guard let data = FileManager.default.contents(atPath: path) else {
      faults.append(
        Problem(
          .lexicon, "the file is missing or cannot be read", at: Location(file: path),
          hint: "lexicons/README.md lists the files a lexicon has"))
      return nil
    }
    return LexiconFile(path: path, bytes: [UInt8](data))
  }

  /// The names of the files in `folder` that end in `.tsv`, ascending by their bytes.
  static func tables(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".tsv") && !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The content without a byte order mark; nil, with the fault noted, where it is not UTF-8.
  func text(faults: inout [Problem]) -> String? {
    let content = bytes[textStart...]
    if let text = String(validating: content, as: UTF8.self) { return text }
    let line = content.split(separator: 0x0A, omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil }
    faults.append(
      Problem(
        .lexicon, "found bytes that are not UTF-8", at: Location(file: path, row: line.map { $0 + 1 }),
        hint: "save the file as UTF-8"))
    return nil
  }

  /// Whether the content is UTF-8; the fault is noted where it is not.
  func isText(faults: inout [Problem]) -> Bool {
    if (try? UTF8Span(validating: bytes.span)) != nil { return true }
    return text(faults: &faults) != nil
  }

  /// Where the text begins: behind a byte order mark.
  var textStart: Int { bytes.starts(with: LexiconFile.mark) ? LexiconFile.mark.count : 0 }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
