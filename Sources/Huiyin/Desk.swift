internal import HuiyinText

/// 工位: the memory one thread reads notes on, used again for note after note. Whoever sorts many notes one by one keeps
/// one for each thread; it belongs to the analyzer it was made for, and is not for two threads at once.
public final class Desk {
  let workspace = Workspace()
  var matcher: PatternMatcher
  var counts = LineCounts()
  /// Readings that are no longer needed, for their memory.
  private var spares: [PartReading] = []

  /// A desk for the notes of `analyzer`.
  public init(_ analyzer: Analyzer) { matcher = PatternMatcher(analyzer.terms.patterns) }

  /// A reading to be written over, with memory where there is some.
  func spareReading() -> PartReading { spares.popLast() ?? PartReading() }

  /// So many spare readings are kept, in which no list has more than so many elements.
  private static let (mostSpares, longestSpare) = (64, 1 << 14)

  /// Takes `readings`, which nobody needs any more.
  func takeBack(_ readings: inout [[PartReading]]) {
    while var parts = readings.popLast() {
      while var part = parts.popLast() {
        guard spares.count < Desk.mostSpares, part.size <= Desk.longestSpare else { continue }
        part.original = ""
        spares.append(part)
      }
    }
    readings = []
  }
}

/// How often each line of a lexicon was met in one note.
struct LineCounts: ~Copyable {
  private var counts = Scratch<Int32>(filler: 0)
  private var counted: [Int] = []

  /// How often `line` was met in the note so far, this time included.
  mutating func count(_ line: Int) -> Int {
    let counts = counts.room(for: line + 1)
    if counts[line] == 0 { counted.append(line) }
    counts[line] += 1
    return Int(counts[line])
  }

  /// Begins anew with the next note.
  mutating func forget() {
    for line in counted { counts.base[line] = 0 }
    counted.removeAll(keepingCapacity: true)
  }
}
