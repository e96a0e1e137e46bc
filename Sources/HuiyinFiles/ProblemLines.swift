public import Huiyin

/// Problems as JSON Lines, for whoever sends the rows back to be mended.
public struct ProblemLines {
  private let output: OutputFile

  /// Lines written to `output`.
  public init(to output: OutputFile) { self.output = output }

  /// Writes one line with the keys `kind message file sheet row column hint`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public func write(_ problem: Released<Problem>) throws {
    var line = JSONLine()
    line.add("kind", problem.kind.rawValue)
    line.add("message", problem.message)
    line.add("file", problem.location.file)
    line.add("sheet", problem.location.sheet)
    line.add("row", problem.location.row)
    line.add("column", problem.location.column)
    line.add("hint", problem.hint)
    line.end()
    try output.write(line.bytes)
  }
}
