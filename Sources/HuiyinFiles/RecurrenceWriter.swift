public import Huiyin

/// Writes recurring matters in one format, one row or line for each.
public protocol RecurrenceWriter {
  /// Writes `recurrence`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  mutating func write(_ recurrence: Released<Recurrence>) throws
}

extension OutputFormats where Writer == any RecurrenceWriter {
  /// The formats recurring matters are written in: a new one is one file and one line here.
  public static var recurrences: OutputFormats {
    OutputFormats([
      (".jsonl", .programs, { output, _, _ in RecurrenceLines(to: output) }),
      (".csv", .people, { output, scheme, _ in try RecurrenceTable(to: output, scheme: scheme) }),
    ])
  }
}

/// Recurring matters as JSON Lines: the keys and their order are fixed.
public struct RecurrenceLines: RecurrenceWriter {
  private let output: OutputFile

  /// Lines written to `output`.
  public init(to output: OutputFile) { self.output = output }

  /// Writes the line of `recurrence`.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  public mutating func write(_ recurrence: Released<Recurrence>) throws {
    var line = JSONLine()
    line.add("id", recurrence.id)
    line.add("headline", recurrence.headline)
    line.add("category", recurrence.category)
    line.add("topic", recurrence.topic)
    line.add("place", recurrence.place)
    line.add("notes", recurrence.notes)
    line.add("people", recurrence.people)
    line.add("first", recurrence.first?.description)
    line.add("last", recurrence.last?.description)
    line.add("flags", objects: recurrence.flags) {
      $0.add("id", $1.id)
      $0.add("name", $1.name)
      $0.add("reason", $1.reason)
    }
    line.add("heat", recurrence.heat, places: 1)
    line.add("links", objects: recurrence.links) {
      $0.add("a", $1.a)
      $0.add("b", $1.b)
      $0.add("likeness", $1.likeness, places: 3)
      $0.add("shared", $1.shared)
    }
    line.end()
    try output.write(line.bytes)
  }
}
