internal import ArgumentParser
internal import Huiyin

#if canImport(Glibc)
  internal import Glibc
#endif

/// `huiyin-bench`: how fast the program is on this machine, beside ICU's own word iterator.
@main
struct HuiyinBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huiyin-bench", abstract: "Measures Huiyin beside ICU's own word iterator.",
    subcommands: [MeasureCommand.self, GenerateCommand.self, PeakCommand.self],
    defaultSubcommand: MeasureCommand.self)

  /// Runs a command; a run that could not be done ends with 2, wrong usage with 64.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as HuiyinError {
      for fault in error.faults { say("huiyin-bench: \(fault)") }
      exit(withError: ExitCode(2))
    } catch {
      exit(withError: error)
    }
  }

  /// One line on standard error, so that standard output holds figures only.
  static func say(_ line: String) {
    var line = line + "\n"
    line.withUTF8 { bytes in _ = write(2, bytes.baseAddress, bytes.count) }
  }
}
