public import Huiyin

/// What of documents is no note, as JSON Lines: for whoever wants to see that nothing was missed.
public struct NarrationLines {
  private let output: OutputFile

  /// Lines written to `output`.
  public init(to output: OutputFile) { self.output = output }

  /// Writes one line with the keys `file sheet row text`, the text masked by `masking`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public func write(_ narration: Narration, by masking: Masking) throws {
    var line = JSONLine()
    line.add("file", narration.location.file)
    line.add("sheet", narration.location.sheet)
    line.add("row", narration.location.row)
    line.add("text", masking.text(narration.text))
    line.end()
    try output.write(line.bytes)
  }
}
