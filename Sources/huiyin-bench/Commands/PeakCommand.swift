internal import ArgumentParser
internal import Huiyin

/// `huiyin-bench peak`: what the measure of memory runs in a process of its own.
struct PeakCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peak", abstract: "Sorts one file of notes and prints the most bytes of memory that took.",
    shouldDisplay: false)

  @Argument(help: "A file of notes.") var file: String
  @Option(help: "Folder of the lexicon.") var lexicon = "lexicons/police"
  @Option(name: .shortAndLong, help: "Where to write the verdicts.") var output: String
  @Option(help: "Threads.") var threads = 1

  func run() throws {
    _ = try FileRun.classify(file, to: output, by: Measures.analyzer(lexicon), jobs: threads)
    guard let peak = PeakMemory.ofThisProcess else { throw ExitCode(2) }
    print(peak)
  }
}
