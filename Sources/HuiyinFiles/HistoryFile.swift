internal import FoundationEssentials
public import Huiyin

/// What is kept of recurring matters from month to month, as JSON Lines: a header, then a line for each matter, then one
/// for each note. Written whole or not at all; never over a file that was changed since it was read.
public struct HistoryFile {
  private let path: String
  /// The file as it was read; nil where there was none.
  private let found: Data?

  /// The form of the file; another number is refused, not guessed at.
  private static let version = 1

  private struct Header: Codable {
    var huiyin: String
    var version: Int
    var lexicon: String?
    var matters: Int
    var notes: Int
  }

  /// The file at `path`; one that is not there is a history without notes.
  /// - Throws: `HuiyinError` of kind `history` where the file cannot be read.
  public init(path: String) throws {
    self.path = path
    found = try HistoryFile.bytes(of: path)
  }

  private static func bytes(of path: String) throws -> Data? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do { return try Data(contentsOf: URL(filePath: path)) } catch {
      throw fault("the file cannot be read", path, row: nil, hint: "name a file you may read, or a new one")
    }
  }

  /// What the file holds.
  /// - Throws: `HuiyinError` of kind `history` where it is no such file, of another version, or cut short.
  public func read() throws -> MatterHistory {
    var history = MatterHistory()
    guard let found else { return history }
    let lines = found.split(separator: 0x0A, omittingEmptySubsequences: false)
    let header: Header = try HistoryFile.decode(lines[0], path, row: 1)
    guard header.huiyin == "matters", header.version == HistoryFile.version else {
      throw HistoryFile.fault(
        "found the form “\(header.huiyin) \(header.version)”, expected “matters \(HistoryFile.version)”",
        path, row: 1,
        hint: "it was written by another version of huiyin, or is another file; name a new one to begin anew")
    }
    guard lines.count == 2 + header.matters + header.notes, lines.last?.isEmpty == true else {
      throw HistoryFile.fault(
        "found \(lines.count - 1) lines, expected \(1 + header.matters + header.notes)", path, row: nil,
        hint: "the file was cut short or edited; take the copy of last month")
    }
    history.lexicon = header.lexicon
    for row in 1..<(1 + header.matters) {
      history.matters.append(try HistoryFile.decode(lines[row], path, row: row + 1))
    }
    for row in (1 + header.matters)..<(lines.count - 1) {
      history.members.append(try HistoryFile.decode(lines[row], path, row: row + 1))
    }
    return history
  }

  /// Writes `history` in the place of the file.
  /// - Throws: `HuiyinError` of kind `history` where someone else has changed the file since it was read, or of kind
  ///   `unwritableFile`.
  public func write(_ released: Released<MatterHistory>) throws {
    let history = released.value
    let output = try OutputFile(path: path)
    let header = Header(
      huiyin: "matters", version: HistoryFile.version, lexicon: history.lexicon,
      matters: history.matters.count,
      notes: history.members.count)
    try HistoryFile.put(header, to: output)
    for matter in history.matters { try HistoryFile.put(matter, to: output) }
    for member in history.members { try HistoryFile.put(member, to: output) }
    guard try HistoryFile.bytes(of: path) == found else {
      throw HistoryFile.fault(
        "the file was changed while this run was at work; it stands as the other run left it", path, row: nil,
        hint: "run again")
    }
    try output.commit()
  }

  private static func put(_ value: some Encodable, to output: OutputFile) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try output.write(encoder.encode(value) + [0x0A])
  }

  private static func decode<Value: Decodable>(_ line: Data, _ path: String, row: Int) throws -> Value {
    do { return try JSONDecoder().decode(Value.self, from: line) } catch {
      throw fault(
        "this is no line of a history of matters", path, row: row,
        hint: "the file was edited, or is another file; take the copy of last month, or name a new one")
    }
  }

  private static func fault(_ message: String, _ path: String, row: Int?, hint: String) -> HuiyinError {
    HuiyinError(Problem(.history, message, at: Location(file: path, row: row), hint: hint))
  }
}
