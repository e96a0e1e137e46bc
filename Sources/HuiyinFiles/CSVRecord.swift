internal import Huiyin

/// A record of CSV while it is being read.
struct CSVRecord {
  /// Whether its last field is read.
  var isComplete = false
  private let location: Location
  private var cells: [String] = []
  private var cellText = CellText()
  private var problems: [Problem] = []

  init(location: Location) {
    self.location = location
    cells.reserveCapacity(12)
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { cells.append(cellText.text(bytes)) }

  /// Notes that the field about to be read begins with a quote that never ends; the first of a
  /// record is enough.
  mutating func noteEndlessQuote() {
    guard problems.isEmpty else { return }
    problems.append(
      Problem(
        .malformedRow, "the quote that opens field \(cells.count + 1) is never closed; it was taken as text",
        at: location, hint: "close the quote, or double it where it belongs to the text"))
  }

  /// What became of the record.
  var reading: Reading {
    var problems = problems
    if let damage = cellText.problem(at: location) { problems.append(damage) }
    return Reading(row: Row(cells: cells, location: location), problems: problems)
  }
}
