public import Huiyin

/// Writes trends in one format, one row or line for each.
public protocol TrendWriter {
  /// Writes `trend`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func write(_ trend: Released<Trend>) throws
}

extension OutputFormats where Writer == any TrendWriter {
  /// The formats trends are written in: a new one is one file and one line here.
  public static var trends: OutputFormats {
    OutputFormats([
      (".jsonl", .programs, { output, _, _ in TrendLines(to: output) }),
      (".csv", .people, { output, scheme, _ in try TrendTable(to: output, scheme: scheme) }),
    ])
  }
}

/// Trends as JSON Lines.
public struct TrendLines: TrendWriter {
  private let output: OutputFile

  /// Lines written to `output`.
  public init(to output: OutputFile) { self.output = output }

  /// Writes one line with the keys `category topic place month against count expected chance notes`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ trend: Released<Trend>) throws {
    var line = JSONLine()
    line.add("category", trend.category)
    line.add("topic", trend.topic)
    line.add("place", trend.place)
    line.add("month", trend.month?.description)
    line.add("against", trend.against.rawValue)
    line.add("count", trend.notes.count)
    line.add("expected", trend.expected, places: 2)
    line.add("chance", trend.chance, places: 6)
    line.add("notes", trend.notes)
    line.end()
    try output.write(line.bytes)
  }
}

/// Trends as CSV for people.
public struct TrendTable: TrendWriter {
  private var table: CSVWriter
  private let wording = Wording()
  private let names: Names

  /// A table written to `output`, with the names of `scheme`.
  public init(to output: OutputFile, scheme: Scheme) throws {
    table = CSVWriter(to: output)
    names = Names(scheme)
    let keys = [
      "category", "topic", "place", "month", "against", "noteCount", "expected", "chance", "noteIds",
    ]
    try table.write(keys.map { wording[$0] })
  }

  /// Writes the row of `trend`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ trend: Released<Trend>) throws {
    try table.write([
      names[trend.category], names[trend.topic], trend.place ?? wording["allPlaces"],
      trend.month?.description ?? wording["allMonths"], wording[trend.against.rawValue],
      String(trend.notes.count),
      Decimals.one(trend.expected), Decimals.three(trend.chance), trend.notes.joined(separator: " "),
    ])
  }
}
