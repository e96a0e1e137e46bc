internal import ArgumentParser
internal import FoundationEssentials

/// On how many threads a command works.
struct JobsOptions: ParsableArguments {
  @Option(help: "Threads to work on; otherwise one for each core.") var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs takes a whole number from 1 to 256")
    }
  }

  /// The number of threads.
  var threads: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}
