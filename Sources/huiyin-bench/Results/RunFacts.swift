/// What a run was made on and with: what every row of the results begins with.
struct RunFacts {
  /// The day, as 2026-11-28.
  let date: String
  let machine: Machine
  /// What was measured.
  let input: String
  let notes: Int
  /// The UTF-8 bytes of titles and bodies.
  let bytes: Int
  let stopwatch: Stopwatch
  let rounds: Int

  /// The lines above the table.
  var heading: String {
    """
    huiyin-bench \(date), commit \(machine.commit)
    \(machine.cpu), \(machine.cores) cores, load \(machine.load); \(machine.os); Swift \(machine.swift); ICU \(machine.icu)
    \(input): \(notes) notes, \((Double(bytes) / 1e6).shortened) MB of text; median (least – most) of \(rounds) rounds, \(stopwatch.rawValue) time
    """
  }
}
