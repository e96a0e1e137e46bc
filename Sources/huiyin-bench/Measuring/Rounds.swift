internal import FoundationEssentials

/// Measures everything once, then once more, and so on: what disturbs the machine for a while disturbs all measures alike,
/// and the figures of one round can be compared with each other.
struct Rounds {
  /// The figure of each round, by the number of the measure: seconds, or bytes of memory.
  private(set) var readings: [[Double]]
  private var outcomes: [Int?]
  private let measures: [Measure]
  /// The time that is taken.
  let stopwatch: Stopwatch

  /// No round yet of `measures`.
  init(of measures: [Measure], by stopwatch: Stopwatch) {
    (self.measures, self.stopwatch) = (measures, stopwatch)
    readings = measures.map { _ in [] }
    outcomes = measures.map { _ in nil }
  }

  /// One more round.
  /// - Throws: what a measure throws.
  mutating func go() throws {
    for index in measures.indices { try take(index) }
  }

  private mutating func take(_ index: Int) throws {
    let measure = measures[index]
    if let output = measure.output { try? FileManager.default.removeItem(atPath: output) }
    var outcome = 0
    let seconds = try measure.clock(stopwatch).seconds { outcome = try measure.run() }
    guard measure.quantity != .memory else { return readings[index].append(Double(outcome)) }
    let first = outcomes[index] ?? outcome
    precondition(outcome == first, "\(measure.name) found \(first) things, then \(outcome)")
    outcomes[index] = first
    readings[index].append(seconds)
  }
}
