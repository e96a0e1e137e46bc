public import Huiyin

/// The columns a person has named outright, as in `--column text=留言详情`: a header, or a number from 1.
public struct ColumnChoices: Sendable, Hashable {
  private var wanted: [ColumnNames.Field: String] = [:]
  private var moreTexts: [String] = []

  /// No choices: every column is found by its known names.
  public init() {}

  /// The choice of a header or number for each field.
  public init(_ wanted: [ColumnNames.Field: String]) { self.wanted = wanted }

  /// Reads arguments such as `text=留言详情` and `id=1`; several for the text make a survey of the file.
  /// - Throws: `HuiyinError` of kind `option` for an argument without `=`, an unknown field or an empty name.
  public init(arguments: [String]) throws {
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      guard parts.count == 2, !parts[1].isEmpty, let field = ColumnNames.Field(rawValue: parts[0]) else {
        throw HuiyinError(ColumnChoices.fault(argument))
      }
      if field == .text, wanted[.text] != nil { moreTexts.append(parts[1]) } else { wanted[field] = parts[1] }
    }
  }

  /// Whether a choice is by header, so that it tells which row is the header row.
  var hasNames: Bool { (wanted.values + moreTexts).contains { Int($0) == nil } }

  /// Whether a text column is chosen.
  var choosesText: Bool { wanted[.text] != nil }

  /// Whether every choice by header is found in `headers`.
  func areNamed(in headers: [String]) -> Bool {
    (wanted.values + moreTexts).allSatisfy {
      Int($0) != nil || ColumnNames.column(named: $0, in: headers) != nil
    }
  }

  /// The columns of the texts where several are chosen; nil where none or one is, or one is not there.
  func texts(in headers: [String]) -> [Int]? {
    guard let first = wanted[.text], !moreTexts.isEmpty else { return nil }
    let columns = ([first] + moreTexts).compactMap { ColumnChoices.column($0, in: headers) }
    return columns.count == moreTexts.count + 1 ? Set(columns).sorted() : nil
  }

  /// The columns chosen, as indices into `headers`, and the choices that are not there.
  func columns(in headers: [String]) -> (found: [ColumnNames.Field: Int], missing: [String]) {
    var found: [ColumnNames.Field: Int] = [:]
    var missing: [String] = []
    for field in ColumnNames.Field.allCases {
      guard let name = wanted[field] else { continue }
      found[field] = ColumnChoices.column(name, in: headers)
      if found[field] == nil { missing.append(name) }
    }
    missing += moreTexts.filter { ColumnChoices.column($0, in: headers) == nil }
    return (found, missing)
  }

  private static func column(_ name: String, in headers: [String]) -> Int? {
    if let column = ColumnNames.column(named: name, in: headers) { return column }
    return Int(name).flatMap { headers.indices.contains($0 - 1) ? $0 - 1 : nil }
  }

  private static func fault(_ argument: String) -> Problem {
    let fields = ColumnNames.Field.allCases.map(\.rawValue).joined(separator: " ")
    return Problem(
      .option, "\"\(argument)\" was found, FIELD=HEADER was expected with FIELD one of \(fields)",
      at: Location(file: "--column"),
      hint: "for example --column text=留言详情, or a number from 1: --column text=3")
  }
}
