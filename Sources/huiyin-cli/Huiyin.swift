internal import ArgumentParser

@main
struct HuiyinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huiyin", abstract: "Sorts what residents told the police, and says why.")
}
