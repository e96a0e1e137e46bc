internal import HuiyinText

/// What one worker reads notes on: memory that is used again for note after note. Not for two threads at once.
final class Desk {
  let workspace = Workspace()
  let spans = SpanTable()
  private var lineCounts = Scratch<Int32>(filler: 0)
  private var countedLines: [Int] = []

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
