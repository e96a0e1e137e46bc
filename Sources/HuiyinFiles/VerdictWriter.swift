public import Huiyin

/// Writes verdicts in one format, one row or line for each note.
public protocol VerdictWriter {
  /// Writes a note's verdict.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func write(_ sorted: Released<SortedNote>) throws

  /// Makes what puts notes down as bytes, one for each thread; nil where they must be written one after the other.
  var encoder: (@Sendable () -> any VerdictEncoder)? { get }

  /// Writes notes that an encoder of this writer put down.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func write(_ encoded: ByteBlock) throws

  /// Writes a problem, where the format has a place for it.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func write(_ problem: Released<Problem>) throws

  /// Writes what comes after all notes; to be called once, before the output is committed.
  /// - Returns: what could not be written as it was.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func finish(
    _ tally: Tally, provenance: @autoclosure () -> Report.Provenance, previous: Report?
  ) throws -> [Problem]
}

/// Puts notes down as bytes in one format, each by itself, so that many threads can do it at once.
public protocol VerdictEncoder: AnyObject {
  /// Appends what is written for a note and its verdict.
  func append(_ sorted: Released<SortedNote>, to block: ByteBlock)
}

extension VerdictWriter {
  /// Most formats are written note after note.
  public var encoder: (@Sendable () -> any VerdictEncoder)? { nil }

  /// Nothing was put down without an encoder.
  public mutating func write(_ encoded: ByteBlock) throws {
    precondition(encoded.count == 0, "this format has no encoder")
  }

  /// Lines and plain tables hold notes only.
  public mutating func write(_ problem: Released<Problem>) throws {}

  /// Lines and plain tables are whole with their last note.
  public mutating func finish(
    _ tally: Tally, provenance: @autoclosure () -> Report.Provenance, previous: Report?
  ) throws -> [Problem] { [] }
}

extension OutputFormats where Writer == any VerdictWriter {
  /// The formats verdicts are written in: a new one is one file and one line here.
  public static var verdicts: OutputFormats {
    OutputFormats([
      (".jsonl", .programs, { output, _, _ in VerdictLines(to: output) }),
      (".csv", .people, { output, scheme, _ in try VerdictTable(to: output, scheme: scheme) }),
      (".xlsx", .peopleWithMatters, { try VerdictWorkbook(to: $0, scheme: $1, matters: $2) }),
    ])
  }
}

/// Verdicts as JSON Lines: the keys and their order are fixed.
public struct VerdictLines: VerdictWriter {
  private let output: OutputFile
  private let lines = VerdictLineEncoder()
  private let block = ByteBlock()

  /// Lines written to `output`.
  public init(to output: OutputFile) { self.output = output }

  /// Lines depend on nothing but the note.
  public var encoder: (@Sendable () -> any VerdictEncoder)? { { VerdictLineEncoder() } }

  /// Writes lines that were put down elsewhere.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ encoded: ByteBlock) throws { try output.write(encoded.bytes) }

  /// Writes the line of a note.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ sorted: Released<SortedNote>) throws {
    block.clear()
    lines.append(sorted, to: block)
    try write(block)
  }
}
