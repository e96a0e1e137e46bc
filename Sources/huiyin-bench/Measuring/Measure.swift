/// One thing that is measured.
struct Measure {
  /// Its name in tables; the README of `corpora/bench` says what it stands for.
  let name: String
  /// What its figures are.
  let quantity: Quantity
  /// The file that each run writes anew: what an earlier one left is removed first, which is not measured.
  var output: String?
  /// Does it once. What it returns must be the same every time: how many things were found, or bytes of memory.
  let run: () throws -> Int

  /// What is measured of a run.
  enum Quantity: Equatable {
    /// Seconds, of a thing that does not depend on the notes.
    case time
    /// Seconds for all notes, which hold so many bytes in the form that is read.
    case timeOfNotes(bytes: Int)
    /// Seconds for all notes of work that is shared out among all cores.
    case timeOnAllCores(bytes: Int)
    /// What the run returns, as bytes of memory.
    case memory
  }

  /// The time that is taken where `asked` is asked for: work on all cores is not faster for taking less time of each.
  func clock(_ asked: Stopwatch) -> Stopwatch {
    if case .timeOnAllCores = quantity { .wall } else { asked }
  }

  /// The bytes that are read; nil where none are.
  var bytes: Int? {
    switch quantity {
    case .timeOfNotes(let bytes), .timeOnAllCores(let bytes): bytes
    case .time, .memory: nil
    }
  }
}
