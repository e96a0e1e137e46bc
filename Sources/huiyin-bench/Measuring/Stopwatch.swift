#if canImport(Glibc)
  internal import Glibc
#endif

/// Which time is measured.
enum Stopwatch: String, CaseIterable, Sendable {
  /// The time that passes: what a user waits.
  case wall
  /// The time the process is at work, all its threads together: steadier where other programs keep the cores busy.
  case cpu

  /// How many seconds `work` takes.
  func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = now
    try work()
    return Double(now - start) / 1e9
  }

  private var now: Int {
    var time = timespec()
    clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
