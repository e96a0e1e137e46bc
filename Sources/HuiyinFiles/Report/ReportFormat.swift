internal import FoundationEssentials
internal import Huiyin

extension Report {
  /// Reads a report that was written as JSON.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the file is no such report.
  public init(json path: String) throws {
    do {
      self = try JSONDecoder().decode(Report.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw HuiyinError(
        Problem(
          .unreadableFile,
          "this is not an earlier report, a file that `huiyin report -o NAME.json` wrote was expected",
          at: Location(file: path), hint: "give the notes of the previous month instead"))
    }
  }

  /// The report as JSON, keys in alphabetical order, with a line feed at the end.
  public var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { [UInt8]($0) } ?? []) + [0x0A]
  }
}
