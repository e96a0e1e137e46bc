/// One figure of one measure: a row of the results.
struct ResultRow {
  let measure: String
  let unit: Unit
  /// The bytes that were read; those of the text where the measure reads none.
  let bytes: Int
  /// The time that was taken.
  let clock: Stopwatch
  let figure: Figure

  /// What a figure counts.
  enum Unit: String, CaseIterable {
    case milliseconds = "ms"
    /// Millions of bytes a second.
    case megabytesPerSecond = "MB/s"
    case notesPerSecond = "notes/s"
    /// Times as fast as ICU's iterator takes to cut the same notes, in the same round.
    case timesICU = "x icu"
    /// Millions of bytes.
    case megabytes = "MB"
  }

  /// The rows of `measures` after `rounds` over `notes` notes of `bytes` bytes.
  static func rows(_ measures: [Measure], _ rounds: Rounds, notes: Int, bytes: Int) -> [ResultRow] {
    let rival = measures.firstIndex { $0.name == Measures.rival }.map { rounds.readings[$0] }
    return zip(measures, rounds.readings).flatMap { measure, readings in
      // Seconds of two clocks cannot be compared.
      let clock = measure.clock(rounds.stopwatch)
      let comparable = clock == rounds.stopwatch ? rival : nil
      return figures(measure, readings, rival: comparable, notes: notes).map {
        ResultRow(
          measure: measure.name, unit: $0.unit, bytes: measure.bytes ?? bytes, clock: clock, figure: $0.figure
        )
      }
    }
  }

  /// What the readings of one measure come to, in every unit that fits it.
  static func figures(
    _ measure: Measure, _ readings: [Double], rival: [Double]?, notes: Int
  ) -> [(unit: Unit, figure: Figure)] {
    guard measure.quantity != .memory else { return [(.megabytes, Figure(readings.map { $0 / 1e6 }))] }
    let milliseconds = (Unit.milliseconds, Figure(readings.map { $0 * 1e3 }))
    guard let bytes = measure.bytes else { return [milliseconds] }
    let ratio = rival.map { [(Unit.timesICU, Figure.ratio(of: readings, to: $0))] } ?? []
    return [
      milliseconds, (.megabytesPerSecond, Figure(readings.map { Double(bytes) / $0 / 1e6 })),
      (.notesPerSecond, Figure(readings.map { Double(notes) / $0 })),
    ] + ratio
  }
}
