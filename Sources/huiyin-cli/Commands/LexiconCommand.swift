internal import ArgumentParser

/// `huiyin lexicon …`: the workbench of whoever keeps the lexicon.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Checks a lexicon, compares two, finds what one lacks, learns one.",
    subcommands: [
      LexiconCheckCommand.self, LexiconDiffCommand.self, LexiconFitCommand.self, LexiconSuggestCommand.self,
    ])
}
