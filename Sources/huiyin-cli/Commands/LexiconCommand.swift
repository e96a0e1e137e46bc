internal import ArgumentParser

/// `huiyin lexicon …`: the workbench of whoever keeps the lexicon.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Checks a lexicon, compares two, and finds what one lacks.",
    subcommands: [LexiconCheckCommand.self, LexiconDiffCommand.self, LexiconSuggestCommand.self])
}
