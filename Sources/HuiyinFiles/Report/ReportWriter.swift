internal import Huiyin

/// The formats reports are written in: a new one is one file and one line here.
public enum ReportFormat: CaseIterable, Sendable {
  /// One self-contained page.
  case html
  /// A workbook with every note.
  case workbook
  /// The values themselves, for programs and as `--previous` of a later report.
  case json

  /// The ending of its files.
  public var ending: String {
    switch self {
    case .html: ".html"
    case .workbook: ".xlsx"
    case .json: ".json"
    }
  }

  /// The format that the ending of `path` names.
  /// - Throws: `HuiyinError` of kind `option` for another ending.
  public init(path: String) throws {
    if let format = Self.allCases.first(where: { path.lowercased().hasSuffix($0.ending) }) {
      self = format
      return
    }
    let endings = Self.allCases.map(\.ending).joined(separator: ", ")
    throw HuiyinError(
      Problem(
        .option, "the ending of the output is not known, expected one of \(endings)",
        at: Location(file: path),
        hint: "the ending of -o says what is written"))
  }
}
