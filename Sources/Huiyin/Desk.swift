internal import HuiyinText

/// 工位: the memory one thread reads notes on, used again for note after note. Whoever sorts many notes one by one keeps
/// one for each thread; it belongs to the analyzer it was made for, and is not for two threads at once.
public final class Desk {
  let workspace = Workspace()
  var matcher: PatternMatcher
  private var lineCounts = Scratch<Int32>(filler: 0)
  private var countedLines: [Int] = []

  /// A desk for the notes of `analyzer`.
  public init(_ analyzer: Analyzer) { matcher = PatternMatcher(analyzer.terms.patterns) }

  /// How often `line` was counted in the note so far, this time included.
  func count(_ line: Int) -> Int {
    let counts = lineCounts.room(for: line + 1)
    if counts[line] == 0 { countedLines.append(line) }
    counts[line] += 1
    return Int(counts[line])
  }

  /// Begins anew with the next note.
  func forgetCounts() {
    for line in countedLines { lineCounts.base[line] = 0 }
    countedLines.removeAll(keepingCapacity: true)
  }
}
