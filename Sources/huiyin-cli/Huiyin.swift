internal import ArgumentParser
internal import Huiyin

@main
struct HuiyinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huiyin", abstract: "Sorts what residents told the police, and says why.",
    version: Version.current,
    subcommands: [
      ClassifyCommand.self, RecurCommand.self, ReportCommand.self, TokenizeCommand.self, ExplainCommand.self,
      LexiconCommand.self,
      EvaluateCommand.self,
    ])

  /// Runs a command; a run that could not be done ends with 2, wrong usage with 64.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as HuiyinError {
      for fault in error.faults { Diagnostics.say("huiyin: \(fault)") }
      exit(withError: ExitCode(2))
    } catch {
      exit(withError: error)
    }
  }
}
