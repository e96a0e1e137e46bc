public import Huiyin

/// Writes verdicts in one format, one row or line for each note.
public protocol VerdictWriter {
  /// Writes a note's verdict.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func write(_ sorted: Released<SortedNote>) throws

  /// Writes a problem, where the format has a place for it.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func write(_ problem: Released<Problem>) throws

  /// Writes what comes after all notes; to be called once, before the output is committed.
  /// - Returns: what could not be written as it was.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func finish(_ tally: Tally, provenance: Report.Provenance, previous: Report?) throws -> [Problem]
}

extension VerdictWriter {
  /// Lines and plain tables hold notes only.
  public mutating func write(_ problem: Released<Problem>) throws {}

  /// Lines and plain tables are whole with their last note.
  public mutating func finish(
    _ tally: Tally, provenance: Report.Provenance, previous: Report?
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

  /// Lines written to `output`.
  public init(to output: OutputFile) { self.output = output }

  /// Writes the line of a note.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ sorted: Released<SortedNote>) throws {
    try output.write(VerdictLines.line(sorted))
  }

  /// The line for a note and its verdict, with its LF.
  static func line(_ sorted: Released<SortedNote>) -> [UInt8] {
    let (note, verdict) = (sorted.note, sorted.verdict)
    var line = JSONLine()
    line.add("id", verdict.id)
    line.add("category", verdict.category)
    line.add("topic", verdict.topic)
    line.add("office", verdict.office)
    if let secondary = verdict.secondary {
      line.add("secondary") {
        $0.add("category", secondary.category)
        $0.add("topic", secondary.topic)
      }
    } else {
      line.add("secondary", String?.none)
    }
    line.add("intent", verdict.intent)
    line.add("raisedAgain", verdict.isRaisedAgain)
    line.add("confidence", verdict.confidence, places: 3)
    line.add("review", verdict.needsReview)
    line.add("reviewReason", verdict.reviewReason?.rawValue)
    line.add("places", verdict.places)
    line.add("matter", sorted.matter)
    line.add("evidence", objects: verdict.evidence) { $0.add($1) }
    line.add("file", note.location.file)
    line.add("sheet", note.location.sheet)
    line.add("row", note.location.row)
    line.end()
    return line.bytes
  }
}

extension JSONLine {
  /// The members of one piece of evidence.
  fileprivate mutating func add(_ evidence: Evidence) {
    add("topic", evidence.topic)
    add("term", evidence.term)
    add("part", evidence.part.rawValue)
    add("quote", evidence.quote)
    add("bytes", [evidence.bytes.lowerBound, evidence.bytes.upperBound])
    add("characters", [evidence.characters.lowerBound, evidence.characters.upperBound])
    add("points", evidence.points)
    add("struck", evidence.struck?.description)
  }
}
