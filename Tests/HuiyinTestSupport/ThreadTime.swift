#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Time as this thread worked it, so that what else runs on the machine does not count.
public enum ThreadTime {
  /// How long `body` works, the least of `runs` times, in nanoseconds.
  public static func least(of runs: Int = 3, _ body: () -> Void) -> Int {
    (0..<runs).map { _ in
      let start = now
      body()
      return now - start
    }.min() ?? 0
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}
